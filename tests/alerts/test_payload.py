"""The JSON of every sort of news keeps to its published schema, and an alert's to the story contract."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from tests.alerts.examples import FACTS, NOW, ZONE, alert, claim, every_mood
from tracker.alerts.compose import compose
from tracker.alerts.message import Context
from tracker.alerts.payload import SORTS, alert_data, published
from tracker.alerts.samples import sample_alerts, sample_news
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.development import KINDS
from tracker.domain.timing import When

FORMATS = FormatChecker()


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(text: object) -> bool:
    """RFC 3339, 5.6: a date and time with its offset."""
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


SCHEMAS: dict[str, dict[str, Any]] = {sort: json.loads(published(sort)) for sort in SORTS}
SCHEMA = SCHEMAS["alert"]
EVERY = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in SCHEMAS.values())
CHANNELS = [
    Channel("me", "email", news="all"),
    Channel("ops", "webhook", news="operator", when=When("weekly")),
    Channel("desk", "email", when=When("daily")),
]


def faults(data: Any, sort: str = "alert") -> list[str]:
    """Where and how `data`, once it was JSON, breaks the schema of its sort."""
    checker = Draft202012Validator(SCHEMAS[sort], registry=EVERY, format_checker=FORMATS)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(json.loads(json.dumps(data)))]


@pytest.mark.parametrize("sort", SORTS)
def test_a_schema_is_one(sort: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[sort])


@pytest.mark.parametrize("told", [*sample_alerts(), *every_mood()], ids=lambda a: f"{a.id}-{a.development.certainty}")
def test_every_alert_keeps_to_the_schema(told: Alert) -> None:
    assert faults(alert_data(told)) == []


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda c: c.name)
def test_every_sample_keeps_to_the_schema(channel: Channel) -> None:
    for news in sample_news(channel, NOW):
        message = compose(news, Context(NOW, ZONE, sample=True))
        assert faults(message.data, type(news).__name__.lower()) == []


@pytest.mark.parametrize(
    ("sort", "field", "wrong"),
    [
        ("digest", "alerts", [{"id": "a1"}]),
        ("digest", "notices", [{"headline": "x"}]),
        ("digest", "coverage", {"sources": -1}),
        ("notice", "tone", "alarm"),
    ],
)
def test_the_other_schemas_would_tell(sort: str, field: str, wrong: Any) -> None:
    *_, notice, digest = sample_news(CHANNELS[0], NOW)
    data = compose(digest if sort == "digest" else notice, Context(NOW, ZONE)).data
    assert faults(data, sort) == []
    assert faults({**data, "data": {**data["data"], field: wrong}}, sort)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("url", "javascript:x"),
        ("kind", "gossip"),
        ("territories", ["USA"]),
        ("said", "2026-01-14T10:00"),
        ("was", None),
    ],
)
def test_the_schema_would_tell(field: str, wrong: Any) -> None:
    data = alert_data(alert("release"))
    data["data"][field] = wrong
    assert len(faults(data)) == 1


def test_every_field_is_in_the_schema() -> None:
    data = alert_data(alert("release"))
    assert data.keys() <= SCHEMA["properties"].keys()
    assert data["data"].keys() == SCHEMA["$defs"]["alert"]["properties"].keys()
    assert set(SCHEMA["$defs"]["alert"]["required"]) == data["data"].keys()


def test_it_is_the_contracts_alert_and_where_to_read_it() -> None:
    data = alert_data(alert("release", "changed"))["data"]
    assert data["film"] == "The Glass Orchard"
    assert data["date"] == "2026-02-27"
    assert data["territories"] == ["US"]
    assert data["change"] == "changed"
    assert data["was"] == {"date": "2026-01", "certainty": "expected"}
    assert data["document"] == "d-the-reel-ledger"
    assert data["url"] == "https://the-reel-ledger.example/2026/01/release"
    assert "rule" not in data
    assert "background" not in data


def test_every_attempt_carries_the_same() -> None:
    assert alert_data(alert("festival")) == alert_data(alert("festival"))


def test_what_utf8_cannot_hold_is_replaced() -> None:
    said = replace(FACTS["trailer"], quote="broken \ud800 half", film="\udfff")
    data = alert_data(Alert("a", "new", said, claim(said), "f", {"companies": ["\ud800"]}))
    assert data["data"]["quote"] == "broken ? half"
    assert json.dumps(data, ensure_ascii=False).encode()


def test_there_is_a_sample_of_every_kind() -> None:
    samples = sample_alerts()
    assert {sample.development.kind for sample in samples} == set(KINDS)
    assert len({sample.id for sample in samples}) == len(samples)
    assert {sample.change for sample in samples} == {"new", "changed"}
