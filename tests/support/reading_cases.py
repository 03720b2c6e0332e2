"""The worked cases of the reading contract, and how they are parted into a half to learn from and a half to test on.

    python -m tests.support.reading_cases [a|b|all|more] [--faults]  measure a half, or other hands' cases
    python -m tests.support.reading_cases unseen                   measure what nothing was learnt from
    python -m tests.support.reading_cases --floors                 raise the floors to what is reached now
    python -m tests.support.reading_cases --floors --lower WHY     set them even where that lowers one

The halves are parted by film, the first of a case's watch list, by the first bit of its title's SHA-256; all cases of
*K-Pops!*, the film that was known before any rule was written, are in the half to learn from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.support.reading_score import Scores, score
from tracker.domain.codec import from_data
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import Reader

CASES = Path(__file__).parent.parent / "reading" / "cases" / "cases.jsonl"
MORE = CASES.with_name("more.jsonl")
"""Cases by other hands, about other films: how the reader does on what it was not first written for."""
UNSEEN = CASES.with_name("unseen.jsonl")
"""The same, of which nobody has read how they are read: no rule and no weight is learnt from them, none ever should."""
_FILES = {"more": MORE, "unseen": UNSEEN}
FLOORS = Path(__file__).parent.parent / "floors.json"
_KNOWN_BEFORE = "K-Pops!"
_SLACK = 0.0005  # what rounding to three places may hide


def half(case: dict[str, Any]) -> str:
    """`a`, to learn from, or `b`, to test on."""
    title = case["watch"][0]["title"]
    if title == _KNOWN_BEFORE:
        return "a"
    return "ab"[hashlib.sha256(title.encode()).digest()[0] & 1]


def cases(which: str = "all") -> list[dict[str, Any]]:
    """The worked cases of a half, or all; or `more`, or those that are `unseen`."""
    file = _FILES.get(which, CASES)
    found = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [case for case in found if which in ("all", *_FILES, half(case))]


def digest() -> str:
    """What the floors hold for: the SHA-256 of the cases."""
    return hashlib.sha256(CASES.read_bytes() + MORE.read_bytes()).hexdigest()


def watch(case: dict[str, Any]) -> list[Film]:
    """A case's watch list."""
    return [from_data(Film, {**row, **_tuples(row, "aliases", "people", "companies")}) for row in case["watch"]]


def document(case: dict[str, Any]) -> Document:
    """A case's document; it gives a day, and midnight UTC is that day everywhere that matters here."""
    row = case["document"]
    published = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC)
    return Document(row["url"], row["outlet"], row["title"] or "", row["text"], row["language"], published=published)


def _tuples(row: dict[str, Any], *names: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row.get(name) or ()) for name in names}


def answer(case: dict[str, Any]) -> list[dict[str, Any]]:
    """What the reader says of a case, in the contract's words."""
    return [in_contract(each) for each in Reader(watch(case)).read(document(case))]


def in_contract(development: Development) -> dict[str, Any]:
    """A development as the contract's object."""
    names = (
        "film kind certainty quote date release_type festival section premiere award phase".split()  # noqa: SIM905
    )
    said: dict[str, Any] = {name: getattr(development, name) for name in names}
    places = development.territories
    return said | {"companies": list(development.companies), "territories": list(places) if places else None}


def measure(which: Sequence[dict[str, Any]]) -> Scores:
    """The reader's scores on `which` cases."""
    return score(which, {case["id"]: answer(case) for case in which})


def figures(scores: Scores) -> dict[str, dict[str, float]]:
    """What a floor is kept under: F1 of core and full for each group, and the precision of all."""
    found = {
        group: {"core": round(tally.f1, 3), "full": round(scores.full[group].f1, 3)}
        for group, tally in sorted(scores.core.items())
    }
    found["all"]["precision"] = round(scores.core["all"].precision, 3)
    return found


def sunken(reached: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """The floors that are no longer reached."""
    return [
        f"{group} {level}: {reached.get(group, {}).get(level, 0.0)} below {floor}"
        for group, levels in floors.items()
        for level, floor in levels.items()
        if reached.get(group, {}).get(level, 0.0) < floor - _SLACK
    ]


def of_more() -> dict[str, float]:
    """What is kept of the cases by other hands: the figures of all of them together."""
    return figures(measure(cases("more")))["all"]


def _set_floors(reached: dict[str, dict[str, float]], quiet: int, why: str | None) -> int:
    before = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    reached = reached | {"more": of_more()}
    lowered = sunken(reached, before.get("floors", {})) if before.get("cases") == digest() else []
    if lowered and not why:
        print("these would sink; say why with --lower WHY:", *lowered, sep="\n  ")
        return 1
    history = before.get("lowered", []) + ([{"why": why, "floors": lowered}] if lowered else [])
    kept = before | {"cases": digest(), "quiet": quiet, "floors": reached, "lowered": history}
    FLOORS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("half", nargs="?", default="all", choices=("a", "b", "all", *_FILES))
    parser.add_argument("--faults", action="store_true", help="print every miss, false alarm and wrong field")
    parser.add_argument("--floors", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", metavar="WHY", help="with --floors: lower them, for this reason")
    asked = parser.parse_args()
    scores = measure(cases(asked.half))
    if asked.faults:
        print(*scores.faults, sep="\n")
    for group, levels in figures(scores).items():
        print(f"{group:24}", *(f"{level} {figure:.3f}" for level, figure in levels.items()))
    print(f"quiet cases kept quiet: {scores.quiet} of {scores.silent}")
    return _set_floors(figures(scores), scores.quiet, asked.lower) if asked.floors and asked.half == "all" else 0


if __name__ == "__main__":
    raise SystemExit(main())
