"""Films, documents and developments as JSON: what is taken, what is refused, what comes out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tracker.domain.contract import development_data, document_from, film_from
from tracker.domain.development import Development
from tracker.domain.film import Film
from tracker.errors import InputError


def test_a_film_needs_only_its_title() -> None:
    assert film_from({"title": "Flow"}) == Film("Flow")
    whole = {"title": "Flow", "aliases": ["Straume"], "year": 2024, "people": ["Gints Zilbalodis"], "companies": []}
    assert film_from(whole) == Film("Flow", ("Straume",), 2024, ("Gints Zilbalodis",))
    assert film_from({"title": "Flow", "aliases": None, "year": None}).aliases == ()


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (None, "a film"),
        ([], "a film"),
        ({}, '"title"'),
        ({"title": "  "}, '"title"'),
        ({"title": 8}, '"title"'),
        ({"title": "8", "year": "2024"}, '"year"'),
        ({"title": "8", "year": True}, '"year"'),
        ({"title": "8", "people": "Someone"}, '"people"'),
        ({"title": "8", "aliases": [8]}, '"aliases"'),
    ],
)
def test_what_is_no_film_is_refused_by_its_field(data: Any, named: str) -> None:
    with pytest.raises(InputError, match=named):
        film_from(data)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-09-09", datetime(2024, 9, 9, tzinfo=UTC)),
        ("2024-09-09T23:30:00", datetime(2024, 9, 9, 23, 30, tzinfo=UTC)),
        ("2024-09-09T23:30:00Z", datetime(2024, 9, 9, 23, 30, tzinfo=UTC)),
        ("2024-09-08T23:30:00-07:00", datetime(2024, 9, 8, 23, 30, tzinfo=timezone(timedelta(hours=-7)))),
    ],
)
def test_a_document_keeps_the_outlets_own_day(written: str, meant: datetime) -> None:
    document = document_from({"published": written, "text": "x"})
    assert document.published == meant
    assert document.day == meant.date()


@pytest.mark.parametrize(
    "wrong", [{"published": "yesterday"}, {"published": 7}, {"text": 7}, {"title": []}, "text", None]
)
def test_what_is_no_document_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError):
        document_from(wrong)


def test_a_document_without_a_headline_or_a_date_is_one_all_the_same() -> None:
    document = document_from({"title": None, "published": None, "text": "x"})
    assert (document.title, document.published, document.day) == ("", None, None)


def test_a_development_has_every_field_of_the_contract_and_no_other() -> None:
    said = Development("Flow", "sales", "confirmed", "Charades sells it.", companies=("Charades",), background=True)
    data = development_data(said)
    assert json.loads(json.dumps(data))["companies"] == ["Charades"]
    assert set(data) == {
        *("film", "kind", "certainty", "quote", "companies", "territories", "date", "release_type"),
        *("festival", "section", "premiere", "award", "phase"),
    }
