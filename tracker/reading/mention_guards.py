"""Another film of the name, as the years and the people that are told beside it say, or the person who watches it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from tracker.domain.film import Film
from tracker.reading.mention_context import company_before
from tracker.reading.mention_cues import Cue
from tracker.reading.mention_names import fold_line
from tracker.reading.mention_prose import Prose

EARLIER = "credit: somebody's earlier film"
NAMESAKE = "another film of this name"  # with which the reason begins
_OPENING = 4000  # characters of a document in which its subject's director is named
_BEHIND = 3  # characters from the end of a title to the bracket that tells of it
_FAR = 3  # years: a release may trail the first showing by as many; a film of the same name is further off
_YEAR_IN_BRACKETS = Cue("year-in-brackets-behind")
_YEAR_BEHIND = Cue("year-behind")
_YEAR_BEFORE = Cue("year-before")
_DATED_FILM = Cue("dated-film")
_OWNER = Cue("owner-before")
_DIRECTOR = Cue("director")
_FIRM = Cue("firm-in-name")


def another_year(film: Film, prose: Prose, start: int, end: int) -> str | None:
    """A film of the same name from other years, as what stands beside the title says."""
    said = _YEAR_IN_BRACKETS.at(prose, end) or _YEAR_BEHIND.at(prose, end) or _YEAR_BEFORE.at(prose, start)
    if said and film.year and abs(int(said["year"]) - film.year) > _FAR:
        return f"{NAMESAKE}: {said['year']}"
    return None


def of_old(film: Film, title: str, whole: str) -> str | None:
    """Somebody's film of other years, as the article begins whose headline has the title: "Jo Roe's 1974 fable"."""
    dated = _DATED_FILM.pattern.search(whole[:_OPENING]) if film.year else None
    if dated is None or abs(int(dated["year"]) - (film.year or 0)) <= _FAR:
        return None
    if fold_line(title) not in fold_line(whole.partition("\n")[0]) or _is_a_firm(dated["owner"]):
        return None
    ours = _ours(dated["owner"], (*film.people, *film.companies))
    return None if ours else f"{NAMESAKE}: {dated['owner']}'s of {dated['year']}"


@lru_cache(maxsize=8)
def _directors(opening: str) -> frozenset[str]:
    return frozenset(m["name"] for m in _DIRECTOR.pattern.finditer(opening))


def another_director(film: Film, prose: Prose, start: int, end: int, whole: str) -> str | None:
    """Somebody else's film, in a document that names nobody of ours; `whole` is the headline and the text.

    A director named anywhere counts where the headline has the title and the document names no second one; else only
    the one beside the title.
    """
    if not film.people:
        return None
    owner = _owner(prose, start)
    directors = _directors(whole[:_OPENING])
    about = fold_line(prose.text[start:end]) in fold_line(whole.partition("\n")[0])
    if not about or len({name.split()[-1] for name in directors}) > 1:
        ahead = prose.before(start).rpartition("\n")[2]
        beside = ahead + prose.after(start).partition("\n")[0]
        place = len(ahead) + end - start
        told = (m for m in _DIRECTOR.pattern.finditer(beside) if not _in_anothers_brackets(beside, m.start(), place))
        directors = frozenset(m["name"] for m in told)
    for person in ([owner] if owner else []) + sorted(directors):
        if not _is_a_firm(person) and not _ours(person, (*film.people, *film.companies)):
            return f"{NAMESAKE}: {person}'s"
    return None


def _owner(prose: Prose, start: int) -> str | None:
    """Who has the title in a possessive, if it is no company that the tables know: "Jo Roe's X"."""
    owner = None if company_before(prose, start) else _OWNER.at(prose, start)
    if owner is None:
        return None
    opened = owner.string.rfind("‘")
    closes = opened >= 0 and "’" not in owner.string[opened + 1 : owner.end("owner")]
    return None if closes else owner["owner"]  # no possessive: "its ‘Rivers and Seas’ theme, with X"


def _in_anothers_brackets(text: str, at: int, title: int) -> bool:
    """Whether a place is in brackets that do not follow the title that ends at `title`: "“Y” (director: N), “X”"."""
    left = text.rfind("(", 0, at)
    return left >= 0 and ")" not in text[left:at] and not title <= left <= title + _BEHIND


def _is_a_firm(name: str) -> bool:
    """Whether the words of a name are a company's, and it is no person."""
    return _FIRM.pattern.search(fold_line(name)) is not None


def _ours(person: str, ours: Iterable[str]) -> bool:
    words = set(re.findall(r"\w{3,}", fold_line(person)))
    return any(words & set(re.findall(r"\w{3,}", fold_line(name))) for name in ours)


def not_this(film: Film) -> Callable[[str], list[tuple[int, int]]]:
    """A finder of the phrases of which the person said "not this film", in folded text."""
    phrases = [re.escape(fold_line(p.strip())) for p in film.not_this if p.strip() and "://" not in p]
    if not phrases:
        return lambda folded: []
    pattern = re.compile("|".join(sorted(phrases, key=len, reverse=True)))
    return lambda folded: [m.span() for m in pattern.finditer(folded)]
