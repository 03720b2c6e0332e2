"""The feed is valid Atom, holds each development once, and keeps its ids."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import feedparser
import httpx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from db.rows import RaisedAlert
from tests.support.database import alert, claims, document
from tracker.domain.alert import Alert
from tracker.domain.development import Development
from tracker.web.atom import atom

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)


def valid(feed: bytes) -> etree._Element:
    tree = etree.fromstring(feed)
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    ids = [element.text for element in tree.iter("{*}id")]
    assert len(ids) == len(set(ids))
    return tree


def test_the_feed_of_a_story_is_valid(board: httpx.Client) -> None:
    answer = board.get("/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    tree = valid(answer.content)
    assert [link.get("href") for link in tree.iterfind("{*}link[@rel='self']")] == [str(answer.url)]
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.entries[0].title == (
        "K-Pops! — correction: U.S. theatrical release confirmed for 27 Feb 2026 (was 20 Feb 2026) — Aura Entertainment"
    )
    updated = [entry.updated_parsed for entry in read.entries]
    assert updated == sorted(updated, reverse=True)


def test_what_many_outlets_tell_is_one_entry(board: httpx.Client) -> None:
    entries = feedparser.parse(board.get("/feed.atom").content).entries
    told = [entry.title for entry in entries if entry.title.startswith("K-Pops! — Aura Entertainment acquires")]
    assert len(told) == 1


def test_filters_narrow_it_and_keep_the_ids(board: httpx.Client) -> None:
    whole = {entry.id: entry for entry in feedparser.parse(board.get("/feed.atom").content).entries}
    for query, kept in {
        "film=k-pops": lambda entry: entry.title.startswith("K-Pops!"),
        "kind=festival": lambda entry: entry.tags[0].term == "festival",
        "film=flow&kind=award": lambda entry: entry.title.startswith("Flow") and entry.tags[0].term == "award",
    }.items():
        answer = board.get(f"/feed.atom?{query}")
        valid(answer.content)
        found = {entry.id for entry in feedparser.parse(answer.content).entries}
        assert found == {key for key, entry in whole.items() if kept(entry)} != set()


def test_an_empty_feed_is_valid_too(empty: httpx.Client) -> None:
    answer = empty.get("/feed.atom")
    assert feedparser.parse(valid(answer.content) is not None and answer.content).entries == []
    assert empty.get("/feed.atom", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text(), st.sampled_from(["https://a.example/x y", "javascript:x", "", "http://[::1"]))
def test_whatever_a_page_says_the_feed_is_valid(title: str, outlet: str, quote: str, url: str) -> None:
    (claim,) = claims(document(outlet=outlet, url=url))
    said = Development(title, "release", "confirmed", quote, (outlet,), ("US",), title)
    raised = RaisedAlert(Alert("a1", "new", said, claim, "f1"), NOW, 1)
    valid(atom([raised], title, NOW))


def test_a_script_in_a_title_stays_text() -> None:
    (claim,) = claims(document(), film="<script>alert(1)</script>")
    tree = valid(atom([RaisedAlert(alert(claim), NOW, 1)], "News", NOW))
    (title,) = tree.iterfind("{*}entry/{*}title")
    assert len(title) == 0
    assert "<script>" in str(title.text)
