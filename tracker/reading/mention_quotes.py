"""What marks a title: the quotation marks that hold it, or capitals where its neighbours have none."""

from __future__ import annotations

import re

from tracker.reading.mention_cues import Cue
from tracker.reading.mention_prose import Prose
from tracker.reading.scripts import FAR_SCRIPTS, IN_TWO_LANGUAGES

_OPEN, _CLOSE = "“\"‘'«„‹「『《〈<＜*_”", "”\"’'»“‹›「」』》〉>＞*_‘"
_PAIRS = tuple(zip('“‘«„"『「<”', '”’»“"』」>”', strict=True))
_QUOTED_REACH = 70
_SHORT_TITLE = 3  # words in quotation marks that somebody hardly says: "‘Bruma roja’", as Romance languages spell it
_TWIN_BEFORE = re.compile(rf"(?<=[{_OPEN}])[^{_OPEN}{_CLOSE}\n]{{1,40}}\s?[/／]\s?$")
_TWIN_BEHIND = re.compile(rf"\s?[/／]\s?[^{_OPEN}{_CLOSE}\n]{{1,40}}(?=[{_CLOSE}])")
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]*[)）]$")
_IN_LATIN = re.compile(r"[぀-ヿ一-龥가-힣0-9!?] ?[(（][A-Za-z][^()（）]*[)）]$")

_KIND_OF_TITLE = Cue("kind-of-title")
_CALLED_ABROAD = Cue("called-abroad")
_DATELINE = Cue("dateline-behind")


def quoted(prose: Prose, start: int, end: int) -> bool:
    """Whether quotation marks (or the asterisks of italics) hold the title, what kind of title it is, and no more.

    The same title in another language may stand beside it.
    """
    start, end = _with_twin(prose, start, end)
    told = _CALLED_ABROAD.at(prose, end)
    end += told.end() if told else 0
    left, right = prose.before(start, 2).rstrip("\u00a0\u202f "), prose.after(end, 5)
    right = re.sub(r"^[\s\u00a0]?[!?,.…]?[\s\u00a0\u202f]?", "", right, count=1)
    return left[-1:] != "" and left[-1] in _OPEN and right[:1] != "" and right[0] in _CLOSE


def _with_twin(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Where the title begins and ends, with the same in another language that quotes hold beside it."""
    beside = prose.before(start, 2) + prose.after(end, 2)
    if "/" not in beside and "／" not in beside:
        return start, end
    before = _TWIN_BEFORE.search(prose.before(start, _QUOTED_REACH))
    behind = _TWIN_BEHIND.match(prose.after(end, _QUOTED_REACH))
    if before and IN_TWO_LANGUAGES.search(prose.text, start - len(before[0]), start + 1):
        start -= len(before[0])
    elif behind and IN_TWO_LANGUAGES.search(prose.text, end - 1, end + len(behind[0])):
        end += len(behind[0])
    return start, end


def longer_quote(prose: Prose, start: int, end: int) -> bool:
    """Whether it begins or ends inside quotes that hold a longer title."""
    for opener, closer in _PAIRS:
        left = prose.text.rfind(opener, max(0, start - _QUOTED_REACH), start)
        if left < 0 or closer in prose.text[left + 1 : start]:
            continue
        right = _closing(prose.text, end, closer)
        if right < 0:
            continue
        inside = prose.text[left + 1 : right].strip(" ,.!?…\u00a0")
        found = prose.text[start:end].strip(" ,.!?…\u00a0")
        begins = prose.text[left + 1 : start].strip() == "" and len(inside.split()) <= _SHORT_TITLE
        if inside != found and (_like_title(inside) or begins) and not _told_twice(inside, found):
            return True
    return False


def _told_twice(inside: str, title: str) -> bool:
    """Whether quotes hold the title and no more than the same in another language: 『灰の道(原題) / Ash Road』.

    So does a title of which they say only what kind it is, or what it is called abroad: 「Ash Road(原題)」,
    ‘소금길(Salt Road)’.
    """
    names = IN_TWO_LANGUAGES.split(inside)
    twice = len(names) > 1 or _KIND_OF_TITLE.pattern.search(inside) or _IN_LATIN.search(inside)
    return bool(twice) and any(_IN_BRACKETS.sub("", name) == title for name in names)


def _closing(text: str, end: int, closer: str) -> int:
    """Where the quotes close; an apostrophe between letters does not, but a particle of the Korean stands close up."""
    at = text.find(closer, end, end + _QUOTED_REACH)
    while at >= 0 and closer == "’" and text[at + 1 : at + 2].isalpha() and text[at + 1] < FAR_SCRIPTS:
        at = text.find(closer, at + 1, end + _QUOTED_REACH)
    return at


def _like_title(inside: str) -> bool:
    words = re.findall(r"[\w'’-]+", inside)
    big = [w for w in words if len(w) > 3]
    return len(words) <= 9 and bool(big) and all(not w[0].islower() for w in big)


def shouted(prose: Prose, start: int, end: int) -> bool:
    """Whether it stands in capitals where its neighbours do not: some outlets' italics."""
    found = prose.text[start:end]
    letters = [c for c in found if c.isalpha()]
    if len(letters) < 3 or not all(c.isupper() for c in letters if c.lower() != c.upper()):
        return False
    if _DATELINE.at(prose, end) and prose.text[:start].rpartition("\n")[2].strip("( ") == "":
        return False  # "HALDEN — The cup came down to the last climb": a town
    around = [c for c in prose.before(start, 25) + prose.after(end, 25) if c.isalpha()]
    return sum(c.islower() for c in around) > 0.6 * max(1, len(around))
