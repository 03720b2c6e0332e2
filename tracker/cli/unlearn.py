"""`tracker why ID --not-this`: a person teaches the tracker that an article is not about the film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.front import Front
from tracker.cli.say import note, out, out_json

if TYPE_CHECKING:
    from db.reads import Reads
    from tracker.domain.claim import Claim
    from tracker.domain.ledger import Fact


def mistaken_in(memory: Reads, fact: Fact, wanted: str) -> list[str]:
    """The addresses that are meant by the id `wanted`: the article of one claim or alert, or all that say the fact; and
    wherever else the same text stands.
    """
    claims = _meant(memory, fact, wanted)
    copies = memory.copies({claim.document for claim in claims})
    return list(dict.fromkeys([*(claim.url for claim in claims), *(copy.url for copy in copies)]))


def _meant(memory: Reads, fact: Fact, wanted: str) -> list[Claim]:
    if alert := memory.alert(wanted):
        return [alert.alert.claim]
    names = [wanted] if wanted in (*fact.said_by, *fact.gainsaid_by) else fact.said_by
    return [claim for claim in map(memory.claim, names) if claim]


def unlearn(call: Front, title: str, urls: list[str], *, as_json: bool) -> None:
    """Puts the addresses into the film's `not_this`, which the reader obeys, and takes back what they said of it."""
    from jobs.ingest import withdraw
    from tracker.alerts.words import headline
    from tracker.settings import edit

    film = call.film(title)
    path, text = edit.to_edit(call.loaded)
    edit.save(path, edit.changed(text, "films", film.title, not_this=list(dict.fromkeys((*film.not_this, *urls)))))
    with call.workshop() as workshop:
        alerts = [alert for url in urls for alert in withdraw(workshop, url, film.title)]
    if as_json:
        told = [{"id": alert.id, "headline": headline(alert)} for alert in alerts]
        out_json({"film": film.title, "not_this": urls, "alerts": told})
        return
    for url in urls:
        out(f"not {film.title}: {url}")
    for alert in alerts:
        out(headline(alert))
    if not call.quiet:
        note(f"written to {path}; `tracker check` sends what there is to tell")
