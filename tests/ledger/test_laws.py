"""What holds for every ledger, whatever is said, by whom and in which order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.codec import from_data, to_data
from tracker.domain.development import CERTAINTIES, Development, Kind
from tracker.domain.ledger import Ledger
from tracker.ledger import absences, board, compare, contract, contract_alert, fold, retract, settle

FILM = "K-Pops!"
START = datetime(2025, 1, 1, 9, tzinfo=UTC)
law = settings(max_examples=max(200, settings().max_examples), deadline=None)

COMPANIES = ("Neon", "NEON Releasing", "A24", "Mubi", "Focus", "Focus Features", "StudioCanal")
PLACES = (None, ("US",), ("US", "CA"), ("GB", "IE"), ("DE", "AT"), ("WW",), ("WW", "-US", "-CA"), ("JP",), ())
DATES = (
    None,
    "2025",
    "2025-22",
    "2025-06",
    "2025-06-06",
    "2025-06-13",
    "2025-07/2025-09",
    "2025-01-09",
    "2024-09",
    "so",
)
FESTIVALS = (None, "Toronto International Film Festival", "TIFF", "Sundance Film Festival", "Festival de Cannes")
TYPES = (None, "theatrical", "theatrical", "limited", "streaming")
AWARDS = (None, "Audience Award", "People's Choice Award", "Grand Jury Prize")

certainties = st.sampled_from((*CERTAINTIES, "confirmed", "confirmed"))
quotes = st.sampled_from(("It was said.", "Neon bought it from A24.", "So they say."))
companies = st.sampled_from(((), *((c,) for c in COMPANIES), ("Neon", "Mubi"), ("A24", "Focus")))
places = st.sampled_from(PLACES)
dates = st.sampled_from(DATES)
festivals = st.sampled_from(FESTIVALS)


def saying(kind: Kind, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Development]:
    """Anything of `kind`, with these fields of its own."""
    recalled = st.sampled_from((False, False, True))
    return st.builds(Development, st.just(FILM), st.just(kind), certainties, quotes, background=recalled, **fields)


developments = st.one_of(
    saying("release", companies=companies, territories=places, date=dates, release_type=st.sampled_from(TYPES)),
    saying("acquisition", companies=companies, territories=places, release_type=st.sampled_from((None, "streaming"))),
    saying("sales", companies=companies, territories=places),
    saying("seeking", territories=places),
    saying("festival", festival=festivals, date=dates, section=st.sampled_from((None, "Gala", "Midnight"))),
    saying("award", festival=festivals, award=st.sampled_from(AWARDS)),
    saying("production", phase=st.sampled_from((None, "announced", "filming", "wrapped")), date=dates),
    saying("trailer"),
)


def claim(number: int, said: Development, when: datetime, outlet: str = "Deadline") -> Claim:
    page = f"https://{outlet.lower().replace(' ', '')}.example/{number % 7}"
    return Claim(f"c{number}", f"d{number}", outlet, page, when, said)


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Claim]:
    """Claims of one film in the order in which they are met; some come late, some are of the same hour."""
    said = draw(st.lists(developments, max_size=most))
    days = draw(st.lists(st.integers(0, 40), min_size=len(said), max_size=len(said)))
    outlets = st.sampled_from(("Deadline", "Variety", "Neon", "TIFF"))
    return [
        claim(n, each, START + timedelta(days=day), draw(outlets))
        for n, (each, day) in enumerate(zip(said, days, strict=True))
    ]


def settled(claims: Sequence[Claim]) -> tuple[Ledger, list[Alert]]:
    settlement = fold(FILM, claims)
    return settlement.ledger, list(settlement.alerts)


def shown(ledger: Ledger) -> object:
    """What the ledger says, whatever way it took: no ids, no order of arrival."""
    return sorted(
        (
            repr(replace(f.development, quote="")),
            f.standing,
            f.was,
            f.since,
            f.changed,
            sorted(f.said_by),
            sorted(f.gainsaid_by),
        )
        for f in ledger.facts
    )


@law
@given(histories())
def test_settling_a_claim_twice_changes_nothing(claims: list[Claim]) -> None:
    ledger, _ = settled(claims)
    for again in claims:
        settlement = settle(ledger, again)
        assert settlement.ledger == ledger
        assert settlement.alerts == ()


@law
@given(histories())
def test_a_ledger_survives_storage(claims: list[Claim]) -> None:
    """Stored after every claim, as the daemon does it, or never, as a replay does: the same ledger, the same alerts."""
    stored = Ledger(FILM)
    told: list[Alert] = []
    for each in claims:
        settlement = settle(from_data(Ledger, json.loads(json.dumps(to_data(stored)))), each)
        stored = settlement.ledger
        told += settlement.alerts
    assert (stored, told) == settled(claims)
    assert from_data(Ledger, json.loads(json.dumps(to_data(stored)))) == stored


@law
@given(histories())
def test_no_alert_without_the_sentence_that_says_it(claims: list[Claim]) -> None:
    by_id = {c.id: c for c in claims}
    _, alerts = settled(claims)
    for alert in alerts:
        assert alert.development.quote
        assert alert.development.quote == by_id[alert.claim.id].development.quote
        assert alert.claim.development.certainty != "speculative"


@law
@given(histories())
def test_every_alert_is_one_of_a_kind_and_readable(claims: list[Claim]) -> None:
    ledger, alerts = settled(claims)
    assert len({a.id for a in alerts}) == len(alerts)
    facts = {f.id for f in ledger.facts}
    assert len(facts) == len(ledger.facts)
    for alert in alerts:
        assert bool(alert.was) == (alert.change != "new")
        assert json.loads(json.dumps(contract_alert(alert)))["change"] == alert.change
        assert alert.corrects is None or alert.corrects in {a.id for a in alerts}


@law
@given(histories())
def test_what_stands_can_always_be_shown(claims: list[Claim]) -> None:
    ledger, _ = settled(claims)
    today = date(2025, 6, 10)
    assert json.loads(json.dumps(contract(ledger, today)))["film"] == FILM
    assert {s.territory for s in board(ledger).squares} >= {"WW"}
    assert len(absences(ledger, today)) <= 2


@law
@given(histories(8), st.randoms(use_true_random=False))
def test_what_was_said_once_each_at_its_own_time_leaves_the_same_ledger_in_any_order(
    claims: list[Claim], chance: Random
) -> None:
    once = {repr(replace(c.development, quote="")).casefold(): c for c in claims}
    timed = [replace(c, said=START + timedelta(days=n)) for n, c in enumerate(once.values())]
    shuffled = list(timed)
    chance.shuffle(shuffled)
    assert shown(settled(shuffled)[0]) == shown(settled(timed)[0])


TRUTH = (
    Development(FILM, "festival", "confirmed", "q", festival="Sundance Film Festival", date="2025-01-24"),
    Development(FILM, "festival", "confirmed", "q", festival="Sundance Film Festival", date="2025", section="Midnight"),
    Development(FILM, "award", "confirmed", "q", festival="Sundance Film Festival", award="Audience Award"),
    Development(FILM, "sales", "confirmed", "q", companies=("WME Independent",)),
    Development(FILM, "acquisition", "confirmed", "q", companies=("Neon",), territories=("US", "CA")),
    Development(FILM, "acquisition", "confirmed", "q", companies=("Neon",)),
    Development(FILM, "acquisition", "confirmed", "q", companies=("Mubi",), territories=("GB", "IE")),
    Development(FILM, "release", "confirmed", "q", territories=("US",), date="2026-06-05", release_type="theatrical"),
    Development(FILM, "release", "confirmed", "q", territories=("GB",), date="2026-06-12", release_type="theatrical"),
    Development(FILM, "release", "confirmed", "q", territories=("US",), date="2026-09-05", release_type="streaming"),
    Development(FILM, "trailer", "confirmed", "q"),
)


@law
@given(
    st.lists(st.tuples(st.sampled_from(TRUTH), st.integers(0, 30), st.booleans()), max_size=14),
    st.randoms(use_true_random=False),
)
def test_documents_that_agree_leave_the_same_ledger_in_any_order(
    said: list[tuple[Development, int, bool]], chance: Random
) -> None:
    """However often, and by however many, it is said."""
    claims = [
        claim(n, replace(each, background=recalled), START + timedelta(days=day, minutes=n))
        for n, (each, day, recalled) in enumerate(said)
    ]
    in_order = sorted(claims, key=lambda c: c.said)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert shown(settled(shuffled)[0]) == shown(settled(in_order)[0])


@law
@given(histories())
def test_a_rebuild_with_the_same_reader_changes_nothing(claims: list[Claim]) -> None:
    ledger, _ = settled(claims)
    again = fold(FILM, claims).ledger
    assert again == ledger
    assert not compare(ledger, again)


@law
@given(histories())
def test_nothing_stands_when_all_is_taken_back(claims: list[Claim]) -> None:
    ledger, _ = settled(claims)
    after = retract(ledger, claims)
    assert [f for f in after.ledger.facts if f.standing == "stands"] == []
    assert {a.change for a in after.alerts} <= {"withdrawn"}
    assert {a.corrects for a in after.alerts} <= {t.alert for t in ledger.told}
    assert retract(after.ledger, claims).ledger == after.ledger


@law
@given(histories(), histories(4))
def test_taking_back_what_was_never_said_changes_nothing(claims: list[Claim], others: list[Claim]) -> None:
    ledger, _ = settled(claims)
    strangers = [replace(c, id="x" + c.id) for c in others]
    assert retract(ledger, strangers).ledger == ledger


@law
@given(histories())
def test_in_their_own_order_nothing_is_undone_that_was_not_told(claims: list[Claim]) -> None:
    """What stayed behind when only a part of a release moved has an id of its own: it was told by the same claim."""
    ledger, told = Ledger(FILM), set[str]()
    for said in sorted(claims, key=lambda c: c.said):
        before = {fact.id: fact for fact in ledger.facts}
        settlement = settle(ledger, said)
        ledger = settlement.ledger
        for alert in settlement.alerts:
            if alert.change != "new":
                assert told & {alert.fact, str(before[alert.fact].by)}
            told |= {alert.fact, alert.claim.id}
