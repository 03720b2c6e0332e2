"""The pages: each takes its values from the memory in one look, and hands them to its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from db.asking import Slice
from db.fulltext import query
from db.reads import Reads
from tracker.alerts.places import place_words
from tracker.alerts.words import change_words
from tracker.domain.film import Film
from tracker.domain.ledger import Ledger
from tracker.ledger import Patience, absences, board
from tracker.web import deliveries as outbox
from tracker.web import filters, health, searching, tiles
from tracker.web.cards import card
from tracker.web.facts import groups
from tracker.web.feeds import subscriptions
from tracker.web.render import page
from tracker.web.site import Site
from tracker.web.timeline import timeline

WEEK = timedelta(days=7)
MOST_CHANGES = 12
"""Changes of the week that stand beside the films; the feed has them all."""
PER_PAGE = 50
MOST_PAGES = 100
"""Deliveries that are older than these pages are for `tracker alerts`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One alert in the list of changes."""

    film: str
    slug: str | None
    words: str
    at: datetime


def films(request: Request) -> Response:
    """The board: every film with its stage, next date, last change and a strip of its life."""
    site: Site = request.app.state.site
    asked = filters.FilmFilter.of(request.query_params)
    with site.readers.look() as memory:
        cards = site.shelf.cards(memory, site.slug_of, site.today)
        chosen = filters.choose(cards, asked, site.today)
        last = memory.last_alerts(c.film for c in chosen.cards)
        changes, lately = _changes(site, memory)
        well = health.health(site, memory)
    return page(
        request,
        "films.html",
        asked=asked,
        chosen=chosen,
        changes=changes,
        lately=lately,
        health=well,
        last={film: (change_words(raised.alert), raised.created_at) for film, raised in last.items()},
        stages=filters.STAGES,
        territories=sorted(
            ((place_words([c]), c) for c in filters.territories_of(cards)), key=lambda t: t[0].removeprefix("the ")
        ),
        festivals=filters.festivals_of(cards),
        feeds=subscriptions(site, {"territory": asked.territory}),
    )


def film(request: Request) -> Response:
    """One film: its timeline, its territory board, and every fact with those who say so."""
    site: Site = request.app.state.site
    watched = _film(site, request)
    with site.readers.look() as memory:
        ledger = memory.outlines([watched.title]).get(watched.title, Ledger(watched.title))
        claims = memory.claims(watched.title)
        well = health.health(site, memory)
    sold = board(ledger)
    return page(
        request,
        "film.html",
        film=watched,
        card=card(ledger, site.today),
        missing=absences(ledger, site.today, _patience(site)),
        timeline=timeline(ledger, site.today),
        tiles=tiles.tiles(sold) if any(square.state != "unstated" for square in sold.squares) else [],
        lines=tiles.lines(sold),
        board=sold,
        states=tiles.STATES,
        columns=tiles.COLUMNS,
        rows=tiles.ROWS,
        groups=groups(ledger, claims, site.today),
        documents=len({claim.document for claim in claims}),
        health=well,
        feeds=subscriptions(site, {"film": site.slug_of[watched.title]}),
    )


def sources(request: Request) -> Response:
    """Where the tracker looks, and how that went."""
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        found = health.sources(site, memory)
        well = health.health(site, memory)
    return page(request, "sources.html", sources=found, health=well)


def deliveries(request: Request) -> Response:
    """What was told to whom, and what could not be."""
    site: Site = request.app.state.site
    state = outbox.state_of(request.query_params.get("state", ""))
    number = min(filters.FilmFilter.of(request.query_params).page, MOST_PAGES)
    with site.readers.look() as memory:
        found = memory.latest_deliveries(number * PER_PAGE + 1, state=state)[::-1][(number - 1) * PER_PAGE :]
        well = health.health(site, memory)
    return page(
        request,
        "deliveries.html",
        deliveries=[outbox.sending(site, delivery) for delivery in found[:PER_PAGE]],
        more=len(found) > PER_PAGE,
        number=number,
        state=state,
        states=outbox.STATES,
        health=well,
    )


def search(request: Request) -> Response:
    """Every document and quote in which the words stand."""
    site: Site = request.app.state.site
    asked = request.query_params.get("q", "")[: searching.LONGEST]
    watched = site.by_slug.get(request.query_params.get("film", ""))
    number = filters.FilmFilter.of(request.query_params).page
    sought = query(asked)
    with site.readers.look() as memory:
        part = Slice(searching.PER_PAGE + 1, (number - 1) * searching.PER_PAGE)
        found = memory.search(sought, watched.title if watched else None, part)
        hits = [searching.hit(site, memory, document, sought) for document in found[: searching.PER_PAGE]]
        well = health.health(site, memory)
    return page(
        request,
        "search.html",
        asked=asked,
        hits=hits,
        watched=watched,
        more=len(found) > searching.PER_PAGE,
        number=number,
        health=well,
    )


def _changes(site: Site, memory: Reads) -> tuple[list[Change], bool]:
    """The changes of the last seven days; where there were none, the last that were, and false."""
    found = memory.latest_alerts(site.clock() - WEEK, MOST_CHANGES)
    lately = bool(found)
    found = found or memory.latest_alerts(None, MOST_CHANGES // 2)
    return [
        Change(film, site.slug_of.get(film), change_words(raised.alert), raised.created_at)
        for raised in found
        for film in (raised.alert.development.film,)
    ], lately


def _film(site: Site, request: Request) -> Film:
    try:
        return site.by_slug[request.path_params["slug"]]
    except KeyError:
        raise HTTPException(404, "No film of the watch list has that address.") from None


def _patience(site: Site) -> Patience:
    asked = site.settings.absence
    return Patience(asked.distributor_days or None, asked.trailer_days or None)
