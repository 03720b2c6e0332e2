"""Whole stories through reader, ledger and memory, as the daemon would live them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jobs.replay import replaying
from tests.support.stories import STORIES, gold
from tests.support.story_score import Score, score
from tracker.domain.contract import document_from, film_from
from tracker.ledger import contract, contract_alert


def replayed(name: str) -> dict[str, Any]:
    """The story's alerts and ledgers, in the shape of the story contract."""
    head, *lines = map(json.loads, (STORIES / f"{name}.jsonl").read_text("utf-8").splitlines())
    with replaying([film_from(film) for film in head["watch"]]) as running:
        told = [t for line in lines for t in running.take(line["id"], document_from(line))]
        today = running.hour.now.date()
        films = [contract(ledger, today) for ledger in running.ledgers()]
    return {"alerts": [contract_alert(t.alert) | {"document": t.document} for t in told], "films": films}


@pytest.fixture(scope="module", params=["kpops", "slate"])
def result(request: pytest.FixtureRequest) -> Score:
    return score(gold(request.param), replayed(request.param))


def test_each_turn_is_told_and_nothing_else(result: Score) -> None:
    assert result.precision >= 0.95, result.extra
    assert result.recall >= 0.95, result.missed


def test_all_are_on_time_but_two_at_most(result: Score) -> None:
    assert result.due - result.on_time <= 2


def test_the_ledgers_are_as_the_gold_has_them(result: Score) -> None:
    assert result.agree >= 0.95 * result.rows, result.wrong


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("riders", 0.98, 0.95), ("flow", 0.92, 0.9), ("orchard", 0.95, 0.88), ("nightjar", 0.8, 0.75)],
)
def test_stories_that_no_rule_was_written_for_do_not_sink(name: str, precision: float, recall: float) -> None:
    found = score(gold(name), replayed(name))
    assert found.precision >= precision, found.extra
    assert found.recall >= recall, found.missed


def test_a_story_replayed_twice_is_the_same() -> None:
    assert replayed("kpops") == replayed("kpops")


def test_no_alert_is_without_its_sentence() -> None:
    told = replayed("kpops")["alerts"]
    assert told
    assert all(alert["quote"] for alert in told)
