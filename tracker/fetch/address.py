"""A URL as the fetcher takes it: http or https, a plain host, no credentials, no fragment.

httpx parses it and httpx requests it: where a check and a request read the same URL differently, the check is worth
nothing.
"""

from __future__ import annotations

import re

import httpx

from tracker.errors import AddressRefused

_MAX_URL = 8000
"""Characters; RFC 9110, 4.1 asks for at least this many."""

_PLAIN_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DOTTED_QUAD = re.compile(r"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")


def shown(url: str) -> str:
    """`url` fit for a message: credentials and what cannot be seen gone, cut to a line."""
    bare = re.sub(r"//[^/?#]*@", "//", url)
    return "".join(character for character in bare[:400] if character.isprintable())[:200]


def web_address(url: str) -> httpx.URL:
    """`url` parsed, its fragment and its host's trailing dot dropped. Raises AddressRefused, saying why."""
    text = url.strip()
    if len(text) > _MAX_URL:
        raise AddressRefused(shown(url), f"{shown(url)[:60]}…: an address of {len(text)} characters is not asked for")
    if _CONTROL.search(text):
        raise AddressRefused(shown(url), f"{shown(url)}: a control character or a space in an address")
    if "\\" in text.partition("?")[0]:
        raise AddressRefused(shown(url), f"{shown(url)}: a backslash in an address, which readers take differently")
    try:
        parsed = httpx.URL(text).copy_with(fragment=None)
        host = parsed.host and parsed.raw_host.decode("ascii")
        port = parsed.port
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise AddressRefused(shown(url), f"{shown(url)}: not a web address") from None
    if parsed.scheme not in ("http", "https"):
        raise AddressRefused(
            shown(url), f"{shown(url)}: only http and https are fetched, not {parsed.scheme or 'this'}"
        )
    if parsed.userinfo:
        raise AddressRefused(shown(url), f"{host}: an address with a user or password in it is not fetched")
    if port is not None and not 0 < port < 65536:
        raise AddressRefused(shown(url), f"{shown(url)}: {port} is no port")
    return parsed.copy_with(host=_host(url, host))


def _host(url: str, host: str) -> str:
    """`host` in the one spelling that is asked for. Raises AddressRefused."""
    if ":" in host and "%" not in host:
        return host
    name = host.lower().removesuffix(".")
    if len(name) > 253 or not _PLAIN_HOST.fullmatch(name):
        raise AddressRefused(shown(url), f"{shown(url)}: not the name of a host")
    # What ends in a number is an IPv4 address to browsers and to inet_aton (WHATWG URL, 3.5): 127.1, 0x7f.1.
    if _NUMBER.fullmatch(name.rpartition(".")[2]) and (not _DOTTED_QUAD.fullmatch(name) or host.endswith(".")):
        raise AddressRefused(shown(url), f"{shown(url)}: an odd spelling of a number for a host is not followed")
    return name


def joined(base: httpx.URL, location: str) -> httpx.URL:
    """Where a Location (RFC 9110, 10.2.2) of an answer from `base` leads. Raises AddressRefused."""
    try:
        target = base.join(location.strip())
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise AddressRefused(str(base), "what is not a web address") from None
    return web_address(str(target))


def authority(url: httpx.URL) -> str:
    """Scheme, host and port: what a robots.txt speaks for (RFC 9309, 2.3)."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
