"""An opening keeps its identity through every move, and counts them (RFC 5545, 3.8.7.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.support.ledger_prose import Story, expected, given, no_longer, perhaps, release
from tracker.domain.opening import Opening, revised

START = datetime(2026, 1, 10, 8, tzinfo=UTC)


class Calendar:
    """What is kept of one film's openings, saved an hour after the other."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Opening] = {}
        self.now = START

    def takes(self, story: Story) -> list[str]:
        """The openings that were written, in words."""
        self.now += timedelta(hours=1)
        written = revised(self.kept.values(), story.ledger, self.now)
        self.kept |= {opening.key: opening for opening in written}
        return [told(opening) for opening in written]


def told(opening: Opening) -> str:
    return f"{opening.territory or 'somewhere'} {opening.date} {opening.status} {opening.sequence}"


def test_a_date_that_moves_is_the_same_opening_counted_on() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-02").says(expected(release("2026-01", "US")))
    assert calendar.takes(story) == ["US 2026-01 tentative 0"]
    story.on("2026-01-14").says(release("2026-02-27", "US"))
    assert calendar.takes(story) == ["US 2026-02-27 confirmed 1"]
    story.on("2026-02-01").says(release("2026-03-06", "US"))
    assert calendar.takes(story) == ["US 2026-03-06 confirmed 2"]
    (opening,) = calendar.kept.values()
    assert opening.created == START + timedelta(hours=1)
    assert opening.modified == START + timedelta(hours=3)


def test_the_same_news_again_writes_nothing() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "US"))
    calendar.takes(story)
    story.on("2026-01-15", "Another Paper").says(release("2026-02-27", "US"))
    assert calendar.takes(story) == []


def test_what_is_pulled_is_cancelled_under_its_last_date() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "US", by="Aura"))
    calendar.takes(story)
    story.on("2026-02-01").says(no_longer(release(None, "US", by="Aura")))
    assert calendar.takes(story) == ["US 2026-02-27 cancelled 1"]
    assert calendar.takes(story) == []
    story.on("2026-02-20").says(release("2026-04-10", "US", by="Aura"))
    assert calendar.takes(story) == ["US 2026-04-10 confirmed 2"]


def test_what_its_page_no_longer_says_is_cancelled_too() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "US"))
    calendar.takes(story)
    story.loses(1)
    assert calendar.takes(story) == ["US 2026-02-27 cancelled 1"]


def test_each_territory_and_each_type_is_an_opening_of_its_own() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "US CA"), release("2026-05", "US", "streaming"))
    assert sorted(calendar.takes(story)) == [
        "CA 2026-02-27 confirmed 0",
        "US 2026-02-27 confirmed 0",
        "US 2026-05 tentative 0",
    ]


def test_the_world_is_one_opening_and_an_unsaid_territory_another() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "WW -US"))
    assert calendar.takes(story) == ["WW 2026-02-27 confirmed 0"]
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27"))
    assert calendar.takes(story) == ["somewhere 2026-02-27 confirmed 0"]


def test_a_guess_and_a_release_without_a_date_are_in_no_calendar() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(perhaps(release("2026-02-27", "US")), release(None, "FR"))
    assert calendar.takes(story) == []


def test_another_fact_for_the_same_opening_is_no_move() -> None:
    story, calendar = given("K-Pops!"), Calendar()
    story.on("2026-01-14").says(release("2026-02-27", "US"))
    calendar.takes(story)
    (opening,) = calendar.kept.values()
    strange = replace(opening, fact="f-of-another-reading")
    (back,) = revised([strange], story.ledger, START + timedelta(days=9))
    assert back == opening
