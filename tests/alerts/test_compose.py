"""The whole message: what it says beside the headline, and that a page cannot speak through it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.alerts.elements import Elements
from tests.alerts.examples import FACTS, NOW, ZONE, alert, claim, context, every_alert, ledger
from tests.alerts.hostile import attacks, patient
from tracker.alerts.compose import ALSO_LINES, STANDING_LINES, compose
from tracker.alerts.message import Context
from tracker.alerts.words import headline
from tracker.domain.alert import Alert
from tracker.domain.ledger import Fact

SCRIPT = "<script>alert(1)</script>"


def test_the_subject_is_the_headline() -> None:
    told = alert("release", "changed")
    assert compose(told, context(told)).subject == headline(told)


def test_the_body_says_what_where_when_and_what_stands() -> None:
    told = alert("release", "changed")
    text = compose(told, context(told)).text
    order = [
        headline(told),
        "> Lantern will open",
        "The Reel Ledger, 14 Jan 2026, 19:30 CET",
        "https://the-reel-ledger.example/2026/01/release",
        "Certainty: confirmed",
        "Also reported by",
        "Festival Daily, 14 Jan 2026, 21:30 CET",
        "Kino Courier, 15 Jan 2026, 00:30 CET",
        "What stands now for The Glass Orchard",
        "U.S. theatrical release: 27 Feb 2026, confirmed, in 44 days",
        "Why: tracker why a-release-changed",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_html_says_the_same_as_text() -> None:
    told = alert("acquisition", "firmed")
    message = compose(told, context(told))
    in_html = re.sub(r"<[^>]+>", " ", message.html).replace("&amp;", "&")
    words = set(re.findall(r"\w+", re.sub(r"https?://\S+|Certainty", "", message.text)))
    assert words <= set(re.findall(r"\w+", in_html))


def test_what_stands_takes_six_lines_and_a_count() -> None:
    told = alert("release")
    text = compose(told, context(told)).text
    standing = text.partition("What stands now")[2].partition("\n\n")[0]
    assert standing.count("\n- ") == STANDING_LINES + 1
    assert standing.endswith("\n- and 1 more")


def test_many_outlets_are_counted_and_none_is_named_twice() -> None:
    told = alert("release")
    also = tuple(claim(told.development, f"Outlet {number:02}", number) for number in range(1, 9))
    text = compose(told, context(told, also=(told.claim, *also, also[0]), ledger=None)).text
    assert text.count("\n- Outlet") == ALSO_LINES
    assert text.count("Outlet 01") == 1
    assert "\n- and 3 more\n" in text


def test_a_first_report_without_a_ledger_is_short() -> None:
    text = compose(alert("trailer"), Context(NOW, ZONE)).text
    assert "Also reported" not in text
    assert "What stands" not in text


def test_a_correction_says_so() -> None:
    told = replace(alert("release", "changed"), corrects="a-before")
    message = compose(told, context(told))
    assert "This corrects an earlier alert." in message.text
    assert "This corrects an earlier alert." in message.html


def test_days_are_counted_on_the_persons_calendar() -> None:
    told = alert("release")
    late = datetime(2026, 2, 27, 1, 0, tzinfo=UTC)
    assert "confirmed, today" in compose(told, context(told, now=late)).text
    assert "confirmed, tomorrow" in compose(told, context(told, now=late, zone=ZoneInfo("America/New_York"))).text


@pytest.mark.parametrize("told", list(every_alert()), ids=lambda a: a.id)
def test_every_page_is_whole_and_needs_no_picture(told: Alert) -> None:
    page = compose(told, context(told)).html
    found = Elements(page)
    assert {"html", "head", "body", "h1"} <= found.tags
    assert not {"img", "script", "link", "iframe", "form", "object"} & found.tags
    assert all(link.startswith("https://") for link in found.links)
    assert 'name="viewport"' in page
    assert "prefers-color-scheme: dark" in page


def test_html_of_a_page_never_reaches_the_mail() -> None:
    said = replace(
        FACTS["acquisition"],
        film=SCRIPT,
        quote=f"He said {SCRIPT} & “more”",
        companies=(f'"><img src=x onerror=alert(1)> {SCRIPT}',),
    )
    hostile = replace(claim(said), outlet=f"Outlet {SCRIPT}", url="https://example.org/?a=1&b=2")
    told = Alert("a", "new", said, hostile, "f")
    page = compose(
        told, context(told, also=(replace(hostile, document="d2"),), ledger=ledger(Fact("f", said, (), NOW, NOW)))
    )
    found = Elements(page.html)
    assert not {"script", "img"} & found.tags
    assert "<script" not in page.html
    assert "https://example.org/?a=1&b=2" in found.links


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,<b>",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https://example.org/\r\nBcc: x",
        'https://example.org"onclick="x/',
        "https://example.org@evil.example/",
        "https://exa mple.org/",
        "https://[bad",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_any_other_address_is_no_link(url: str) -> None:
    said = FACTS["trailer"]
    message = compose(Alert("a", "new", said, replace(claim(said), url=url), "f"), Context(NOW, ZONE))
    assert Elements(message.html).links == []
    assert url.splitlines()[0] not in message.text
    assert message.data["data"]["url"] is None


@patient
@given(film=attacks, quote=attacks, outlet=attacks, company=attacks)
def test_whatever_a_page_says_the_message_holds_together(film: str, quote: str, outlet: str, company: str) -> None:
    said = replace(FACTS["acquisition"], film=film, quote=quote, companies=(company,))
    told = Alert("a", "new", said, replace(claim(said), outlet=outlet), "f")
    message = compose(told, Context(NOW, ZONE))
    assert Elements(message.html).tags <= PLAIN_TAGS
    assert "\n" not in message.subject
    assert all(part.encode() for part in (message.text, message.html))


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("http://example.org:8080/people's-choice", "http://example.org:8080/people%27s-choice"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/two words", "https://example.org/two%20words"),
        ("https://例え.jp/映画", "https://例え.jp/映画"),
    ],
)
def test_a_web_address_is_a_link_to_its_last_letter(url: str, link: str) -> None:
    said = FACTS["trailer"]
    message = compose(Alert("a", "new", said, replace(claim(said), url=url), "f"), Context(NOW, ZONE))
    assert Elements(message.html).links == [link]
    assert f"\n{link}\n" in message.text
    assert message.data["data"]["url"] == link


PLAIN_TAGS = Elements(compose(alert("acquisition"), Context(NOW, ZONE)).html).tags
