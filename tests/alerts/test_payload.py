"""The JSON of an alert keeps to its published schema and to the story contract."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from tests.alerts.examples import FACTS, alert, claim, every_mood
from tests.alerts.schema import faults
from tracker.alerts.payload import alert_data
from tracker.alerts.samples import sample_alerts
from tracker.domain.alert import Alert
from tracker.domain.development import KINDS

SCHEMA: dict[str, Any] = json.loads((files("tracker.alerts") / "schema" / "alert.v1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", [*sample_alerts(), *every_mood()], ids=lambda a: f"{a.id}-{a.development.certainty}")
def test_every_alert_keeps_to_the_schema(told: Alert) -> None:
    data = json.loads(json.dumps(alert_data(told)))
    assert list(faults(data, SCHEMA, SCHEMA)) == []


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
    assert len(list(faults(data, SCHEMA, SCHEMA))) == 1


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
