"""A digest in words: what matters most comes first, and nothing from a page gets out of its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given

from tests.alerts.elements import Elements
from tests.alerts.examples import NOW, ZONE, alert, delivery
from tests.alerts.goldens import digests
from tests.alerts.hostile import attacks, patient
from tests.support.mail_lint import faults
from tracker.alerts.compose import compose
from tracker.alerts.digests import MOST_TOLD, by_film, importance
from tracker.alerts.envelope import envelope, mail_bytes
from tracker.alerts.message import Context
from tracker.alerts.server import mail_server
from tracker.domain.alert import Alert, Change
from tracker.domain.channel import Channel
from tracker.domain.development import CERTAINTIES, KINDS
from tracker.domain.digest import Coverage, Digest, DigestReason, Missing
from tracker.domain.notice import Notice

CONTEXT = Context(NOW, ZONE)
DAY = Digest("g", "me", "daily", NOW, NOW - timedelta(days=1))
PLAIN_TAGS = Elements(compose(digests()["digest-weekly"], CONTEXT).html).tags


def test_every_kind_change_and_certainty_has_its_place() -> None:
    for kind in KINDS:
        for change in get_args(Change):
            for certainty in CERTAINTIES:
                importance(alert(kind, change, certainty))


def test_films_come_by_their_most_important_news_and_so_does_their_news() -> None:
    told = [
        alert("trailer"),
        alert("release"),
        alert("release", "changed"),
        alert("acquisition", film="Dìdi"),
        alert("production", film="Flow"),
    ]
    for order in permutations(told):
        found = [(film, [a.id for a in alerts]) for film, alerts in by_film(order)]
        assert found == [
            ("The Glass Orchard", ["a-release-changed", "a-release-new", "a-trailer-new"]),
            ("Dìdi", ["a-acquisition-new"]),
            ("Flow", ["a-production-new"]),
        ]


@pytest.mark.parametrize(
    ("digest", "subject"),
    [
        (DAY, "Daily digest, 14 Jan 2026 — nothing new"),
        (replace(DAY, alerts=(alert("award"),)), "Daily digest, 14 Jan 2026 — 1 piece of news on The Glass Orchard"),
        (
            replace(DAY, alerts=tuple(alert("award", film=f) for f in ("A", "B", "C", "D")), reason="weekly"),
            "Weekly digest, 14 Jan 2026 — 4 pieces of news on A, B and 2 more",
        ),
        (replace(DAY, missing=(Missing("A", "x"),)), "Daily digest, 14 Jan 2026 — 1 thing still missing"),
    ],
)
def test_the_subject_says_how_much_of_what(digest: Digest, subject: str) -> None:
    assert compose(digest, CONTEXT).subject == subject


def test_of_very_much_the_most_important_is_spelled_out_and_the_data_have_all() -> None:
    many = (*(replace(alert("trailer"), id=f"a{n}") for n in range(MOST_TOLD + 7)), alert("release"))
    message = compose(replace(DAY, reason="burst", alerts=many), CONTEXT)
    assert "and 8 more" in message.text
    assert "and 8 more" in message.html
    assert message.text.index("theatrical release") < message.text.index("Trailer out")
    assert len(message.data["data"]["alerts"]) == MOST_TOLD + 8


@pytest.mark.parametrize("reason", get_args(DigestReason))
def test_each_reason_has_its_name(reason: DigestReason) -> None:
    assert compose(replace(DAY, reason=reason), CONTEXT).data["type"] == f"digest.{reason}"


@patient
@given(film=attacks, quote=attacks, outlet=attacks, source=attacks)
def test_nothing_from_a_page_gets_out_of_its_place(film: str, quote: str, outlet: str, source: str) -> None:
    told = alert("release", film=film, quote=quote)
    told = replace(told, claim=replace(told.claim, outlet=outlet))
    notice = Notice("n", "trouble", f"source {source}", source, NOW, (source, quote))
    digest = replace(
        DAY,
        alerts=(told,),
        notices=(notice,),
        missing=(Missing(film, quote),),
        coverage=Coverage(2, 1, 3, (source,)),
    )
    reader = Channel("me", "email", to=("Ana <ana@example.org>",), server="smtp://me@mail.example.org")
    addressed = envelope(reader, mail_server(reader))
    for news in (digest, notice):
        message = compose(news, CONTEXT)
        assert Elements(message.html).tags <= PLAIN_TAGS
        assert "\n" not in message.subject
        assert faults(mail_bytes(message, delivery(news), addressed, NOW)) == []


def test_an_alert_alone_is_no_other_than_in_a_digest() -> None:
    told: Alert = alert("sales", "firmed")
    alone = compose(told, CONTEXT).data["data"]
    (carried,) = compose(replace(DAY, alerts=(told,)), CONTEXT).data["data"]["alerts"]
    assert carried == {"id": told.id} | alone
