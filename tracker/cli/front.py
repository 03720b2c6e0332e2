"""What every command begins with: the global options, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracker.errors import WrongCall

if TYPE_CHECKING:
    from db.reads import Reads
    from jobs.workshop import Workshop
    from tracker.domain.film import Film
    from tracker.settings import Loaded, Settings


@dataclass
class Front:
    """The global options of one call; the config is read when it is first asked for."""

    config: Path | None
    database: str | None
    quiet: bool
    verbose: bool

    @cached_property
    def loaded(self) -> Loaded:
        from tracker.settings import load

        return load(self.config, self.database)

    @property
    def settings(self) -> Settings:
        return self.loaded.settings

    @cached_property
    def films(self) -> tuple[Film, ...]:
        from jobs.wanted import films

        return films(self.settings)

    def film(self, name: str) -> Film:
        """The watched film of that title or alias, however it is written. Raises WrongCall."""
        from tracker.domain.film import fold

        by_name = {fold(alias): film for film in reversed(self.films) for alias in film.names}
        if found := by_name.get(fold(name)):
            return found
        near = get_close_matches(fold(name), by_name, n=1)
        hint = f'did you mean "{by_name[near[0]].title}"?' if near else "`tracker watch list` shows who is on it"
        raise WrongCall(f'no film called "{name}" is on the watch list; {hint}')

    @contextmanager
    def memory(self) -> Iterator[Reads]:
        """The database, to be read only. Raises DatabaseError."""
        from db.peek import open_memory

        with open_memory(self.loaded.database) as memory:
            yield memory

    @contextmanager
    def workshop(self) -> Iterator[Workshop]:
        """All that the jobs need. Raises ConfigError, DatabaseError."""
        from jobs.workshop import opened

        with opened(self.settings, self.loaded.database) as workshop:
            yield workshop


def front(context: typer.Context) -> Front:
    """The call's options, from the context that every command is handed."""
    found = context.obj
    assert isinstance(found, Front)  # noqa: S101 - set by the callback before any command runs
    return found
