"""The files that are subscribed to: calendar, feed and table, each narrowed by its address's query."""

from __future__ import annotations

import hashlib
from datetime import datetime, time

from starlette.requests import Request
from starlette.responses import Response

from tracker.web import atom as feeds
from tracker.web import calendar as calendars
from tracker.web import exports, tables
from tracker.web.selection import Selection, selection
from tracker.web.site import Site

FILTERS = ("film", "kind", "territory", "type")


def calendar(request: Request) -> Response:
    """`/calendar.ics?film=&territory=&type=`."""
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        body = exports.calendar(memory, _wanted(site, request), site.slug_of, site.now, site.settings.web.url)
    return _answer(request, body, calendars.MEDIA_TYPE, "releases.ics")


def atom(request: Request) -> Response:
    """`/feed.atom?film=&kind=&territory=`."""
    site: Site = request.app.state.site
    base = (site.settings.web.url or str(request.base_url)).rstrip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    address = feeds.FeedAddress(link=f"{base}{request.url.path}{query}", board=f"{base}/")
    began = datetime.combine(site.today, time(), site.zone)
    with site.readers.look() as memory:
        body = exports.atom(memory, _wanted(site, request), began, address)
    return _answer(request, body, feeds.MEDIA_TYPE, None)


def table(request: Request) -> Response:
    """`/export.csv?film=&kind=&territory=&type=`."""
    site: Site = request.app.state.site
    with site.readers.look() as memory:
        body = exports.table(memory, _wanted(site, request), site.slug_of)
    return _answer(request, body.encode(), tables.MEDIA_TYPE, "films.csv")


def _wanted(site: Site, request: Request) -> Selection:
    return selection({name: request.query_params.getlist(name) for name in FILTERS}, site.by_slug)


def _answer(request: Request, body: bytes, media_type: str, name: str | None) -> Response:
    """The file, or 304 where the client has it (RFC 9110, 13.1.2): a calendar asks every hour, for years."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Content-Type": media_type}
    if name:
        headers["Content-Disposition"] = f'inline; filename="{name}"'
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)
