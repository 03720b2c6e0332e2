"""From a fetched page to documents: which items are new, which name a film, which are followed to their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from jobs.asking import ask
from jobs.ingest import ARTICLES, Arrival
from jobs.targets import Target
from jobs.workshop import Workshop
from tracker.domain.document import Document, Item
from tracker.domain.film import fold
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import BadAnswer, Blocked, FetchError, Gone, RateLimited, SourceError, Unreachable
from tracker.sources import article, kinds, urls
from tracker.sources.interface import Asked
from tracker.sources.roundups import may_list_films


@dataclass(frozen=True, slots=True)
class Lead:
    """An item of a feed, which may be worth its article."""

    item: Item
    target: Target

    @property
    def url(self) -> str:
        """The canonical address of its article."""
        return urls.canonical(self.item.url)

    @property
    def version(self) -> str:
        """By what it counts as seen: an outlet that alters the headline has altered the story (a date, "UPDATED")."""
        return f"{self.url}#{sha256(fold(self.item.title).encode()).hexdigest()[:8]}"


@dataclass(slots=True)
class Haul:
    """What a page came to: documents that are whole already, leads to follow, further pages of the source itself."""

    arrivals: list[Arrival] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    more: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    """What the page lists, new or not: headlines or addresses."""


def sift(workshop: Workshop, target: Target, page: Page) -> Haul:
    """What is new in `page`: documents that name a watched film, and leads to articles that do or may.

    An item that is not followed is passed over without a mark: it costs a scan each time the feed changes, and is found
    when its film comes to the watch list while the feed still has it. Raises SourceError.
    """
    headlines = kinds.headlines(page, target.source)
    if not _may_hold_news(workshop, target, page, headlines):
        return Haul(listed=tuple(headlines or ()))
    found = kinds.read(page, Asked(target.source, workshop.films, workshop.clock(), target.film))
    haul = Haul([Arrival(document, target.key, whole=True) for document in found.documents], more=found.more)
    listed = [item.url for item in found.items] + [document.url for document in found.documents]
    haul.listed = tuple(headlines if headlines and listed else listed)
    leads = {lead.version: lead for lead in (Lead(item, target) for item in found.items)}
    fresh = workshop.store.unseen(target.key, list(leads))
    followed = set(fresh) - set(workshop.store.unseen(ARTICLES, fresh))
    for version in fresh:
        item = leads[version].item
        names_film = workshop.reader.scan(words_of(item).encode())
        enough = item.content is not None or target.source.follow == "never" or version in followed
        if not enough and (names_film or target.source.follow == "always" or may_list_films(item)):
            haul.leads.append(leads[version])
        elif names_film:
            haul.arrivals.append(_arrival(workshop, leads[version]))
    return haul


def _may_hold_news(workshop: Workshop, target: Target, page: Page, headlines: Sequence[str] | None) -> bool:
    """False only where a page that is whole names no watched film in its bytes, and no line-up in its headlines: most
    of them, most of the time, and then it need not be parsed.
    """
    if target.source.follow == "always" or workshop.reader.scan(page.body):
        return True
    return headlines is None or any(may_list_films(Item(url="", title=headline)) for headline in headlines)


def follow(workshop: Workshop, lead: Lead) -> Arrival | FetchError | SourceError:
    """The article behind `lead`, or why it could not be had; runs beside others, so it touches no memory."""
    try:
        page = ask(workshop.fetcher, lead.target.source, lead.url)
        if not isinstance(page, Page):
            return SourceError(f"{lead.url}: answered 304 to a first request")
        document = article.document(page, item=lead.item, outlet=lead.target.source.name, seen=workshop.clock())
    except (FetchError, SourceError) as error:
        return error
    return Arrival(document, lead.target.key, (lead.version,), whole=True)


def without_article(workshop: Workshop, lead: Lead, error: FetchError | SourceError) -> tuple[Arrival, bool]:
    """What the feed itself says, where its article could not be had; and whether that is final.

    It is not where a later try may bring the article: the item then stays unseen.
    """
    final = not _may_pass(error)
    arrival = _arrival(workshop, lead)
    return (arrival if final else replace(arrival, listed_as=())), final


def _may_pass(error: FetchError | SourceError) -> bool:
    if isinstance(error, BadAnswer):
        return isinstance(error, RateLimited) or (error.status >= 500 and not isinstance(error, (Blocked, Gone)))
    return isinstance(error, Unreachable)


def words_of(item: Item) -> str:
    """What is known of the item before its article: where not even a headline is, the words of its address."""
    if not item.title:
        return f"{item.url}\n{item.summary}"
    return "\n".join(part for part in (item.title, item.summary, item.content) if part)


def _arrival(workshop: Workshop, lead: Lead) -> Arrival:
    document = as_document(lead.item, lead.target.source, workshop.clock())
    return Arrival(document, lead.target.key, (lead.version,), whole=lead.item.content is not None)


def as_document(item: Item, source: Source, seen: datetime) -> Document:
    """The item itself as a document. `seen` is aware."""
    return Document(
        url=urls.canonical(item.url),
        outlet=item.outlet or source.name,
        title=item.title,
        text=item.content or item.summary,
        language=item.language or source.language,
        published=item.published,
        seen=seen,
    )
