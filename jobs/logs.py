"""The daemon's log: one event a line on standard error, as logfmt or as JSON, with every secret hidden."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any, Literal, TextIO

import structlog

from tracker.clock import Clock

Form = Literal["text", "json"]
Log = structlog.typing.FilteringBoundLogger


def logging_to(stream: TextIO, form: Form, masked: Callable[[str], str], clock: Clock, *, verbose: bool = False) -> Log:
    """A log whose lines go to `stream`, each at once.

    `masked` hides what is secret in a text; `clock` dates the lines, in UTC. What only a developer asks for is left
    out unless `verbose`.
    """

    def dated(_log: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        at = clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"at": at, "level": event.pop("level"), "event": event.pop("event"), **event}

    def hide(_log: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: _harmless(masked(value)) if isinstance(value, str) else value for key, value in event.items()}

    as_text = structlog.processors.LogfmtRenderer(bool_as_flag=False)
    as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
    processors: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        dated,
        hide,
        as_json if form == "json" else as_text,
    ]
    log: Log = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger("debug" if verbose else "info"),
        cache_logger_on_first_use=True,
    )
    return log


def _harmless(text: str) -> str:
    """Without control characters but line ends, which both forms escape: what a page says must not steer a terminal."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)
