"""Titles named for somebody's credits, or for what came after the film: "the producers of X", "the X sequel"."""

from __future__ import annotations

from tracker.reading.mention_cues import Cue
from tracker.reading.mention_guards import EARLIER
from tracker.reading.mention_prose import Prose

_CREDIT_BEHIND = Cue("credit-behind")
_APPOSED = Cue("apposed-behind")
_STANDS = Cue("stands-behind")
_CREDIT_PARTICLE = Cue("credit-particle-behind")
_CREDIT_BEFORE = Cue("credit-before")
_MAKERS_DO = Cue("makers-do-behind")
_WON_FOR_IT = Cue("won-for-it-behind")
_DID_WITH_IT = Cue("did-with-it-behind")
_WHICH_DID = Cue("which-did-behind")
_DEALS_WITH_MAKERS = Cue("deals-with-makers-before")
_ON_ANOTHER = Cue("on-another-behind")
_MAKERS_BEFORE = Cue("makers-before")
_MAKERS_SAY = Cue("makers-say-behind")
_MAKER_BEFORE = Cue("maker-before")
_MAKER_SPEAKS = Cue("maker-speaks-behind")
_PERSON = Cue("person-before")
_LISTED_IN_BRACKETS = Cue("listed-in-brackets")
_PRIZE_BEFORE = Cue("prize-before")
_PRIZE_BEHIND = Cue("prize-behind")
_LONGEST_LIST = 80  # characters between a title and the brackets that it stands in


def credit(prose: Prose, start: int, end: int) -> str | None:
    """Named for somebody's credits, or for what came after it."""
    its_own = _CREDIT_BEHIND.at(prose, end) and not (_APPOSED.at(prose, end) or _STANDS.at(prose, end))
    if its_own or _CREDIT_PARTICLE.at(prose, end):
        return "credit: someone of this film, or another film after it"
    if _CREDIT_BEFORE.at(prose, start) and not _news_of_it(prose, start, end):
        return EARLIER
    return _in_credits(prose, start, end)


def _news_of_it(prose: Prose, start: int, end: int) -> bool:
    """Whether what is told of those who made it, or of what followed it, is news of the film all the same."""
    theirs = any(cue.at(prose, end) for cue in (_MAKERS_DO, _WON_FOR_IT, _DID_WITH_IT, _WHICH_DID))
    dealt = _DEALS_WITH_MAKERS.at(prose, start) and not _ON_ANOTHER.at(prose, end)
    return bool(theirs or dealt or _speak_of_it(prose, start, end))


def _speak_of_it(prose: Prose, start: int, end: int) -> bool:
    """Whether its makers, named by it, say something: "la productora de X desmiente que …"."""
    theirs = _MAKERS_BEFORE.at(prose, start) and _MAKERS_SAY.at(prose, end)
    return bool(theirs or (_MAKER_BEFORE.at(prose, start) and _MAKER_SPEAKS.at(prose, end)))


def _in_credits(prose: Prose, start: int, end: int) -> str | None:
    """In brackets after a person's name: "Sean Baker (Tangerine, The Florida Project)"."""
    left = prose.text.rfind("(", max(0, start - _LONGEST_LIST), start)
    if left < 0 or ")" in prose.text[left:start]:
        return None
    right = prose.text.find(")", end, end + _LONGEST_LIST)
    listed = _LISTED_IN_BRACKETS.pattern.fullmatch(prose.text, left + 1, start)
    if right >= 0 and _PERSON.at(prose, left) and listed and not _for_a_prize(prose, left, end):
        return "credit: in brackets after a name"
    return None


def _for_a_prize(prose: Prose, left: int, end: int) -> bool:
    """Whether what stands in the brackets from `left` is what a prize was given for."""
    return bool(_PRIZE_BEFORE.at(prose, left) or _PRIZE_BEHIND.at(prose, end))
