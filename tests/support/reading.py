"""Documents and readings in a line or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import Explained, Reader
from tracker.reading.lexicon import written

DAY = datetime(2024, 5, 15, tzinfo=UTC)
FILM = Film("Salt Road", year=2024, people=("Alex Poe", "Ida Bruun"))

QUOTES = {
    "de": "„{}“",
    "fr": "« {} »",
    "es": "“{}”",
    "it": "“{}”",
    "pt": "“{}”",
    "sv": "”{}”",
    "ko": "‘{}’",
    "ja": "『{}』",
}


def document(text: str, title: str = "", language: str = "en", day: datetime = DAY) -> Document:
    """An invented article; FILM in it stands for the watched title, in the language's quotation marks."""
    named = QUOTES.get(language.partition("-")[0], "“{}”").format(FILM.title)
    return Document(
        "https://press.example/1",
        "The Press",
        title.replace("FILM", named),
        text.replace("FILM", named),
        language,
        published=day,
    )


def read(text: str, title: str = "", language: str = "en", films: Sequence[Film] = (FILM,)) -> tuple[Development, ...]:
    """What a reader of `films` reads in it."""
    return Reader(films).read(document(text, title, language))


def fired(text: str, language: str = "en") -> list[Explained]:
    """The candidates that nothing stopped, for a film of any year."""
    of_any_year = replace(FILM, year=None)
    return [
        each for each in Reader((of_any_year,)).explain(document(text, language=language)).candidates if not each.guard
    ]


@cache
def examples(tongue: str) -> Mapping[str, tuple[list[str], list[str]]]:
    """The sentences in which each rule of a language must fire, and each guard stop one, and those in which not."""
    table = written(tongue)
    return {entry["id"]: (entry.get("yes", []), entry.get("no", [])) for entry in (*table["rules"], *table["guards"])}


def only(developments: Sequence[Development]) -> Development:
    """The one development that there is."""
    assert len(developments) == 1, developments
    return developments[0]
