"""The shape of `tracker.toml`."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable
from datetime import timedelta
from ipaddress import ip_network
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PrivateAttr,
    SecretStr,
    WithJsonSchema,
    model_validator,
)

_DURATION = re.compile(r"(\d{1,9})\s*(s|m|h|d|w)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
SHORTEST_RHYTHM = timedelta(minutes=1)
"""No source is asked more often: a public page does not change faster, and a slip of the pen must not hammer it."""

LONGEST = timedelta(days=364)
"""No span of time in the file is longer: beyond a year it is a slip of the pen, and no date may overflow."""
MASK = "**********"
"""What stands for a secret where settings are shown; the same as pydantic's."""

_DATABASES = ("sqlite", "postgresql+psycopg")
_MAIL_SERVER = re.compile(
    r"(smtp|smtp\+starttls|smtps)://(.+@)?([^@/\s:]+|\[[0-9a-fA-F:.]+\])(:[1-9]\d{0,4})?/?", re.DOTALL
)


def _duration(value: Any) -> timedelta:
    """`30m`, `6h`, `1d`: a whole number and its unit."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError('write a whole number and a unit, such as "30m", "6h" or "1d"')
    seconds = int(match[1]) * _SECONDS[match[2]]
    if seconds > LONGEST.total_seconds():
        raise ValueError(f'is longer than "{_duration_text(LONGEST)}", the most that can be asked for')
    return timedelta(seconds=seconds)


def _duration_text(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    unit = next(u for u in ("w", "d", "h", "m", "s") if seconds % _SECONDS[u] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"


Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    PlainSerializer(_duration_text),
    WithJsonSchema({"type": "string", "pattern": r"^\d+\s*(s|m|h|d|w)$", "examples": ["30m", "6h", "1d"]}),
]


def _web_address(value: str) -> str:
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


def _web_secret(value: SecretStr) -> SecretStr:
    _web_address(value.get_secret_value())
    return value


SigningSecret = Annotated[SecretStr, AfterValidator(_signing_secret)]
NonEmpty = Annotated[str, AfterValidator(_named)]
WebAddress = Annotated[str, AfterValidator(_web_address)]


class _Table(BaseModel):
    """A table of the file: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class TrackerTable(_Table):
    """`[tracker]`: the installation."""

    database: Annotated[SecretStr, AfterValidator(_database)] | None = Field(
        None, description="Where the tracker remembers; without it a file in the user's data folder."
    )
    timezone: Annotated[str, AfterValidator(_zone)] = Field("UTC", description="The zone in which times are told.")
    contact: NonEmpty | None = Field(None, description="An address at which a host may complain: in the User-Agent.")


class NetworkTable(_Table):
    """`[network]`: how the web is read."""

    allow_private: tuple[Annotated[str, AfterValidator(_network)], ...] = Field(
        (), description="Private addresses or networks that may be read; none by default."
    )
    spacing: Duration = Field(
        timedelta(seconds=2),
        json_schema_extra={"default": "2s"},
        description="The pause between two requests to one host.",
    )
    timeout: Duration = Field(
        timedelta(seconds=20), ge=timedelta(seconds=1), description="The time that one page may take in all."
    )
    max_page_mb: int = Field(5, ge=1, le=100, description="The largest page that is read, in megabytes.")
    at_once: int = Field(8, ge=1, le=64, description="How many hosts are asked at the same time.")


class AbsenceTable(_Table):
    """`[absence]`: what has not happened though it is time. 0 means that it is never said."""

    distributor_days: int = Field(90, ge=0, description="Days after its premiere without a distributor.")
    trailer_days: int = Field(14, ge=0, description="Days before its opening without a trailer.")


class WebTable(_Table):
    """`[web]`: the board in a browser."""

    host: NonEmpty = Field("127.0.0.1", description="The address to listen on; others than this machine need a secret.")
    port: int = Field(8765, ge=1, le=65535, description="The port to listen on.")
    url: WebAddress | None = Field(None, description="Where others find the board, if a proxy stands before it.")
    token: Annotated[SecretStr, Field(min_length=16)] | None = Field(None, description="Opens the board to programs.")
    password: Annotated[SecretStr, Field(min_length=8)] | None = Field(None, description="Opens the board to people.")

    @property
    def secrets(self) -> tuple[str, ...]:
        """Whatever opens the board, in the clear; none where only this machine may look."""
        return tuple(secret.get_secret_value() for secret in (self.token, self.password) if secret)


class FilmEntry(_Table):
    """`[[films]]`: a film of the watch list."""

    title: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    year: int | None = Field(None, ge=1888, le=2200, description="The year of its first showing.")
    people: tuple[NonEmpty, ...] = Field((), description="Its director and leading cast.")
    companies: tuple[NonEmpty, ...] = Field((), description="Companies that are known to be attached.")
    not_this: tuple[NonEmpty, ...] = Field((), description="Phrases or addresses that are not about this film.")


class SourceEntry(_Table):
    """`[[sources]]`: a place to look."""

    name: NonEmpty
    kind: Literal["feed", "search", "article"]
    url: WebAddress = Field(description="The address; that of a search holds {title}.")
    every: Duration = Field(
        timedelta(minutes=30), json_schema_extra={"default": "30m"}, description="How often it is asked."
    )
    follow: Literal["auto", "always", "never"] = Field(
        "auto", description="Whether items are followed to their articles: where they name a film, always, or never."
    )
    language: NonEmpty | None = Field(None, description="The language of its texts, where the pages do not say.")

    @model_validator(mode="after")
    def _whole(self) -> SourceEntry:
        if (self.kind == "search") != ("{title}" in self.url):
            raise ValueError('a source with {title} in its url is of kind "search", and only such a one')
        if "@" in urlsplit(self.url).netloc:
            raise ValueError("url: no user and password are sent to a source; leave them out")
        if self.every < SHORTEST_RHYTHM:
            raise ValueError(f'every: no source is asked more often than every "{_duration_text(SHORTEST_RHYTHM)}"')
        return self


class ChannelEntry(_Table):
    """`[[channels]]`: how a person hears, and of what."""

    name: NonEmpty
    kind: Literal["email", "webhook"]
    to: tuple[Annotated[str, AfterValidator(_mail_address)], ...] = Field(
        (), description="The addresses of an e-mail channel."
    )
    sender: NonEmpty | None = Field(None, description="The From address of an e-mail channel.")
    server: Annotated[SecretStr, AfterValidator(_mail_server)] | None = None
    url: Annotated[SecretStr, AfterValidator(_web_secret)] | None = Field(
        None, description="The address of a webhook; hidden when settings are shown, since it may hold a token."
    )
    secret: SigningSecret | None = Field(None, description="What signs a webhook (Standard Webhooks).")
    old_secret: SigningSecret | None = Field(None, description="The secret that is being rotated out.")
    films: tuple[NonEmpty, ...] = ()
    kinds: tuple[
        Literal["festival", "award", "sales", "acquisition", "release", "seeking", "production", "trailer"], ...
    ] = ()
    territories: tuple[Annotated[str, AfterValidator(_territory)], ...] = ()
    certainty: Literal["confirmed", "expected", "speculative"] = Field(
        "expected", description="The least sure word that is told."
    )

    @model_validator(mode="after")
    def _whole(self) -> ChannelEntry:
        needed = {"email": ("to", "server"), "webhook": ("url", "secret")}
        foreign = {"email": ("url", "secret", "old_secret"), "webhook": ("to", "server", "sender")}
        missing = [key for key in needed[self.kind] if not getattr(self, key)]
        if missing:
            raise ValueError(f'a channel of kind "{self.kind}" needs {" and ".join(missing)}')
        stray = [key for key in foreign[self.kind] if getattr(self, key)]
        if stray:
            raise ValueError(f'a channel of kind "{self.kind}" takes no {" and no ".join(stray)}')
        return self


class Settings(_Table):
    """The whole file."""

    tracker: TrackerTable = TrackerTable()
    network: NetworkTable = NetworkTable()
    absence: AbsenceTable = AbsenceTable()
    web: WebTable = WebTable()
    films: tuple[FilmEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    channels: tuple[ChannelEntry, ...] = ()

    _secrets: tuple[str, ...] = PrivateAttr(())

    def keep_secret(self, values: Iterable[str]) -> None:
        """What came from the environment is not shown again: `masked` hides it wherever it stands."""
        self._secrets = tuple(sorted({v for v in values if v}, key=len, reverse=True))

    def masked(self, text: str) -> str:
        """`text` with the secrets in it hidden; for whatever is shown of an address or an error."""
        for secret in self._secrets:
            text = text.replace(secret, MASK).replace(quote(secret, safe=""), MASK)
        return text

    @model_validator(mode="after")
    def _names(self) -> Settings:
        for what, names in (
            ("films", [f.title for f in self.films]),
            ("sources", [s.name for s in self.sources]),
            ("channels", [c.name for c in self.channels]),
        ):
            folded = [name.casefold() for name in names]
            twice = [name for name in names if folded.count(name.casefold()) > 1]
            if twice:
                raise ValueError(f'{what}: two of them are called "{twice[0]}"')
        unknown = sorted({t for c in self.channels for t in c.films} - {f.title for f in self.films})
        if unknown:
            raise ValueError(f'channels: "{unknown[0]}" is no title of the watch list')
        return self
