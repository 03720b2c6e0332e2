"""Articles that are edited, corrected or deleted."""

from tests.support.ledger_prose import acquisition, festival, given, release, seeking, trailer
from tracker.ledger import dropped, retract

PAGE = "https://tapedeck.example/k-pops-date"


def test_a_later_version_that_says_otherwise_names_the_alert_that_it_corrects() -> None:
    story = given()
    story.on("2025-11-18", url=PAGE).says(release("2026-02-20", "US"))
    story.on("2025-11-28", url=PAGE).says(release("2026-02-27", "US")).tells(
        "changed release: US theatrical 2026-02-27"
    )
    assert story.latest[0].corrects == story.alerts[0].id


def test_an_outlets_own_correction_on_another_page_names_it_too() -> None:
    story = given()
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.on("2025-11-19", "Tape Deck Weekly").says(release("2026-02-27", "US"))
    assert story.latest[0].corrects == story.alerts[0].id


def test_another_outlets_word_corrects_nobody() -> None:
    story = given()
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.on("2025-11-19", "Variety").says(release("2026-02-27", "US"))
    assert story.latest[0].corrects is None


def test_a_later_version_that_says_the_same_is_quiet() -> None:
    story = given()
    story.on("2025-11-18", url=PAGE).says(release("2026-02-20", "US"))
    story.on("2025-11-19", url=PAGE).says(release("2026-02-20", "US"), release("2026-02", "US")).is_quiet()


def test_a_deleted_article_takes_back_what_only_it_said() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    first = story.alerts[0]
    story.loses(1).tells("withdrawn acquisition: Neon US").holds(rights=[])
    assert story.latest[0].corrects == first.id
    assert story.fact("acquisition").standing == "withdrawn"


def test_what_others_say_too_stands_without_the_deleted_article() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-01-11").says(acquisition("Neon", "US"))
    story.on("2025-01-12").says(acquisition("Neon", "US"))
    story.loses(1).is_quiet().holds(rights=["Neon: US"])
    assert story.fact("acquisition").said_by == ("c2.0", "c3.0")
    story.loses(3).is_quiet().holds(rights=["Neon: US"])
    story.loses(2).tells("withdrawn acquisition: Neon US")


def test_the_middle_voice_carries_what_the_first_and_the_last_took_back() -> None:
    story = given()
    for day in ("10", "11", "12"):
        story.on(f"2025-01-{day}").says(acquisition("Neon", "US"))
    story.loses(1, 3).is_quiet().holds(rights=["Neon: US"])
    assert story.fact("acquisition").said_by == ("c2.0",)


def test_without_the_erring_article_the_date_is_what_it_was() -> None:
    story = given()
    story.on("2025-11-17", "Variety").says(release("2026-02-27", "US"))
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    told = story.alerts[1]
    story.loses(2).tells("changed release: US theatrical 2026-02-27").was(date="2026-02-20")
    assert story.latest[0].corrects == told.id
    assert story.latest[0].claim.document == "d1"
    story.holds(releases=["US theatrical 2026-02-27"])


def test_losing_a_document_twice_changes_nothing_more() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.loses(1)
    before = story.ledger
    assert retract(before, story.claims).ledger == before
    assert story.loses(1).latest == ()


def test_what_was_taken_back_stays_back_when_more_arrives_late() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.loses(1)
    story.on("2025-02-10").says(trailer())
    story.on("2025-01-20").says(festival("Sundance Film Festival", "2025"))
    story.holds(rights=[], festivals=["Sundance Film Festival, 2025"])
    assert [f.standing for f in story.ledger.facts if f.development.kind == "acquisition"] == ["withdrawn"]


def test_a_newer_version_drops_what_it_is_silent_on_and_not_what_it_says_otherwise() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-06-06", "US"), seeking("GB"))
    old = story.claims[:]
    story.on("2025-01-11").says(release("2025-06-13", "US"))
    gone = dropped(old, story.claims[3:])
    assert [c.development.kind for c in gone] == ["acquisition", "seeking"]
