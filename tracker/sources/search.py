"""A search source's address, filled for each film.

Templates that are known to be answered, by the services' own documents:

- any WordPress outlet: `https://HOST/?s={title}&feed=rss2`
  (https://wordpress.org/documentation/article/wordpress-feeds/)
- Google News: `https://news.google.com/rss/search?q="{title}"+film&hl=en-US&gl=US&ceid=US:en`
- Bing News: `https://www.bing.com/news/search?q="{title}"+film&format=rss`
- GDELT DOC 2.0: `https://api.gdeltproject.org/api/v2/doc/doc?query="{title}"&mode=artlist&format=json&maxrecords=75`
"""

from __future__ import annotations

from urllib.parse import quote

from tracker.domain.film import Film
from tracker.domain.source import Source

TITLE = "{title}"
"""Where a template takes the film's title; `"{title}"` or `%22{title}%22` searches for the phrase."""


def address(source: Source, film: Film) -> str:
    """The source's template with the film's title in it."""
    return filled(source.url, film.title)


def filled(template: str, title: str) -> str:
    """`template` with `title` in the place of `{title}`, and its own quotation marks and spaces percent-encoded.

    The title is percent-encoded as UTF-8 with nothing left bare but unreserved characters (RFC 3986, 2.3), so that no
    title can add a parameter. Quotation marks inside a title are dropped, since a search takes them for a phrase's end.
    """
    bare = " ".join("".join(" " if c in '"“”„«»' else c for c in title).split())
    whole = template.replace(TITLE, quote(bare, safe=""))
    return whole.replace('"', "%22").replace(" ", "%20")
