"""Documents of trade-like fragments and of raw bytes, in nine languages, thrown at the reader.

    python -m tests.support.fuzz [--minutes 30] [FOLDER]

runs atheris (`pip install atheris`) for so long and keeps what broke the reader in FOLDER. A document is made from
bytes by `made`; `hold` says what must be so of whatever the reader makes of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from tracker.domain import edtf
from tracker.domain.document import Document
from tracker.domain.film import Film

if TYPE_CHECKING:
    from tracker.reading.reader import Reader

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja", "en-GB", "xx", "")
FILMS = (
    Film("Salt Road", ("La Route du sel", "소금길", "塩の道"), 2024, ("Alex Poe", "Ida Bruun"), ("Lantern House",)),
    Film("K-Pops!", ("K-Pops",), 2024, ("Anderson .Paak",), ("Stampede Ventures",)),
    Film("Tide", (), 2025, ("Mara Ellison",), (), ("Tide of Empire",)),
    Film("It", (), None, (), ()),
    Film("8½ & Co.", ("Eight and a Half",), 2025, (".",), ("&",)),
)

_SUBJECTS = (
    "Neon", "A24", "Netflix", "Curzon", "Acme Releasing", "Kino Lorber and Lantern House", "The company", "It",
    "Mubi", "The film", "Die Verleiherin Weltkino", "Le distributeur Diaphana", "La distribuidora",
    "I Wonder Pictures", "A distribuidora", "TriArt Film", "쇼박스", "配給のギャガ", "Director Alex Poe",
    "Charades, Goodfellas & Co.", "HanWay Films", "Who",
)  # fmt: skip
_VERBS = (
    "has acquired", "bought", "is in talks for", "denies that it sold", "will release", "opens", "premiered",
    "boards", "has sold", "took rights to", "hat sich die Rechte gesichert an", "bringt in die Kinos",
    "sortira en salles", "a acquis", "ha comprado", "se estrena", "esce al cinema", "ha acquistato", "estreia",
    "adquiriu", "har premiär", "köper", "개봉한다", "판권을 구매했다", "が公開される", "の配給権を獲得",
    "won", "never", "not", "pulled",
    "could open", ", which sold",
)  # fmt: skip
_OBJECTS = (
    "“Salt Road”", "Salt Road", "‘K-Pops!’", "K-POPS", "Tide", "“Tide of Empire”", "it", "the film",
    "the Poe-directed drama", "„Salt Road“", "« Salt Road »", "»Salt Road«", "『塩の道』", "‘소금길’", "“8½ &amp; Co.”",
    "his previous film", "the sequel to “Tide”", "rights", "North American rights to", "a novel", "“Other Film”",
    "IT", "the remake",
)  # fmt: skip
_PLACES = (
    "in the U.S.", "for North America", "worldwide excluding France", "Germany and Austria", "(Italy)",
    "in Deutschland", "en France", "en España", "in Italia", "no Brasil", "i Sverige", "국내", "全国", "rest of world",
    "at Cannes", "in Venice", "Toronto’s Midnight Madness", "the Grand Jury Prize at Sundance",
    "(Weltkino, Germany and Austria), I Wonder (Italy)", "UK, Ireland; Benelux (Cinéart) | Spain: Caramel",
    "Un Certain Regard", "LatAm", "CIS",
)  # fmt: skip
_TIMES = (
    "on February 27, 2026", "this fall", "next Friday", "am 3. März", "le 12 juin", "el 5 de mayo", "il 1° aprile",
    "em março", "den 4 oktober", "오는 27일", "来年3月14日", "in Q3 2025", "on Feb. 30", "Dec. 31-Jan. 2",
    "a week later",
    "2025/26", "May", "at 11:59 p.m.", "Thanksgiving", "in 0000", "in 9999", "from June 1 to June 9",
    "mid-to-late 2024", "the 31st",
)  # fmt: skip
_MARKS = (
    ". ", "! ", "? ", ", ", "; ", ": ", " — ", "\n", "\n\n", "\r\n", "\n• ", " (", ") ", "“", "”", "‘", "’", '"', "'",
    "…", "\t", " | ", " and ", " und ", " et ", "。", "、", " \u00a0", "\u2028", "\u200b", "\ue000", "\ue003", "\ufeff",
    "\0", "e\u0301", "İ", "ß", "$5M", "*", "UPDATED: ", "EXCLUSIVE: ", "1. ", "<b>", "&nbsp;", "", "😀", "U.S. ",
    "Jan. ", "'s ", "’s ",
)  # fmt: skip
_FRAGMENTS = (_SUBJECTS, _VERBS, _OBJECTS, _PLACES, _TIMES, _MARKS)
_PATIENCE = 60  # seconds on the clock that one document may take, on a machine that others use as well
_RAW = 7  # of a byte's eighths, the one in which the next bytes are text themselves


def made(data: bytes) -> Document:
    """The document that `data` stands for: every byte chooses a fragment, or how many bytes are taken as text."""
    head, body = data[:3].ljust(3, b"\0"), data[3:]
    language = LANGUAGES[head[0] % len(LANGUAGES)]
    day = datetime(1970 + head[1] % 100, 1 + head[1] % 12, 1 + head[2] % 28, tzinfo=UTC)
    pieces, at = [], 0
    while at < len(body):
        kind, choice = body[at] % 8, body[at] // 8
        at += 1
        if kind == _RAW:
            pieces.append(body[at : at + choice].decode("utf-8", "replace"))
            at += choice
            continue
        table = _FRAGMENTS[min(kind, len(_FRAGMENTS) - 1)]
        more = body[at] if at < len(body) else 0
        at += 1
        pieces.append(table[(choice + 32 * (more // 128)) % len(table)])
        pieces.append(" " if more % 4 else _MARKS[more // 4 % len(_MARKS)])
    whole = "".join(pieces)
    title, _, text = whole.partition("\n") if head[2] % 2 else ("", "", whole)
    return Document(
        "https://press.example/1", "The Press", title, text, language or None, published=day if head[2] % 5 else None
    )


def hold(document: Document) -> None:
    """What is so of every reading: a development is a watched film's, its quote stands there, its dates are dates."""
    explanation = _reader().explain(document)
    assert explanation.developments == _reader().read(document)
    whole = f"{document.title}\n\n{document.text}" if document.title else document.text
    titles = {film.title for film in FILMS}
    for said in explanation.developments:
        assert said.film in titles, said
        assert said.quote, said
        assert said.quote in document.title or said.quote in document.text, said
        assert said.date is None or edtf.span(said.date), said
        assert all(company.strip() for company in said.companies), said
    for candidate in explanation.candidates:
        assert candidate.sentence in whole, candidate
        for span in candidate.spans:
            assert 0 <= span.start < span.end <= len(candidate.sentence), candidate
    for mention in explanation.mentions:
        source = document.title if mention.in_title else document.text
        assert 0 <= mention.start < mention.end <= len(source), mention


@cache
def _reader() -> Reader:
    from tracker.reading.reader import Reader  # not before atheris watches what is imported

    return Reader(FILMS)


def _run(one: Callable[[bytes], None], arguments: Sequence[str]) -> None:
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["tracker.reading"]):
        import tracker.reading.reader  # noqa: F401 - imported to be watched
    for language in LANGUAGES:  # a language's tables are made at its first document, which is not to be timed
        hold(Document("u", "o", "", f"Neon has acquired {_OBJECTS[0]} for Germany on May 3.", language))
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> None:
    """Runs for `--minutes` on one core; a finding is kept as the bytes that `made` makes a document of."""
    import argparse

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", default=".")
    parser.add_argument("--minutes", type=float, default=30)
    call = parser.parse_args()
    options = [
        f"-max_total_time={int(call.minutes * 60)}",
        f"-artifact_prefix={call.folder}/",
        "-max_len=600",
        f"-timeout={_PATIENCE}",
    ]
    _run(lambda data: hold(made(data)), [*options, call.folder])


if __name__ == "__main__":
    main()
