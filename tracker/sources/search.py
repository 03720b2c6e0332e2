"""A search source's address, filled for each film."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from tracker.domain.film import Film
from tracker.domain.source import Source

TITLE = "{title}"
"""Where a template takes the film's title; `"{title}"` or `%22{title}%22` searches for the phrase."""


def expand(source: Source, films: Sequence[Film]) -> Iterator[tuple[str, str, Film]]:
    """For each film: the key of its state, the address to ask, the film.

    The title is percent-encoded as UTF-8 with nothing left bare but unreserved characters (RFC 3986, 2.3), so that no
    title can add a parameter. Quotation marks inside a title are dropped, since a search takes them for a phrase's end.

    Templates that are known to be answered, by the services' own documents:

    - any WordPress outlet: `https://HOST/?s={title}&feed=rss2`
    - Google News: `https://news.google.com/rss/search?q="{title}"+film&hl=en-US&gl=US&ceid=US:en`
    - Bing News: `https://www.bing.com/news/search?q="{title}"+film&format=rss`
    - GDELT DOC 2.0: `https://api.gdeltproject.org/api/v2/doc/doc?query="{title}"&mode=artlist&format=json&maxrecords=75`
    """
    for film in films:
        yield f"{source.name} {film.title}", address(source.url, film.title), film


def address(template: str, title: str) -> str:
    """`template` with `title` in the place of `{title}`, and its own quotation marks and spaces percent-encoded."""
    bare = " ".join("".join(" " if c in '"“”„«»' else c for c in title).split())
    filled = template.replace(TITLE, quote(bare, safe=""))
    return filled.replace('"', "%22").replace(" ", "%20")
