"""The SMTP server that a channel's address names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from tracker.domain.channel import Channel
from tracker.errors import Deferred

Security = Literal["plain", "starttls", "tls"]
_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("plain", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
_ADDRESS = re.compile(
    r"(?P<scheme>[a-z+]+)://"
    r"(?:(?P<user>[^:]*)(?::(?P<password>.*))?@)?"
    r"(?P<host>[^\s:@/?#\[\]]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?/?",
    re.IGNORECASE | re.DOTALL,
)
"""A password runs up to the last @, so that one from the environment may hold / # ? @ as it is."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in, and as whom. Printed, it is host and port alone."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"the mail server {self.host}:{self.port}"


def mail_server(channel: Channel) -> Server:
    """The server of an e-mail channel, from `smtp://`, `smtp+starttls://` or `smtps://user:password@host:port`.

    User and password are percent-decoded. Raises Deferred where the address cannot be used, without quoting it.
    """
    found = _ADDRESS.fullmatch((channel.server or "").strip())
    security, usual = _SCHEMES.get(found["scheme"].lower() if found else "", (None, 0))
    host = _ascii(found["host"].strip("[]")) if found else ""
    port = int(found["port"] or usual) if found else 0
    if not found or not security or not host or not 0 < port < 65536:
        raise Deferred(
            f"the channel {channel.name} has no usable server:"
            " write smtp://, smtp+starttls:// or smtps://, then user:password@host:port"
        )
    return Server(host, port, security, _decoded(found["user"]), _decoded(found["password"]))


def _ascii(host: str) -> str:
    """The host's name as DNS knows it (IDNA); empty where it can be none."""
    try:
        return host.encode("idna").decode() if host.isprintable() else ""
    except UnicodeError:
        return ""


def _decoded(part: str | None) -> str | None:
    return unquote(part) if part else None
