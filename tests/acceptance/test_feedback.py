"""What a person tells the tracker: not this film, and not now."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, hook_channel, source
from tests.support.command import Home
from tests.support.sinks import HookSink
from tests.support.site import Site

SECRET = "whsec_ZmVlZGJhY2stYWNjZXB0YW5jZS10ZXN0cy1zZWNyZXQ="
MONDAY = datetime(2025, 6, 16, 10, tzinfo=UTC)
TEXT = "Aura Entertainment has acquired North American rights to Anderson .Paak’s ‘K-Pops!’."


@pytest.fixture
def news(reel: Site) -> str:
    url = reel.article("/deal", "Aura takes K-Pops!", TEXT, MONDAY)
    return reel.feed("/feed", (url, "Aura takes K-Pops!", MONDAY, TEXT))


def film_of(home: Home) -> dict[str, object]:
    (film,) = tomllib.loads((home.folder / "tracker.toml").read_text(encoding="utf-8"))["films"]
    found: dict[str, object] = film
    return found


def test_an_article_that_is_not_about_the_film_is_unlearnt_and_read_no_more(home: Home, reel: Site, news: str) -> None:
    with HookSink() as hook:
        home.config(config(source("Reel", news), hook_channel(hook.url, SECRET)))
        home.tracker("check")
        (fact,) = home.tracker("status", "--json").data[0]["facts"]
        answer = home.tracker("why", fact["id"], "--not-this")
        assert answer.status == 0, answer
        assert f"not K-Pops!: {reel.address}/deal" in answer.out
        assert "report taken back" in answer.out
        assert film_of(home)["not_this"] == [f"{reel.address}/deal"]
        assert "known yet" in home.tracker("status").out

        home.tracker("check")
        assert [call.data["type"] for call in hook.calls] == ["alert.new", "alert.withdrawn"]

        later = f"{TEXT} It opens in U.S. theaters on February 27, 2026."
        reel.article("/deal", "Aura takes K-Pops!, UPDATED", later, MONDAY)
        reel.feed("/feed", (f"{reel.address}/deal", "Aura takes K-Pops!, UPDATED", MONDAY, later))
        home.tracker("check", "--all")
        assert "known yet" in home.tracker("status").out, "the reader obeys"
        assert "no facts changed" in home.tracker("rebuild").err
        assert len(hook.calls) == 2


def test_a_film_is_followed_in_silence_until_it_is_unmuted(home: Home, news: str) -> None:
    with HookSink() as hook:
        home.config(config(source("Reel", news), hook_channel(hook.url, SECRET)))
        assert home.tracker("watch", "mute", "k-pops").status == 0
        assert film_of(home)["muted"] is True
        assert "muted" in home.tracker("watch", "list").out
        assert "1 held back" in home.tracker("check").err
        assert hook.calls == []
        assert "Aura Entertainment" in home.tracker("status").out
        assert home.tracker("watch", "unmute", "K-Pops!").status == 0
        assert "muted" not in film_of(home)
        home.tracker("check")
        assert len(hook.calls) == 1
    home.tracker("watch", "mute", "nobody").assert_explained(2, "nobody")
