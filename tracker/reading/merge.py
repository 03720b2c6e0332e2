"""One development for what a document says twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from tracker.domain import edtf
from tracker.domain.development import Development
from tracker.domain.film import fold
from tracker.domain.territory import codes, territories, union
from tracker.reading.completing import brought_out, completed
from tracker.reading.idle import is_idle, on_the_day
from tracker.reading.names import same_company
from tracker.reading.places import REST

_ALSO = re.compile(r"(?<!\w)(?:also|added)(?!\w)")
_TOOK_TOO = re.compile(r"(?<!\w)(?:also (?:took|takes|bought|acquired|picked up|has|holds|added|landed)|added)(?!\w)")
_SAME_DAY = re.compile(
    r"(?<!\w)(?:same day|same date|gleichen Tag|selben Tag|même jour|mismo día|stesso giorno|mesmo dia|samma dag)(?!\w)"
)
_SO_DOES = re.compile(r"(?<!\w)(?:so (?:does|do|will|did)|follow(?:s|ing)? suit|do(?:es|ing)? the same|same day)(?!\w)")
_TAKES_PLACES = ("acquisition", "sales")  # what one has of these is not the rest for another


def merged(found: Iterable[Development], home: str | None = None) -> tuple[Development, ...]:
    """`found` with those that say the same joined: the fuller one stays, with what the other adds.

    `home` is the country of a page that names none.
    """
    kept: list[Development] = []
    every = completed(found, home)
    every = [on_the_day(each, every) for each in every]
    for development in every:
        if is_idle(development, every):
            continue
        for place, other in enumerate(kept):
            if same(development, other):
                kept[place] = joined(other, development)
                break
        else:
            kept.append(development)
    kept = [brought_out(development, kept, home) for development in kept]
    return tuple(_rest_of_world(development, kept) for development in kept)


def _rest_of_world(development: Development, all_of_them: list[Development]) -> Development:
    """ "The rest of the world" is the world less what the page gives to others."""
    if not development.territories or REST not in development.territories:
        return development
    others = [
        d.territories
        for d in all_of_them
        if d is not development and d.film == development.film and d.territories and _is_taken(d, development)
    ]
    given = [place for place in others if "WW" not in place]
    left = territories(("WW",)) - territories(union(given))
    return replace(development, territories=codes(left))


def _is_taken(one: Development, rest: Development) -> bool:
    """Whether a place is another's: it has the film there, or opens it there."""
    opens = one.kind == "release" and bool(one.companies) and not set(one.companies) & set(rest.companies)
    return one.kind in _TAKES_PLACES or opens


def same(one: Development, other: Development) -> bool:
    """Whether two say the same thing of the same film."""
    if one.film != other.film or one.kind != other.kind:
        return False
    if one.kind == "festival":
        return one.festival == other.festival and (not one.date or not other.date or one.date[:4] == other.date[:4])
    if one.kind == "award":
        return _same_award(one, other)
    if one.kind in ("sales", "acquisition"):
        return any(_one_company(a, b) for a in one.companies for b in other.companies)
    if one.kind == "release":
        return _same_release(one, other)
    if one.kind == "production":
        return one.phase == other.phase
    return True


def _same_award(one: Development, other: Development) -> bool:
    """Whether two name the same prize: one of them may only call it the top prize, or leave out a part."""
    a, b = fold(one.award or ""), fold(other.award or "")
    if a == b or (one.festival == other.festival and (a in b or b in a or _same_words(one, other))):
        return True
    if one.festival == other.festival and (_compounded(one, other) or _compounded(other, one)):
        return True
    if one.festival == other.festival and (_is_the_main_one(a, b) or _is_the_main_one(b, a)):
        return True
    return one.festival == other.festival and (a.startswith("top") or b.startswith("top"))


def _is_the_main_one(called: str, prize: str) -> bool:
    """Whether a prize is only called the main one, and the other is one of those ("Hauptpreis"), or only counted."""
    best = called in _BEST and prize in _FOR_THE_BEST
    return best or called in _COUNTED or (called in _MAIN and prize.startswith(_GREAT))


_BEST = frozenset(["bestfilm", "bestfeaturefilm", "bestfeature"])
_FOR_THE_BEST = frozenset(["heartofsarajevo"])  # prizes by the name of which that of the best film goes
_COUNTED = frozenset(["lolas", "guldbaggar"])
_MAIN = frozenset(["hauptpreis", "huvudpriset"])
_GREAT = ("grosse", "große", "golden", "grand", "stora")


_GENERIC = re.compile(r"(?: (?:International|Studios?|Pictures|Films|Entertainment|Releasing|Distribution))+$")


def _one_company(one: str, other: str) -> bool:
    """Whether two names are one company's, or its arms': a sale told of one of them is the other's too."""
    return same_company(one, other) or fold(_GENERIC.sub("", one)) == fold(_GENERIC.sub("", other))


_COMPOUND = re.compile(r"(\w{4,}?)s?preis(?:es)?")


def _compounded(short: Development, long: Development) -> bool:
    """Whether one prize is a single word for the other: "Regiepreis" for one "für die Beste Regie"."""
    compound = _COMPOUND.fullmatch((short.award or "").lower())
    words = (long.award or "").lower().split()
    return compound is not None and any(word in (compound[1], f"{compound[1]}s") for word in words)


_OF_ANY_PRIZE = frozenset(["best", "the", "a", "an", "for", "prize", "award", "named"])


def _same_words(one: Development, other: Development) -> bool:
    """Whether two prizes differ but in words that any has, and one is a part of the other: "best first feature"."""
    a, b = (set((each.award or "").lower().split()) - _OF_ANY_PRIZE for each in (one, other))
    return min(len(a), len(b)) > 1 and (a <= b or b <= a)


def _same_release(one: Development, other: Development) -> bool:
    if (one.certainty == "denied") != (other.certainty == "denied"):
        return False
    if one.release_type and other.release_type and not _same_type(one, other):
        return False
    if one.territories and other.territories and not _same_places(one, other):
        return False
    if not one.date or not other.date:
        return one.date == other.date
    if one.date == other.date and _another_does_it_too(one, other):
        return False
    if one.date != other.date and (not _share_companies(one, other) or _only_guessed(one, other)):
        return False
    a, b = edtf.span(one.date), edtf.span(other.date)
    return a.holds(b) or b.holds(a)


def _another_does_it_too(one: Development, other: Development) -> bool:
    """Whether it opens on the same day elsewhere, and only of one is it said where: "It opens on May 3. In T it comes
    out the same day, through N".
    """
    if bool(one.territories) == bool(other.territories) or "denied" in (one.certainty, other.certainty):
        return False
    there, here = (one, other) if one.territories else (other, one)
    if not there.companies or set(there.companies) & set(here.companies):
        return False
    named = any(sign.isdigit() for sign in there.quote)  # the day, in the same sentence
    if there.quote != here.quote and not named and _SAME_DAY.search(there.quote):
        return True
    return bool(here.companies) and _SO_DOES.search(there.quote) is not None


def _only_guessed(one: Development, other: Development) -> bool:
    """Whether one of two days is but the writer's guess, which says nothing of what somebody announced."""
    return (one.certainty == "speculative") != (other.certainty == "speculative")


def _share_companies(one: Development, other: Development) -> bool:
    """Whether nothing says that two releases are of different companies."""
    if not one.companies or not other.companies:
        return True
    return any(_one_company(a, b) for a in one.companies for b in other.companies)


def _same_type(one: Development, other: Development) -> bool:
    """Whether two releases are of one type: a headline's month may leave out that the day is for few theatres."""
    both = {one.release_type, other.release_type}
    return len(both) == 1 or (both == {"theatrical", "limited"} and one.date != other.date)


def _same_places(one: Development, other: Development) -> bool:
    """Whether two releases are in the same places: a headline's month may leave out some of the day's."""
    if one.territories == other.territories:
        return True
    return one.date != other.date and (_names_more_places(one, other) or _names_more_places(other, one))


def _names_more_places(one: Development, other: Development) -> bool:
    """Whether `one` gives the places of `other` and some more: a headline has room for the largest only."""
    if not one.territories or not other.territories or "WW" in one.territories:
        return False
    return one.territories != other.territories and territories(other.territories) <= territories(one.territories)


def _adds_places(first: Development, second: Development) -> bool:
    """Whether a sentence gives the same company a second place: "has a British home in N, which also took Ireland"."""
    if first.companies != second.companies or first.certainty != second.certainty:
        return False
    here, there = set(first.territories or ()), set(second.territories or ())
    if not here or not there or here & there or {"WW", REST} & (here | there):
        return False
    shape = _ALSO if first.quote == second.quote else _TOOK_TOO
    return shape.search(second.quote) is not None


def _leaves_out_some(one: Development, other: Development) -> bool:
    """Whether `one` says what is left out of the world that `other` gives: a headline has no room for it."""
    return other.territories == ("WW",) and one.territories is not None and one.territories[:-1][:1] == ("WW",)


def joined(first: Development, second: Development) -> Development:
    """`first` with what `second` says more; the finer date of the two."""
    changes: dict[str, object] = {}
    for field in fields(Development):
        mine, theirs = getattr(first, field.name), getattr(second, field.name)
        if theirs and not mine and field.name not in ("background", "quote", "rule"):
            changes[field.name] = theirs
    if first.kind in ("acquisition", "festival", "sales") and "denied" in (first.certainty, second.certainty):
        changes |= {"certainty": "denied", "quote": (second if second.certainty == "denied" else first).quote}
    if first.kind in _TAKES_PLACES and _leaves_out_some(second, first):
        changes["territories"] = second.territories
    if first.kind == "acquisition" and _names_more_places(second, first):
        changes |= {"territories": second.territories, "quote": second.quote}
    elif first.kind == "acquisition" and _adds_places(first, second):
        changes["territories"] = union((first.territories or (), second.territories or ()))
    called = fold(first.award or "")
    if (
        first.kind == "award"
        and second.award
        and (called.startswith("top") or _compounded(first, second) or _is_the_main_one(called, fold(second.award)))
    ):
        changes["award"] = second.award
    if _is_bare(first.section) and second.section and not _is_bare(second.section):
        changes["section"] = second.section
    if first.date and second.date and first.date != second.date:
        a, b = edtf.span(first.date), edtf.span(second.date)
        if a.holds(b):
            changes |= {"date": second.date, "quote": second.quote, "certainty": second.certainty}
            changes |= {"release_type": second.release_type or first.release_type}
            changes |= {"territories": second.territories or first.territories}
    if first.companies and second.companies:
        changes["companies"] = tuple(_full_name(name, second.companies) for name in first.companies)
    return replace(first, **changes)  # type: ignore[arg-type]


def _is_bare(section: str | None) -> bool:
    """Whether what a section is called is but that films compete in it: a headline's "competition"."""
    return section is not None and fold(section).removeprefix("in ") == "competition"


def _full_name(name: str, others: Sequence[str]) -> str:
    """`name`, or the longer of `others` that is the same company's: a headline shortens it."""
    return max((name, *(other for other in others if same_company(name, other))), key=len)
