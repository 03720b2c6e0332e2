"""The main job, whole: pages over HTTP in, a ledger in SQLite, each piece of news told once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

import pytest
from standardwebhooks.webhooks import Webhook

from tests.acceptance.config import config, hook_channel, mail_channel, source
from tests.support.command import Home
from tests.support.sinks import HookSink, MailSink
from tests.support.site import Site

SECRET = "whsec_bWFpbi1qb2ItYWNjZXB0YW5jZS10ZXN0cy1zZWNyZXQ="
MONDAY = datetime(2024, 9, 9, 10, 0, tzinfo=UTC)
TITLE = "Anderson .Paak talks about K-Pops"
TEXT = """
Anderson Paak has directed his first feature film, K-Pops, and he plays the lead in it next to his son, Soul Rasheed.

It is about a musician who meets a boy on a K-pop talent show in Korea and finds out that he is his own.

"""
LAST = (
    "K-Pops will premiere at this year's Toronto International Film Festival and is being sold by WME Independent, "
    "so hopefully we may see it in cinemas early next year."
)


@pytest.fixture
def story(reel: Site) -> str:
    """The magazine's article behind its feed; gives the feed's address."""
    url = reel.article("/k-pops", TITLE, TEXT + LAST, MONDAY)
    return reel.feed("/feed", (url, TITLE, MONDAY, "He did it all himself, and K-Pops shows it."))


def test_news_is_told_once_with_its_sentence_and_a_guess_is_not(home: Home, reel: Site, story: str) -> None:
    with MailSink() as mail, HookSink() as hook:
        home.config(config(source("Reel", story), mail_channel(mail.url), hook_channel(hook.url, SECRET)))

        first = home.tracker("check")
        assert first.status == 0, first
        subjects = [str(m.parsed["Subject"]) for m in mail.mails]
        assert len(subjects) == 2, subjects
        assert any("Toronto International Film Festival" in s for s in subjects)
        assert any("WME Independent" in s for s in subjects)
        assert not any("2025" in s for s in subjects)
        assert all(LAST in " ".join(m.part("plain").split()) for m in mail.mails)
        verifier = Webhook(SECRET)
        kinds = {verifier.verify(c.body, dict(c.headers))["data"]["kind"] for c in hook.calls}
        assert kinds == {"festival", "sales"}

        second = home.tracker("check", "--all")
        assert (second.status, second.out) == (0, "")
        assert len(mail.mails) == 2
        assert len(hook.calls) == 2
    assert reel.count("/feed", 304) == 1, "the second poll was conditional"
    assert reel.count("/k-pops") == 1, "an article is read once"

    status = home.tracker("status", "--json").data[0]
    assert status["festivals"][0]["festival"] == "Toronto International Film Festival"
    assert status["sales"][0]["companies"] == ["WME Independent"]
    assert status["releases"] == []
    guesses = [f for f in status["facts"] if f["standing"] == "guess"]
    assert [g["development"]["date"] for g in guesses] == ["2025-01/2025-04"]
    with sqlite3.connect(home.database) as database:
        assert database.execute("select count(*) from documents").fetchone() == (1,)
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_second_outlet_adds_evidence_and_tells_nothing(home: Home, story: str, gazette: Site) -> None:
    retold = gazette.article(
        "/news/1",
        "Toronto bound: ‘K-Pops!’",
        "‘K-Pops!’, directed by Anderson .Paak, will premiere at the Toronto International Film Festival this year."
        " WME Independent is handling sales.",
        MONDAY + timedelta(days=1),
    )
    other = gazette.feed("/rss", (retold, "Toronto bound: ‘K-Pops!’", MONDAY + timedelta(days=1), "‘K-Pops!’ goes."))
    with MailSink() as mail:
        home.config(config(source("Reel", story), mail_channel(mail.url)))
        assert home.tracker("check").status == 0
        told = len(mail.mails)
        home.config(config(source("Reel", story), source("Gazette", other), mail_channel(mail.url)))
        again = home.tracker("check", "--all")
        assert (again.status, again.out) == (0, "")
        assert len(mail.mails) == told == 2
    facts = home.tracker("status", "--json").data[0]["facts"]
    festival = next(f for f in facts if f["development"]["kind"] == "festival")
    why = home.tracker("why", festival["id"])
    assert why.status == 0
    assert "The Reel Dispatch" in why.out
    assert "Lakeside Gazette" in why.out
    assert LAST in why.out
    by_claim = home.tracker("why", festival["said_by"][1], "--json").data
    assert by_claim["id"] == festival["id"]
    history = home.tracker("history", "kpops")
    assert history.out.count("Toronto International Film Festival") >= 2
    assert "[speculative]" in history.out or "speculative" in history.out


def test_a_text_file_is_read_to_three_developments(home: Home) -> None:
    article = home.folder / "magazine.txt"
    article.write_text(f"date 2024-09-09 {TEXT.strip()}\n\n{LAST}", encoding="utf-8")
    found = home.tracker("read", article, "--json").data["developments"]
    assert [(d["kind"], d["certainty"], d["date"]) for d in found] == [
        ("festival", "confirmed", "2024"),
        ("sales", "confirmed", None),
        ("release", "speculative", "2025-01/2025-04"),
    ]
    assert {d["quote"] for d in found} == {LAST}
    piped = home.tracker("read", "-", stdin=article.read_bytes())
    assert piped.out.count(LAST) == 3


def test_an_address_is_read_without_keeping_anything(home: Home, reel: Site, story: str) -> None:
    home.config(config())
    found = home.tracker("read", f"{reel.address}/k-pops", "--json")
    assert found.status == 0, found
    assert [d["kind"] for d in found.data["developments"]] == ["festival", "sales", "release"]
    assert not home.database.exists()


def test_check_leaves_with_ten_where_there_is_news(home: Home, story: str) -> None:
    home.config(config(source("Reel", story)))
    assert home.tracker("check", "--exit-code").status == 10
    assert home.tracker("check", "--exit-code", "--all").status == 0


def test_nothing_is_asked_before_it_is_due(home: Home, reel: Site, story: str) -> None:
    home.config(config(source("Reel", story)))
    home.tracker("check")
    visits = len(reel.visits)
    idle = home.tracker("check")
    assert idle.status == 0
    assert len(reel.visits) == visits
    assert "due" in idle.err


def test_an_article_that_cannot_be_had_is_told_from_the_feed_and_read_later(home: Home, reel: Site) -> None:
    late = timezone(timedelta(hours=-7))
    when = datetime(2025, 6, 17, 8, tzinfo=late)
    url = reel.put("/deal", "busy", status=503)
    feed = reel.feed(
        "/feed", (url, "Aura Entertainment Acquires ‘K-Pops!’", when, "Aura Entertainment has acquired ‘K-Pops!’.")
    )
    home.config(config(source("Reel", feed)))
    first = home.tracker("check")
    assert "Aura Entertainment" in first.out
    reel.article(
        "/deal",
        "Aura Entertainment Acquires ‘K-Pops!’",
        "Aura Entertainment has acquired ‘K-Pops!’. A theatrical release is expected in January 2026.",
        when,
    )
    second = home.tracker("check", "--all")
    assert "January 2026" in second.out
    assert "acquires" not in second.out.lower().split("january")[0].split("“")[0]


def test_channels_hear_only_what_they_want_and_a_guess_only_who_asks_for_guesses(home: Home, story: str) -> None:
    with MailSink() as mail, HookSink() as hook:
        home.config(
            config(
                source("Reel", story),
                mail_channel(mail.url, kinds='["sales"]'),
                hook_channel(hook.url, SECRET, kinds='["release"]', certainty='"speculative"'),
            )
        )
        home.tracker("check")
        assert ["WME" in str(m.parsed["Subject"]) for m in mail.mails] == [True]
        (guess,) = hook.calls
        assert guess.data["data"]["certainty"] == "speculative"
        assert "speculation" in guess.data["data"]["headline"]
