"""Where a deal holds, or a film opens: the place that is meant, of those that the clause and its page name."""

from __future__ import annotations

import re

from tracker.reading import marks, names
from tracker.reading.found import Found
from tracker.reading.lands import land_of, own_land
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Ref
from tracker.reading.places import REST, codes, doers_own, refs, taken_in, told_before

_WORLD = 32  # characters behind a deal's own words in which it may say that it is for the world
_BEFORE, _AFTER = 24, 40  # characters about a place in which words may say that it is not where the deal holds
_BUYERS = re.compile(
    f"[{marks.COMPANY}{marks.NAME}],? (?:for|in|across|over) (?:the )?$|[{marks.COMPANY}{marks.NAME}] \\($"
)
_NEXT_BUYER = re.compile(f"(?:,| and|, and) [{marks.COMPANY}{marks.NAME}] (?:in|for) (?:the )?$")
_BUYER_BEHIND = re.compile(f" \\([{marks.COMPANY}{marks.NAME}]\\)")  # "to T (N), T (N)"
_IN = re.compile(r" (?:in|for|across|throughout) (?:the )?$")
_OF_NATION = re.compile(f"(?P<territory>{marks.TERRITORY}) (?:[a-z-]+ ){{1,3}}[{marks.COMPANY}{marks.NAME}]")


def where(found: Found, who: tuple[str, ...]) -> tuple[str, ...] | None:
    """The clause's own place; else where "here" and "there" are; else what the sentence says of it before."""
    own = own_place(found)
    if own is not None:
        return own
    one_word = found.base.kind in ("acquisition", "release")
    if one_word and (rights := found.scene.lexicon.shapes["rights_place"].search(found.text)):
        return tuple((rights.lastgroup or "").split("_"))  # "Nordamerikarechte", "Deutschlandstart"
    if found.rule.place == "before" and found.scene.focus.place is not None:
        return codes(found.scene.focus.place)
    if found.scene.lexicon.shapes["whole_world"].search(found.text[found.match.start() : found.match.end() + _WORLD]):
        return ("WW",)
    shapes, sentence = found.scene.lexicon.shapes, found.scene.marked
    if found.base.kind == "release" and (land := own_land(found, who)):
        return (land,)
    home = found.home(who)
    opening = shapes["sentence_place"].match(sentence.text)
    before = [ref for clause in found.earlier() for _, ref in refs(clause, marks.TERRITORY)]
    named = [ref for ref in before if "adjective" not in ref.note]
    is_here = shapes["here"].search(found.text) and not shapes["sentence_place"].match(found.text)
    if home and is_here and found.base.kind != "sales":  # who "sells it here" is at a market
        return codes(named[-1]) if named and found.clause.lead == "rel" else (home,)
    if elsewhere(found):
        return "WW", REST
    if shapes["there"].search(f"{found.clause.connector} {found.text}"):
        spoken = before[-1] if before else found.scene.focus.place
        if spoken is None or "WW" in codes(spoken):
            return None  # "its international premiere … N has it over there"
        return codes(spoken) if before or codes(spoken) != (home,) else None
    if who and (place := _place_of(found, who[0]) or taken_in(found)):
        return place
    if found.base.kind == "acquisition" and (told := told_before(found, found.earlier())):
        return told
    if opening:
        place = codes(sentence.at(opening.start("territory")))
        return tuple(dict.fromkeys((home, *place))) if opening.groupdict().get("home") and home else place
    return land_of(found, who) if found.base.kind == "release" else None


def own_place(found: Found) -> tuple[str, ...] | None:
    """The clause's own place: the one that the match names, else the first after it, else the first before."""
    named = found.group("territory")
    if named and not (_names_a_seat(found, named) or _made_there(found, named) or _of_another(found, named)):
        return _at_home(found, _narrowed(found, named))
    if found.clause.connector == "where" and found.text[0] == marks.TERRITORY:
        return codes(found.marked.refs[0])
    shapes = found.scene.lexicon.shapes
    places = []
    for at, ref in found.refs(marks.TERRITORY):
        before, after = found.text[max(0, at - _BEFORE) : at], found.text[at + 1 : at + _AFTER]
        if shapes["not_place_before"].search(before) or shapes["not_place_after"].match(after):
            continue
        if _is_seat(found, found.text, at) or _is_a_buyers(found, at) or _is_the_next_ones(found, at):
            continue
        if found.base.kind == "sales" and _is_home(found, ref):
            continue  # "at home by N, sold abroad by N", in a clause that its one verb ends
        if found.base.kind == "sales" and ": " in found.text[found.match.end() : at]:
            continue  # "closes sales of F: it goes to T with N"
        if "adjective" in ref.note and found.text[:at].endswith("-"):
            continue  # "the Franco-Colombian thriller": where it was made
        loose = "adjective" in ref.note or ("ambiguous" in ref.note and not shapes["does_there"].match(after))
        if (
            not loose
            or _is_the_doers(found, at)
            or shapes["place_noun_after"].match(after)
            or shapes["place_noun_before"].search(before)
        ):
            places.append((at < found.match.start(), at, ref))
    if not places:
        return None
    apart = found.text.rfind(": ", 0, found.match.start())  # "abroad nothing changes: in T, N opens it on D"
    if apart >= 0:
        places = [each for each in places if apart < each[1] < found.match.start()] or places
    if len(places) > 1 and (sums := [each for each in places if shapes["sums_up"].search(found.text[: each[1]])]):
        places = sums  # "in T, in T and in other cities of T"
    nearest = doers_own(found, places) or min(places, key=lambda each: each[:2])[2]
    if codes(nearest) == ("WW",):  # "worldwide sales outside the UK"
        nearest = next((ref for *_, ref in places if codes(ref)[0] == "WW" and len(codes(ref)) > 1), nearest)
    return _at_home(found, nearest)


def elsewhere(found: Found) -> bool:
    """Whether the clause is about all places but those that others have: "in T by N; elsewhere N has it"."""
    told = found.scene.lexicon.shapes["elsewhere"].search(found.text)
    return told is not None and (told.start() > 0 or found.clause.offset > 0)  # "Elsewhere, N …" is other news


def _narrowed(found: Found, named: Ref) -> Ref:
    """The place that the words behind "all rights" give: "has all rights to F in T"."""
    if codes(named) != ("WW",) or not found.scene.page.text.startswith(("all ", "All "), named.start):
        return named
    behind = (ref for at, ref in found.refs(marks.TERRITORY) if _IN.search(found.text, found.match.start(), at))
    return next((ref for ref in behind if codes(ref)[0] != "WW"), named)


def _is_home(found: Found, ref: Ref) -> bool:
    """Whether a place is the home of a language with its verbs last: nobody sells there what another brings out."""
    return found.scene.lexicon.language in UNSPACED and codes(ref) == (found.home(()),)


def _is_seat(found: Found, text: str, at: int) -> bool:
    """Whether the place at `at` is only where the seller sits: "the French company X"."""
    seat = found.scene.lexicon.shapes["seat"]
    return found.base.kind == "sales" and seat.match(text, at + 1) is not None


def _is_the_doers(found: Found, at: int) -> bool:
    """Whether the place at `at` is that of the company that does it: "France's N has it for May"."""
    owned = found.group("company") is not None and found.text.startswith("'s ", at + 1)
    return owned and found.match.start("company") == at + len("T's ")


def _is_a_buyers(found: Found, at: int) -> bool:
    """Whether the place at `at` is a buyer's and not the seller's: "sold it to N for T"."""
    told = _BUYERS.search(found.text, 0, at)
    listed = _BUYER_BEHIND.match(found.text, at + 1) is not None
    return found.base.kind == "sales" and (listed or (told is not None and told.start() != found.match.start()))


def _is_the_next_ones(found: Found, at: int) -> bool:
    """Whether the place at `at` is of the buyer behind the rule's own: "sold it to N at home, N in T"."""
    own = found.match.start("company") if found.group("company") is not None else at
    told = _NEXT_BUYER.search(found.text, own + 1, at) if found.base.kind == "acquisition" else None
    return told is not None


def _names_a_seat(found: Found, ref: Ref) -> bool:
    """Whether a nation that a rule names is but the seller's own: "the Spanish sales company N"."""
    nation = "adjective" in ref.note and len(codes(ref)) == 1 and codes(ref) != ("WW",)
    return nation and _is_seat(found, found.text, found.match.start("territory"))


def _of_another(found: Found, ref: Ref) -> bool:
    """Whether a nation that a rule names is but that of a company beside it, which does not bring it out."""
    beside = found.match.start("territory") + len("T ")
    if found.base.kind != "release" or "adjective" not in ref.note or found.text[beside : beside + 1] != marks.COMPANY:
        return False
    return set(map(str, found.marked.at(beside).values)).isdisjoint(found.companies())


def _made_there(found: Found, ref: Ref) -> bool:
    """Whether a nation that a rule names is but the film's own: "takes Iranian drama F", "Chile's F"."""
    told = found.scene.lexicon.shapes["made_there"].match(found.text, found.match.start("territory") + 1)
    return told is not None and ("adjective" in ref.note or told.groupdict().get("owner") is not None)


def _at_home(found: Found, ref: Ref) -> tuple[str, ...]:
    """A place's codes; "here" is the page's country, "domestic" that of a company known to sit elsewhere."""
    printed, country = found.scene.page.text[ref.start : ref.end].lower(), found.scene.page.document.country
    if country and found.scene.lexicon.shapes["here"].match(printed):
        return (country,)
    if not printed.startswith("domestic"):
        return codes(ref)
    home = next((names.home(name) for name in found.companies() if names.home(name)), None)
    if home is None and (nation := _OF_NATION.search(found.text, 0, found.match.end())):
        return codes(found.marked.at(nation.start("territory")))  # "Lithuanian broadcaster N has domestic rights"
    return (home,) if home and home not in ref.value else codes(ref)


def _place_of(found: Found, company: str) -> tuple[str, ...] | None:
    """The one place that an earlier clause of the sentence gives to the same company."""
    for clause in found.earlier():
        named = [str(v) for r in clause.marked.refs if r.mark in marks.COMPANIES for v in r.values]
        places = [ref for at, ref in refs(clause, marks.TERRITORY) if not _is_seat(found, clause.text, at)]
        if company in named and len(places) == 1:
            return codes(places[0])
    return None
