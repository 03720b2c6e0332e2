"""The headline: what it says, how surely, and that nothing from outside breaks it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alerts.examples import FILM, alert, claim, every_mood
from tests.alerts.hostile import attacks as anything
from tests.alerts.hostile import patient
from tracker.alerts.words import LONGEST_HEADLINE, development_words, headline
from tracker.domain.alert import Alert, Change
from tracker.domain.development import CERTAINTIES, KINDS, RELEASE_TYPES, Certainty, Development, Kind


def says(kind: Kind, change: Change = "new", certainty: Certainty | None = None, **fields: Any) -> str:
    """The headline of an example, without its film."""
    return headline(alert(kind, change, certainty, **fields)).removeprefix(f"{FILM} — ")


def test_the_film_comes_first_then_the_fact_the_change_and_who() -> None:
    said = Development(
        "K-Pops!",
        "release",
        "confirmed",
        "It will open on February 27.",
        companies=("Aura Entertainment",),
        territories=("US",),
        date="2026-02-27",
    )
    moved = Alert("a1", "changed", said, claim(said), "f1", {"date": "2026-01", "certainty": "expected"})
    assert headline(moved) == "K-Pops! — U.S. release moves to 27 Feb 2026 (was January 2026) — Aura Entertainment"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (says("release"), "U.S. theatrical release confirmed for 27 Feb 2026 — Lantern Releasing"),
        (says("release", date=None), "U.S. theatrical release confirmed, no date yet — Lantern Releasing"),
        (says("release", territories=None, release_type=None, companies=()), "release confirmed for 27 Feb 2026"),
        (says("release", release_type="tv", companies=()), "U.S. TV release confirmed for 27 Feb 2026"),
        (says("release", release_type="physical", companies=()), "U.S. disc release confirmed for 27 Feb 2026"),
        (
            says("release", territories=("IT", "ES"), companies=()),
            "theatrical release in Italy and Spain confirmed for 27 Feb 2026",
        ),
        (
            says("release", "firmed", was={"date": "2026-01", "certainty": "expected"}, companies=()),
            "U.S. theatrical release confirmed for 27 Feb 2026 (was expected January 2026)",
        ),
        (
            says("release", "withdrawn", was={"certainty": "confirmed"}, companies=()),
            "U.S. theatrical release pulled (was confirmed 27 Feb 2026)",
        ),
        (
            says("release", "changed", was={"date": "2026-02-27"}, date=None, companies=()),
            "U.S. theatrical release now without a date (was 27 Feb 2026)",
        ),
        (
            says("release", "changed", was={"date": "2026-02"}, companies=()),
            "U.S. theatrical release confirmed for 27 Feb 2026 (was February 2026)",
        ),
        (
            says("release", "changed", was={"date": None}, companies=()),
            "U.S. theatrical release confirmed for 27 Feb 2026 (no date before)",
        ),
        (
            says("release", "changed", was={"companies": ("Alto Films",)}),
            "U.S. theatrical release confirmed for 27 Feb 2026 (was Alto Films) — Lantern Releasing",
        ),
        (
            says("release", "changed", "expected", was={"certainty": "confirmed"}, companies=()),
            "U.S. theatrical release now expected 27 Feb 2026 (was confirmed)",
        ),
        (says("acquisition"), "Lantern Releasing acquires North American rights"),
        (
            says("acquisition", companies=("IFC Films", "Shudder")),
            "IFC Films and Shudder acquire North American rights",
        ),
        (says("acquisition", companies=()), "an unnamed buyer acquires North American rights"),
        (says("acquisition", certainty="expected"), "Lantern Releasing expected to acquire North American rights"),
        (
            says("acquisition", certainty="expected", quote="Lantern is in advanced talks to buy it."),
            "Lantern Releasing in talks for North American rights",
        ),
        (
            says("acquisition", certainty="expected", quote="Insiders say that talks of it are mere noise."),
            "Lantern Releasing expected to acquire North American rights",
        ),
        (
            says("acquisition", "changed", was={"territories": None}),
            "Lantern Releasing deal now covers North American rights (territory not named before)",
        ),
        (
            says("acquisition", "changed", was={"companies": ["Alto Films"]}),
            "North American rights now with Lantern Releasing (was Alto Films)",
        ),
        (
            says("acquisition", "firmed", was={"certainty": "expected", "territories": None}),
            "Lantern Releasing confirmed as buyer of North American rights (was expected, territory not named before)",
        ),
        (says("festival", date="2025", section=None), "world premiere confirmed at Venice Film Festival 2025"),
        (says("festival", premiere=None, section=None, date=None), "showing confirmed at Venice Film Festival"),
        (
            says("festival", premiere="north american", section=None, date="2025"),
            "North American premiere confirmed at Venice Film Festival 2025",
        ),
        (
            says("festival", premiere="us", festival=None, section=None, date=None),
            "U.S. premiere confirmed at a festival",
        ),
        (says("award", festival=None, date=None), "wins Horizons Award for Best Film"),
        (says("trailer", quote="The poster is here."), "poster out"),
        (says("trailer", quote="See it."), "trailer or first look out"),
        (says("production", phase="wrapped", date=None, companies=()), "filming wrapped"),
        (says("production", phase="announced", date="2025-05-04", companies=()), "project announced, 4 May 2025"),
        (says("seeking", territories=None), "rights open, no buyer yet"),
    ],
)
def test_each_fact_has_its_plain_words(told: str, expected: str) -> None:
    assert told == expected


def test_a_date_that_was_wrong_did_not_move() -> None:
    wrong = replace(alert("release", "changed", was={"date": "2026-02-20"}), corrects="a-before")
    assert headline(wrong) == (
        f"{FILM} — correction: U.S. theatrical release confirmed for 27 Feb 2026 (was 20 Feb 2026) — Lantern Releasing"
    )


def test_a_report_that_was_taken_back_is_not_told_as_a_deal_undone() -> None:
    deal = alert("acquisition")
    undone = replace(deal.development, certainty="denied")
    taken_back = Alert("a2", "withdrawn", undone, deal.claim, deal.fact, {"certainty": "confirmed"}, deal.id)
    assert headline(taken_back) == (
        f"{FILM} — correction, report taken back: Lantern Releasing acquires North American rights"
    )


def test_an_outlet_that_denies_its_own_report_corrects_it() -> None:
    denied = replace(alert("acquisition", "withdrawn"), corrects="a-before")
    assert headline(denied) == (
        f"{FILM} — correction: Lantern Releasing deal for North American rights is off (was expected)"
    )


SURE_WORDS: dict[Certainty, tuple[str, ...]] = {
    "confirmed": (" confirmed", " moves to ", " handles ", " acquires ", " covers ", " wins ", " given as ", " out"),
    "expected": (" expected",),
    "speculative": ("(speculation",),
    "denied": ("no ", " not ", " denied", " off", " no longer ", " pulled", " withdrawn", " called off"),
}


@pytest.mark.parametrize("told", list(every_mood()), ids=lambda a: f"{a.id}-{a.development.certainty}")
def test_the_certainty_is_always_in_the_words(told: Alert) -> None:
    line = headline(told)
    sure = told.development.certainty
    assert any(word in line for word in SURE_WORDS[sure]) or (sure == "confirmed" and " open, no buyer yet" in line)
    if sure != "speculative":
        assert "speculation" not in line
    if sure == "confirmed":
        assert " may " not in line
        assert " expected" not in line.replace("was expected", "")


def test_a_fact_read_back_from_json_says_the_same() -> None:
    """Its former fields are then lists, where a development has tuples."""
    fresh = alert("seeking", "changed", was={"territories": ("JP", "KR")})
    stored = replace(fresh, was={"territories": ["JP", "KR"]})
    assert headline(stored) == headline(fresh)
    assert headline(replace(fresh, was={"territories": ["JP"]})).endswith("now open, no buyer yet")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Two\r\nBcc: all@example.org", "Two Bcc: all@example.org"),
        ("Tab\tand\x00nul\x1b[31m", "Tab and nul [31m"),
        ("\u202eevil\u202c", "evil"),
        ("Le\u2028Fil\u2029m", "Le Fil m"),
        ("می‌خواهم", "می‌خواهم"),
        ("기생충", "기생충"),
        ("broken \ud800 half", "broken half"),
    ],
)
def test_a_title_stays_on_its_line(title: str, shown: str) -> None:
    assert headline(alert("trailer", film=title)) == f"{shown} — trailer out"


def test_a_name_without_end_is_cut() -> None:
    line = headline(alert("acquisition", companies=("A" * 5000,), film="B" * 5000))
    assert len(line) <= LONGEST_HEADLINE
    assert "B… — A" in line


def test_many_companies_are_counted() -> None:
    line = says("acquisition", companies=("A", "B", "C", "D", "E", "F"))
    assert line == "A, B, C and 3 more acquire North American rights"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (alert("release", certainty="speculative"), "may come 27 Feb 2026 (speculation) — Lantern Releasing"),
        (alert("sales"), "Cobalt International handles sales worldwide outside the U.S. and Canada"),
    ],
)
def test_a_development_has_words_of_its_own(said: Alert, words: str) -> None:
    assert development_words(said.development).endswith(words)


names = st.lists(anything, max_size=5).map(tuple)
codes = st.lists(st.from_regex(r"-?[A-Z]{2}", fullmatch=True) | st.just("WW"), max_size=6).map(tuple)
dates = (
    st.none() | anything | st.sampled_from(["2026-02-27", "2026-02", "2026", "2025-24", "2025-01/2025-04", "0001-24"])
)
developments = st.builds(
    Development,
    film=anything,
    kind=st.sampled_from(KINDS),
    certainty=st.sampled_from(CERTAINTIES),
    quote=anything,
    companies=names,
    territories=st.none() | codes,
    date=dates,
    release_type=st.none() | st.sampled_from(RELEASE_TYPES),
    festival=st.none() | anything,
    section=st.none() | anything,
    premiere=st.none() | anything,
    award=st.none() | anything,
    phase=st.sampled_from([None, "announced", "filming", "wrapped"]),
)
former = st.fixed_dictionaries(
    {},
    optional={
        "date": dates,
        "territories": st.none() | codes | codes.map(list),
        "companies": names | names.map(list),
        "certainty": st.sampled_from(CERTAINTIES),
        "festival": st.none() | anything,
        "release_type": st.none() | st.sampled_from(RELEASE_TYPES),
    },
)


@patient
@given(developments, former, st.sampled_from(["new", "changed", "firmed", "withdrawn"]))
def test_whatever_is_said_makes_one_clean_line(said: Development, was: dict[str, Any], change: Change) -> None:
    line = headline(Alert("a", change, said, claim(said), "f", was))
    assert 0 < len(line) <= LONGEST_HEADLINE
    assert line == " ".join(line.split())
    assert not {unicodedata.category(char) for char in line} & {"Cc", "Cs", "Zl", "Zp"}
    line.encode()
