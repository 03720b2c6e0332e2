"""What came before: a film's old stories out of a web archive into its ledger, and nobody is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from jobs.asking import ask
from jobs.ingest import Arrival, keep, kept_as_copy, mark_seen
from jobs.workshop import Workshop
from tracker.domain.claim import Claim, claims_of
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import FetchError, SourceError, TrackerError, Unreachable
from tracker.ledger import settle_document
from tracker.sources import archive, article, kinds, urls
from tracker.sources.archive import Capture

SEEN = "archive"
"""Under this key the memory holds which captures were read, so that a backfill that broke off goes on where it was."""
_NO_OUTLETS = frozenset(("news.google.com", "bing.com", "api.gdeltproject.org"))
"""Hosts of sources that only lead to others."""
_PATIENCE = 3
"""After so many captures in a row that the archive did not give, it is left alone until the next time."""

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Backfilled:
    """What a backfill came to: addresses that the archive knows, pages that were read, those that say something of the
    film, and what went wrong.
    """

    known: int = 0
    read: int = 0
    telling: int = 0
    claims: list[Claim] = field(default_factory=list)
    failures: list[TrackerError] = field(default_factory=list)


def outlets(sources: Sequence[Source]) -> list[str]:
    """The hosts of the sources that print stories of their own, each once."""
    hosts = (urls.host(source.url) for source in sources if source.kind not in kinds.APIS)
    return [host for host in dict.fromkeys(hosts) if host and host not in _NO_OUTLETS]


def backfill(
    workshop: Workshop, film: Film, since: date, hosts: Sequence[str], progress: Progress | None = None
) -> Backfilled:
    """Reads what the archive holds of `film` at each of `hosts` since that day. What is stored already is not asked
    for again. Raises DatabaseError; what was taken in before stays.
    """
    source = next((s for s in workshop.sources if s.kind == "archive"), None)
    source = source or Source("Wayback Machine", "archive", "https://web.archive.org")
    done = Backfilled()
    waiting = [c for host in hosts for c in _known(workshop, source, host, film, since, done)]
    missed = 0
    for number, capture in enumerate(sorted(waiting, key=lambda each: each.at), start=1):
        try:
            _take(workshop, capture, done)
            missed = 0
        except FetchError as error:
            missed += 1
            done.failures.append(error)
            if missed >= _PATIENCE:
                left = len(waiting) - number
                done.failures.append(Unreachable(capture.copy, f"{left} captures are left for the next backfill"))
                break
        if progress:
            progress(number, len(waiting), capture.url)
    return done


def _known(
    workshop: Workshop, source: Source, host: str, film: Film, since: date, done: Backfilled
) -> Iterator[Capture]:
    """The captures of one outlet that were not read yet."""
    where = archive.address(source, host, film, since)
    if where is None:
        return
    try:
        page = ask(workshop.fetcher, source, where)
        assert isinstance(page, Page)  # noqa: S101 - an unconditional request is never answered by 304
        found = archive.captures(page, source)
    except (FetchError, SourceError) as error:
        done.failures.append(error)
        return
    done.known += len(found)
    unseen = set(workshop.store.unseen(SEEN, [urls.canonical(capture.url) for capture in found]))
    yield from (capture for capture in found if urls.canonical(capture.url) in unseen)


def _take(workshop: Workshop, capture: Capture, done: Backfilled) -> None:
    """One page of the past into the memory. Raises FetchError."""
    name = urls.canonical(capture.url)
    if workshop.store.documents_at(name):
        return
    page = workshop.fetcher.get(capture.copy)
    assert isinstance(page, Page)  # noqa: S101 - as above
    done.read += 1
    as_it_was = replace(page, url=capture.url, final_url=capture.url, moved_to=None)
    arrival = None
    with suppress(SourceError):
        document = article.document(as_it_was, outlet=urls.host(capture.url), seen=capture.at)
        arrival = Arrival(document, SEEN, (name,))
    claims = _settled_in_silence(workshop, arrival) if arrival else _passed_over(workshop, name)
    done.claims += claims
    done.telling += bool(claims)


def _passed_over(workshop: Workshop, name: str) -> list[Claim]:
    """A page that is no article: it is not asked for again."""
    with workshop.store.write() as transaction:
        transaction.mark_seen(SEEN, [name], workshop.clock())
    return []


def _settled_in_silence(workshop: Workshop, arrival: Arrival) -> list[Claim]:
    """Takes in a document of the past: what it says stands in the ledgers, and no alert is owed or remembered."""
    document, now = arrival.document, workshop.clock()
    names_film = bool(workshop.named(document))
    claims = claims_of(document, workshop.read(document)) if names_film else []
    with workshop.store.write() as transaction:
        mark_seen(transaction, arrival, now)
        if kept_as_copy(transaction, arrival, claims) or not keep(transaction, arrival, now, names_film=names_film):
            return []
        transaction.add_claims(claims)
        for film in sorted({claim.development.film for claim in claims}):
            before = transaction.ledger(film)
            settled = settle_document(before, [c for c in claims if c.development.film == film])
            transaction.save_ledger(replace(settled.ledger, told=before.told), now)
    return claims
