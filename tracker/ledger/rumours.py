"""The rumour ladder: a guess is kept and not told; talks and plans are told as expected; then it is confirmed, or
withdrawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.ledger.facts import joined, opened, overtaken
from tracker.ledger.places import meet
from tracker.ledger.sameness import company_key, festival_key, in_common


def settle_guess(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The guesses that `claim` opens or joins: a writer's hope is kept, and changes nothing."""
    said = claim.development
    key = guess_key(said)
    guesses = (f for f in facts if f.development.certainty == "speculative" and f.development.kind == said.kind)
    if same := next((f for f in guesses if guess_key(f.development) == key), None):
        return [joined(same, claim)]
    answered = any(f.standing == "stands" and answers(f.development, said) for f in facts)
    return [opened(facts, claim, "guess|" + key, "superseded" if answered else "guess")]


def guess_key(said: Development) -> str:
    """What tells one guess from another: all that it says, but for the words and the writer."""
    companies = sorted(company_key(c) for c in said.companies)
    return "|".join(
        map(
            str,
            (
                said.kind, companies, sorted(said.territories or ()), said.date, said.release_type,
                festival_key(said.festival), said.award, said.phase,
            ),
        )
    )  # fmt: skip


def overtaken_guesses(facts: Sequence[Fact], touched: Sequence[Fact]) -> list[Fact]:
    """The guesses that surer news has answered: right or wrong, nobody needs to guess any more."""
    guesses = [f for f in facts if f.standing == "guess"]
    if not guesses:
        return []
    news = [f.development for f in touched if f.standing == "stands"]
    return [overtaken(g) for g in guesses if any(answers(n, g.development) for n in news)]


def answers(news: Development, guess: Development) -> bool:
    """Whether `news` is about what `guess` was about."""
    if news.kind != guess.kind:
        return False
    if news.kind == "festival":
        return festival_key(news.festival) == festival_key(guess.festival)
    if news.kind in ("sales", "acquisition"):
        return in_common(news.companies, guess.companies)
    if news.kind == "release":
        one_type = news.release_type == guess.release_type or None in (news.release_type, guess.release_type)
        return one_type and meet(news.territories, guess.territories)
    if news.kind == "production":
        return news.phase == guess.phase
    return True
