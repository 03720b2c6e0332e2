"""`tracker backfill`: the past out of an archive, in its order, told to nobody, and never asked for twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, hook_channel, source
from tests.support.command import Home
from tests.support.site import Site

SOLD = "Aura Entertainment has acquired U.S. rights to ‘K-Pops!’, the first feature that Anderson .Paak directed."
SHOWN = "‘K-Pops!’ had its world premiere at the Toronto International Film Festival on Saturday, Sept. 7."
PAGES = (("20240908100000", "/k-pops-at-tiff", SHOWN), ("20250302100000", "/k-pops-sold", SOLD))


@pytest.fixture
def past(reel: Site) -> Site:
    """An archive that holds three pages of an outlet, one of which is no article."""
    rows = [["timestamp", "original"], ["20250401000000", "https://trade.example/k-pops-video"]]
    for stamp, path, text in PAGES:
        rows.append([stamp, f"https://trade.example{path}"])
        at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        reel.article(f"/web/{stamp}id_/https://trade.example{path}", f"A story of {stamp}", text, at)
    reel.put("/web/20250401000000id_/https://trade.example/k-pops-video", b"%PDF-1.7")
    reel.put("/cdx/search/cdx", json.dumps(rows), kind="application/json")
    return reel


def configured(home: Home, past: Site) -> None:
    home.config(
        config(
            source("Wayback", past.address, "archive"),
            source("Trade", "https://trade.example/feed"),
            hook_channel("http://127.0.0.9:9/hook", "dDBrZW4x"),
        )
    )


def test_the_past_stands_in_the_ledger_and_nobody_is_told(home: Home, past: Site) -> None:
    configured(home, past)
    done = home.tracker("backfill", "k-pops", "--since", "2022")
    assert done.status == 0, done
    assert "3 pages known to the archive, 3 read, 2 of them say something" in done.err
    assert done.out.index("2024-09-08") < done.out.index("2025-03-02")
    assert "https://trade.example/k-pops-sold" in done.out
    status = home.tracker("status").out
    assert "Aura Entertainment" in status
    assert "Toronto" in status
    assert json.loads(home.tracker("alerts", "list", "--json").out) == []
    again = home.tracker("backfill", "K-Pops!", "--since", "2022", "--json")
    assert (again.status, again.data["read"], again.data["claims"]) == (0, 0, [])
    assert all(past.count(path) == 1 for path in past.pages if path.startswith("/web/"))


def test_what_the_archive_does_not_give_is_named_and_asked_for_the_next_time(home: Home, past: Site) -> None:
    configured(home, past)
    path = "/web/20240908100000id_/https://trade.example/k-pops-at-tiff"
    page = past.pages[path]
    past.put(path, "busy", status=503)
    home.tracker("backfill", "K-Pops!", "--since", "2022-01-01").assert_explained(1, "503")
    past.pages[path] = page
    done = home.tracker("backfill", "K-Pops!", "--since", "2022", "--json")
    assert (done.status, done.data["telling"]) == (0, 1), done


@pytest.mark.parametrize(
    ("since", "line"), [("soon", "is no day"), ("1990", "the archive begins"), ("2999", "ends today")]
)
def test_a_day_that_is_none_is_one_line(home: Home, past: Site, since: str, line: str) -> None:
    configured(home, past)
    home.tracker("backfill", "K-Pops!", "--since", since).assert_explained(2, line)
