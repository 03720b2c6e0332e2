"""How one address of a source is asked: as a page, as an API with its key, through a browser."""

from __future__ import annotations

from tracker.domain.page import Page, Unchanged, Validators
from tracker.domain.source import Source
from tracker.errors import BadAnswer
from tracker.fetch import Fetcher
from tracker.sources import kinds


def ask(fetcher: Fetcher, source: Source, url: str, validators: Validators = Validators()) -> Page | Unchanged:  # noqa: B008
    """The page at `url`, an address of `source`. Raises FetchError, in the words of the API where one refuses."""
    try:
        if source.kind in kinds.APIS:
            return fetcher.get(url, validators, robots=False, token=source.key)
        if source.render == "browser":
            # A page that has not changed says nothing of what its scripts fetch: it is always asked for whole.
            page = fetcher.get(url)
            return fetcher.rendered(page) if isinstance(page, Page) else page
        return fetcher.get(url, validators)
    except BadAnswer as error:
        raise kinds.explained(error, source) from None
