"""The Wayback Machine's index: what it is asked, and what its answers are, after its own documentation."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.support.pages import page
from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.errors import BadAnswer, NotAnAnswer, RateLimited
from tracker.sources import archive, kinds
from tracker.sources.archive import Capture

SOURCE = Source("Wayback Machine", "archive", "https://web.archive.org")
FILM = Film("K-Pops!", ("Les Étés", "케이팝스!"))


def asked() -> list[tuple[str, str]]:
    address = archive.address(SOURCE, "trade.example", FILM, date(2022, 1, 1)) or ""
    assert address.startswith("https://web.archive.org/cdx/search/cdx?")
    return parse_qsl(urlsplit(address).query)


def read(rows: Any) -> list[Capture]:
    return archive.captures(page(rows if isinstance(rows, str) else json.dumps(rows)), SOURCE)


def test_one_capture_of_each_page_whose_address_names_the_film_is_asked_for() -> None:
    query = asked()
    assert dict(query)["url"] == "trade.example"
    assert dict(query)["from"] == "20220101"
    assert ("filter", "statuscode:200") in query
    (pattern,) = [value.removeprefix("urlkey:") for name, value in query if value.startswith("urlkey:")]
    for key in ("com,trade)/2024/k-pops-review-1", "com,trade)/kpops", "com,trade)/les_etes.html"):
        assert re.fullmatch(pattern, key), key
    for key in ("com,trade)/k-popstars", "com,trade)/news", "com,trade)/2024/les-estes"):
        assert not re.fullmatch(pattern, key), key


def test_a_film_whose_name_stands_in_no_address_is_not_asked_for() -> None:
    assert archive.address(SOURCE, "trade.example", Film("케이팝스!"), date(2022, 1, 1)) is None


def test_captures_come_oldest_first_and_each_page_once() -> None:
    rows = [
        ["timestamp", "original"],
        ["20250102030405", "https://trade.example/k-pops?utm_source=x"],
        ["20240907120000", "http://www.trade.example:80/k-pops-at-tiff"],
        ["20240101000000", "https://trade.example/k-pops"],
        ["20240101000000", "mailto:me@trade.example"],
    ]
    assert read(rows) == [
        Capture(
            datetime(2024, 1, 1, tzinfo=UTC),
            "https://trade.example/k-pops",
            "https://web.archive.org/web/20240101000000id_/https://trade.example/k-pops",
        ),
        Capture(
            datetime(2024, 9, 7, 12, tzinfo=UTC),
            "http://www.trade.example:80/k-pops-at-tiff",
            "https://web.archive.org/web/20240907120000id_/http://www.trade.example:80/k-pops-at-tiff",
        ),
    ]
    assert read([]) == []


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ({"captures": []}, "no list of rows"),
        ([["urlkey", "digest"], ["a", "b"]], "no columns timestamp and original any more"),
        ([["timestamp", "original"], ["soon", "https://trade.example/"]], "no moments of 14 digits"),
        ("The archive is down for maintenance", "something else than JSON: “The archive is down"),
    ],
    ids=["an object", "other columns", "no moment", "words"],
)
def test_an_answer_of_another_shape_is_one_clear_line(rows: Any, line: str) -> None:
    with pytest.raises(NotAnAnswer, match=line):
        read(rows)


@pytest.mark.parametrize(("status", "line"), [(403, "asked to leave it out"), (429, "too often"), (503, "overloaded")])
def test_a_refusal_is_told_in_its_own_words(status: int, line: str) -> None:
    told = kinds.explained(RateLimited("https://web.archive.org/x", "busy", status, 60.0), SOURCE)
    assert line in str(told)
    assert (type(told), told.status, told.retry_after) == (RateLimited, status, 60.0), "and heeded alike"
    plain = BadAnswer("https://web.archive.org/x", "answered 418", 418)
    assert kinds.explained(plain, SOURCE) is plain
