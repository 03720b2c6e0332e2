"""Who may look: everybody on this machine, or whoever knows the token or the password.

Three doors: `Authorization: Bearer TOKEN` (RFC 6750) for programs, Basic (RFC 7617) for browsers, and a read key in
the address for what asks without headers, as calendars and feed readers do. A read key opens one address with one
filter and nothing else: it is an HMAC over them, so that none needs to be kept, and a new secret ends them all.
"""

from __future__ import annotations

import hmac
from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers, QueryParams
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.errors import ConfigError

KEY = "key"
"""The parameter of an address that holds its read key."""
OPEN_PATHS = frozenset({"/healthz"})
"""What a prober may ask without a secret: it tells nothing of the films."""
_ASK = {"WWW-Authenticate": 'Basic realm="festival release tracker", charset="UTF-8"'}
_HERE = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Access:
    """The secrets that open the board, none for a board that only this machine sees, and the public name it has."""

    secrets: tuple[str, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = _HERE

    def key_for(self, path: str, query: Iterable[tuple[str, str]]) -> str | None:
        """The read key of `path` with the filter `query` (its order is of no matter); null where none is needed."""
        if not self.secrets:
            return None
        asked = urlencode(sorted((name, value) for name, value in query if name != KEY))
        digest = hmac.new(self.secrets[0].encode(), f"read {path}?{asked}".encode(), sha256).digest()
        return urlsafe_b64encode(digest[:18]).decode()

    def lets_in(self, headers: Headers, path: str, query: QueryParams) -> bool:
        """Whether the request shows a secret, or the read key of what it asks for; always if there is no secret."""
        if not self.secrets:
            return True
        shown = _shown(headers.get("authorization", ""))
        if shown is not None and any(_same(shown, secret) for secret in self.secrets):
            return True
        key, wanted = query.get(KEY), self.key_for(path, query.multi_items())
        return bool(key and wanted and _same(key, wanted))

    def knows(self, host: str) -> bool:
        """Whether a browser may call the board `host`: without a secret, a stranger's name that leads here (DNS
        rebinding) must not open it to the stranger's page.
        """
        return bool(self.secrets) or _name_of(host) in self.hosts


def access(host: str, secrets: Iterable[str], url: str | None = None) -> Access:
    """Who may look at a board that listens on `host` and is called `url`.

    Raises ConfigError where others than this machine could reach it and there is no secret.
    """
    known = tuple(secrets)
    if not known and not is_loopback(host):
        raise ConfigError(
            f"web: whoever reaches {host} could read the board; set token or password under [web], "
            'or listen on "127.0.0.1"'
        )
    public = urlsplit(url).hostname if url else None
    return Access(known, (*_HERE, _name_of(host), *([public] if public else [])))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Doorkeeper:
    """ASGI middleware: lets in whom `access` lets in; 401 to the others, 421 to who calls the board by a strange
    name.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not self._access.knows(headers.get("host", "")):
            refused = PlainTextResponse("This board is not known by that name.\n", 421)
        elif not self._access.lets_in(headers, scope["path"], QueryParams(scope["query_string"])):
            refused = PlainTextResponse("This board asks for its password or token.\n", 401, _ASK)
        else:
            await self._app(scope, receive, send)
            return
        await refused(scope, receive, send)


def _name_of(host: str) -> str:
    """`Host` without its port, in lower case; an IPv6 address keeps its brackets, and gets them."""
    bare = host.lower()
    if bare.startswith("["):
        return bare.partition("]")[0] + "]"
    return f"[{bare}]" if bare.count(":") > 1 else bare.partition(":")[0]


def _shown(authorization: str) -> str | None:
    """The secret in the header: a bearer's token, or the password of Basic, whatever the user is called."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return None
    try:
        return b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except (NotBase64, UnicodeDecodeError):
        return None


def _same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing of where they part, nor of how long the secret is."""
    return hmac.compare_digest(sha256(one.encode()).digest(), sha256(other.encode()).digest())
