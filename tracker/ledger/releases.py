"""Releases by territory and type: which row a claim is about, and what of it is only said again.

A release's row is its territory and its type, whoever releases it: a date that an earlier distributor gave belongs to
the same row's past.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.development import Development, ReleaseType
from tracker.domain.ledger import Fact
from tracker.domain.values import replaced
from tracker.ledger.facts import altered, joined, of_kind, opened
from tracker.ledger.moves import CINEMA, back_on, is_day, moved, pulled, row_key
from tracker.ledger.places import Places, both, less, meet, same_market, within
from tracker.ledger.precedence import days, firms, speaks_for_company, weigh
from tracker.ledger.sameness import in_common


def settle_release(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The release facts that `claim` opens or alters."""
    said = with_partners(facts, claim.development)
    rows = [f for f in of_kind(facts, "release") if may_be_one_row(f.development, said)]
    if claim.development.certainty == "denied":
        return pulled(rows, claim)
    if repeated := repeated_row(rows, claim):
        return repeats(facts, repeated, claim)
    movers = the_ones_meant([f for f in rows if may_move(f, claim)], claim.development)
    if not movers:
        return [newly_dated(facts, rows, claim)]
    return moved(facts, movers, claim)


def with_partners(facts: Sequence[Fact], said: Development) -> Development:
    """`said` with those who bought the film together with its companies: IFC Films opens what Shudder streams, and
    papers name either for both.
    """
    if not said.companies:
        return said
    deals = [f.development.companies for f in of_kind(facts, "acquisition") if len(f.development.companies) > 1]
    partners = [c for deal in deals if in_common(deal, said.companies) for c in deal]
    return replaced(said, companies=(*said.companies, *partners)) if partners else said


def newly_dated(facts: Sequence[Fact], rows: list[Fact], claim: Claim) -> Fact:
    """A release that the ledger did not hold."""
    said = claim.development
    places = said.territories or where_else(rows) or where_else(releases_of(facts, said.companies))
    if places != said.territories:
        claim = replaced(claim, development=replaced(said, territories=places))
    new = opened(facts, claim, row_key(claim.development))
    return replaced(new, own_word=claim.said) if speaks_for_company(claim) else new


def where_else(rows: list[Fact]) -> Places:
    """The territories of `rows`, if they have the same: where none is named, a further release is where the earlier one
    was, and a distributor's where it releases.
    """
    known = {f.development.territories for f in rows if f.development.territories}
    return known.pop() if len(known) == 1 else None


def releases_of(facts: Sequence[Fact], companies: tuple[str, ...]) -> list[Fact]:
    """The releases of one of `companies`."""
    return [f for f in of_kind(facts, "release") if in_common(f.development.companies, companies)]


def is_known_date(facts: Sequence[Fact], said: Development) -> bool:
    """Whether a release that stands, and may be the one of `said`, has just this date."""
    return any(
        f.standing == "stands" and f.development.date == said.date and may_be_one_row(f.development, said)
        for f in of_kind(facts, "release")
    )


def may_be_one_row(known: Development, said: Development) -> bool:
    """Whether territory and type leave it open that both are one release; what is not said may be either.

    Where one of them names no territory, two different distributors are still two territories.
    """
    kinds = (known.release_type, said.release_type)
    if kinds[0] != kinds[1] and None not in kinds and not CINEMA.issuperset(kinds):
        return False
    if not meet(known.territories, said.territories):
        return False
    placed = bool(known.territories) and bool(said.territories)
    strangers = bool(known.companies and said.companies) and not in_common(known.companies, said.companies)
    return placed or not strangers


def repeated_row(rows: list[Fact], claim: Claim) -> Fact | None:
    """The row whose date `claim` only repeats, to the day or in vaguer words; the exact day and type before others.

    A date that was pulled is repeated only by the same date: a vaguer one may be a new plan.
    """
    said = claim.development

    def rank(fact: Fact) -> tuple[bool, bool, bool]:
        known = fact.development
        return (
            weigh(known.date, said.date) != "same",
            known.release_type != said.release_type,
            not within(said.territories, known.territories),
        )

    found = [
        f
        for f in rows
        if weigh(f.development.date, said.date) in (("same", "vaguer") if f.standing == "stands" else ("same",))
        and not is_wide_after_limited(f, said)
    ]
    return min(found, key=rank, default=None)


def is_wide_after_limited(fact: Fact, said: Development) -> bool:
    """Whether `said` is the wide release after the limited one of `fact`, or before a wide one the limited opening.

    "August" after a limited opening of July 26 and before a wide one is not the limited day in vaguer words; neither is
    a date of the one width the other's. The same day in both widths is one opening.
    """
    known = fact.development
    if {known.release_type, said.release_type} != {"limited", "theatrical"}:
        return False
    old, new = days(known.date), days(said.date)
    if old is None or new is None or old.meets(new):
        return False
    return (new.first > old.last) is (said.release_type == "theatrical")


def repeats(facts: Sequence[Fact], row: Fact, claim: Claim) -> list[Fact]:
    """`claim` repeats the date of `row`: it joins, and fills in what was not said.

    Territories beyond the row's open a row of their own, unless they are one market with it.
    """
    said, known = claim.development, row.development
    if row.standing == "withdrawn":
        return back_on(row, claim)
    exact = weigh(known.date, said.date) == "same"
    filled = joined(row, claim)
    places = known.territories
    extra = less(said.territories, places) if exact else ()
    if said.territories and (not places or same_market(places, said.territories)):
        places = both(places, said.territories) if exact or not places else places
        extra = ()
    kind = finer_type(known.release_type, said.release_type, exact)
    companies = known.companies or (said.companies if not extra else ())
    own = speaks_for_company(claim)
    firmed = firms(row, claim) and exact and (is_day(said.date) or own)  # a window is no firmer for being repeated
    if (places, kind, companies, firmed) != (known.territories, known.release_type, known.companies, False):
        certainty = said.certainty if firmed else known.certainty
        filled = altered(row, claim, territories=places, release_type=kind, companies=companies, certainty=certainty)
    if own:
        filled = replaced(filled, own_word=claim.said)
    if not extra or said.background:
        return [filled]
    rest = replaced(claim, development=replaced(said, territories=extra))
    return [filled, *settle_release([*(f for f in facts if f.id != row.id)], rest)]


def finer_type(known: ReleaseType | None, said: ReleaseType | None, exact: bool) -> ReleaseType | None:
    """The type that stands when one opening is told in two words: "limited" says more than "theatrical", any more
    than none.

    Only the same date narrows a type: a vaguer one may speak of a later step.
    """
    if known is None:
        return said
    if known == "theatrical" and said == "limited" and exact:
        return said
    return known


def may_move(fact: Fact, claim: Claim) -> bool:
    """Whether the release of `fact` can be the one that `claim` gives another date.

    What has opened in cinemas does not move: a later date is a further release. A wide release after a limited one,
    and a limited one before a wide, are two.
    """
    said, known = claim.development, fact.development
    if is_wide_after_limited(fact, said) or opens_beside_streaming(known, said):
        return False
    then, new = days(known.date), days(said.date)
    if then is None or new is None or fact.standing != "stands":
        return True
    return not (new.first > then.last and has_opened(known, claim) and known.release_type in CINEMA)


def has_opened(known: Development, claim: Claim) -> bool:
    """Whether the release was out, by a confirmed day, when `claim` was said."""
    then = days(known.date)
    return known.certainty == "confirmed" and then is not None and then.is_day and then.last < claim.said.date()


def opens_beside_streaming(known: Development, said: Development) -> bool:
    """Whether `said`, which names no type, is an opening of its own beside a streaming or home release.

    "Opens May 24" speaks of cinemas, unless it is the same company that only puts off what it has announced.
    """
    if said.release_type or known.release_type in CINEMA:
        return False
    old, new = days(known.date), days(said.date)
    put_off = old is not None and new is not None and new.first > old.last
    return not (put_off and in_common(known.companies, said.companies))


def the_ones_meant(rows: list[Fact], said: Development) -> list[Fact]:
    """Of the rows that could move, those that `said` can mean: where it names no territory and rows of several could
    move, only its distributor tells which. With none in common it is a release of its own: better a new line than a
    wrong move.
    """
    if said.territories or len({f.development.territories for f in rows}) < 2:
        return rows
    return [f for f in rows if in_common(f.development.companies, said.companies)]
