"""Words that look like a date and are none: "may" the verb, "April Jones", "1,900", "2,024 screens"."""

from __future__ import annotations

import re

from tracker.reading.capitals import in_title_case
from tracker.reading.dates_words import Phrasebook, normal

_BEFORE = re.compile(r"(?:([\w’'-]+) )?([\w’'-]+)[\s(]*$")
_AFTER = re.compile(r"\s*([\w’'-]+)")
_GOES_ON = re.compile(r"[^\S\n]*[\w’'-]")  # on the same line
# "Her first film in five years", "the highest attendance in a decade": since when, and not when.
_SUPERLATIVE = re.compile(
    r"(?<!\w)(?:first|only|second|high|low|large|big|strong|fast|long|best|worst|most|record|premi[eè]|primer|prim[ao](?!\w)|"
    r"primeir|únic|maior|mejor|mayor|meilleur|plus (?:gros|grand|haut))[^.;:\n]{0,60}$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:(?:in|en|em) )?[^\W_]+(?: [^\W_]+)? (?:years|months|ans|años|anni|anos)$", re.IGNORECASE)
# "The best weekend since July": how long nothing was like it.
_BEST = re.compile(
    r"(?<!\w)(?:best|biggest|highest|strongest|largest|busiest|worst|lowest|weakest|beste[nrs]?|höchste[nrs]?|größte[nrs]?|"
    r"stärkste[nrs]?|schwächste[nrs]?|meilleure?|pire|mejor|mayor|peor|miglior[ei]?|maggior[ei]?|peggior[ei]?|melhor|maior|"
    r"pior|bästa|största|högsta|sämsta)(?!\w)[^.,;:\n]{0,40}$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r" (?:since|seit|depuis|desde|dal?|sedan) (?:the |le |o |den |dem )?$", re.IGNORECASE)
_SINCE = 70  # characters before a stretch of years in which a superlative says that it lies behind
# "On Christmas Day, a Friday this year", "on a Tuesday": what day of the week it is, and not which.
_ANY = re.compile(r"(?<!\w)(?:an?|any|un|une?|uno|una|eine?m?|um|uma|ett?|en)\s$", re.IGNORECASE)
_ANY_DAY = re.compile(r"(?<!\w)an? (?:mon|tues|wednes|thurs|fri|satur|sun)day\s$", re.IGNORECASE)
_SAID = re.compile(
    r"(?:[.,;:!?)]|\s*$| (?:this|that|next|cette|ce|diesem|dieses|quest|este|esta|i år)\b)", re.IGNORECASE
)
# "Bis heute", "hasta hoy": how long a thing has been so.
_TODAY = re.compile(r"today|heute|hoy|aujourd['’]hui|oggi|hoje|i ?dag", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:until|till|bis|hasta|jusqu['’] ?à|fino ad?|ad|até|än) $", re.IGNORECASE)
_REACH = 24
_MONEY = "$€£¥₩#"
# What reads as the end of a title: two words with capitals, behind others.
_TITLE_END = re.compile(r"(?:Last|Next|This|That) [A-Z][a-z]+")
_TITLE = re.compile(r"[A-Z][\w’']* (?:[A-Z][\w’']*|[a-z]{1,4}) $")


def is_no_date(text: str, start: int, end: int, shape: str, book: Phrasebook) -> bool:
    """Whether what stands around `text[start:end]`, or how it is written, says that it is no date."""
    before = text[max(0, start - _REACH) : start]
    if _glued(text, before, end):
        return True
    word = text[start:end]
    since = _SINCE_THEN.search(before)
    if since and _BEST.search(text[max(0, start - _SINCE) : start - len(since[0])]):
        return True
    if _TODAY.fullmatch(word) and _UNTIL.search(before):
        return True
    if shape == "holiday" and before.lower().endswith(("pre-", "post-", "pre–")):
        return True  # "for pre-Thanksgiving 2028"
    if shape == "holiday" and word.islower() and before.lower().endswith("the "):
        return True  # "in the new year"
    if book.capital and word[0].islower() and shape in ("day", "month", "weekday", "running", "range"):
        return normal(re.split(r"\W", word)[0]) in book.tables["months"] | book.tables["weekdays"]
    after = text[end : end + _REACH]
    if shape == "month" and text[start - 1 : start] == "\n" and text[end : end + 1] == "\n":
        return False  # alone on its line it stands over what opens in it
    if shape in ("month", "season") and word.isalpha():
        ends = shape == "season" and not _GOES_ON.match(after)
        season_cues = book.season_cues | book.final_cues if ends else book.season_cues
        return _bare_name(word, before, after, book.cues if shape == "month" else season_cues, book)
    bare = shape == "weekday" and word.isalpha()
    if (bare and _ANY.search(before) and _SAID.match(after)) or _ANY_DAY.search(before):
        return True
    if shape == "relative" and _YEARS.match(word) and _SUPERLATIVE.search(text[max(0, start - _SINCE) : start]):
        return True
    if _TITLE_END.fullmatch(word) and _TITLE.search(before):
        line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else len(text)]
        return not in_title_case(line)  # "against I Know What You Did Last Summer"
    if shape == "year":
        return _counts(after, book)
    return False


def _glued(text: str, before: str, end: int) -> bool:
    """Part of a larger number, an amount of money, a hashtag, an address or a compound."""
    if before and (before[-1] in _MONEY or (before[-1] in ".,/:" and before[-2:-1].isdigit())):
        return True
    after = text[end : end + 2]
    return len(after) == 2 and after[0] in ".,/:" and after[1].isdigit()


def _bare_name(word: str, before: str, after: str, cues: frozenset[str], book: Phrasebook) -> bool:
    """A month or season alone needs a word that leads to it where it may be a verb, or a person's name."""
    if normal(word) not in book.doubtful:
        return False
    lead = _BEFORE.search(before)
    following = _AFTER.match(after)
    follower = following[1].lower() if following else ""
    if follower in book.nouns:
        return False
    led = lead and (lead[2].lower() in cues or f"{lead[1]} {lead[2]}".lower() in cues)
    return not led or follower == "of"


def _counts(after: str, book: Phrasebook) -> bool:
    following = _AFTER.match(after)
    return bool(following and following[1].lower() in book.counted)
