"""What the values of `tracker.toml` may be: durations, addresses, secrets; each fault in the words of the file."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from ipaddress import ip_network
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    SecretStr,
    WithJsonSchema,
)

_DURATION = re.compile(r"(\d{1,9})\s*(s|m|h|d|w)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
LONGEST = timedelta(days=364)
"""No span of time in the file is longer: beyond a year it is a slip of the pen, and no date may overflow."""

_DATABASES = ("sqlite", "postgresql+psycopg")
_MAIL_SERVER = re.compile(
    r"(smtp|smtp\+starttls|smtps)://(.+@)?([^@/\s:]+|\[[0-9a-fA-F:.]+\])(:[1-9]\d{0,4})?/?", re.DOTALL
)
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_HOURS = re.compile(rf"^{_TIME}-{_TIME}$")
_TIMING = re.compile(rf"^(now|daily {_TIME}|weekly (mon|tue|wed|thu|fri|sat|sun) {_TIME})$")


def _duration(value: Any) -> timedelta:
    """`30m`, `6h`, `1d`: a whole number and its unit."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a whole number and a unit, such as "30m", "6h" or "1d"')
    seconds = int(match[1]) * _SECONDS[match[2]]
    if seconds > LONGEST.total_seconds():
        raise ValueError(f'is longer than "{duration_text(LONGEST)}", the most that can be asked for')
    return timedelta(seconds=seconds)


def duration_text(value: timedelta) -> str:
    """`value` as the file writes it: in the largest unit of which it is a whole number."""
    seconds = int(value.total_seconds())
    unit = next(u for u in ("w", "d", "h", "m", "s") if seconds % _SECONDS[u] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"


Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    PlainSerializer(duration_text),
    WithJsonSchema({"type": "string", "pattern": r"^\d+\s*(s|m|h|d|w)$", "examples": ["30m", "6h", "1d"]}),
]


def web_address(value: str) -> str:
    """`value` if it is the address of a page. Raises ValueError."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be a web address that begins with http:// or https://")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError):
        raise ValueError('is no time zone; write one such as "Europe/London"') from None
    return value


def _network(value: str) -> str:
    try:
        ip_network(value, strict=False)
    except ValueError:
        raise ValueError('is no address or network; write one such as "127.0.0.1" or "10.0.0.0/8"') from None
    return value


def _territory(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError('is no territory; write its two-letter code (ISO 3166-1), such as "US" or "GB"')
    return value


def _named(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _database(value: SecretStr) -> SecretStr:
    scheme, colon, rest = value.get_secret_value().partition("://")
    if not colon or scheme not in _DATABASES or not rest:
        raise ValueError('must begin with "sqlite:///" and a path, or with "postgresql+psycopg://"')
    return value


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        raise ValueError('is no e-mail address; write one such as "me@example.org"')
    return value


def _signing_secret(value: SecretStr) -> SecretStr:
    """`whsec_` and base64, or base64 alone (Standard Webhooks 1.0.0, "Signature scheme")."""
    try:
        b64decode(value.get_secret_value().removeprefix("whsec_"), validate=True)
    except ValueError:
        raise ValueError('must be base64, with or without "whsec_" before it') from None
    return value


def _mail_server(value: SecretStr) -> SecretStr:
    """`smtp://`, `smtp+starttls://` or `smtps://`, with the host and, where it is asked for, user and password.

    The host stands behind the last @, so that a password may hold any character.
    """
    if not _MAIL_SERVER.fullmatch(value.get_secret_value()):
        raise ValueError(
            'must look like "smtp+starttls://user:${PASSWORD}@mail.example.org:587" (or smtp://, smtps://)'
        )
    return value


def _http_proxy(value: SecretStr) -> SecretStr:
    """`http://host:port`, before the host user and password where it asks for them; a secret, since they are."""
    address = r"http://(?:[^:@/]*:.*@)?(?:[^\s:@/]+|\[[0-9a-fA-F:]+\]):(\d{1,5})/?"
    found = re.fullmatch(address, value.get_secret_value())
    if not found or not 0 < int(found[1]) < 65536:
        raise ValueError('must look like "http://proxy.example.org:3128" (or http://user:${PASSWORD}@…)')
    return value


def _selector(value: str) -> str:
    from soupsieve import SelectorSyntaxError, compile

    try:
        compile(value)
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise ValueError(f"is no CSS selector: {str(error).splitlines()[0]}") from None
    return value


def _hours(value: str) -> str:
    if not _HOURS.fullmatch(value) or len({*value.split("-")}) == 1:
        raise ValueError('must be two different times of day, such as "22:00-07:00"')
    return value


def _timing(value: str) -> str:
    if not _TIMING.fullmatch(value):
        raise ValueError('must be "now", "daily 08:00" or "weekly mon 08:00"')
    return value


def _listen(value: str) -> str:
    if value != "off" and not re.fullmatch(r"([\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}", value):
        raise ValueError('must be an address and its port, such as "127.0.0.1:9464", or "off"')
    return value


SigningSecret = Annotated[SecretStr, AfterValidator(_signing_secret)]
NonEmpty = Annotated[str, AfterValidator(_named)]
WebAddress = Annotated[str, AfterValidator(web_address)]
MailAddress = Annotated[str, AfterValidator(_mail_address)]
MailServer = Annotated[SecretStr, AfterValidator(_mail_server)]
HttpProxy = Annotated[SecretStr, AfterValidator(_http_proxy)]
Database = Annotated[SecretStr, AfterValidator(_database)]
Listen = Annotated[str, AfterValidator(_listen)]
Zone = Annotated[str, AfterValidator(_zone)]
Network = Annotated[str, AfterValidator(_network)]
Territory = Annotated[str, AfterValidator(_territory)]
Selector = Annotated[str, AfterValidator(_named), AfterValidator(_selector)]
Timing = Annotated[str, AfterValidator(_timing), WithJsonSchema({"type": "string", "pattern": _TIMING.pattern})]
"""When a channel tells; `tracker.domain.timing` reads it."""
Hours = Annotated[str, AfterValidator(_hours), WithJsonSchema({"type": "string", "pattern": _HOURS.pattern})]


class Table(BaseModel):
    """A table of the file: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
