"""GDELT DOC 2.0's article list to items.

The format is that of https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ with `mode=artlist&format=json`:
`{"articles": [{"url", "url_mobile", "title", "seendate": "20240909T140000Z", "domain", "language": "English",
"sourcecountry"}]}`; a search without a hit answers `{}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import NotAFeed
from tracker.sources import markup, urls
from tracker.sources.moments import moment

_LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "swedish": "sv", "korean": "ko", "japanese": "ja", "danish": "da", "norwegian": "no", "finnish": "fi",
    "dutch": "nl", "polish": "pl", "czech": "cs", "turkish": "tr", "russian": "ru", "chinese": "zh", "greek": "el",
}  # fmt: skip


def items(data: Any, page: Page, source: Source) -> list[Item]:
    """The articles in `data`, the decoded JSON of `page`. `published` is when GDELT first saw an article.

    Raises NotAFeed where the shape is another than the documented one.
    """
    if not isinstance(data, Mapping) or (data and not isinstance(data.get("articles"), list)):
        keys = ", ".join(sorted(map(str, data))[:5]) if isinstance(data, Mapping) else type(data).__name__
        raise NotAFeed(f"{page.final_url} answered JSON that is neither JSON Feed nor GDELT's article list ({keys})")
    articles = [a for a in data.get("articles", ()) if isinstance(a, Mapping)]
    found = [_item(article, source) for article in articles]
    if articles and not any(found):
        raise NotAFeed(f"{page.final_url}: GDELT's articles have no url and title any more; its format has changed")
    return [item for item in found if item is not None]


def _item(article: Mapping[str, Any], source: Source) -> Item | None:
    url, title = article.get("url"), article.get("title")
    if not isinstance(url, str) or not isinstance(title, str) or not (link := urls.absolute(url, url)):
        return None
    domain = article.get("domain")
    seen = article.get("seendate")
    return Item(
        url=link,
        title=markup.line(title),
        published=moment(seen) if isinstance(seen, str) else None,
        outlet=domain if isinstance(domain, str) and domain else None,
        language=source.language or _LANGUAGES.get(str(article.get("language", "")).lower()),
    )
