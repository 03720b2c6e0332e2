"""The JSON API: `/api/v1`, reading only, described by its own OpenAPI document."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, BeforeValidator

from db.asking import Slice
from db.fulltext import query
from tracker import __version__
from tracker.domain.delivery import DeliveryState
from tracker.domain.development import Kind, ReleaseType
from tracker.domain.ledger import Ledger, Stage
from tracker.errors import DatabaseError, WrongCall
from tracker.web import answers, filters, health
from tracker.web.cards import card
from tracker.web.exports import openings
from tracker.web.selection import Selection, selection
from tracker.web.site import Site


class Problem(BaseModel):
    """What was wrong with the call, in one line."""

    detail: str


Limit = Annotated[int, Query(ge=1, le=200, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="After passing over so many.")]
Slug = Annotated[str, Path(description="The film's name in addresses, as `/films` gives it.", min_length=1)]
FilmNames = Annotated[list[str], Query(description="Films by their slugs; all without it.")]
Code = Annotated[str, Query(pattern="^[A-Za-z]{2}$", description="A territory (ISO 3166-1 alpha-2).")]
Codes = Annotated[
    list[Annotated[str, Query(pattern="^[A-Za-z]{2}$")]], Query(description="Territories; all without it.")
]


def _iso(value: object) -> object:
    """Refuses a number, which pydantic would take for the seconds since 1970: the document says ISO 8601."""
    if isinstance(value, str) and not _DATED.match(value):
        raise ValueError("write a moment as 2026-02-27T12:00:00Z")
    return value


_DATED = re.compile(r"\d{4}-\d\d-\d\d[Tt ]")
Since = Annotated[
    AwareDatetime | None,
    BeforeValidator(_iso),
    Query(description="None from before this moment (ISO 8601 with an offset)."),
]

_KNOWN: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "No such film"}}
_WRONG: dict[int | str, dict[str, Any]] = {400: {"model": Problem, "description": "A filter that nobody knows"}}


def create_api(site: Site) -> FastAPI:
    """The API of `site`. Whoever mounts it keeps the door."""
    api = FastAPI(
        title="Festival release tracker",
        version=__version__,
        description="Films from their festival premiere to the day people can see them: facts, each with its evidence.",
        docs_url=None,
        redoc_url=None,
        responses={401: {"description": "The board asks for its token or password", "content": {"text/plain": {}}}},
    )
    api.add_exception_handler(WrongCall, _wrong)
    api.add_exception_handler(DatabaseError, _unusable)
    api.state.site = site
    api.add_api_route("/films", films, summary="Where the films stand")
    api.add_api_route("/films/{slug}", film, responses=_KNOWN, summary="All that is known of one film")
    api.add_api_route("/films/{slug}/claims", claims, responses=_KNOWN, summary="Who said what of it")
    api.add_api_route("/alerts", alerts, responses=_WRONG, summary="What changed, the latest first")
    api.add_api_route("/openings", list_openings, responses=_WRONG, summary="The calendar's entries")
    api.add_api_route("/documents", documents, summary="Search all documents")
    api.add_api_route("/sources", sources, summary="How the sources fare")
    api.add_api_route("/deliveries", deliveries, summary="What was told to whom, the latest first")
    return api


def films(
    request: Request,
    stage: Stage | None = None,
    territory: Code | None = None,
    festival: str = "",
    title: str = "",
    sort: filters.Sort = "next",
    limit: Limit = 50,
    offset: Offset = 0,
) -> answers.ApiFilms:
    site: Site = request.app.state.site
    asked = filters.FilmFilter(stage or "", (territory or "").upper(), festival, title, sort)
    with site.readers.look() as memory:
        found = filters.narrowed(site.shelf.cards(memory, site.slug_of, site.today), asked, site.today)
    return answers.ApiFilms(len(found), [_film(site, each) for each in found[offset : offset + limit]])


def film(request: Request, slug: Slug) -> Any:
    site: Site = request.app.state.site
    if (watched := site.by_slug.get(slug)) is None:
        return _unknown(slug)
    with site.readers.look() as memory:
        ledger = memory.outlines([watched.title]).get(watched.title, Ledger(watched.title))
    facts = [answers.fact_answer(fact) for fact in ledger.facts]
    return answers.ApiLedger(_film(site, card(ledger, site.today)), facts)


def claims(request: Request, slug: Slug, limit: Limit = 100, offset: Offset = 0) -> Any:
    site: Site = request.app.state.site
    if (watched := site.by_slug.get(slug)) is None:
        return _unknown(slug)
    with site.readers.look() as memory:
        found = memory.claims(watched.title)
    return [answers.claim_answer(claim) for claim in found[offset : offset + limit]]


def alerts(
    request: Request,
    film: FilmNames = [],  # noqa: B006 - FastAPI copies it
    kind: Annotated[list[Kind], Query()] = [],  # noqa: B006
    since: Since = None,
    limit: Limit = 50,
) -> list[answers.ApiAlert]:
    site: Site = request.app.state.site
    wanted = selection({"film": film}, site.by_slug)
    with site.readers.look() as memory:
        found = memory.latest_alerts(since, limit, films=wanted.films, kinds=kind)
    return [answers.alert_answer(raised) for raised in found]


def list_openings(
    request: Request,
    film: FilmNames = [],  # noqa: B006
    territory: Codes = [],  # noqa: B006
    type: Annotated[list[ReleaseType], Query()] = [],  # noqa: B006
) -> list[answers.ApiOpening]:
    site: Site = request.app.state.site
    wanted: Selection = selection({"film": film, "territory": territory, "type": type}, site.by_slug)
    with site.readers.look() as memory:
        return [answers.opening_answer(opening) for opening in openings(memory, wanted, site.slug_of)]


def documents(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=200)], limit: Limit = 20, offset: Offset = 0
) -> list[answers.ApiDocument]:
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        return [
            answers.document_answer(found, list(dict.fromkeys(c.development.film for c in memory.claims_in(found.id))))
            for found in memory.search(query(q), None, Slice(limit, offset))
        ]


def sources(request: Request) -> list[answers.ApiSource]:
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        return [answers.source_answer(row) for row in health.sources(site, memory)]


def deliveries(request: Request, state: DeliveryState | None = None, limit: Limit = 50) -> list[answers.ApiDelivery]:
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        found = memory.latest_deliveries(limit, state=state)[::-1]
    masked = site.settings.masked
    return [answers.delivery_answer(each, masked(each.error) if each.error else None) for each in found]


def _film(site: Site, known: Any) -> answers.ApiFilm:
    slug = site.slug_of[known.film]
    return answers.film_answer(known, slug, site.by_slug[slug].year)


def _unknown(slug: str) -> JSONResponse:
    return JSONResponse({"detail": f'no film of the watch list is called "{slug}"'}, 404)


def _unusable(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 503, {"Retry-After": "10"})


def _wrong(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 400)
