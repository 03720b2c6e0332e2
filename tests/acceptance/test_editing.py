"""The config, changed by the commands: what is found by itself, what is written, and that all else stays as it was."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import tomllib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.config import source
from tests.support.command import TRACKER, Home
from tests.support.site import Site
from tests.support.wikidata import K_POPS, answer, linked, released, row

NOW = datetime(2026, 2, 1, tzinfo=UTC)
EMPTY = """# My films.
[tracker]
database = "sqlite:///tracker.db"

[network]
allow_private = ["127.0.0.0/8"]     # the loopback
spacing = "0s"

[[films]]
title = "Eden"     # the first

# Where to look.
"""
TWIN = (
    row("Q8", "title", "K-Pops!"),
    linked("Q8", "director", "Somebody Else"),
    released("Q8", "2001-05-01", "Japan", "JP"),
)


def config(home: Home, *sources: str) -> Path:
    return home.config(EMPTY + "\n".join(sources))


def wikidata(site: Site, *rows: dict[str, Any]) -> str:
    """A source of the kind `wikidata` that answers with `rows`."""
    site.put("/sparql", answer(*rows), kind="application/sparql-results+json")
    return source("Wikidata", f"{site.address}/sparql", kind="wikidata")


def data(home: Home) -> dict[str, Any]:
    return tomllib.loads((home.folder / "tracker.toml").read_text())


def test_a_film_is_looked_up_and_written_with_all_that_is_known_of_it(home: Home, reel: Site) -> None:
    path = config(home, wikidata(reel, *K_POPS))
    before = path.read_text()
    done = home.tracker("watch", "add", "K-Pops!")
    assert done.status == 0, done
    assert data(home)["films"][1] == {
        "title": "K-Pops!",
        "aliases": ["KPOPS!"],
        "year": 2024,
        "people": ["Anderson .Paak", "Yvette Nicole Brown"],
        "companies": ["Stampede Ventures"],
        "wikidata": "Q125536216",
        "tmdb": 1218762,
        "imdb": "tt31193180",
    }
    assert done.out.strip() in path.read_text()
    assert path.read_text().replace("\n" + done.out, "") == before, "nothing else has changed"
    assert path.read_text().index("K-Pops!") < path.read_text().index("# Where to look.")
    home.tracker("watch", "add", "K-Pops!").assert_explained(2, "is on the watch list already")
    assert home.tracker("watch", "remove", "kpops").status == 0
    assert path.read_text() == before


def test_of_several_films_of_one_name_nobody_guesses(home: Home, reel: Site) -> None:
    path = config(home, wikidata(reel, *TWIN, *K_POPS))
    before = path.read_text()
    done = home.tracker("watch", "add", "K-Pops!")
    done.assert_explained(2, "2 films are called", "--pick")
    assert "Somebody Else" in done.out
    assert "Anderson .Paak" in done.out
    assert path.read_text() == before
    assert home.tracker("watch", "add", "K-Pops!", "--year", "2001").status == 0
    assert data(home)["films"][1]["wikidata"] == "Q8"
    home.tracker("watch", "remove", "K-Pops!")
    assert home.tracker("watch", "add", "K-Pops!", "--pick", "1").status == 0
    assert data(home)["films"][1]["wikidata"] == "Q125536216"


def test_a_database_that_cannot_be_asked_keeps_no_film_off_the_list(home: Home, reel: Site) -> None:
    reel.put("/sparql", "no", status=503)
    config(home, source("Wikidata", f"{reel.address}/sparql", kind="wikidata"))
    home.tracker("watch", "add", "Salt Road").assert_explained(1, "Wikidata’s query service is overloaded")
    assert data(home)["films"][1] == {"title": "Salt Road"}
    assert home.tracker("watch", "add", "Third", "--no-look-up", "--year", "2020").status == 0
    assert data(home)["films"][2] == {"title": "Third", "year": 2020}


def test_tmdb_is_asked_with_its_key_and_without_showing_it(home: Home, reel: Site) -> None:
    home.variables["TMDB_TOKEN"] = "eyJ-secret"
    record = {
        "id": 7, "title": "Salt Road", "original_title": "Salzstraße", "release_date": "2025-02-14",
        "production_companies": [], "alternative_titles": {"titles": []}, "external_ids": {"imdb_id": "tt7654321"},
        "credits": {"cast": [{"name": "A. Lead", "order": 0}], "crew": [{"name": "D. Rector", "job": "Director"}]},
    }  # fmt: skip
    reel.put("/3/search/movie", json.dumps({"results": [record]}), kind="application/json")
    reel.put("/3/movie/7", json.dumps(record), kind="application/json")
    config(home, wikidata(reel), source("TMDb", f"{reel.address}/3", kind="tmdb", key="${TMDB_TOKEN}"))
    done = home.tracker("watch", "add", "Salt Road")
    assert done.status == 0, done
    assert data(home)["films"][1] == {
        "title": "Salt Road",
        "aliases": ["Salzstraße"],
        "year": 2025,
        "people": ["D. Rector", "A. Lead"],
        "tmdb": 7,
        "imdb": "tt7654321",
    }
    assert "eyJ-secret" not in done.out + done.err
    shown = home.tracker("config", "show")
    assert "eyJ-secret" not in shown.out
    assert "eyJ-secret" not in str(reel.visits), "it rides in a header"
    del home.variables["TMDB_TOKEN"]
    home.tracker("check").assert_explained(2, "TMDB_TOKEN is not set")


def test_a_person_is_asked_which_film_it_is(home: Home, reel: Site) -> None:
    path = config(home, wikidata(reel, *TWIN, *K_POPS))
    master, slave = pty.openpty()
    call = [str(TRACKER), "watch", "add", "K-Pops!"]
    with subprocess.Popen(
        call, stdin=slave, stdout=slave, stderr=slave, cwd=home.folder, env=home.environment()
    ) as running:
        os.close(slave)
        shown = b""
        while b"Which of them" not in shown:
            shown += os.read(master, 4096)
        os.write(master, b"1\n")
        with suppress(OSError):  # how Linux says that nobody writes to a terminal any more
            while more := os.read(master, 4096):
                shown += more
    os.close(master)
    assert running.returncode == 0, shown
    assert tomllib.loads(path.read_text())["films"][1]["wikidata"] == "Q125536216"


def test_a_film_that_a_channel_tells_of_is_not_taken_from_under_it(home: Home) -> None:
    hook = 'name = "hook"\nkind = "webhook"\nurl = "https://example.org/hook"\nsecret = "dDBrZW4x"\nfilms = ["Eden"]'
    config(home, f"[[channels]]\n{hook}\n")
    home.tracker("watch", "remove", "Eden").assert_explained(2, 'channel "hook" still tells of "Eden"')


def test_without_a_config_the_built_in_one_becomes_the_person_s_own(home: Home) -> None:
    done = home.tracker("watch", "add", "Eden", "--no-look-up")
    assert done.status == 0, done
    own = home.folder / ".config" / "festival-release-tracker" / "tracker.toml"
    assert str(own) in done.err
    assert [film["title"] for film in tomllib.loads(own.read_text())["films"]] == ["K-Pops!", "Eden"]
    assert own.read_text().index("Eden") < own.read_text().index("# The trade press")
    assert "Eden" in home.tracker("watch", "list").out


def site_with(site: Site, what: str) -> str:
    """An outlet's front page that can be polled as `what`."""
    deal = ("/deal", "Aura Acquires ‘K-Pops!’ for the United States", NOW, "It has a buyer.")
    links = "".join(f'<li><a href="/story-{n}">A headline that is long enough {n}</a></li>' for n in range(6))
    named = ""
    if what == "feed":
        site.feed("/comments/feed", deal)
        site.feed("/rss", deal)
        named = "".join(
            f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in ("/comments/feed", "/rss")
        )
    if what == "sitemap":
        site.put("/robots.txt", f"User-agent: *\nSitemap: {site.address}/all.xml\nSitemap: {site.address}/news.xml\n")
        entry = f"<url><loc>{site.address}/deal</loc><title>{deal[1]}</title></url>"
        site.put("/news.xml", f"<urlset>{entry}</urlset>", kind="application/xml")
    if what == "programme":
        event = {
            "@type": "ScreeningEvent",
            "startDate": "2026-09-06T21:00:00-04:00",
            "superEvent": {"@type": "Festival", "name": "Harbour Festival"},
            "workPresented": {"@type": "Movie", "name": "Eden"},
        }
        named = f'<script type="application/ld+json">{json.dumps(event)}</script>'
    body = (
        f"<ul>{links}</ul>"
        if what != "article"
        else f"<article><h1>Eden</h1><p>{'It is shown at last. ' * 20}</p></article>"
    )
    return site.put("/", f"<html><head><title>Reel</title>{named}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("what", "path"),
    [("feed", "/rss"), ("sitemap", "/news.xml"), ("listing", "/"), ("programme", "/"), ("article", "/")],
)
def test_what_can_be_polled_at_an_address_is_found_by_itself(home: Home, reel: Site, what: str, path: str) -> None:
    file = config(home)
    before = file.read_text()
    url = site_with(reel, what)
    done = home.tracker("sources", "add", url)
    assert done.status == 0, done
    (added,) = data(home)["sources"]
    assert (added["kind"], added["url"]) == (what, reel.address + path), done
    assert home.tracker("check").status == 0
    assert home.tracker("sources", "remove", added["name"]).status == 0
    assert file.read_text() == before


def test_a_source_is_shown_before_it_is_written_and_not_added_twice(home: Home, reel: Site) -> None:
    file = config(home)
    before = file.read_text()
    url = site_with(reel, "feed")
    tried = home.tracker("sources", "add", url, "--dry-run", "--name", "Mine", "--every", "6h")
    assert (tried.status, file.read_text()) == (0, before), tried
    assert tomllib.loads(tried.out)["sources"][0]["every"] == "6h"
    assert "Aura Acquires ‘K-Pops!’" in tried.err
    home.tracker("sources", "add", url, "--every", "often").assert_explained(2, "sources.every")
    assert file.read_text() == before
    assert home.tracker("sources", "add", url, "--name", "Mine").status == 0
    home.tracker("sources", "add", url).assert_explained(2, 'is a source already, called "Mine"')


def test_a_search_is_tried_with_the_first_film_and_kept_for_all(home: Home, reel: Site) -> None:
    config(home)
    reel.feed("/search", ("/deal", "Eden is sold", NOW, "It has a buyer."))
    done = home.tracker("sources", "add", f"{reel.address}/search?s={{title}}")
    assert done.status == 0, done
    assert "Eden is sold" in done.err
    assert [(s["kind"], s["url"]) for s in data(home)["sources"]] == [("search", f"{reel.address}/search?s={{title}}")]
    assert reel.visits[-1] == ("/search?s=Eden", 200)


def test_an_address_that_is_nothing_is_one_line_and_changes_nothing(home: Home, reel: Site) -> None:
    file = config(home)
    before = file.read_text()
    home.tracker("sources", "add", reel.put("/x", b"%PDF-1.7 x")).assert_explained(1, "is a PDF")
    home.tracker("sources", "add", f"{reel.address}/gone").assert_explained(1, "404")
    home.tracker("sources", "remove", "Nobody").assert_explained(2, 'no source is called "Nobody"')
    assert file.read_text() == before


def test_feeds_come_in_and_go_out_as_opml(home: Home) -> None:
    file = config(
        home, source("Trade", "https://trade.example/feed"), source("S", "https://x.example/?s={title}", "search")
    )
    out = home.tracker("sources", "export")
    assert (out.status, "1 sources of other kinds" in out.err) == (0, True)
    lists = """<?xml version="1.0"?><opml version="1.1"><body><outline text="Film">
      <outline type="rss" text="Trade again" xmlUrl="https://trade.example/feed"/>
      <outline type="rss" text="Trade" title="Trade" xmlUrl="https://reel.example/rss"/>
      <outline text="No feed"/></outline></body></opml>"""
    taken = home.tracker("sources", "import", "-", stdin=lists)
    assert (taken.status, "1 of 2 feeds are new" in taken.err) == (0, True), taken
    assert [(s["name"], s["url"]) for s in data(home)["sources"]][2:] == [("Trade 2", "https://reel.example/rss")]
    again = home.tracker("sources", "import", "-", stdin=home.tracker("sources", "export").out)
    assert "0 of 2 feeds are new" in again.err
    assert "# Where to look." in file.read_text()
    home.tracker("sources", "import", "-", stdin="<html/>").assert_explained(1, "is no OPML file")
    home.tracker("sources", "import", "nowhere.opml").assert_explained(1, "cannot be read")


def test_a_config_that_is_written_in_another_way_is_left_alone(home: Home) -> None:
    file = home.config('films = [{ title = "Eden" }]\n')
    home.tracker("watch", "add", "Flow", "--no-look-up").assert_explained(2, "change it by hand")
    assert file.read_text() == 'films = [{ title = "Eden" }]\n'
