"""From a template and its values to an answer. Whatever is filled in is escaped: nothing from a page is ever HTML."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.dates import day_words
from tracker.web.site import Site


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that the template `name` makes of `values`."""
    site: Site = request.app.state.site
    shown = (
        _environment()
        .get_template(name)
        .render(site=site, path=request.url.path, static=static_version(), now=site.now, today=site.today, **values)
    )
    return HTMLResponse(shown, status)


@cache
def static_version() -> str:
    """Changes with the stylesheet, the script or the icon, so that browsers may keep these for ever."""
    folder = resources.files("tracker.web") / "static"
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tracker.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"line": one_line, "link": safe_link, "day": _day, "moment": _moment, "ago": _ago}
    return environment


def _day(moment: date) -> str:
    return day_words(moment)


def _moment(moment: datetime | None, site: Site) -> str:
    """ "14 Jan 2026, 18:30" in the board's zone; a dash where there is none."""
    if moment is None:
        return "–"
    local = moment.astimezone(site.zone)
    return f"{day_words(local)}, {local:%H:%M}"


def _ago(moment: datetime | date, site: Site) -> str:
    """ "today", "yesterday", "3 days ago", later the day itself."""
    day = moment.astimezone(site.zone).date() if isinstance(moment, datetime) else moment
    days = (site.today - day).days
    if 0 <= days < 7:
        return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"
    return day_words(day)
