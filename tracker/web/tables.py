"""What stands for all films as one table: a row a fact, as CSV (RFC 4180) for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tracker.alerts.clean import one_line
from tracker.domain.ledger import Fact

MEDIA_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""
COLUMNS = (
    *("film", "kind", "standing", "certainty", "date", "was", "territories", "release_type", "companies"),
    *("festival", "section", "premiere", "award", "phase", "quote", "sources", "since", "changed", "fact"),
)


def table(facts: Iterable[Fact]) -> str:
    """The facts as CSV with a line of headings. Lists are parted by blanks (codes, dates) or semicolons (names)."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for fact in facts:
        writer.writerow([_harmless(cell) for cell in _cells(fact)])
    return written.getvalue()


def _cells(fact: Fact) -> Iterable[str]:
    said = fact.development
    return (
        said.film,
        said.kind,
        fact.standing,
        said.certainty,
        said.date or "",
        " ".join(fact.was),
        " ".join(said.territories or ()),
        said.release_type or "",
        "; ".join(said.companies),
        said.festival or "",
        said.section or "",
        said.premiere or "",
        said.award or "",
        said.phase or "",
        said.quote,
        str(len(fact.said_by)),
        fact.since.isoformat(),
        fact.changed.isoformat(),
        fact.id,
    )


def _harmless(cell: str) -> str:
    line = one_line(cell, 10_000)
    return f"'{line}" if line.startswith(_FORMULA) else line
