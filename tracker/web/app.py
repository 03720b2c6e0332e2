"""The web application: its routes, behind the doorkeeper and under the headers of safety."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tracker.errors import DatabaseError, WrongCall
from tracker.web import files, pages
from tracker.web.access import Access, Doorkeeper
from tracker.web.render import page, static_version
from tracker.web.safety import Safety
from tracker.web.site import Site

API = "/api/v1"
ROUTES: tuple[BaseRoute, ...] = (
    Route("/", pages.films, name="films"),
    Route("/films/{slug}", pages.film, name="film"),
    Route("/sources", pages.sources, name="sources"),
    Route("/deliveries", pages.deliveries, name="deliveries"),
    Route("/search", pages.search, name="search"),
    Route("/calendar.ics", files.calendar),
    Route("/feed.atom", files.atom),
    Route("/export.csv", files.table),
)


def create_app(access: Access, *, site: Site | None = None, operations: Sequence[BaseRoute] = ()) -> Starlette:
    """The application that lets in whom `access` lets in: the board of `site`, nothing of it where that is null.

    `operations` are further routes, such as the daemon's health and metrics; `access.OPEN_PATHS` among them are
    answered without a secret.
    """
    app = Starlette(
        routes=[*operations, *(_board(site) if site else ())],
        middleware=[Middleware(Safety), Middleware(Doorkeeper, access=access)],
        exception_handlers={HTTPException: _refused, WrongCall: _wrong, DatabaseError: _unusable} if site else {},
    )
    app.state.site = site
    return app


def _board(site: Site) -> Sequence[BaseRoute]:
    from tracker.web.api import create_api  # FastAPI takes its time, and a daemon without a board has no need of it

    static = Static(packages=[("tracker.web", "static")])
    return (*ROUTES, Mount(API, create_api(site)), Mount("/static", static))


class Static(StaticFiles):
    """Files that change their address when they change, and so are kept for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if scope["query_string"].decode() == static_version():
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for this one alone
    if request.url.path.startswith(API):
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
    return page(request, "error.html", error.status_code, title=str(error.status_code), words=error.detail)


def _wrong(request: Request, error: Exception) -> Response:
    """A filter that nobody knows, named in one line."""
    return PlainTextResponse(f"{error}\n", 400)


def _unusable(request: Request, error: Exception) -> Response:
    """The database cannot be read now: one line that says why, and when to come again."""
    return PlainTextResponse(f"{error}\n", 503, {"Retry-After": "10"})
