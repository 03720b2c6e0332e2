"""The installed command, as its user runs it: in a process of its own, with an environment of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TRACKER = Path(sys.executable).parent / "tracker"
DEADLINE = 60
"""Seconds after which a call counts as hung."""


@dataclass(frozen=True)
class Answer:
    """What a call came to."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    def assert_explained(self, status: int, *words: str) -> None:
        """It ended with `status` and told why in lines that say who speaks, without a traceback."""
        assert self.status == status, self
        assert "Traceback" not in self.err, self.err
        complaints = [line for line in self.err.splitlines() if line.startswith("tracker: ")]
        assert complaints, self.err
        for word in words:
            assert any(word in line for line in complaints), self.err


@dataclass
class Home:
    """A person's machine: an empty folder for config, data and everything else."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "tracker.db"

    def config(self, text: str) -> Path:
        path = self.folder / "tracker.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def environment(self) -> Mapping[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRACKER_", "XDG_", "PYTEST_"))}
        kept |= {k: v for k, v in os.environ.items() if k == "XDG_CACHE_HOME"}  # one to all: it is slow to fill
        return kept | {"HOME": str(self.folder), "COLUMNS": "200", "NO_COLOR": "1"} | self.variables

    def tracker(self, *arguments: str | Path, stdin: str | bytes | None = None, deadline: float = DEADLINE) -> Answer:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [str(TRACKER), *map(str, arguments)],
            input=raw if raw is not None else b"",
            capture_output=True,
            cwd=self.folder,
            env=self.environment(),
            timeout=deadline,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
