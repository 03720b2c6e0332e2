"""Each kind of source through the real fetcher and the real jobs, with answers after the services' own documentation:
https://developer.themoviedb.org/docs/errors, https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual,
https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/, https://wordpress.org/documentation/article/wordpress-feeds/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from jobs import poll
from jobs.targets import targets
from jobs.workshop import Workshop
from tests.support.bench import article, bench, feed
from tests.support.wikidata import K_POPS, answer, released
from tracker.fetch import Fetcher, FetchLimits

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
TMDB = {"name": "TMDb", "kind": "tmdb", "key": "eyJ-token"}
WIKIDATA = {"name": "Wikidata", "kind": "wikidata"}
SOLD = "Aura Entertainment has acquired U.S. rights to ‘K-Pops!’ from Anderson .Paak."
RELEASES = {
    "id": 7,
    "title": "K-Pops!",
    "release_dates": {
        "results": [
            {"iso_3166_1": "US", "release_dates": [{"type": 3, "release_date": "2026-02-27T00:00:00.000Z", "note": ""}]}
        ]
    },
}


@contextmanager
def shop(
    folder: Path, *sources: dict[str, Any], film: dict[str, Any] | None = None
) -> Iterator[tuple[Workshop, respx.MockRouter]]:
    """A workshop whose fetcher is the real one; respx answers for the web."""
    films = [{"title": "K-Pops!", "year": 2024, "people": ["Anderson .Paak"], **(film or {})}]
    with (
        bench(folder, NOW, sources=list(sources), films=films) as (workshop, _, hour),
        Fetcher(FetchLimits(min_spacing=0.0), hour) as fetcher,
        respx.mock(assert_all_called=False) as web,
    ):
        web.get(path="/robots.txt").respond(404)
        yield replace(workshop, fetcher=fetcher), web


def run(workshop: Workshop) -> poll.Report:
    report = poll.poll(workshop, targets(workshop.sources, workshop.films))
    assert report.bugs == ()
    return report


def told(report: poll.Report) -> list[tuple[Any, ...]]:
    return [(a.development.kind, a.development.territories, a.development.date) for a in report.alerts]


def test_a_database_s_dates_stand_in_the_ledger_with_their_sentence(tmp_path: Path) -> None:
    with shop(tmp_path, TMDB, film={"tmdb": 7}) as (workshop, web):
        asked = web.get(host="api.themoviedb.org", path="/3/movie/7").respond(json=RELEASES)
        assert told(run(workshop)) == [("release", ("US",), "2026-02-27")]
        assert asked.calls.last.request.headers["Authorization"] == "Bearer eyJ-token"
        assert "eyJ-token" not in str(asked.calls.last.request.url)
        (fact,) = workshop.store.ledger("K-Pops!").standing("release")
        assert fact.development.quote == "“K-Pops!” opens in cinemas in the United States on 27 February 2026."
        assert told(run(workshop)) == [], "the second time it is no news"
        moved = json.loads(json.dumps(RELEASES).replace("2026-02-27", "2026-03-20"))
        web.get(host="api.themoviedb.org", path="/3/movie/7").respond(json=moved)
        assert told(run(workshop)) == [("release", ("US",), "2026-03-20")]


def test_a_search_of_a_database_leads_to_its_record(tmp_path: Path) -> None:
    with shop(tmp_path, TMDB) as (workshop, web):
        hit = {"id": 7, "title": "K-Pops!", "release_date": "2024-09-07"}
        web.get(host="api.themoviedb.org", path="/3/search/movie").respond(json={"results": [hit]})
        web.get(host="api.themoviedb.org", path="/3/movie/7").respond(json=RELEASES)
        assert told(run(workshop)) == [("release", ("US",), "2026-02-27")]


def test_wikidata_s_dates_and_distributors_stand_in_the_ledger(tmp_path: Path) -> None:
    with shop(tmp_path, WIKIDATA) as (workshop, web):
        web.get(host="query.wikidata.org").respond(text=answer(*K_POPS))
        assert told(run(workshop)) == [("release", ("US",), "2026-02-27")], "what is past is no news"
        ledger = workshop.store.ledger("K-Pops!")
        assert [f.development.companies for f in ledger.standing("acquisition")] == [("Aura Entertainment",)]
        later = answer(*K_POPS, released("Q125536216", "2026-05-01", "Germany", "DE"))
        web.get(host="query.wikidata.org").respond(text=later)
        assert told(run(workshop)) == [("release", ("DE",), "2026-05-01")]


QUOTA = {"success": False, "status_code": 25, "status_message": "Your request count is over the allowed limit."}
NO_KEY = {"success": False, "status_code": 7, "status_message": "Invalid API key: You must be granted a valid key."}


@pytest.mark.parametrize(
    ("source", "reply", "line"),
    [
        (TMDB, httpx.Response(401, json=NO_KEY), "TMDb refuses the key: is it the API Read Access Token"),
        (TMDB, httpx.Response(404, json={"status_code": 34}), "TMDb has no film under that number"),
        (TMDB, httpx.Response(429, json=QUOTA, headers={"Retry-After": "7200"}), "TMDb was asked too often"),
        (TMDB, httpx.Response(200, json={"films": []}), "its format has changed"),
        (WIKIDATA, httpx.Response(429, headers={"Retry-After": "7200"}), "Wikidata was asked too often"),
        (WIKIDATA, httpx.Response(403, text="policy"), "set contact under [tracker]"),
        (WIKIDATA, httpx.Response(500, text="TimeoutException"), "overloaded or took too long"),
        (WIKIDATA, httpx.Response(200, json={"boolean": True}), "its format has changed"),
    ],
    ids=lambda value: f"{value['name']}" if isinstance(value, dict) else None,
)
def test_what_an_api_refuses_is_one_clear_line(
    tmp_path: Path, source: dict[str, Any], reply: httpx.Response, line: str
) -> None:
    with shop(tmp_path, source, film={"tmdb": 7}) as (workshop, web):
        web.get(host="api.themoviedb.org").mock(reply)
        web.get(host="query.wikidata.org").mock(reply)
        (outcome,) = run(workshop).outcomes
        assert outcome.error is not None
        assert line in outcome.error
        assert "\n" not in outcome.error
        assert "eyJ-token" not in outcome.error
        (state,) = workshop.store.source_states([outcome.target.key]).values()
        assert state.next_check_at is not None
        if reply.status_code == 429:
            assert (state.next_check_at - NOW).total_seconds() >= 7200, "the plea is heeded"


GDELT_URL = 'https://api.gdeltproject.org/api/v2/doc/doc?query="{title}"&mode=artlist&format=json'
HIT = {
    "url": "https://reel.example/deal", "url_mobile": "", "title": "Aura Acquires ‘K-Pops!’",
    "seendate": "20260131T140000Z", "domain": "reel.example", "language": "English", "sourcecountry": "United States",
}  # fmt: skip


def test_gdelt_and_a_wordpress_search_lead_to_the_same_article_once(tmp_path: Path) -> None:
    wordpress = {"name": "Reel", "kind": "search", "url": "https://reel.example/?s={title}&feed=rss2"}
    with shop(tmp_path, {"name": "GDELT", "kind": "search", "url": GDELT_URL}, wordpress) as (workshop, web):
        web.get(host="api.gdeltproject.org").respond(json={"articles": [HIT]})
        summary = ("https://reel.example/deal?utm_source=rss", "Aura Acquires ‘K-Pops!’", NOW, "It has a buyer.")
        web.get("https://reel.example/?s=K-Pops%21&feed=rss2").respond(
            content=feed(summary), headers={"Content-Type": "application/rss+xml"}
        )
        page = web.get("https://reel.example/deal").respond(content=article("Aura Acquires ‘K-Pops!’", SOLD))
        assert told(run(workshop)) == [("acquisition", ("US",), None)]
        assert page.call_count == 1
        assert [d.url for d in workshop.store.documents()] == ["https://reel.example/deal"]


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (
            httpx.Response(200, text="Your search contained a phrase that was too short."),
            "answered “Your search contained a phrase that was too short.” where a feed should be",
        ),
        (httpx.Response(429, text="Please limit requests to one every 5 seconds"), "asks to be left alone"),
        (httpx.Response(200, json={"results": []}), "neither JSON Feed nor GDELT's article list"),
        (httpx.Response(200, json={"articles": [{"link": "x"}]}), "its format has changed"),
    ],
    ids=["its own words", "quota", "another shape", "other fields"],
)
def test_what_gdelt_refuses_is_one_clear_line(tmp_path: Path, reply: httpx.Response, line: str) -> None:
    with shop(tmp_path, {"name": "GDELT", "kind": "search", "url": GDELT_URL}) as (workshop, web):
        web.get(host="api.gdeltproject.org").mock(reply)
        (outcome,) = run(workshop).outcomes
        assert outcome.error is not None
        assert line in outcome.error


LISTING = "".join(f'<li><a href="/n/{n}">A story about something else, number {n}</a></li>' for n in range(5))
INDEX = f"<html><body><ul><li><a href='/deal'>Aura Acquires ‘K-Pops!’ for America</a></li>{LISTING}</ul></body></html>"
NEWS = "<urlset><url><loc>https://reel.example/deal</loc><title>Aura Acquires ‘K-Pops!’</title></url></urlset>"
BY_ADDRESS = "<urlset><url><loc>https://reel.example/k-pops-deal</loc></url><url><loc>/other</loc></url></urlset>"


@pytest.mark.parametrize(
    ("kind", "body", "path"),
    [("listing", INDEX, "/deal"), ("sitemap", NEWS, "/deal"), ("sitemap", BY_ADDRESS, "/k-pops-deal")],
    ids=["listing", "news sitemap", "plain sitemap"],
)
def test_a_listing_and_a_sitemap_are_followed_where_they_name_a_film(
    tmp_path: Path, kind: str, body: str, path: str
) -> None:
    with shop(tmp_path, {"name": "Reel", "kind": kind, "url": "https://reel.example/index"}) as (workshop, web):
        web.get("https://reel.example/index").respond(text=body, headers={"Content-Type": "text/html"})
        web.get(f"https://reel.example{path}").respond(content=article("Aura Acquires ‘K-Pops!’", SOLD))
        assert told(run(workshop)) == [("acquisition", ("US",), None)]
        assert {c.request.url.path for c in web.calls} == {"/robots.txt", "/index", path}


def test_an_index_of_sitemaps_is_read_whole_each_time_though_it_has_not_changed(tmp_path: Path) -> None:
    with shop(tmp_path, {"name": "Reel", "kind": "sitemap", "url": "https://reel.example/index"}) as (workshop, web):
        parts = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("news", "gone"))
        index = f"<sitemapindex>{parts}</sitemapindex>"
        web.get("https://reel.example/index").respond(text=index, headers={"ETag": '"one"'})
        web.get("https://reel.example/gone.xml").respond(404)
        news = web.get("https://reel.example/news.xml").respond(text="<urlset></urlset>")
        assert [o.error for o in run(workshop).failures] == ["reel.example: answered 404 Not Found"]
        news.respond(text=NEWS)
        web.get("https://reel.example/gone.xml").respond(text="<urlset></urlset>")
        web.get("https://reel.example/deal").respond(content=article("Aura Acquires ‘K-Pops!’", SOLD))
        report = run(workshop)
        assert (told(report), report.failures) == ([("acquisition", ("US",), None)], ())
        assert all("If-None-Match" not in call.request.headers for call in web.calls)


def test_a_programme_is_the_festival_s_own_word(tmp_path: Path) -> None:
    source = {
        "name": "Harbour", "kind": "programme", "url": "https://harbour.example/films/k-pops",
        "festival": "Harbour City Film Festival", "select": {"section": ".strand", "screening": "li"},
    }  # fmt: skip
    with shop(tmp_path, source) as (workshop, web):
        body = "<h1>K-Pops!</h1><p class=strand>Galas</p><ul><li>6 September 2026, 21:00, The Lantern</li></ul>"
        web.get(source["url"]).respond(html=f"<html><body>{body}</body></html>")
        assert told(run(workshop)) == [("festival", None, "2026-09-06")]
        (fact,) = workshop.store.ledger("K-Pops!").standing("festival")
        assert (fact.development.section, fact.own_word is not None) == ("Galas", True)
        web.get(source["url"]).respond(html="<html><body><h1>404</h1></body></html>")
        assert "is no page about a film of the watch list" in str(run(workshop).failures[0].error)
