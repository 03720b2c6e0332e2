"""Where a release is whose document names no territory."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.domain.claim import claims_of
from tracker.domain.development import Development
from tracker.domain.document import Document

SAID = datetime(2025, 1, 20, tzinfo=UTC)
RELEASE = Development("F", "release", "confirmed", "F opens on April 11.", date="2025-04-11")


def told(language: str | None, url: str, development: Development = RELEASE) -> tuple[str, ...] | None:
    (claim,) = claims_of(Document(url, "Press", "F opens", "F opens.", language, published=SAID), (development,))
    return claim.development.territories


@pytest.mark.parametrize(
    ("language", "url", "territories"),
    [
        ("ja", "https://press.example/1", ("JP",)),
        ("ko-KR", "https://press.example/1", ("KR",)),
        ("de-AT", "https://press.example/1", ("AT",)),
        ("de", "https://kino.press.ch/1", ("CH",)),
        ("es", "https://cine.press.mx/1", ("MX",)),
        ("pt-BR", "https://press.example/1", ("BR",)),
        ("fr", "https://press.example/1", None),
        ("es", "https://press.de/1", None),
        ("en-US", "https://press.example/1", None),
        ("en", "https://press.co.uk/1", None),
        (None, "https://press.jp/1", None),
        ("de", "http://[", None),
    ],
)
def test_a_release_is_in_the_market_that_the_document_is_written_for(
    language: str | None, url: str, territories: tuple[str, ...] | None
) -> None:
    assert told(language, url) == territories


def test_what_a_document_names_is_left_alone() -> None:
    named = Development("F", "release", "confirmed", "F opens in France.", date="2025-04-11", territories=("FR",))
    assert told("ja", "https://press.example/1", named) == ("FR",)
    deal = Development("F", "acquisition", "confirmed", "Neon bought F.", companies=("Neon",))
    assert told("ja", "https://press.example/1", deal) is None
