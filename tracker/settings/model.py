"""The shape of `tracker.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field, PrivateAttr, SecretStr, model_validator

from tracker.settings.channel import ChannelEntry
from tracker.settings.source import SourceEntry
from tracker.settings.values import (
    Database,
    Duration,
    HttpProxy,
    Listen,
    Network,
    NonEmpty,
    Table,
    WebAddress,
    Zone,
)

MASK = "**********"
"""What stands for a secret where settings are shown; the same as pydantic's."""


class TrackerTable(Table):
    """`[tracker]`: the installation."""

    database: Database | None = Field(
        None, description="Where the tracker remembers; without it a file in the user's data folder."
    )
    timezone: Zone = Field("UTC", description="The zone in which times are told.")
    contact: NonEmpty | None = Field(None, description="An address at which a host may complain: in the User-Agent.")
    templates: Path | None = Field(
        None, description="A folder with templates of your own, beside the config file; `tracker channels template`."
    )


class NetworkTable(Table):
    """`[network]`: how the web is read."""

    allow_private: tuple[Network, ...] = Field(
        (), description="Private addresses or networks that may be read; none by default."
    )
    proxy: HttpProxy | None = Field(
        None, description="A proxy through which all pages are asked; that of the environment never is."
    )
    spacing: Duration = Field(
        timedelta(seconds=2),
        json_schema_extra={"default": "2s"},
        description="The pause between two requests to one host.",
    )
    timeout: Duration = Field(
        timedelta(seconds=20), ge=timedelta(seconds=1), description="The time that one page may take in all."
    )
    max_page_mb: int = Field(10, ge=1, le=100, description="The largest page that is read, in MiB, after unpacking.")
    at_once: int = Field(8, ge=1, le=64, description="How many hosts are asked at the same time.")


class DaemonTable(Table):
    """`[daemon]`: how `tracker daemon` shows itself to who runs it."""

    log: Literal["text", "json"] = Field("text", description="The form of its log: a line of logfmt, or of JSON.")
    listen: Listen = Field(
        "127.0.0.1:9464", description='Where /healthz and /metrics are answered: an address and port, or "off".'
    )


class StorageTable(Table):
    """`[storage]`: how much is kept, beyond what a standing fact needs."""

    keep: Duration = Field(
        timedelta(days=364),
        ge=timedelta(days=1),
        json_schema_extra={"default": "52w"},
        description="For how long articles are kept on which no standing fact rests.",
    )
    max_mb: int = Field(2000, ge=1, description="The database's size from which the oldest of them go before that.")


class FleetTable(Table):
    """`[fleet]`: how the workers of a fleet know of each other."""

    heartbeat: Duration = Field(
        timedelta(seconds=10), ge=timedelta(seconds=1), description="How often a worker gives a sign of life."
    )
    lost_after: Duration = Field(
        timedelta(seconds=30),
        ge=timedelta(seconds=2),
        description="Without one for so long it counts as dead, and its jobs are others'.",
    )


class AbsenceTable(Table):
    """`[absence]`: what has not happened though it is time. 0 means that it is never said."""

    distributor_days: int = Field(90, ge=0, description="Days after its premiere without a distributor.")
    trailer_days: int = Field(14, ge=0, description="Days before its opening without a trailer.")


class WebTable(Table):
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


class FilmEntry(Table):
    """`[[films]]`: a film of the watch list."""

    title: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    year: int | None = Field(None, ge=1888, le=2200, description="The year of its first showing.")
    people: tuple[NonEmpty, ...] = Field((), description="Its director and leading cast.")
    companies: tuple[NonEmpty, ...] = Field((), description="Companies that are known to be attached.")
    not_this: tuple[NonEmpty, ...] = Field((), description="Phrases or addresses that are not about this film.")
    muted: bool = Field(False, description="Followed in silence: what is new of it is kept, and not sent.")
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = Field(None, description="Its item in Wikidata.")
    tmdb: int | None = Field(None, ge=1, description="Its number in The Movie Database.")
    imdb: Annotated[str, Field(pattern=r"^tt\d{7,}$")] | None = Field(None, description="Its number in IMDb.")


class Settings(Table):
    """The whole file."""

    tracker: TrackerTable = TrackerTable()
    network: NetworkTable = NetworkTable()
    absence: AbsenceTable = AbsenceTable()
    web: WebTable = WebTable()
    daemon: DaemonTable = DaemonTable()
    storage: StorageTable = StorageTable()
    fleet: FleetTable = FleetTable()
    films: tuple[FilmEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    channels: tuple[ChannelEntry, ...] = ()

    _secrets: tuple[str, ...] = PrivateAttr(())
    _folder: Path = PrivateAttr(Path())

    def stand_in(self, folder: Path) -> None:
        """From now on, paths in the file count from `folder`, where the file is."""
        self._folder = folder

    def beside(self, path: Path) -> Path:
        """`path` as it is meant: a relative one counts from the file's folder, `~` is the person's."""
        return self._folder / path.expanduser()

    def keep_secret(self, values: Iterable[str]) -> None:
        """What came from the environment is not shown again: `masked` hides it wherever it stands."""
        self._secrets = tuple(sorted({v for v in values if v}, key=len, reverse=True))

    def masked(self, text: str) -> str:
        """`text` with the secrets in it hidden; for whatever is shown of an address or an error."""
        for secret in self._secrets:
            text = text.replace(secret, MASK).replace(quote(secret, safe=""), MASK)
        return text

    @property
    def templates(self) -> Path | None:
        """The folder with the person's own templates, null where there is none."""
        return self.beside(self.tracker.templates) if self.tracker.templates else None

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
