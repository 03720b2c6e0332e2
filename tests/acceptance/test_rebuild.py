"""A new spelling on the watch list, and what was kept is read again."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.acceptance.config import config, source
from tests.support.command import Home
from tests.support.site import Site

NOW = datetime(2025, 6, 17, 8, tzinfo=UTC)


def test_what_another_reading_changes_is_shown_and_then_done(home: Home, reel: Site) -> None:
    text = "Aura Entertainment has acquired ‘K-Pops!’. Greenwich Entertainment has acquired ‘Love, Brooklyn’."
    url = reel.article("/deals", "Two deals for ‘K-Pops!’ and another", text, NOW)
    home.config(config(source("Reel", reel.feed("/feed", (url, "Two deals for ‘K-Pops!’", NOW, "Two deals.")))))
    assert home.tracker("check").status == 0
    same = home.tracker("rebuild")
    assert (same.status, same.out) == (0, "")
    home.config(config('[[films]]\ntitle = "Love, Brooklyn"\n', source("Reel", f"{reel.address}/feed")))
    shown = home.tracker("rebuild", "--dry-run")
    assert shown.out.startswith("+ Love, Brooklyn: Greenwich Entertainment acquires rights")
    assert "nothing known yet" in home.tracker("status", "Love, Brooklyn").out
    assert home.tracker("rebuild", "--json").data["films"][0]["film"] == "Love, Brooklyn"
    assert "Greenwich Entertainment" in home.tracker("status", "Love, Brooklyn").out


def test_what_is_missing_is_said_where_it_is_time(home: Home, reel: Site) -> None:
    text = "‘K-Pops!’ had its world premiere at the Toronto International Film Festival on September 7."
    url = reel.article("/k", "‘K-Pops!’ in Toronto", text, datetime(2024, 9, 9, tzinfo=UTC))
    feed = reel.feed("/feed", (url, "‘K-Pops!’ in Toronto", datetime(2024, 9, 9, tzinfo=UTC), "Shown."))
    home.config(config(source("Reel", feed)))
    home.tracker("check")
    assert "!\tno distributor heard of, " in home.tracker("status").out
    assert home.tracker("status", "--json").data[0]["missing"]
    home.config(config("[absence]\ndistributor_days = 0\n", source("Reel", feed)))
    assert "distributor" not in home.tracker("status").out.lower()
