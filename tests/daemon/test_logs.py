"""The log: one event a line, in either form, without secrets and without what could steer a terminal."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Literal

import pytest

from jobs.logs import logging_to
from tracker.clock import fixed

AT = fixed(datetime(2026, 2, 3, 12, tzinfo=UTC))


def lines(form: Literal["text", "json"]) -> list[str]:
    stream = io.StringIO()
    log = logging_to(stream, form, lambda text: text.replace("s3cret", "**********"), AT)
    log.info("sent", channel="hook", url="https://example.org/?key=s3cret")
    log.warning("source failed", error="one\x1b[2Jline\nand another")
    log.debug("not for everyone")
    try:
        raise ValueError("s3cret")
    except ValueError:
        log.exception("bug", chore="poll")
    return stream.getvalue().splitlines()


def test_json_has_an_object_a_line() -> None:
    sent, failed, bug = map(json.loads, lines("json"))
    assert list(sent)[:3] == ["at", "level", "event"]
    assert sent == {
        "at": "2026-02-03T12:00:00.000Z",
        "level": "info",
        "event": "sent",
        "channel": "hook",
        "url": "https://example.org/?key=**********",
    }
    assert failed["error"] == "one [2Jline\nand another"
    assert "ValueError: **********" in bug["exception"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_text_has_an_event_a_line(number: int) -> None:
    told = lines("text")
    assert len(told) == 3
    assert told[number].startswith("at=2026-02-03T12:00:00.000Z level=")
    assert "s3cret" not in told[number]
    assert "\x1b" not in told[number]
