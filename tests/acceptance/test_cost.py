"""What the tracker says that it costs a host is what the host counts."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.acceptance.config import config, source
from tests.support.command import Home
from tests.support.site import Site

NOW = datetime(2026, 2, 1, tzinfo=UTC)


def test_requests_and_304s_are_those_that_the_host_counts(home: Home, reel: Site, gazette: Site) -> None:
    one = reel.feed("/feed", (f"{reel.address}/a", "Another film", NOW, "Nothing of ours."))
    home.config(config(source("Reel", one), source("Gazette", f"{gazette.address}/gone")))
    for _ in range(3):
        home.tracker("check", "--all")
    data = {row["host"]: row for row in home.tracker("sources", "cost", "--json").data}
    assert data["127.0.0.1"]["requests"] == len(reel.visits) == 4, "the feed three times, robots.txt once"
    assert data["127.0.0.1"]["unchanged"] == reel.count("/feed", 304) == 2
    assert data["127.0.0.1"]["failed"] == 0
    assert data["127.0.0.2"]["failed"] == gazette.count("/gone", 404) == 3
    assert data["127.0.0.1"]["received"] > len(reel.pages["/feed"].body)

    first, *_, last = home.tracker("sources", "cost").out.splitlines()
    assert first.split("\t")[:4] == ["127.0.0.1", "4", "2 (50%)", "0"]
    assert last.split("\t")[:4] == ["all hosts", "8", "2 (25%)", "3"]
    assert len(home.tracker("sources", "cost", "--by-day", "--days", "1").out.splitlines()) == 2


def test_where_nothing_was_asked_nothing_is_counted(home: Home) -> None:
    home.config(config())
    answer = home.tracker("sources", "cost")
    assert (answer.status, answer.out) == (0, "")
    assert "nothing was asked" in answer.err
    home.tracker("sources", "cost", "--days", "0").assert_explained(2, "--days")


def test_robots_txt_is_not_asked_again_by_the_next_process(home: Home, reel: Site) -> None:
    home.config(config(source("Reel", reel.feed("/feed"))))
    reel.put("/robots.txt", "User-agent: *\nDisallow: /private\n", kind="text/plain")
    for _ in range(3):
        home.tracker("check", "--all")
    assert reel.count("/robots.txt") == 1


def test_a_feed_that_is_gone_is_retired_and_said_to_be(home: Home, reel: Site) -> None:
    home.config(config(source("Reel", reel.put("/feed", "gone", status=410))))
    for _ in range(2):
        home.tracker("check", "--all").assert_explained(1, "Reel", "410")
    visits = len(reel.visits)
    home.tracker("check").assert_explained(1, "Reel", "retired")
    assert len(reel.visits) == visits
    assert "retired: " in home.tracker("sources", "list").out
    reel.feed("/feed")
    assert home.tracker("check", "--all").status == 0
    assert "retired" not in home.tracker("sources", "list").out
