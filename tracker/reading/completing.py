"""What a page says of a release in other words than those that date it: who brings it out, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import names

_MARKETS = (("GB", "IE"), ("AU", "NZ"), ("DE", "AT"))  # of several countries that a film is opened in together
_IN_THEATERS = (None, "theatrical", "limited")
_BRINGS_OUT = frozenset({"distributor", "studio"})


def completed(found: Iterable[Development], home: str | None = None) -> list[Development]:
    """`found` with what the deals of the page tell of its releases, and what a distributor of `home` opens there."""
    every = list(found)
    beside: dict[str, list[Development]] = defaultdict(list)
    for each in every:
        if each.kind == "acquisition":
            beside[each.quote].append(each)
    brought = {(each.film, each.quote, each.date) for each in every if each.kind == "release" and each.companies}
    every = [
        each
        if not each.companies and (each.film, each.quote, each.date) in brought
        else _beside(each, beside.get(each.quote, []))
        for each in every
    ]
    deals = _deals(every)
    every = [_where_it_has_it(_without_who_left(each, deals), deals) for each in every]
    return [_in_its_own_land(each, home) for each in every]


def _in_its_own_land(development: Development, home: str | None) -> Development:
    """A release of no place in the page's country, where the one company that brings it out sits, as distributor."""
    if not home or development.kind != "release" or development.territories or len(development.companies) != 1:
        return development
    company = development.companies[0]
    at_home = names.home(company) == home and "distributor" in names.role(company)
    return replace(development, territories=(home,)) if at_home else development


def _beside(development: Development, deals: list[Development]) -> Development:
    """A release with who brings it out, and where, of the one of `deals` that its sentence tells beside it."""
    if development.kind != "release" or not development.date:
        return development
    told = [
        other
        for other in deals
        if other.certainty in ("confirmed", "expected")
        and other.film == development.film
        and (not development.companies or set(development.companies) & set(other.companies))
        and (not development.territories or other.territories in (None, development.territories))
    ]
    if len({other.companies for other in told}) != 1:
        return development
    places = next((other.territories for other in told if other.territories), None)
    return replace(
        development,
        companies=development.companies or told[0].companies,
        territories=development.territories or places,
    )


def _deals(every: list[Development]) -> list[Development]:
    """The acquisitions of a page, each once, by what they tell of who has a film where."""
    found = {(d.film, d.certainty, d.companies, d.territories): d for d in every if d.kind == "acquisition"}
    return list(found.values())


def _where_it_has_it(development: Development, deals: list[Development]) -> Development:
    """A release of a company whose deal the page tells elsewhere, in the market of that deal: it can open nowhere else.

    Of a deal for more than one market, as North America is, nobody knows whether it opens in both.
    """
    if development.kind != "release" or development.territories or len(development.companies) != 1:
        return development
    places = {
        other.territories
        for other in deals
        if other.film == development.film
        and other.certainty in ("confirmed", "expected")
        and development.companies[0] in other.companies
        and other.territories
    }
    market = places.pop() if len(places) == 1 else ()
    one = (len(market) == 1 and market != ("WW",)) or market in _MARKETS
    return replace(development, territories=market) if one else development


def _without_who_left(development: Development, deals: list[Development]) -> Development:
    """A release less the company whose deal the page tells to be off: it brings nothing out."""
    if development.kind != "release" or development.certainty == "denied" or not development.companies:
        return development
    left = any(deal.certainty == "denied" and deal.companies == development.companies for deal in deals)
    return replace(development, companies=()) if left else development


def brought_out(development: Development, every: list[Development], home: str | None) -> Development:
    """An opening in theatres with the one company that the page tells to have the film there.

    "F opens on May 3. … Distributed by N": the page names who brings it out but once, and often last.
    """
    if (
        development.kind != "release"
        or development.companies
        or not development.date
        or development.certainty not in ("confirmed", "expected")
        or development.release_type not in _IN_THEATERS
    ):
        return development
    at_home = (None, (home,))
    there = at_home if development.territories in at_home else (development.territories,)
    told = {
        other.companies
        for other in every
        if (other.film, other.kind, other.certainty) == (development.film, "acquisition", "confirmed")
        and other.territories in there
        and other.release_type in _IN_THEATERS
    }
    who = next(iter(told)) if len(told) == 1 else ()
    brings = all(not (roles := names.role(name)) or roles & _BRINGS_OUT for name in who)
    return replace(development, companies=who) if brings else development
