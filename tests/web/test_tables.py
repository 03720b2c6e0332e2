"""The table: a row a fact, for any spreadsheet, and no cell of it a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import httpx
import pytest

from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.web.tables import COLUMNS, table

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_fact_that_stands_is_a_row(board: httpx.Client) -> None:
    answer = board.get("/export.csv?film=k-pops&kind=release")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    (release,) = rows(answer.text)
    assert tuple(release) == COLUMNS
    assert (release["date"], release["was"]) == ("2026-02-27", "2026-01 2026-02-20")
    assert release["companies"] == "Aura Entertainment"
    assert {row["film"] for row in rows(board.get("/export.csv").text)} == {"K-Pops!", "Flow"}
    assert {row["standing"] for row in rows(board.get("/export.csv").text)} == {"stands"}


@pytest.mark.parametrize("start", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(start: str) -> None:
    said = Development(start, "release", "confirmed", f"{start} says the page\nand goes on", (start,), date="2026")
    (row,) = rows(table([Fact("f1", said, ("c1",), NOON, NOON)]))
    assert [cell for cell in row.values() if cell[:1] in "=+-@\t" and cell] == []
    assert "\n" not in row["quote"]
