"""A message as one line of JSON, for scripts: added to a file, or printed."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker.alerts.message import Message
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.errors import Deferred


def line_of(message: Message, delivery: Delivery, now: datetime) -> str:
    """What a webhook would carry, with the delivery's id and the moment (aware, told in UTC), on one line.

    A crash between writing and remembering it repeats a line, with the same `delivery`.
    """
    whole = {"delivery": delivery.id, "sent": now.astimezone(UTC).isoformat(), **message.data}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def append_line(line: str, channel: Channel) -> None:
    """Adds `line` to the channel's file, which is made if need be, for its owner alone; it is on the disk afterwards.

    Raises Deferred where that cannot be: the disk may be full, or the folder not there yet.
    """
    path = channel.path or Path(os.devnull)
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _write(file, line.encode())
        finally:
            os.close(file)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Deferred(f"the channel {channel.name} cannot write {path}: {why}") from error


def _write(file: int, line: bytes) -> None:
    """The whole line, on a line of its own also where an earlier one was torn off by a full disk."""
    size = os.fstat(file).st_size
    torn = size > 0 and os.pread(file, 1, size - 1) != b"\n"
    rest = memoryview(b"\n" + line if torn else line)
    while rest:
        rest = rest[os.write(file, rest) :]
    if stat.S_ISREG(os.fstat(file).st_mode):  # a pipe or a terminal has no disk
        os.fsync(file)


def print_line(line: str, channel: Channel) -> None:
    """Prints `line` on standard output, at once. Raises Deferred where nobody listens there any more."""
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Deferred(f"the channel {channel.name} cannot write to standard output: {why}") from error
