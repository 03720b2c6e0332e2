"""Through Apprise to a real receiver: its own JSON service stands for the hundred others."""

from __future__ import annotations

import pytest

from tests.alerts.examples import alert, context
from tests.support.sinks import Answer, HookSink
from tracker.alerts.compose import compose
from tracker.alerts.services import MASK, send_service
from tracker.domain.channel import Channel
from tracker.errors import Deferred

TOLD = alert("release", "changed")
MESSAGE = compose(TOLD, context(TOLD))


def through(sink: HookSink, path: str = "/hook/a-token-of-some-length") -> Channel:
    return Channel("chat", "apprise", url=sink.url.replace("http://", "json://").replace("/hook", path))


def test_the_headline_is_the_title_and_the_note_the_body() -> None:
    with HookSink(Answer(200)) as sink:
        send_service(MESSAGE, through(sink))
        (call,) = sink.wait(1)
    assert call.data["title"] == MESSAGE.subject
    assert call.data["message"].split("\n") == [
        "“Lantern will open “The Glass Orchard” in U.S. theaters on February 27.”",
        "The Reel Ledger, 14 Jan 2026, 19:30 CET · confirmed",
        "https://the-reel-ledger.example/2026/01/release",
    ]


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_what_a_service_does_not_take_is_tried_again(status: int) -> None:
    with HookSink(Answer(status)) as sink, pytest.raises(Deferred, match="the channel chat was not taken") as told:
        send_service(MESSAGE, through(sink))
    assert str(status) in str(told.value)


def test_nobody_there() -> None:
    with HookSink() as sink:
        gone = through(sink)
    with pytest.raises(Deferred, match="the channel chat was not taken"):
        send_service(MESSAGE, gone)


def test_a_url_that_no_service_has() -> None:
    with pytest.raises(Deferred, match="the channel chat has a url that Apprise does not know"):
        send_service(MESSAGE, Channel("chat", "apprise", url="nonsense://a-secret-token"))


def test_no_failure_tells_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Services differ in what they log, so this one is made to log the worst."""
    from apprise import Apprise
    from apprise.logger import logger

    def log_all(*_: object, **__: object) -> bool:
        logger.warning("could not POST https://127.0.0.1/hook/a-token-of-some-length?key=A-Token-Of-Some-Length")
        return False

    monkeypatch.setattr(Apprise, "notify", log_all)
    with HookSink() as sink, pytest.raises(Deferred) as told:
        send_service(MESSAGE, through(sink))
    assert "token-of" not in str(told.value).casefold()
    assert MASK in str(told.value)
