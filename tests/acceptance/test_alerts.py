"""`tracker alerts`: what was told and what was not, and telling it again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.config import config, hook_channel, source
from tests.support.command import Home
from tests.support.sinks import Answer, HookSink
from tests.support.site import Site

SECRET = "whsec_YWxlcnRzLWFjY2VwdGFuY2UtdGVzdHMtc2VjcmV0"
MONDAY = datetime(2025, 6, 16, 10, tzinfo=UTC)


@pytest.fixture
def news(reel: Site) -> str:
    """A feed with one deal; gives its address."""
    text = "Aura Entertainment has acquired North American rights to Anderson .Paak’s ‘K-Pops!’."
    url = reel.article("/deal", "Aura takes K-Pops!", text, MONDAY)
    return reel.feed("/feed", (url, "Aura takes K-Pops!", MONDAY, text))


def kill(home: Home) -> None:
    """Makes the next failed attempt the last."""
    with sqlite3.connect(home.database) as database:
        past = "2000-01-01T00:00:00.000000+00:00"
        database.execute("UPDATE deliveries SET attempts = 9, next_attempt_at = ?", (past,))


def test_a_dead_letter_is_listed_told_and_sent_again(home: Home, news: str, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    with HookSink(*[Answer(500)] * 2, Answer(204)) as hook:
        lines = f'[[channels]]\nname = "log"\nkind = "jsonl"\npath = "{log.name}"\nnews = "operator"\n'
        home.config(config(source("Reel", news), hook_channel(hook.url, SECRET), lines))
        home.tracker("check")
        kill(home)
        home.tracker("check")
        (letter,) = home.tracker("alerts", "list", "--dead", "--json").data
        assert (letter["channel"], letter["state"], letter["attempts"]) == ("hook", "dead", 10)
        assert letter["news"]["headline"].startswith("K-Pops! — Aura Entertainment acquires")
        assert home.tracker("alerts", "since", "2025-01-01").status == 1, "one was given up"
        home.tracker("check")
        assert "channel hook did not take what it was sent" in log.read_text(encoding="utf-8")

        assert home.tracker("alerts", "retry").out == "1 to be sent again, 1 sent\n"
        assert len({call.headers["webhook-id"] for call in hook.calls}) == 1
        assert home.tracker("alerts", "list", "--dead", "--json").data == []

        shown = home.tracker("alerts", "since", "2025-01-01")
        assert shown.status == 0
        assert "hook sent" in shown.out
        assert "1 alerts, none lost" in shown.err
        again = home.tracker("alerts", "since", "2025-01-01", "--send", "--channel", "hook", "--json")
        assert again.data["states"] == {"sent": 1}
        assert len(hook.calls) == 4


def test_a_wrong_call_is_told(home: Home) -> None:
    home.config(config())
    home.tracker("alerts", "since", "last week").assert_explained(2, "last week", "2026-01-14")
    home.tracker("alerts", "since", "2025-01-01", "--channel", "x").assert_explained(2, '"x"')
    home.tracker("alerts", "retry", "msg_0").assert_explained(2, "msg_0")
    home.tracker("alerts", "list", "--state", "lost").assert_explained(2, '"lost"')
    home.tracker("channels", "template", "x.txt").assert_explained(2, "alert.txt")
    home.tracker("channels", "schema", "x").assert_explained(2, "digest")


def test_templates_and_schemas_are_printed(home: Home) -> None:
    assert "{{ headline }}" in home.tracker("channels", "template", "digest.txt").out
    assert home.tracker("channels", "schema", "digest").data["$id"] == "urn:festival-release-tracker:digest:v1"


def test_a_template_of_ones_own_that_is_broken_loses_nothing(home: Home, news: str) -> None:
    with HookSink() as hook:
        mine = home.folder / "mine"
        mine.mkdir()
        text = config(source("Reel", news), hook_channel(hook.url, SECRET))
        home.config(text.replace("[tracker]", '[tracker]\ntemplates = "mine"', 1))
        (mine / "alert.txt").write_text("{{ nobody }}", encoding="utf-8")
        home.tracker("check").assert_explained(1, "channel hook", "alert.txt does not work")
        (mine / "alert.txt").write_text("{{ headline }}", encoding="utf-8")
        with sqlite3.connect(home.database) as database:
            database.execute("UPDATE deliveries SET next_attempt_at = '2000-01-01T00:00:00.000000+00:00'")
        assert home.tracker("check").status == 0
        assert len(hook.calls) == 1


def test_the_config_check_tries_the_templates(home: Home) -> None:
    text = config().replace("[tracker]", '[tracker]\ntemplates = "mine"', 1)
    home.config(text)
    home.tracker("config", "check").assert_explained(2, "tracker.templates", "mine")
    mine = home.folder / "mine"
    mine.mkdir()
    (mine / "alert.text").write_text("", encoding="utf-8")
    home.tracker("config", "check").assert_explained(2, "alert.text", "alert.txt")
    (mine / "alert.text").rename(mine / "digest.note")
    assert home.tracker("config", "check").status == 0
    (mine / "digest.note").write_text("{{ headlines }}", encoding="utf-8")
    home.tracker("config", "check").assert_explained(2, "digest.note does not work", "headlines")
