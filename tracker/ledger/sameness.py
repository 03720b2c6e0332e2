"""When two names mean the same company, festival or prize, though they are written otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from tracker.domain.film import fold

_COMPANY_TAIL = frozenset((
    "entertainment", "pictures", "picture", "film", "films", "group", "releasing", "studio", "studios",
    "distribution", "international", "media", "company", "co", "inc", "ltd", "llc", "gmbh",
))  # fmt: skip
_FESTIVAL_COMMON = frozenset((
    "international", "film", "films", "festival", "fest", "the", "de", "du", "di", "del", "of", "bfi", "tv",
    "competition", "cinema", "and",
))  # fmt: skip
_FESTIVAL_NAMES = {
    "tiff": "toronto", "berlinale": "berlin", "idfa": "amsterdamdocumentary", "iffr": "rotterdam", "biff": "busan",
    "donostia": "sansebastian", "venezia": "venice", "mostra": "venice", "annecyanimation": "annecy", "lff": "london",
    "southbysouthwest": "sxsw", "southsouthwest": "sxsw", "southbysouthwestsxsw": "sxsw", "torino": "turin",
    "roma": "rome", "mamimumbai": "mumbai", "jiomamimumbai": "mumbai", "finatlantic": "atlantic",
}  # fmt: skip
_AWARD_COMMON = frozenset((
    "the", "a", "an", "of", "for", "in", "and", "to", "at", "on", "by", "best", "award", "awards", "prize",
    "prizes", "prix", "premio", "premios", "preis", "trophy", "special", "film", "films", "feature", "features",
    "festival", "international", "competition", "section", "us", "u", "s", "especial", "speciale",
    "du", "de", "del", "della", "do", "la",
))  # fmt: skip
_MEANT = {
    "people": "audience", "peoples": "audience", "public": "audience", "publikum": "audience",
    "publikumspreis": "audience", "publico": "audience", "pubblico": "audience", "viewers": "audience",
    "choice": "audience", "favorite": "audience", "favourite": "audience", "director": "directing",
    "direction": "directing", "screenplay": "screenwriting", "script": "screenwriting", "actress": "acting",
    "actor": "acting", "performance": "acting", "grand": "jury", "golden": "gold", "d'or": "gold",
    "jurado": "jury", "jurypreis": "jury", "jurypriset": "jury", "giuria": "jury", "juryns": "jury", "juri": "jury",
    "審査員賞": "jury", "審査員特別賞": "jury", "審査員大賞": "jury", "観客賞": "audience",
    "監督賞": "directing", "脚本賞": "screenwriting", "女優賞": "acting", "男優賞": "acting",
    "심사위원상": "jury", "심사위원특별상": "jury", "심사위원대상": "jury", "관객상": "audience",
    "감독상": "directing", "각본상": "screenwriting", "여우주연상": "acting", "남우주연상": "acting",
}  # fmt: skip
_AWARD_WORDS = {unicodedata.normalize("NFKD", word): meant for word, meant in _MEANT.items()}
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of `text`, casefolded and without accents; a possessive's or an elision's apostrophe parts none."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(bare.casefold().replace("’", "").replace("'", ""))


@lru_cache(maxsize=4096)
def company_words(name: str) -> tuple[str, ...]:
    """A company's name less "the" and the words that close half of all such names: Altitude Film Distribution,
    Altitude.
    """
    found = words(name)
    if found[:1] == ["the"] and len(found) > 1:
        found = found[1:]
    kept = list(found)
    while kept and kept[-1] in _COMPANY_TAIL:
        kept.pop()
    return tuple(kept or found)


@lru_cache(maxsize=4096)
def company_key(name: str) -> str:
    """`company_words` in one."""
    return "".join(company_words(name))


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """The first letters of a name's words: Toronto International Film Festival, tiff."""
    return "".join(w[0] for w in words(name))


@lru_cache(maxsize=16384)
def same_company(one: str, other: str) -> bool:
    """Whether two names mean one company.

    Within the ledger of one film "Focus" is Focus Features and "Sony" is Sony Pictures Classics: the shorter name
    opens the longer one, since outlets shorten from the end.
    """
    a, b = company_words(one), company_words(other)
    shorter = min(len(a), len(b))
    return company_key(one) == company_key(other) or (shorter > 0 and a[:shorter] == b[:shorter])


def in_common(ones: Iterable[str], others: tuple[str, ...]) -> bool:
    """Whether a company of the one list is in the other."""
    return any(same_company(one, other) for one in ones for other in others)


def joined_companies(known: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """`known` and whoever of `said` is not among them; of two spellings the longer, as the full trade name."""
    result = list(known)
    for name in said:
        place = next((i for i, k in enumerate(result) if same_company(k, name)), None)
        if place is None:
            result.append(name)
        elif len(company_words(name)) > len(company_words(result[place])):
            result[place] = name
    return tuple(result)


@lru_cache(maxsize=2048)
def festival_key(name: str | None) -> str:
    """A festival's name less the words that all festivals share: Festival de Cannes, cannes."""
    if not name:
        return ""
    kept = "".join(w for w in words(name) if w not in _FESTIVAL_COMMON)
    return _FESTIVAL_NAMES.get(kept, kept) or fold(name)


@lru_cache(maxsize=2048)
def award_key(name: str | None) -> str:
    """A prize's name as it is compared to the letter."""
    return fold(name or "")


@lru_cache(maxsize=2048)
def award_words(name: str | None) -> frozenset[str]:
    """What tells a prize from its neighbours; the People's Choice is an audience award in other words."""
    return frozenset(_AWARD_WORDS.get(w, w) for w in words(name or "") if w not in _AWARD_COMMON)


def same_award(one: str | None, other: str | None) -> bool:
    """Whether two prizes of one festival are the same in other words: one says no more than the other says.

    A prize without a name ("took home a prize") is any of them.
    """
    a, b = award_words(one), award_words(other)
    return a <= b or b <= a
