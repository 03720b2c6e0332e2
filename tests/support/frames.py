"""Plain statements put into the frames of trade prose: what is said must not depend on what is said around it.

    python -m tests.support.frames [LANGUAGE …] [--faults]     how each frame and each statement fares
    python -m tests.support.frames de --only "Wie" --faults    the faults of frames and statements with these words
    python -m tests.support.frames --floors                    set the floors to what is reached now

A language's file, `tests/reading/frames/<language>.toml`, has

- `statements`: a sentence (`say`) and what it says, in the fields of the reading contract; `{F}` stands for the film,
  `[Neon]` for a company that may be told more of. A statement with `says = []` says nothing of the film; what it
  `says` with `optional = true` a good reader may leave out. One that is no whole sentence, or that nobody can be made
  to say, has `alone = true`: it stands only in frames that leave it as it is.
- `films`: other ways to name the film, in which `{F}` is its title in quotation marks.
- `companies`: other ways to name a company, in which `{C}` is its name.
- `frames`: text around a statement: `{S}` is the sentence as it stands, `{s}` the same without its full stop and with
  a small first letter (unless it begins with the film, a company, or another name: `name = true`).
- `contracted`, where the language has such: words that grow together, and what they grow to ("di il", "del").

Each statement is read plain, then with one other name for its film, one other name for its companies or in one frame
at a time. A pair is right where the reader says what the statement says, in every field, and nothing else of the film.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any

from tests.support.reading import FILM, QUOTES, document
from tests.support.reading_cases import FLOORS, in_contract
from tests.support.reading_score import brief, pair, wrong
from tracker.domain.film import Film
from tracker.reading import Reader

FRAMES = Path(__file__).parent.parent / "reading" / "frames"
SAMPLED = 6
"""Ways in which each statement is told where not all are tried."""
_STOPS = ".。"
_TAIL = re.compile(r",(?= ?[,.;:])")  # the comma behind an apposition, where another sign follows


@dataclass(frozen=True, slots=True)
class Framed:
    """A statement in one frame: what is printed, what it says, and by which of the ways (`way`) it was made."""

    statement: str
    way: str
    text: str
    says: tuple[dict[str, Any], ...]


def languages() -> list[str]:
    """Those that have a file."""
    return sorted(file.stem for file in FRAMES.glob("*.toml"))


def framed(language: str, *, each: int | None = None) -> Iterator[Framed]:
    """All pairs of a language; with `each`, as many ways for each statement, other ones for the next."""
    table = tomllib.loads((FRAMES / f"{language}.toml").read_text("utf-8"))
    ways = [
        *(("film", form) for form in table["films"]),
        *(("company", form) for form in table["companies"]),
        *(("frame", form) for form in table["frames"]),
    ]
    pairs = table.get("contracted", ())
    for number, statement in enumerate(table["statements"]):
        says = tuple(_gold(said) for said in statement.get("says", [statement]))
        plain = statement["say"]
        named = statement.get("name", False) or plain.startswith(("{", "["))
        yield Framed(plain, "", _contracted(_printed(plain, "", "", language), pairs), says)
        able = [way for way in ways if _able(way, statement)]
        some = able if each is None else [able[(number * each + turn) % len(able)] for turn in range(each)]
        for slot, form in some:
            printed = _printed(plain, slot, form, language, named=named)
            yield Framed(plain, form, _contracted(printed, pairs), says)


def _able(way: tuple[str, str], statement: dict[str, Any]) -> bool:
    """Whether the statement can be told so."""
    slot, form = way
    if slot == "company":
        return "[" in statement["say"]
    return slot != "frame" or "{S}" in form or not statement.get("alone")


def _gold(said: dict[str, Any]) -> dict[str, Any]:
    """A statement's fields as the contract's object; what it leaves out is not said, and certain."""
    places = said.get("territories")
    return {
        "film": FILM.title,
        "certainty": "confirmed",
        **{name: value for name, value in said.items() if name not in ("say", "says", "name", "alone")},
        "territories": places.split() if isinstance(places, str) else places,
        "companies": [name for name in said.get("companies", "").split(", ") if name],
    }


def _printed(plain: str, slot: str, form: str, language: str, *, named: bool = False) -> str:
    """The statement as an article prints it, but for words that grow together."""
    quoted = QUOTES.get(language, "“{}”").format(FILM.title)
    text = plain.replace("{F}", form if slot == "film" else "{F}").replace("{F}", quoted)
    while "[" in text:
        before, _, rest = text.partition("[")
        name, _, after = rest.partition("]")
        text = before + (form.replace("{C}", name) if slot == "company" else name) + after
    text = text[:1].upper() + text[1:]
    if slot != "frame":
        return text
    bare = text.rstrip(_STOPS)
    return form.replace("{S}", text).replace("{s}", bare if named else bare[:1].lower() + bare[1:])


def _contracted(text: str, pairs: Sequence[Sequence[str]]) -> str:
    """`text` with the words of `pairs` as one, and without the comma of an apposition where another sign follows."""
    for apart, together in pairs:
        whole = r"(?!\w)" if apart[-1].isalpha() else ""
        for first, grown in ((apart, together), (apart.capitalize(), together.capitalize())):
            text = re.sub(rf"(?<!\w){first}{whole}", grown, text)
    return _TAIL.sub("", text)


def faults(case: Framed, language: str, films: Sequence[Film] = (FILM,)) -> list[str]:
    """Where the reader falls short of what `case` says, or says more; empty where it is right."""
    said = [in_contract(each) for each in Reader(films).read(document(case.text, language=language))]
    pairs, missed, more = pair([each for each in case.says if not each.get("optional")], said, case.text)
    alarms = pair([each for each in case.says if each.get("optional")], more, case.text)[2]
    found = [f"missed {brief(each)}" for each in missed] + [f"alarm {brief(each)}" for each in alarms]
    for gold, out in pairs:
        found += [f"{gold['kind']}: {fault}" for fault in wrong(gold, out, " ".join(case.text.split()))]
    return found


def wrongly_read(language: str) -> tuple[dict[str, list[str]], float]:
    """The faults of a sample of a language's pairs by their text, and the share of it that is right."""
    cases = list(framed(language, each=SAMPLED))
    found = {case.text: told for case in cases if (told := faults(case, language))}
    return found, 1 - len(found) / len(cases)


def _set_floors() -> None:
    kept = json.loads(FLOORS.read_text("utf-8"))
    kept["frames"] = {language: floor(wrongly_read(language)[1] * 1000) / 1000 for language in languages()}
    FLOORS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("languages", nargs="*", default=languages())
    parser.add_argument("--faults", action="store_true", help="print each text that is read wrongly, and how")
    parser.add_argument("--only", default="", help="of the statements and frames with these words")
    parser.add_argument("--floors", action="store_true", help="set the floors to what a sample reaches now")
    asked = parser.parse_args()
    if asked.floors:
        _set_floors()
        return
    for language in asked.languages:
        _show(language, asked.only, every=asked.faults)


def _show(language: str, only: str, *, every: bool) -> None:
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in framed(language):
        if only not in case.statement and only not in case.way:
            continue
        found = faults(case, language)
        if every and found:
            print(f"{case.text}\n    " + "\n    ".join(found))
        for name in ("all", f"way  {case.way or '(plain)'}", f"say  {case.statement}"):
            tallies[name][0] += not found
            tallies[name][1] += 1
    for name, (right, of) in sorted(tallies.items(), key=lambda row: (row[0] != "all", row[1][0] / row[1][1])):
        if right < of:
            print(f"{language} {right:>6} of {of:<6} {name}")


if __name__ == "__main__":
    main()
