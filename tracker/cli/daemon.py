"""`tracker daemon`: the same as `tracker check`, for ever; and the unit by which systemd runs it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import out
from tracker.errors import ConfigError

if TYPE_CHECKING:
    from jobs.daemon import Daemon
    from jobs.logs import Log
    from tracker.settings import Loaded

app = typer.Typer(name="daemon", help="Follows the films until it is told to stop.")


@dataclass
class _Config:
    """The config, read again whenever it is asked for; what was secret before is so still."""

    call: Front
    readings: list[Loaded] = field(default_factory=list)

    def read(self) -> Loaded:
        """Raises ConfigError, and then the last reading is still the one that counts."""
        self.readings = [*self.readings[-1:], replace(self.call).loaded]
        return self.readings[-1]

    def masked(self, text: str) -> str:
        for loaded in self.readings:
            text = loaded.settings.masked(text)
        return text


@app.callback(invoke_without_command=True)
def daemon(
    context: typer.Context,
    log: Annotated[Literal["text", "json"] | None, typer.Option(help="The log's form; else that of [daemon].")] = None,
    web: Annotated[bool, typer.Option("--web", help="Shows the board too, where [web] has it.")] = False,
) -> None:
    """Follows the films until it is told to stop: polls, delivers, watches over itself. Its log is standard error.

    SIGTERM and SIGINT end it once what is in hand is done; SIGHUP has it read the config again.
    """
    if context.invoked_subcommand:
        return
    from jobs.daemon import Daemon
    from jobs.logs import logging_to
    from jobs.surroundings import SIGNALS, Surroundings
    from tracker.clock import utc_now

    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    config = _Config(front(context))
    loaded = config.read()
    form = log or loaded.settings.daemon.log
    told = logging_to(sys.stderr, form, config.masked, utc_now, verbose=config.call.verbose)
    working = Daemon(loaded, Surroundings(config.read, told))
    with _shown(working, loaded, told), _board(loaded, told) if web else nullcontext():
        working.run()
    # A thread that waits for a host's answer holds nothing that matters, yet Python would wait for it.
    sys.stderr.flush()
    os._exit(0)


@app.command("install-unit")
def install_unit(
    context: typer.Context,
    system: Annotated[
        str | None, typer.Option("--system", metavar="USER", help="For the whole system, under that account.")
    ] = None,
) -> None:
    """Prints a systemd unit that runs the daemon as it is called here: for yourself, or for the system.

    tracker daemon install-unit > ~/.config/systemd/user/tracker.service && systemctl --user enable --now tracker
    """
    from db.urls import sqlite_path
    from tracker.cli.unit import Installed, unit
    from tracker.settings.load import user_config_path

    loaded = front(context).loaded
    config = ("--config", str(loaded.path.resolve())) if loaded.path else ()
    file = sqlite_path(loaded.database)
    database = ("--database", f"sqlite:///{file.resolve()}") if file else ()
    command = (str(Path(sys.argv[0]).resolve()), *config, *database, "daemon")
    writes = (file.resolve().parent,) if file else ()
    out(unit(Installed(command, writes, user_config_path().with_name("environment")), user=system))


@contextmanager
def _shown(working: Daemon, loaded: Loaded, log: Log) -> Iterator[None]:
    """`/healthz` and `/metrics` while the block lasts. Where they cannot be, the films are followed all the same."""
    address = loaded.settings.daemon.listen
    if address == "off":
        yield
        return
    from db.peek import open_memory
    from tracker.web.access import access
    from tracker.web.app import create_app
    from tracker.web.operations import operations
    from tracker.web.server import Server

    host, _, port = address.rpartition(":")
    web = loaded.settings.web
    try:
        routes = operations(working.vitals, lambda: open_memory(loaded.database))
        server = Server(create_app(access(host.strip("[]"), web.secrets, web.url), operations=routes), host, int(port))
    except ConfigError as error:
        log.error("not shown", listen=address, error=str(error))
        yield
        return
    with server:
        log.info("shown", health=f"{server.url}/healthz", metrics=f"{server.url}/metrics")
        yield


@contextmanager
def _board(loaded: Loaded, log: Log) -> Iterator[None]:
    """The board while the block lasts. Where it cannot be, it is said before anything is done: it was asked for."""
    from tracker.web.opened import opened

    with opened(loaded) as server:
        log.info("shown", board=f"{server.url}/")
        yield
