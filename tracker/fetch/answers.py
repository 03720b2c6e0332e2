"""What a status means: which error of the tree an answer without a page is."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

import httpx

from tracker.errors import BadAnswer, Blocked, Gone, RateLimited
from tracker.fetch.headers import retry_after
from tracker.fetch.wire import Reply

_PAGES = frozenset({200, 203})
_WALLS = {401: "a login", 402: "a payment", 403: "its permission", 451: "the law's permission"}


def brings_page(status: int) -> bool:
    """Whether the body of such an answer is a page."""
    return status in _PAGES


def refusal(url: httpx.URL, reply: Reply, now: datetime) -> BadAnswer:
    """The error that `reply`, which brings no page, is. `now` is what a Retry-After that is a date counts from."""
    address, host, status = str(url), url.host, reply.status
    patience = retry_after(reply.fields, now)
    wall = _wall(reply)
    if wall:
        return Blocked(address, f"{host}: answered {_named(status)}: {wall}", status, patience)
    if status == 429 or (status == 503 and patience is not None):
        until = f" for {patience:.0f} s" if patience is not None else ""
        return RateLimited(address, f"{host}: asks to be left alone{until} ({_named(status)})", status, patience)
    if status == 410:
        return Gone(address, f"{host}: answered {_named(status)}: the page will not come back", status, patience)
    if status == 304:
        return BadAnswer(address, f"{host}: says that nothing changed, which was not asked", status, patience)
    return BadAnswer(address, f"{host}: answered {_named(status)}", status, patience)


def _wall(reply: Reply) -> str | None:
    """What stands between the tracker and the page, in words.

    The two header fields are how the bot walls of Cloudflare and AWS name themselves, whatever status they come with.
    """
    if reply.fields.get("cf-mitigated") == "challenge" or reply.fields.get("x-amzn-waf-action") in (
        "challenge",
        "captcha",
    ):
        return "it wants proof of a human reader"
    wanted = _WALLS.get(reply.status)
    return f"it wants {wanted}" if wanted else None


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
