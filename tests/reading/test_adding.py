"""What a page tells of a showing elsewhere than where it says at which festival."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read
from tracker.domain.development import Development
from tracker.reading.adding import added

SHOWN = Development(
    "Salt Road", "festival", "confirmed", "It bowed at Cannes.", festival="Cannes Film Festival", date="2024"
)


@pytest.mark.parametrize(
    ("text", "section", "premiere"),
    [
        ("FILM bowed at Cannes. It was the only debut in Un Certain Regard.", "Un Certain Regard", None),
        ("FILM bowed at Cannes. Neon pounced on the Critics' Week title overnight.", "Critics' Week", None),
        ("FILM opens the Locarno Film Festival. That will be a world premiere.", None, "world"),
        ("FILM bowed in the Berlinale's main competition.", "main competition", None),
        ("FILM will be seen in the Salt and Smoke strand of the Sydney Film Festival.", "Salt and Smoke", None),
        ("Panorama at the Berlinale is complete. Among the films are Alex Poe's FILM.", "Panorama", None),
        ("FILM will compete for the Platform Prize at the Toronto International Film Festival.", "Platform", None),
    ],
)
def test_a_showing_has_the_section_and_the_premiere_that_other_words_tell(
    text: str, section: str | None, premiere: str | None
) -> None:
    shown = next(each for each in read(text) if each.kind == "festival")
    assert (shown.section, shown.premiere) == (section, premiere)


def test_what_only_adds_is_no_news_by_itself() -> None:
    assert read("FILM has been bought by Neon. The world premiere was a hot ticket.")[0].kind == "acquisition"
    assert len(read("FILM has been bought by Neon. The world premiere was a hot ticket.")) == 1


def test_nothing_is_added_where_two_festivals_might_be_meant() -> None:
    text = "FILM bowed at Cannes. After Cannes came its North American premiere at Telluride."
    assert next(each for each in read(text) if each.festival == "Cannes Film Festival").premiere is None


def test_a_film_has_one_world_premiere() -> None:
    world = Development("Salt Road", "festival", "confirmed", "", festival="Telluride Film Festival", premiere="world")
    extra = Development("Salt Road", "festival", "confirmed", "", festival="Cannes Film Festival", premiere="world")
    assert added([SHOWN, world], [extra]) == [SHOWN, world]
    assert only(added([SHOWN], [extra])).premiere == "world"


def test_sections_that_gainsay_each_other_are_left_out() -> None:
    one, other = (
        Development("Salt Road", "festival", "confirmed", "", festival="Cannes Film Festival", section=name)
        for name in ("Competition", "Un Certain Regard")
    )
    assert added([SHOWN], [one, other]) == [SHOWN]
    assert only(added([SHOWN], [one, one])).section == "Competition"


def test_each_festival_has_its_own_section() -> None:
    text = "FILM had its world premiere at Sundance in the Premieres section and its international premiere in Competition at the Berlinale."
    shown = {each.festival: each.section for each in read(text)}
    assert shown == {"Sundance Film Festival": "Premieres", "Berlin International Film Festival": "Competition"}


def test_a_festival_goes_by_the_fuller_name_that_the_page_prints() -> None:
    text = "Hot Docs Canadian International Documentary Festival has begun. FILM bowed at Hot Docs."
    assert only(read(text)).festival == "Hot Docs Canadian International Documentary Festival"
    assert only(read("FILM bowed at Hot Docs.")).festival == "Hot Docs"
