"""The SMTP server that a channel's address names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

from tracker.domain.channel import Channel
from tracker.errors import Deferred

Security = Literal["plain", "starttls", "tls"]
_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("plain", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}


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
    try:
        parts = urlsplit(channel.server or "")
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise Deferred(
            f"the channel {channel.name} has no usable server: write smtp://, smtp+starttls:// or smtps://"
            " and percent-encode the password"
        )
    security, usual = _SCHEMES[parts.scheme]
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    return Server(parts.hostname, port or usual, security, user, password)
