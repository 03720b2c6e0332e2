"""What stands on each page, and that nothing read from outside can be more than text on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup

from db.readers import Readers
from db.store import open_store
from jobs import wanted
from jobs.ingest import settle_all
from tests.support.board import asking, settings_of, site_of
from tests.support.database import document
from tests.web.conftest import NOW
from tracker.domain.claim import claims_of
from tracker.domain.development import Development
from tracker.domain.source import SourceState

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def soup(answer: httpx.Response) -> BeautifulSoup:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return BeautifulSoup(answer.text, "lxml")


def text(part: object) -> str:
    return " ".join(part.get_text(" ").split())  # type: ignore[attr-defined]


def row(page: BeautifulSoup, film: str) -> str:
    return next(text(tr) for tr in page.select("table.films tbody tr") if film in tr.get_text())


def test_the_board_says_where_each_film_stands(board: httpx.Client) -> None:
    page = soup(board.get("/"))
    assert row(page, "K-Pops!").startswith("K-Pops! dated 27 Feb 2026 U.S. theatrical release")
    assert "released" in row(page, "Flow")
    assert text(page.select_one("#films")) == "2 films"


def test_the_strip_of_a_life_is_drawn_and_told(board: httpx.Client) -> None:
    strip = soup(board.get("/")).select_one("tbody svg.life")
    assert strip is not None
    label = str(strip["aria-label"])
    assert label.startswith("Festival: Toronto International Film Festival")
    assert "Rights: sold for North America" in label
    assert "Dates: 27 Feb 2026" in label
    assert len(strip.find_all("circle")) == 4


def test_the_changes_of_this_week_stand_beside_it(board: httpx.Client) -> None:
    news = soup(board.get("/")).select_one("aside.news")
    assert "This week" in text(news)
    assert "27 Feb 2026 (was 20 Feb 2026)" in text(news)
    assert "2 days ago" in text(news)


@pytest.mark.parametrize(
    ("query", "films"),
    [
        ("stage=dated", ["K-Pops!"]),
        ("stage=released", ["Flow"]),
        ("territory=FR", ["Flow"]),
        ("territory=US&stage=dated", ["K-Pops!"]),
        ("festival=Annecy+International+Animation+Film+Festival", ["Flow"]),
        ("title=kpops", ["K-Pops!"]),
        ("sort=title", ["Flow", "K-Pops!"]),
        ("sort=changed", ["K-Pops!", "Flow"]),
        ("stage=wrapped", []),
        ("sort=nonsense&page=-1", ["K-Pops!", "Flow"]),
        ("page=99999999999999999999", ["K-Pops!", "Flow"]),
    ],
)
def test_filters_narrow_and_order_it(board: httpx.Client, query: str, films: list[str]) -> None:
    page = soup(board.get(f"/?{query}"))
    assert [text(a) for a in page.select("table.films tbody th a")] == films


def test_a_films_page_holds_its_facts_and_who_says_so(board: httpx.Client) -> None:
    page = soup(board.get("/films/k-pops"))
    release = next(d for d in page.select("details") if "27 Feb 2026" in text(d.summary))
    assert "January 2026" in text(release.select_one(".was"))
    quotes = release.select("blockquote")
    assert len(quotes) >= 2
    link = release.select_one("li a")
    assert link is not None
    assert link["rel"] == ["noopener", "noreferrer", "nofollow"]
    assert str(link["href"]).startswith("https://")
    assert text(page.select_one(".stations")).startswith("Festival Toronto International Film Festival")


def test_a_move_is_drawn_as_a_move(board: httpx.Client) -> None:
    page = soup(board.get("/films/k-pops"))
    moved = [li for li in page.select(".timeline li") if li.select("line.move")]
    assert len(moved) == 1
    assert "27 Feb 2026" in text(moved[0])
    assert len(moved[0].select(".former")) == 2
    assert "was January 2026" in str(moved[0].svg["aria-label"])  # type: ignore[index]


def test_the_territory_board_is_a_table_and_a_map(board: httpx.Client) -> None:
    page = soup(board.get("/films/k-pops"))
    table = text(page.select_one("table.territories"))
    assert "North America sold with Aura Entertainment" in table
    assert "everywhere else nobody has said" in table
    sold = [text(g.find("text")) for g in page.select("svg.tiles g.t-sold")]
    assert sorted(sold) == ["CA", "US"]


def test_a_guess_stands_apart_from_what_is_known(board: httpx.Client) -> None:
    page = soup(board.get("/films/k-pops"))
    for section in page.select("section.facts"):
        guessed = "speculation" in text(section)
        assert guessed <= ("aside" in section["class"])


def test_search_finds_documents_and_what_they_say(board: httpx.Client) -> None:
    page = soup(board.get("/search", params={"q": "aura acquir"}))
    assert "K-Pops! : theatrical release expected January 2026 — Aura Entertainment" in text(page.select_one(".says"))
    assert {text(mark).casefold()[:4] for mark in page.select("mark")} == {"aura", "acqu"}
    assert "No document says that" in text(soup(board.get("/search", params={"q": "zeppelin"})))
    assert soup(board.get("/search")).select(".hits") == []


def test_sources_and_deliveries_are_listed(board: httpx.Client) -> None:
    assert "News search search 2 – – not read yet" in text(soup(board.get("/sources")))
    page = soup(board.get("/deliveries", params={"state": "pending"}))
    assert "K-Pops! — U.S. theatrical release" in text(page)
    assert soup(board.get("/deliveries?state=dead")).select(".rows") == []


@pytest.mark.parametrize("path", ["/", "/films/k-pops", "/sources", "/deliveries", "/search?q=x"])
def test_a_board_on_which_nothing_was_read_yet_says_so(empty: httpx.Client, path: str) -> None:
    page = soup(empty.get(path))
    assert "no source read yet" in text(page.select_one(".health"))
    if path == "/films/k-pops":
        assert "Nobody has said anything of this film yet." in text(page)


@pytest.mark.parametrize("path", ["/films/no-such-film", "/nowhere", "/films/", "/films/%00", "/static/../app.py"])
def test_what_is_not_there_is_said_in_a_page(board: httpx.Client, path: str) -> None:
    answer = board.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_pages_take_no_writing(board: httpx.Client) -> None:
    for path in ("/", "/films/k-pops", "/sources"):
        assert board.post(path).status_code == 405


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[httpx.Client]:
    """A board whose every text from outside tries to be more than text."""
    url = f"sqlite:///{tmp_path / 'hostile.db'}"
    settings = settings_of(films=[{"title": HOSTILE, "people": [HOSTILE]}])
    article = document(url="javascript:alert(3)", title=HOSTILE, outlet=HOSTILE, text=HOSTILE)
    said = Development(HOSTILE, "release", "confirmed", HOSTILE, (HOSTILE,), ("US",), "2026-02-27", "theatrical")
    shown = replace(said, kind="festival", festival=HOSTILE, section=HOSTILE, premiere=HOSTILE, date=None)
    sold = replace(said, kind="acquisition", date=None)
    told = claims_of(article, (said, shown, sold))
    with open_store(url) as store, store.write() as transaction:
        transaction.add_document(article, "reel")
        transaction.add_claims(told)
        alerts, _ = settle_all(transaction, told, [], NOW)
        for alert in alerts:
            transaction.add_alert(alert, ["hook"], NOW)
        transaction.save_source_state(SourceState("Deadline", error=HOSTILE))
    with Readers(url) as readers, asking(site_of(settings, readers, NOW)) as client:
        yield client


def test_nothing_from_a_page_is_ever_html(hostile: httpx.Client) -> None:
    slug = "script-alert-1-script-img-src-x-onerror-alert-2"
    for path in ("/", f"/films/{slug}", "/sources", "/deliveries", "/search?q=alert", f"/?title={HOSTILE}"):
        page = soup(hostile.get(path))
        assert [str(script["src"]).partition("?")[0] for script in page.select("script")] == ["/static/board.js"]
        assert [img for img in page.select("img") if img.get("onerror")] == []
        assert [a for a in page.select("a") if str(a.get("href")).startswith("javascript:")] == []
        assert page.select("[style]") == []
        assert "alert(1)" in page.get_text()


def test_the_database_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "board.db"
    with Readers(f"sqlite:///{file}") as readers, asking(site_of(settings_of("kpops"), readers, NOW)) as client:
        file.write_bytes(b"no database at all" * 100)
        answer = client.get("/")
    assert answer.status_code == 503
    assert answer.text == f"{file} is not a SQLite database: name another file, or move it away to begin anew\n"


def test_the_stylesheet_is_kept_for_ever_under_its_own_address(board: httpx.Client) -> None:
    href = str(soup(board.get("/")).select_one("link[rel=stylesheet]")["href"])  # type: ignore[index]
    assert "immutable" in board.get(href).headers["cache-control"]
    assert "immutable" not in board.get(href.partition("?")[0]).headers["cache-control"]


def test_the_day_is_that_of_the_boards_zone(tmp_path: Path) -> None:
    with Readers(f"sqlite:///{tmp_path / 'none.db'}") as readers:
        settings = settings_of("kpops", tracker={"timezone": "Asia/Tokyo"})
        site = site_of(settings, readers, NOW + timedelta(hours=8))
    assert site.today.isoformat() == "2025-11-22"
    assert [film.title for film in wanted.films(settings)] == ["K-Pops!"]
