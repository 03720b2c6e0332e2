"""Ways to put a thing that tell no more than the plain one, which is what the rules know: made plain before they look.

How politely a sentence ends, that "N's side" is N, that "F as well" is F. A language's `alike` says what stands for
what; Korean's polite endings, which go into the syllable before, are told here.
"""

from __future__ import annotations

import re

from tracker.reading.lexicon import Lexicon

_POLITE = re.compile("(.?)([가-힣])니다")
_P, _N = 17, 4  # the final consonants of a syllable that says a thing politely, and plainly
_FINALS = 28  # of a syllable, none of them among these
_FIRST = ord("가")
_STEM_IN_I = frozenset("보모쓰벌들붙높줄섞먹")  # "선보이다": a verb, where "이다" behind a noun is "is"
_DOUBLE_S, _P_S = 20, 18  # "했습니다", "없습니다": what stands before these goes as it is
_DESCRIBING = frozenset("있좋많싶높낮깊같")


def plainly(text: str, lexicon: Lexicon) -> str:
    """A sentence in small letters, with or without marks, as the plainest words would put it."""
    for pattern, words in lexicon.alike:
        if not pattern.hopeless(text):
            text = pattern.compiled.sub(words, text)
    return _POLITE.sub(_without_politeness, text) if lexicon.language == "ko" and "니다" in text else text


def _without_politeness(said: re.Match[str]) -> str:
    """ "합니다" is "한다", "했습니다" is "했다", "예정입니다" is "예정이다"."""
    before, last = said[1], said[2]
    if last == "습":
        final = (ord(before) - _FIRST) % _FINALS
        return before + ("다" if final in (_DOUBLE_S, _P_S) or before in _DESCRIBING else "는다")
    if (ord(last) - _FIRST) % _FINALS != _P:
        return said[0]
    if last == "입" and before not in _STEM_IN_I:
        return f"{before}이다"
    if before + last == "아닙":
        return "아니다"
    return f"{before}{chr(ord(last) - _P + _N)}다"
