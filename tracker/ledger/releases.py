"""Releases by territory and type, with their moves: dated, moved, pulled, dated again, limited and then wide.

A release's row is its territory and its type, whoever releases it: a date that an earlier distributor gave belongs to
the same row's past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tracker.domain.claim import Claim
from tracker.domain.development import Development, ReleaseType
from tracker.domain.ledger import Fact, Move
from tracker.ledger.facts import altered, gainsaid, joined, of_kind, opened, undone
from tracker.ledger.places import both, less, meet, same_market, shared, within
from tracker.ledger.precedence import days, firms, own_word_stands, speaks_for_company, weigh
from tracker.ledger.sameness import in_common

CINEMA: frozenset[ReleaseType | None] = frozenset({None, "theatrical", "limited"})
"""Types that may be one opening in other words: a paper that writes "in theaters" leaves the width out."""

PRESS_LAGS = timedelta(days=14)
"""For so long after a release was pulled, its old date is still in lists that were written before: no return."""


def settle_release(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The release facts that `claim` opens or alters."""
    rows = [f for f in of_kind(facts, "release") if may_be_one_row(f.development, claim.development)]
    if claim.development.certainty == "denied":
        return pulled(rows, claim)
    if repeated := repeated_row(rows, claim):
        return repeats(facts, repeated, claim)
    movers = [f for f in rows if may_move(f, claim)]
    if not movers:
        return [opened(facts, claim, row_key(claim.development), companies=claim.development.companies)]
    return moved(facts, movers, claim)


def row_key(said: Development) -> str:
    """What a release's id is made of."""
    return f"{','.join(sorted(said.territories or ()))}|{said.release_type}"


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
    firmed = firms(row, claim) and exact and (is_a_day(said) or bool(said.companies))
    if (places, kind, companies, firmed) != (known.territories, known.release_type, known.companies, False):
        certainty = said.certainty if firmed else known.certainty
        filled = altered(row, claim, territories=places, release_type=kind, companies=companies, certainty=certainty)
    if speaks_for_company(claim):
        filled = replace(filled, own_word=claim.said)
    if not extra or said.background:
        return [filled]
    rest = replace(claim, development=replace(said, territories=extra))
    return [filled, *settle_release([*(f for f in facts if f.id != row.id)], rest)]


def is_a_day(said: Development) -> bool:
    """Whether the date is one day. A window that others repeat is not firmer for it; a day is."""
    known = days(said.date)
    return known is not None and known.is_day


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

    What has opened does not move: a later date is a further release. A wide release after a limited one, and a
    limited one before a wide, are two.
    """
    said, known = claim.development, fact.development
    if is_wide_after_limited(fact, said):
        return False
    then = days(known.date)
    opened_by_then = (
        fact.standing == "stands"
        and known.certainty == "confirmed"
        and then is not None
        and then.is_day
        and then.last < claim.said.date()
    )
    new = days(said.date)
    return not (opened_by_then and then is not None and new is not None and new.first > then.last)


def moved(facts: Sequence[Fact], rows: list[Fact], claim: Claim) -> list[Fact]:
    """The rows that `claim` gives another date; each keeps the date that it had, with its evidence.

    The later document stands, a finer date too; but what is only recalled moves nothing, nor does the press against
    the distributor's own fresh word: they are kept as those who say otherwise.
    """
    said = claim.development
    best = min(rows, key=lambda f: _nearness(f, said))
    targets = [best]
    if said.territories:
        targets = [
            f for f in rows if f.development.release_type == best.development.release_type and f.development.territories
        ]
        targets = targets if best in targets else [best]
    own = speaks_for_company(claim)
    result: list[Fact] = []
    left = said.territories
    for row in targets:
        left = less(left, row.development.territories) if left and row.development.territories else None
        if (row.standing == "stands" and (said.background or own_word_stands(row, claim, own))) or (
            row.standing == "withdrawn" and said.background
        ):
            result.append(gainsaid(row, claim))
        else:
            result += redated([*facts, *result], row, claim, own)
    if left and not said.background and not any(same_market(left, f.development.territories) for f in targets):
        rest = replace(claim, development=replace(said, territories=left))
        result.append(opened([*facts, *result], rest, row_key(rest.development)))
    return result


def _nearness(fact: Fact, said: Development) -> tuple[bool, bool, bool, bool]:
    """Of several rows that could move, the one meant: its own type, its territory, its distributor, one that stands."""
    known = fact.development
    return (
        known.release_type != said.release_type,
        not (known.territories and said.territories and meet(known.territories, said.territories)),
        not in_common(known.companies, said.companies),
        fact.standing != "stands",
    )


def redated(facts: Sequence[Fact], row: Fact, claim: Claim, own: bool) -> list[Fact]:
    """`row` with the date of `claim`, the old one among its moves; territories that did not move stay behind in a
    row.
    """
    said, known = claim.development, row.development
    stays = less(known.territories, said.territories)
    if same_market(known.territories, said.territories):
        stays, places = (), both(known.territories, said.territories)
    else:
        places = shared(known.territories, said.territories) if stays else known.territories or said.territories
    kind = known.release_type if known.release_type == "limited" and said.release_type == "theatrical" else None
    now = altered(
        row,
        claim,
        date=said.date,
        certainty=said.certainty,
        territories=places,
        companies=said.companies or known.companies,
        release_type=kind or said.release_type or known.release_type,
    )
    moves = row.moves
    if known.date and (not moves or row.standing == "stands" or moves[-1].date != known.date):
        moves = (*moves, Move(known.date, known.certainty, known.quote, row.by, row.changed))
    now = replace(
        now,
        said_by=(claim.id,),
        gainsaid_by=(*row.gainsaid_by, *row.said_by),
        moves=moves,
        was=tuple(m.date for m in moves),
        own_word=claim.said if own else None,
    )
    if not stays:
        return [now]
    behind = opened([*facts, now], claim, row_key(known) + "|rest")
    return [now, replace(row, id=behind.id, development=replace(known, territories=stays))]


def pulled(rows: list[Fact], claim: Claim) -> list[Fact]:
    """`claim` takes back a release: withdrawn, with the date that it had; "no date has been set" where none stood is
    nothing.

    A date that has moved meanwhile is not the one that stands; and what has opened cannot be pulled by "no date".
    """
    said = claim.development
    standing = [f for f in rows if f.standing == "stands"]
    if said.background:
        return [gainsaid(f, claim) for f in standing if weigh(f.development.date, said.date) == "same"]
    if said.date:
        hit = [f for f in standing if f.development.date and weigh(f.development.date, said.date) != "apart"]
    else:
        hit = [f for f in standing if f.development.date and not _has_opened(f, claim)]
    return [remembered(undone(f, claim), f) for f in hit]


def _has_opened(fact: Fact, claim: Claim) -> bool:
    then = days(fact.development.date)
    return then is not None and then.last < claim.said.date()


def remembered(withdrawn: Fact, before: Fact) -> Fact:
    """A pulled release with its last date among its moves: a date after that has all earlier ones."""
    known = before.development
    if not known.date:
        return withdrawn
    moves = (*before.moves, Move(known.date, known.certainty, known.quote, before.by, before.changed))
    return replace(withdrawn, moves=moves, was=tuple(m.date for m in moves))


def back_on(row: Fact, claim: Claim) -> list[Fact]:
    """The date of a pulled release said again: in the first weeks the press only lags, later it is on again."""
    said = claim.development
    own = speaks_for_company(claim)
    if said.background or not said.date or (not own and claim.said - row.changed <= PRESS_LAGS):
        return [gainsaid(row, claim)]
    return [
        replace(altered(row, claim, certainty=said.certainty, date=said.date), own_word=claim.said if own else None)
    ]
