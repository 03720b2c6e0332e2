"""Polling: what is asked, what is followed, what is remembered, and what a fault leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from jobs import poll, visiting
from jobs.due import due
from jobs.targets import targets
from jobs.workshop import Workshop
from tests.support.bench import Web, article, bench, feed
from tracker.domain.page import Page, Unchanged, Validators
from tracker.errors import BadAnswer, DatabaseError, Gone
from tracker.sources import feed as feed_kind

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
DEAL = ("https://reel.example/deal", "Aura Acquires ‘K-Pops!’", NOW - timedelta(days=3), "‘K-Pops!’ has a buyer.")
OTHER = ("https://reel.example/other", "Nothing to see", NOW - timedelta(days=2), "Another story altogether.")
BOUGHT = article("Aura Acquires ‘K-Pops!’", "Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak.")
FEED = "https://reel.example/feed"


def run(workshop: Workshop) -> poll.Report:
    return poll.poll(workshop, targets(workshop.sources, workshop.films))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Workshop, Web, Any]]:
    sources = [{"name": "Reel", "kind": "feed", "url": FEED, "every": "1h"}]
    with bench(tmp_path, NOW, sources=sources) as made:
        made[1].pages = {FEED: feed(DEAL, OTHER), DEAL[0]: BOUGHT}
        yield made


def test_only_an_item_that_names_a_film_is_followed(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = shop
    report = run(workshop)
    assert [a.development.companies for a in report.alerts] == [("Aura Entertainment",)]
    assert [url for url, _ in web.asked] == [FEED, DEAL[0]]
    assert [d.url for d in workshop.store.documents()] == [DEAL[0]]


def test_the_second_time_nothing_is_read_again(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = shop
    run(workshop)
    again = run(workshop)
    assert (again.alerts, [o.result for o in again.outcomes]) == ((), ["unchanged"])
    assert web.count(DEAL[0]) == 1
    assert web.asked[-1][1].etag is not None


def test_a_changed_feed_leads_only_to_its_new_items(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = shop
    run(workshop)
    dated = (
        "https://reel.example/date",
        "‘K-Pops!’ opens",
        NOW,
        "‘K-Pops!’ opens in U.S. theaters on February 27, 2026.",
    )
    web.pages[FEED] = feed(dated, DEAL, OTHER)
    web.pages[dated[0]] = article(dated[1], dated[3])
    report = run(workshop)
    assert [(a.development.kind, a.development.date) for a in report.alerts] == [("release", "2026-02-27")]
    assert web.count(DEAL[0]) == 1


@pytest.mark.parametrize(("follow", "asked"), [("never", 1), ("auto", 2), ("always", 3)])
def test_follow_says_which_articles_are_asked_for(tmp_path: Path, follow: str, asked: int) -> None:
    sources = [{"name": "Reel", "kind": "feed", "url": FEED, "follow": follow}]
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages = {FEED: feed(DEAL, OTHER), DEAL[0]: BOUGHT, OTHER[0]: article("Other", "Quite another story.")}
        run(workshop)
        assert len(web.asked) == asked
        assert DEAL[0] in {d.url for d in workshop.store.documents()}


def test_an_article_that_two_feeds_lead_to_is_asked_for_once(tmp_path: Path) -> None:
    second = "https://reel.example/deals/feed"
    sources = [{"name": "Reel", "kind": "feed", "url": FEED}, {"name": "Deals", "kind": "feed", "url": second}]
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        tracked = (DEAL[0] + "?utm_source=rss", *DEAL[1:])
        web.pages = {FEED: feed(DEAL), second: feed(tracked), DEAL[0]: BOUGHT}
        assert len(run(workshop).alerts) == 1
        assert web.count(DEAL[0]) == 1
        web.pages[second] = feed(tracked, OTHER)
        run(workshop)
        assert web.count(DEAL[0]) == 1, "nor when one of them changes later"


def test_documents_are_taken_in_as_they_were_published(tmp_path: Path) -> None:
    """The newer feed answers first; the older article is still told first."""
    sources = [{"name": n, "kind": "feed", "url": f"https://{n}.example/feed", "follow": "never"} for n in ("b", "a")]
    early = (
        "https://a.example/1",
        "‘K-Pops!’ sold",
        NOW - timedelta(days=9),
        "Aura Entertainment has acquired ‘K-Pops!’.",
    )
    late = ("https://b.example/2", "‘K-Pops!’ dated", NOW, "‘K-Pops!’ opens in U.S. theaters on February 27, 2026.")
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages = {"https://a.example/feed": feed(early), "https://b.example/feed": feed(late)}
        assert [a.development.kind for a in run(workshop).alerts] == ["acquisition", "release"]


def stories(count: int) -> list[tuple[str, str, datetime, str]]:
    """Items of a feed, each with a piece of news of its own, the newest first."""
    return [
        (f"https://reel.example/{n}", f"‘K-Pops!’ deal {n}", NOW - timedelta(hours=n), f"Buyer {n} buys ‘K-Pops!’.")
        for n in range(count)
    ]


def test_a_feed_of_hundreds_is_followed_a_part_at_a_time(
    shop: tuple[Workshop, Web, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, web, _ = shop
    monkeypatch.setattr(visiting, "MOST_FOLLOWED", 3)
    listed = stories(5)
    web.pages = {FEED: feed(*listed)} | {url: article(title, f"{said} {said}") for url, title, _, said in listed}
    run(workshop)
    assert {url for url, _ in web.asked} == {FEED, *(s[0] for s in listed[:3])}
    assert {d.url for d in workshop.store.documents()} == {s[0] for s in listed}, "the feed's own words are not delayed"
    run(workshop)
    assert all(web.count(s[0]) == 1 for s in listed), "the rest the next time, and none twice"


def test_a_host_that_does_not_answer_is_left_alone_for_the_round(tmp_path: Path) -> None:
    sources = [{"name": "Reel", "kind": "feed", "url": FEED}]
    listed = stories(8)
    with bench(tmp_path, NOW, sources=sources, network={"at_once": 1}) as (workshop, web, _):
        web.pages = {FEED: feed(*listed)}
        run(workshop)
        assert len(web.asked) == 1 + visiting.HOST_PATIENCE
        assert {d.url for d in workshop.store.documents()} == {s[0] for s in listed}
        web.pages |= {url: article(title, f"{said} {said}") for url, title, _, said in listed}
        run(workshop)
        assert all(web.count(s[0]) >= 1 for s in listed), "nothing is given up for good"


@pytest.mark.parametrize(
    ("error", "asked_again"),
    [
        (BadAnswer(DEAL[0], "busy", 503), True),
        (BadAnswer(DEAL[0], "not here", 404), False),
        (Gone(DEAL[0], "gone", 410), False),
    ],
)
def test_an_article_that_cannot_be_had(shop: tuple[Workshop, Web, Any], error: BadAnswer, asked_again: bool) -> None:
    """What the feed says is taken; the article is asked for again where that may help, and then in full."""
    workshop, web, _ = shop
    web.pages[DEAL[0]] = error
    run(workshop)
    assert [d.text for d in workshop.store.documents()] == ["‘K-Pops!’ has a buyer."]
    web.pages[DEAL[0]] = BOUGHT
    run(workshop)
    assert (web.count(DEAL[0]) == 2) is asked_again
    assert len(list(workshop.store.documents())) == 1 + asked_again


def test_a_source_that_fails_is_told_and_asked_again_later(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, hour = shop
    web.pages[FEED] = BadAnswer(FEED, "reel.example: answered 500", 500)
    report = run(workshop)
    assert [o.error for o in report.failures] == ["reel.example: answered 500"]
    state = workshop.store.source_states(["Reel"])["Reel"]
    assert (state.failures, state.error, state.ok_at) == (1, "reel.example: answered 500", None)
    everything = targets(workshop.sources, workshop.films)
    assert due(workshop, everything) == []
    hour.now = state.next_check_at or hour.now
    assert due(workshop, everything) == everything
    web.pages[FEED] = feed(DEAL)
    assert run(workshop).failures == ()
    healed = workshop.store.source_states(["Reel"])["Reel"]
    assert (healed.failures, healed.error, healed.ok_at) == (0, None, hour.now)


def test_a_page_that_is_no_feed_keeps_no_validators(shop: tuple[Workshop, Web, Any]) -> None:
    """Else the next answer would be "not modified", and the fault would look like silence."""
    workshop, web, _ = shop
    web.pages[FEED] = b"<html><body>Welcome to our new site</body></html>"
    assert "web page" in str(run(workshop).failures[0].error)
    assert workshop.store.source_states(["Reel"])["Reel"].validators == Validators()
    assert run(workshop).failures


def test_what_failed_to_be_written_is_found_again(
    shop: tuple[Workshop, Web, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the middle of a document's transaction keeps nothing of it, and the next poll brings it all."""
    workshop, _, _ = shop

    def broken(*_: object) -> None:
        raise DatabaseError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("db.store.Transaction.add_alert", broken)
        with pytest.raises(DatabaseError, match="disk is full"):
            run(workshop)
    assert list(workshop.store.documents()) == []
    assert workshop.store.claims("K-Pops!") == []
    assert len(run(workshop).alerts) == 1


def test_a_search_is_asked_once_for_each_film(tmp_path: Path) -> None:
    sources = [{"name": "Search", "kind": "search", "url": "https://reel.example/?s={title}&feed=rss2"}]
    films = [{"title": "K-Pops!"}, {"title": "Love, Brooklyn"}]
    with bench(tmp_path, NOW, sources=sources, films=films) as (workshop, web, _):
        run(workshop)
        assert sorted(url for url, _ in web.asked) == [
            "https://reel.example/?s=K-Pops%21&feed=rss2",
            "https://reel.example/?s=Love%2C%20Brooklyn&feed=rss2",
        ]


def test_a_watched_article_is_read_when_it_changes(tmp_path: Path) -> None:
    sources = [{"name": "Page", "kind": "article", "url": DEAL[0]}]
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages[DEAL[0]] = BOUGHT
        assert len(run(workshop).alerts) == 1
        assert run(workshop).outcomes[0].result == "unchanged"
        web.pages[DEAL[0]] = BOUGHT.replace(b".</p>", b". It opens in U.S. theaters on February 27, 2026.</p>")
        assert [a.development.kind for a in run(workshop).alerts] == ["release"]


def test_a_line_up_is_followed_though_its_headline_names_no_film(tmp_path: Path) -> None:
    sources = [{"name": "Reel", "kind": "feed", "url": FEED}]
    lineup = ("https://reel.example/toronto", "Toronto adds five world premieres", NOW, "Five more for September.")
    barren = ("https://reel.example/venice", "Venice adds three titles", NOW, "Three more.")
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages = {
            FEED: feed(lineup, barren, OTHER),
            lineup[0]: article(lineup[1], "‘K-Pops!’ will premiere at the Toronto International Film Festival."),
            barren[0]: article(barren[1], "Three films by directors whom nobody here follows."),
        }
        assert [a.development.kind for a in run(workshop).alerts] == ["festival"]
        assert [d.url for d in workshop.store.documents()] == [lineup[0]]
        web.pages[FEED] = feed(DEAL, lineup, barren, OTHER)
        run(workshop)
        assert (web.count(lineup[0]), web.count(barren[0])) == (1, 1), "neither is asked for again"


def test_a_bug_that_one_page_brings_to_light_holds_up_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = "https://gazette.example/feed"
    sources = [{"name": "Reel", "kind": "feed", "url": FEED}, {"name": "Gazette", "kind": "feed", "url": second}]
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages = {FEED: feed(DEAL), DEAL[0]: BOUGHT, second: feed(OTHER)}
        read = visiting.sift

        def stumbling(shop: Workshop, target: Any, page: Any) -> Any:
            if target.key == "Gazette":
                raise ZeroDivisionError("a bug")
            return read(shop, target, page)

        monkeypatch.setattr(visiting, "sift", stumbling)
        report = run(workshop)
        assert [type(bug) for bug in report.bugs] == [ZeroDivisionError]
        assert len(report.alerts) == 1
        assert [o.target.key for o in report.failures] == ["Gazette"]
        states = workshop.store.source_states(["Reel", "Gazette"])
        assert (states["Reel"].failures, states["Gazette"].failures) == (0, 1)


def test_a_document_that_the_reader_stumbles_over_is_not_taken_for_read(
    shop: tuple[Workshop, Web, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, web, _ = shop

    def stumbling(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(workshop.reader, "read", stumbling)
        report = run(workshop)
        assert (len(report.bugs), report.alerts, list(workshop.store.documents())) == (1, (), [])
    web.pages[FEED] = feed(DEAL)
    assert len(run(workshop).alerts) == 1


def test_when_it_is_to_end_what_came_is_kept_and_the_rest_is_due_still(tmp_path: Path) -> None:
    silent = "https://silent.example/feed"
    sources = [{"name": "Reel", "kind": "feed", "url": FEED, "follow": "never"}]
    sources += [{"name": "Silent", "kind": "feed", "url": silent}]
    with bench(tmp_path, NOW, sources=sources) as (workshop, web, _):
        web.pages = {FEED: feed(DEAL), silent: feed(OTHER)}
        released = Event()
        answer = web.get

        def get(url: str, validators: Validators = Validators()) -> Page | Unchanged:  # noqa: B008
            if url == silent:
                workshop.stop.set()
                released.wait(10)
            return answer(url, validators)

        web.get = get  # type: ignore[method-assign]
        report = run(workshop)
        released.set()
        assert [outcome.target.key for outcome in report.outcomes] in ([], ["Reel"]), "never the one that hangs"
        kept = [document.url for document in workshop.store.documents()]
        assert kept == [DEAL[0]] * len(report.outcomes)
        still = [target.key for target in due(workshop, targets(workshop.sources, workshop.films))]
        assert still == (["Silent"] if kept else ["Reel", "Silent"])


def test_a_feed_that_names_no_film_and_no_line_up_is_not_parsed(
    shop: tuple[Workshop, Web, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bytes are scanned for all titles at once; a feed that is broken is parsed all the same, to say so."""
    workshop, web, _ = shop
    parsed: list[str] = []
    read = feed_kind.items

    def counted(page: Any, source: Any) -> Any:
        parsed.append(page.url)
        return read(page, source)

    monkeypatch.setattr(feed_kind, "items", counted)
    web.pages[FEED] = feed(OTHER)
    assert [o.result for o in run(workshop).outcomes] == ["read"]
    assert parsed == []
    web.pages[FEED] = feed(OTHER, DEAL)
    assert len(run(workshop).alerts) == 1
    assert parsed == [FEED]
    web.pages[FEED] = b"<html><body>Welcome to our new site</body></html>"
    assert run(workshop).failures
