"""`tracker daemon`: the same as `tracker check`, for ever."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.front import Front, front

if TYPE_CHECKING:
    from tracker.settings import Loaded


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


def daemon(
    context: typer.Context,
    log: Annotated[Literal["text", "json"] | None, typer.Option(help="The log's form.")] = None,
) -> None:
    """Follows the films until it is told to stop: polls, delivers, watches over itself. Its log is standard error.

    SIGTERM and SIGINT end it once what is in hand is done; SIGHUP has it read the config again.
    """
    from jobs.daemon import SIGNALS, Daemon, Surroundings
    from jobs.logs import logging_to
    from tracker.clock import utc_now

    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    config = _Config(front(context))
    loaded = config.read()
    form = log or loaded.settings.daemon.log
    told = logging_to(sys.stderr, form, config.masked, utc_now, verbose=config.call.verbose)
    Daemon(loaded, Surroundings(config.read, told)).run()
    # A thread that waits for a host's answer holds nothing that matters, yet Python would wait for it.
    sys.stderr.flush()
    os._exit(0)
