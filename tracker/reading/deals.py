"""The fields of sales and acquisitions: who, and for which territories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain import territory
from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.found import Found
from tracker.reading.gapping import gapped
from tracker.reading.places import REST, codes, spoken_before
from tracker.reading.placesmeant import elsewhere, own_place, where

_SEVERAL = re.compile(r",| and | & ")  # in a place's words: it is several, of which the last may be meant
_ITS_FILM = re.compile(f"[{marks.FILM}{marks.OTHER}] (?:by|to|with) (?:the )?$")
_LED = 16  # characters before a rule's words in which its sales may be said to be the world's
_SELLS_ON = frozenset({"distributor", "streamer", "studio", "broadcaster"})


def deal(found: Found) -> Iterator[Development]:
    """One company, or several at once, and where; what a company that only sells "acquires", it sells."""
    companies = found.companies()
    if not companies or (found.rule.weak and not all(map(only_sells, companies))):
        return
    base = found.base
    if base.kind == "acquisition" and all(map(only_sells, companies)):
        base = replace(base, kind="sales")
        found = replace(found, base=base)
    if base.kind == "acquisition":  # "the seller N and N could not agree"
        companies = tuple(company for company in companies if not only_sells(company))
    if found.rule.place == "but":
        place: tuple[str, ...] | None = ("WW",)
    else:
        place = where(found, companies) if found.rule.place in ("near", "world", "before") else _led_by(found)
    place = _less_still(found, place)
    if place is None and base.kind == "acquisition" and found.scene.lexicon.shapes["stateside"].search(found.match[0]):
        place = ("US",)
    if found.rule.place == "world" and "WW" not in (place or ()):
        place = None
    if found.rule.either and all(_only_buys(company) or _brings_out(company, place) for company in companies):
        base = replace(base, kind="acquisition")
    if base.kind == "sales" and _looks_after_home(found, companies, place):
        base = replace(base, kind="acquisition")
    if base.kind == "acquisition" and (rights := found.scene.lexicon.shapes["rights_type"].search(found.text)):
        kind = {str(each): each for each, _ in found.scene.lexicon.types}
        base = replace(base, release_type=kind.get(rights.lastgroup or ""))
    named = found.group("company")
    apart = found.rule.doer == "each" or (named is not None and named.note == marks.EACH)
    apart = apart or (place is None and found.scene.lexicon.shapes["divided"].search(found.match[0]) is not None)
    at_home = place is None and found.scene.lexicon.shapes["own_markets"].search(found.text) is not None
    for who in ((company,) for company in companies) if apart or at_home else (companies,):
        home = names.home(who[0]) if at_home else None
        yield replace(base, companies=who, territories=(home,) if home else place)
    if named is not None:
        sells = base.kind == "sales"
        yield from (each for each in gapped(found, base) if not sells or all(map(only_sells, each.companies)))


def _less_still(found: Found, place: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The world less a place, and less those that the sentence adds: "but for T, where N has it, and T, which"."""
    shapes, sentence = found.scene.lexicon.shapes, found.scene.marked
    if not place or place[0] != "WW" or REST in place:
        return place
    excepted = list(shapes["all_but"].finditer(sentence.text)) if len(place) == 1 else []
    also = shapes["also_less"].finditer(sentence.text) if len(place) > 1 or excepted else ()
    more = [codes(sentence.at(match.start("territory"))) for match in (*excepted, *also)]
    less = (f"-{code.removeprefix('-')}" for each in more for code in each if code != "WW")
    return tuple(dict.fromkeys((*place, *less)))


def _led_by(found: Found) -> tuple[str, ...] | None:
    """The one place that leads a clause, where the rule takes none from within: "in Spain, where N has it"."""
    if elsewhere(found):
        return "WW", REST
    if found.base.kind == "sales" and not found.rule.either:
        return _sales_where(found)
    if found.rule.either and found.clause.connector == "where" and found.text[0] == marks.TERRITORY:
        place = found.marked.refs[0]
        return None if _SEVERAL.search(found.scene.page.text[place.start : place.end]) else codes(place)
    opening = found.scene.lexicon.shapes["sentence_place"].match(found.scene.marked.text) if found.rule.either else None
    before = found.scene.marked.text[: found.clause.offset + found.match.start()]
    if opening is None or not before.endswith((": ", " – ")):
        return None  # "For the U.S. nothing changes: N has the film"
    return codes(found.scene.marked.at(opening.start("territory")))


def _sales_where(found: Found) -> tuple[str, ...] | None:
    """Where the sales are for of which the rule's words speak: "world sales are with N", "N has F outside T"."""
    told = found.scene.lexicon.shapes["sales_where"].search(found.text, max(0, found.match.start() - _LED))
    if told is None or told.start() >= found.match.end():
        behind = [codes(ref) for at, ref in found.refs(marks.TERRITORY) if at >= found.match.start()]
        return next((place for place in behind if place[0] == "WW" and len(place) > 1), None)
    return ("WW",) if told.groupdict().get("world") else codes(found.marked.at(told.start("territory")))


def only_sells(company: str) -> bool:
    """Whether it is a sales agent and nothing that brings films out."""
    roles = names.role(company)
    return "sales" in roles and not roles & _SELLS_ON


def _only_buys(company: str) -> bool:
    """Whether it brings films out, and sells none but those that it streams itself."""
    roles = names.role(company)
    return "streamer" in roles or ("sales" not in roles and bool(roles & _SELLS_ON))


def _brings_out(company: str, place: tuple[str, ...] | None) -> bool:
    """Whether it is told of its own country and no other: what a seller that distributes too takes on for home."""
    return place is not None and place == (names.home(company),) and "distributor" in names.role(company)


def _looks_after_home(found: Found, companies: tuple[str, ...], place: tuple[str, ...] | None) -> bool:
    """Whether those that bring films out have one at home, and sell none: "Altitude handles the UK"."""
    told = found.scene.lexicon.shapes["looks_after"].search(found.text, found.match.start())
    return told is not None and all(_brings_out(company, place) for company in companies)


def pairs(found: Found) -> Iterator[Development]:
    """Each company with the place that stands by it; the order that more of them have is looked for first.

    A deal that the rule's `closer` has closed is a sale only where that sells: a buyer's is with the seller.
    """
    closer = found.group("closer")
    if closer is not None and not all(only_sells(str(value)) for value in closer.values):
        return
    shapes = found.scene.lexicon.shapes
    orders = [
        list(shapes[name].finditer(found.text, found.match.start()))
        for name in ("pair", "pair_place_first")
        if name in shapes
    ]
    orders.sort(key=lambda matches: (-len(matches), matches[0].start() if matches else 0))
    taken: list[tuple[int, int]] = []
    given: list[tuple[str, ...]] = []
    for match in (match for order in orders for match in order):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        taken.append(match.span())
        if _of_another_film(found, match.start()):
            continue
        who, where = found.marked.at(match.start("company")), found.marked.at(match.start("territory"))
        companies = tuple(map(str, who.values))
        sells = found.base.kind == "acquisition" and all(map(only_sells, companies))
        base = replace(found.base, kind="sales") if sells else found.base
        place = codes(where)
        if shapes["rest_of"].search(match[0]) and REST not in place:  # "A in Iceland and B for the rest of the Nordics"
            left = territory.territories(place) - territory.territories(territory.union(given))
            place = territory.codes(left) or place
        given.append(tuple(code for code in place if code != REST))
        yield replace(base, companies=companies, territories=place)


def _of_another_film(found: Found, at: int) -> bool:
    """Whether the pair at `at` goes with the film right before it, and that is another: "F to N for T and F to"."""
    film = _ITS_FILM.search(found.text, 0, at)
    if film is None or film.start() < found.match.start():
        return False
    told = found.marked.at(film.start())
    return told.mark == marks.OTHER or found.base.film not in told.values


def seeking(found: Found) -> Iterator[Development]:
    """Where there is no buyer: the place that the words name, else the clause's."""
    shapes = found.scene.lexicon.shapes
    if found.rule.place == "but":
        yield replace(found.base, territories=_less_still(found, ("WW",)))
        return
    inside = [ref for at, ref in found.refs(marks.TERRITORY) if found.match.start() <= at < found.match.end()]
    at_home = ("US",) if shapes["stateside"].search(found.match[0]) else None  # "without a stateside home"
    own = codes(inside[0]) if inside else at_home or own_place(found)
    here = found.home(()) if shapes["here"].search(found.text) else None
    before = spoken_before(found) if found.rule.place == "before" else None
    spoken = _spoken_of(found) or (codes(before) if before is not None else None)
    yield replace(found.base, territories=own or ((here,) if here else spoken))


def _spoken_of(found: Found) -> tuple[str, ...] | None:
    """The place with which the sentence begins, or that it calls "there": "T, where one has passed, is unsold"."""
    sentence = found.scene.marked
    first = sentence.refs[0] if sentence.refs and not elsewhere(found) else None
    if first is not None and first.mark == marks.TERRITORY and sentence.text.removeprefix("the ")[0] == first.mark:
        return codes(first)
    is_there = found.scene.lexicon.shapes["there"].search(found.text) is not None
    return where(found, ()) if is_there or elsewhere(found) else None
