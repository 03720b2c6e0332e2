"""The addresses of what is subscribed to: calendar, Atom, CSV, JSON; each with its read key where one is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tracker.web.access import KEY
from tracker.web.site import Site

_FEEDS = (("Calendar", "/calendar.ics"), ("Atom", "/feed.atom"), ("CSV", "/export.csv"))


@dataclass(frozen=True, slots=True)
class Subscription:
    name: str
    url: str


def subscriptions(site: Site, asked: Mapping[str, str]) -> list[Subscription]:
    """What can be subscribed to, narrowed by the filters of `asked` that are not empty."""
    query = {name: value for name, value in asked.items() if value}
    return [Subscription(name, address(site, path, query)) for name, path in _FEEDS]


def address(site: Site, path: str, query: Mapping[str, str]) -> str:
    """The path with its query, and the read key of both if the board asks for a secret."""
    key = site.access.key_for(path, query.items())
    told = urlencode({**query, KEY: key} if key else query)
    return f"{path}?{told}" if told else path
