"""The moves of a release: dated anew, pulled, and back on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tracker.domain.claim import Claim
from tracker.domain.development import Development, ReleaseType
from tracker.domain.ledger import Fact, Move
from tracker.domain.values import replaced
from tracker.ledger.facts import altered, gainsaid, opened, undone
from tracker.ledger.places import both, less, meet, same_market, shared
from tracker.ledger.precedence import days, own_word_stands, speaks_for_company, weigh
from tracker.ledger.sameness import in_common

CINEMA: frozenset[ReleaseType | None] = frozenset({None, "theatrical", "limited"})
"""Types that may be one opening in other words: a paper that writes "in theaters" leaves the width out."""

PRESS_LAGS = timedelta(days=14)
"""For so long after a release was pulled, its old date is still in lists that were written before: no return."""


def row_key(said: Development) -> str:
    """What a release's id is made of."""
    return f"{','.join(sorted(said.territories or ()))}|{said.release_type}"


def moved(facts: Sequence[Fact], rows: list[Fact], claim: Claim) -> list[Fact]:
    """The rows that `claim` gives another date; each keeps the date that it had, with its evidence.

    The later document stands, a finer date too; but what is only recalled moves nothing, nor does the press against
    the distributor's own fresh word, nor does a release without a date bring back one that was pulled: they are kept
    as those who say otherwise.
    """
    said = claim.development
    best = min(rows, key=lambda f: _nearness(f, said))
    targets = [best]
    if said.territories:
        targets = [
            f for f in rows if f.development.release_type == best.development.release_type and f.development.territories
        ]
        targets = targets if best in targets else [best]
    elif said.release_type is None:
        targets = [f for f in rows if f is best or day_and_date(f, best)]
    own = speaks_for_company(claim)
    result: list[Fact] = []
    left = said.territories
    for row in targets:
        left = less(left, row.development.territories) if left and row.development.territories else None
        stands = row.standing == "stands"
        vague = not stands and not said.date
        held = stands and (outlived(row, claim) or own_word_stands(row, claim, own))
        if said.background or vague or held:
            result.append(gainsaid(row, claim))
        else:
            result += redated([*facts, *result], row, claim, own)
    if left and not said.background and not any(same_market(left, f.development.territories) for f in targets):
        rest = replaced(claim, development=replaced(said, territories=left))
        result.append(opened([*facts, *result], rest, row_key(rest.development)))
    return result


def day_and_date(one: Fact, other: Fact) -> bool:
    """Whether both open on one day in one place: what is said of no type alone moves them together."""
    a, b = one.development, other.development
    same_day = a.date == b.date and is_day(a.date) and one.standing == other.standing == "stands"
    return same_day and a.territories == b.territories and in_common(a.companies, b.companies)


def outlived(row: Fact, claim: Claim) -> bool:
    """Whether the date of `claim` is one that the release has left behind: recalled, though the reader did not see it.

    So is an expected date that the row had before it was confirmed, and a date that is over while what stands is yet
    to come. What is out on a platform already comes to it no second time.
    """
    said, known = claim.development, row.development
    recalls = said.certainty == "expected" and known.certainty == "confirmed" and said.date in row.was
    then, new = days(known.date), days(said.date)
    today = claim.said.date()
    over = then is not None and new is not None and new.last < today <= then.first
    out = known.release_type not in CINEMA and known.certainty == "confirmed" and then is not None and then.is_day
    return recalls or over or (out and then is not None and then.last < today)


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
    moves = past(row)
    agree = row.standing == "stands" and weigh(known.date, said.date) == "finer"
    now = replaced(
        now,
        said_by=(*row.said_by, claim.id) if agree else (claim.id,),
        gainsaid_by=row.gainsaid_by if agree else (*row.gainsaid_by, *row.said_by),
        moves=moves,
        was=tuple(m.date for m in moves),
        own_word=claim.said if own else None,
    )
    if not stays:
        return [now]
    behind = opened([*facts, now], claim, row_key(known) + "|rest")
    return [now, replaced(row, id=behind.id, development=replaced(known, territories=stays))]


def pulled(rows: list[Fact], claim: Claim) -> list[Fact]:
    """`claim` takes back a release: withdrawn, with the date that it had; "no date has been set" where none stood is
    nothing.

    A date that has moved meanwhile is not the one that stands. Without a date, what has opened is not meant, nor a
    window ("this summer, though it has no date yet"); the cinema is before other types, and of several territories
    none where the document names neither territory nor distributor. What the same document has just dated is not
    undated: it then speaks of somewhere else.
    """
    said = claim.development
    standing = [f for f in rows if f.standing == "stands"]
    if said.background:
        return [gainsaid(f, claim) for f in standing if weigh(f.development.date, said.date) == "same"]
    if said.date:
        hit = [f for f in standing if f.development.date and weigh(f.development.date, said.date) != "apart"]
    else:
        hit = [f for f in standing if is_day(f.development.date) and not _has_opened(f, claim)]
        if any(f.changed == claim.said for f in hit):
            hit = []
        hit = [f for f in hit if said.release_type or f.development.release_type in CINEMA] or hit
        if not said.territories and not said.companies and len({f.development.territories for f in hit}) > 1:
            hit = []
    return [remembered(undone(f, claim), f) for f in hit]


def is_day(date: str | None) -> bool:
    """Whether an EDTF date is one day."""
    then = days(date)
    return then is not None and then.is_day


def _has_opened(fact: Fact, claim: Claim) -> bool:
    then = days(fact.development.date)
    return then is not None and then.last < claim.said.date()


def remembered(withdrawn: Fact, before: Fact) -> Fact:
    """A pulled release with its last date among its moves: a date after that has all earlier ones."""
    moves = past(before)
    return replaced(withdrawn, moves=moves, was=tuple(m.date for m in moves))


def past(row: Fact) -> tuple[Move, ...]:
    """The dates that `row` has had when its present one is over; one that was pulled is among them already."""
    known = row.development
    if not known.date or row.standing == "withdrawn":
        return row.moves
    return (*row.moves, Move(known.date, known.certainty, known.quote, row.by, row.changed))


def back_on(row: Fact, claim: Claim) -> list[Fact]:
    """The date of a pulled release said again: in the first weeks the press only lags, later it is on again."""
    said = claim.development
    own = speaks_for_company(claim)
    if said.background or not said.date or (not own and claim.said - row.changed <= PRESS_LAGS):
        return [gainsaid(row, claim)]
    return [
        replaced(altered(row, claim, certainty=said.certainty, date=said.date), own_word=claim.said if own else None)
    ]
