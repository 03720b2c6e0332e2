"""In which land a film opens, where the words say so without the land's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading import marks, names
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked

if TYPE_CHECKING:
    from tracker.reading.found import Found

_SHARING = frozenset({"GB"})  # where "nationwide" mostly takes in the neighbour


def own_land(found: Found, who: tuple[str, ...]) -> str | None:
    """The land of those who get to see it ("Kiwis get it in May"), or of the company that opens it at home."""
    shapes = found.scene.lexicon.shapes
    if people := shapes["countrymen"].search(found.match[0]):
        return people.lastgroup
    return names.home(who[0]) if who and shapes["own_land"].search(found.text) else None


def land_of(found: Found, who: tuple[str, ...]) -> tuple[str, ...] | None:
    """The land of the city where it opens; else, nationwide, the page's or the company's; else whose dates they are."""
    shapes, page = found.scene.lexicon.shapes, found.scene.page
    for place, ref in found.refs(marks.NAME):
        city = shapes["in_city"].compiled.fullmatch(page.text, ref.start, ref.end) if ref.start < ref.end else None
        if city and city.lastgroup and shapes["opens_in"].search(found.text[:place]):
            return (city.lastgroup,)
    home = found.home(who)
    if home and home not in _SHARING and shapes["all_over"].search(found.text):
        return (home,)
    dated = found.scene.focus.dated
    if dated and dated[0] is None:
        return dated[1]
    told = dated is not None and found.base.certainty != "denied" and not found.past()
    if dated and dated[0] is not None and told and set(who) <= dated[0]:
        return dated[1]
    return _crowd(found)


def _crowd(found: Found) -> tuple[str, ...] | None:
    """Where those are who get to see it, as the sentence says first: "French cinemagoers will: N has it in May"."""
    sentence = found.scene.marked
    crowd = found.scene.lexicon.shapes["crowd_of"].search(sentence.text) if found.clause.offset else None
    places = {tuple(ref.value) for ref in sentence.refs if ref.mark == marks.TERRITORY}
    return places.pop() if crowd and len(places) == 1 else None


def dated(lead: Marked, lexicon: Lexicon) -> tuple[frozenset[str] | None, tuple[str, ...]] | None:
    """Whose dates the first words of a page announce, and for where: "N sets its UK and Ireland release dates".

    Null for those of all: "UK & Ireland schedule: this week's changes".
    """
    if new := lexicon.shapes["new_in"].search(lead.text):
        return None, tuple(lead.at(new.start("territory")).value)
    said = lexicon.shapes["dates_for"].search(lead.text)
    if said is None:
        return None
    if "led" in said.groupdict() and said["led"] is None:
        return None, tuple(lead.at(said.start("territory")).value)
    before = lead.part(0, said.start()).refs
    who = next((ref.values for ref in reversed(before) if ref.mark == marks.COMPANY), ())
    return frozenset(map(str, who)), tuple(lead.at(said.start("territory")).value)
