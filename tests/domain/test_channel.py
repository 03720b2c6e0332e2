"""Which alerts a channel takes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tracker.domain.alert import Alert
from tracker.domain.channel import Channel, Wanted
from tracker.domain.claim import Claim
from tracker.domain.development import Development


def alert(**said: Any) -> Alert:
    fields: dict[str, Any] = {"film": "Eden", "kind": "release", "certainty": "confirmed", "quote": "q"}
    development = Development(**(fields | said))
    claim = Claim("c1", "d1", "Reel", "https://reel.example/1", datetime(2025, 1, 1, tzinfo=UTC), development)
    return Alert("a1", "new", development, claim, "f1")


@pytest.mark.parametrize(
    ("wanted", "said", "taken"),
    [
        (Wanted(), {}, True),
        (Wanted(films=("Flow",)), {}, False),
        (Wanted(films=("Flow", "Eden")), {}, True),
        (Wanted(kinds=("sales",)), {}, False),
        (Wanted(kinds=("sales", "release")), {}, True),
        (Wanted(outlets=("reel",)), {}, True),
        (Wanted(outlets=("Gazette",)), {}, False),
        (Wanted(territories=("US",)), {"territories": ("US", "CA")}, True),
        (Wanted(territories=("US",)), {"territories": ("GB", "IE")}, False),
        (Wanted(territories=("US",)), {"territories": ("WW",)}, True),
        (Wanted(territories=("US",)), {"territories": ("WW", "-US")}, False),
        (Wanted(territories=("US",)), {"territories": None}, True),
        (Wanted(), {"certainty": "expected"}, True),
        (Wanted(), {"certainty": "speculative"}, False),
        (Wanted(certainty="speculative"), {"certainty": "speculative"}, True),
        (Wanted(certainty="confirmed"), {"certainty": "expected"}, False),
        (Wanted(certainty="confirmed"), {"certainty": "denied"}, True),
    ],
)
def test_a_channel_takes_what_passes_all_its_filters(wanted: Wanted, said: dict[str, Any], taken: bool) -> None:
    assert wanted.takes(alert(**said)) is taken


def test_what_is_secret_is_not_in_its_repr() -> None:
    channel = Channel("me", "email", server="smtp://me:hunter2@x", url="https://x/t0ken", secrets=("whsec_x",))
    assert not any(word in repr(channel) for word in ("hunter2", "t0ken", "whsec_x"))
