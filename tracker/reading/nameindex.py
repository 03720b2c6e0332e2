"""All spellings of all tables as one automaton, made at first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from tracker.reading import nametables as tables
from tracker.reading.lexicon import UNSPACED
from tracker.reading.nameview import folded
from tracker.reading.scripts import FAR_SCRIPTS
from tracker.reading.spans import SpanKind

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Entry(NamedTuple):
    """What a spelling names.

    `value` is null where the span's value is the words as printed; `doubt` is the note that it bears where the words
    may well be no name.
    """

    spelling: str
    kind: SpanKind
    value: str | tuple[str, ...] | None
    note: str = ""
    doubt: str = ""


# Words that festivals' names print with or without a capital.
_GENERIC = re.compile(
    r"\b(?:(?:Inter)?[Nn]ational\w*|Films?|Films?fest\w*|Festival\w*|Fest|Cinem?a?s?|Cine|Cinéma|Market|Awards?|Documentary|"
    r"Animation|Shorts?|Internacional|Internazionale|Mostra|Fantastic)\b"
)
_WORD = re.compile(r"[^\W_]+")

# What one writer of Hangul or kana spells so and another so; each group's spellings stand for each other.
_ALIKE = (
    (" ", ""),
    ("・", "", " "),
    ("픽처스", "픽쳐스"),
    ("필름즈", "필름스"),
    ("엔터테인먼트", "엔터테인먼츠"),
    ("エンタテインメント", "エンターテインメント", "エンターテイメント", "エンタテイメント"),
    ("フィルムズ", "フィルムス"),
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
)
_SHORTENED = (
    ("국제영화제", "영화제"),
    ("국제판타스틱", "판타스틱"),
    ("국제다큐", "다큐"),
    ("국제애니메이션", "애니메이션"),
    ("国際映画祭", "映画祭"),
    ("国際ファンタスティック", "ファンタスティック"),
    ("国際ドキュメンタリー", "ドキュメンタリー"),
    ("国際アニメーション", "アニメーション"),
)
"""What is left out of a festival's name, never put in."""
_ANY_ALIKE = re.compile(
    "|".join(
        re.escape(each)
        for each in (*(long for long, _ in _SHORTENED), *(each for group in _ALIKE for each in group))
        if each
    )
)
# The noun at the end of a trade name or a festival's, which Korean writes close up to the rest or apart from it.
_TAIL = re.compile(
    r"(?<=[가-힣]{2})(?=(?:엔터테인먼트|픽[처쳐]스|필름[스즈]?|스튜디오|미디어|컴퍼니|디스트리뷰션|커뮤니케이션즈?|"
    r"인터내셔널|콘텐츠|(?:국제)?(?:단편|다큐멘터리|애니메이션|독립|여성)?영화제|다큐페스트|필름마켓|페스티벌)$)"
)
_MOST_ALIKE = 3  # places at which a name may be spelled in several ways: more are too many ways

_OWNING = ("de", "sv")  # languages in which an s makes a city the owner of what follows: "Venedigs Wettbewerb"
# How each language makes a festival's name of its city's; `{}` is the city.
_FORMS = {
    "en": (
        "{} International Film Festival",
        "{} Film Festival",
        "{} Film Fest",
        "{} festival",
        "{} fest",
        "{} filmfest",
    ),
    "de": (
        "internationale filmfestspiele {}",
        "internationalen filmfestspielen {}",
        "internationalen filmfestspielen von {}",
        "filmfestspiele von {}",
        "filmfestspielen von {}",
        "filmfestspiele {}",
        "filmfestspielen {}",
        "filmfestspielen in {}",
        "filmfestival von {}",
        "filmfestival in {}",
        "filmfestivals von {}",
        "filmfestival {}",
        "filmfest {}",
        "festival von {}",
        "festival in {}",
        "festival {}",
        "{}er filmfestival",
        "{}er filmfestspiele",
        "{}er filmfestspielen",
        "{}er festival",
    ),
    "fr": (
        "festival international du film de {}",
        "festival international de {}",
        "festival du film de {}",
        "festival du cinéma de {}",
        "festival du cinéma américain de {}",
        "festival de {}",
        "mostra de {}",
    ),
    "es": (
        "festival internacional de cine de {}",
        "festival internacional de {}",
        "festival de cine de {}",
        "festival de {}",
        "certamen de {}",
        "mostra de {}",
    ),
    "it": (
        "festival internazionale del cinema di {}",
        "festival internazionale del film di {}",
        "festival del cinema di {}",
        "festival del film di {}",
        "festival di {}",
        "mostra di {}",
        "mostra del cinema di {}",
    ),
    "pt": (
        "festival internacional de cinema de {}",
        "festival de cinema de {}",
        "festival internacional de {}",
        "festival de {}",
        "mostra de {}",
    ),
    "sv": (
        "{}s internationella filmfestival",
        "{}s filmfestival",
        "{} filmfestival",
        "{} internationella filmfestival",
        "filmfestivalen i {}",
        "festivalen i {}",
        "{}festivalen",
    ),
    "ko": ("{}국제영화제", "{} 국제영화제", "{}영화제", "{} 영화제", "{} 국제 영화제", "{}필름페스티벌"),
    "ja": ("{}国際映画祭", "{}映画祭", "{}・国際映画祭"),
}


@cache
def index(language: str) -> tuple[AhoCorasick, list[list[Entry]]]:
    """The automaton over the folded spellings that count in `language`, and by pattern number what each names."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    entries = list(_entries(language))
    by_spelling: dict[str, list[Entry]] = {}
    # Folded in one go: a call a spelling takes several times as long.
    for plain, entry in zip(folded("\0".join(entry.spelling for entry in entries)).split("\0"), entries, strict=True):
        by_spelling.setdefault(plain, []).append(entry)
        for this, other in ((" & ", " and "), (" and ", " & ")):
            if this in plain:
                by_spelling.setdefault(plain.replace(this, other), []).append(entry)
    return AhoCorasick(list(by_spelling), matchkind=MatchKind.Standard), list(by_spelling.values())


@lru_cache(maxsize=4096)
def capitals(spelling: str, plain: str) -> tuple[int, ...]:
    """Where `plain`, a spelling folded, must not be small: words that start with a capital, or are all capitals."""
    if " & " in plain and " and " in spelling:
        spelling = spelling.replace(" and ", " & ")
    elif " and " in plain and " & " in spelling:
        spelling = spelling.replace(" & ", " and ")
    places: list[int] = []
    for word in _WORD.finditer(spelling):
        if word[0].isupper():
            places.extend(range(word.start(), word.end()))
        elif word[0][0].isupper():
            places.append(word.start())
    return tuple(places)


def _entries(language: str) -> Iterator[Entry]:
    for company in tables.companies():
        for spelling in (company.name, *company.aliases):
            doubt = "common" if spelling in company.common else ""
            for spelled in _ways(spelling, language):
                yield Entry(spelled, "company", company.name, "", doubt)
    for festival in tables.festivals():
        yield from _festival_entries(festival, language)
    for prize in tables.prizes():
        for spelling in (prize.name, *prize.aliases):
            yield Entry(spelling, "award", None, prize.festival)
    for place in tables.places(language):
        for spelling in place.names:
            # Words in capitals ("US") are in doubt only among others.
            doubtful = place.note == "ambiguous" or spelling.isupper()
            note = "" if place.note == "ambiguous" else place.note
            yield Entry(spelling, "territory", place.codes, note, "ambiguous" if doubtful else "")


def _festival_entries(festival: tables.Festival, language: str) -> Iterator[Entry]:
    note = "" if festival.kind == "festival" else festival.kind
    for spelling in (festival.name, *festival.aliases):
        for spelled in _ways(_lowered(spelling), language):
            yield Entry(spelled, "festival", festival.name, note)
    for city in festival.cities_in(language):
        yield Entry(city, "festival", festival.name, "city")
        if language in _OWNING and not city.endswith("s"):
            yield Entry(f"{city}s", "festival", festival.name, "city owning")
        for form in _FORMS[language]:
            yield Entry(form.format(city), "festival", festival.name, note)
    for city in festival.cities_in("en") if language != "en" else ():
        for form in _FORMS["en"]:
            yield Entry(form.format(city), "festival", festival.name, note)
    for section in festival.sections:
        for spelling in (section.name, *section.aliases):
            common = " " not in spelling and spelling.isascii()
            for spelled in _ways(spelling, language):
                yield Entry(spelled, "section", None, "", "common" if common else "")


def _ways(spelling: str, language: str) -> list[str]:
    """`spelling`, and how else it is written where its script leaves that free: "르 팍트" is "르팍트" too."""
    if language not in UNSPACED or not any(letter >= FAR_SCRIPTS for letter in spelling):
        return [spelling]
    parts, at = [], 0
    for match in list(_ANY_ALIKE.finditer(spelling))[:_MOST_ALIKE]:
        parts += [(spelling[at : match.start()],), next(g for g in (*_SHORTENED, *_ALIKE) if match[0] in g)]
        at = match.end()
    ways = ["".join(way) for way in product(*parts, (spelling[at:],))]
    return list(dict.fromkeys([*ways, *(_TAIL.sub(" ", way) for way in ways)]))


def _lowered(spelling: str) -> str:
    """A festival's name with its generic words in small letters, which leaves their case free."""
    return _GENERIC.sub(lambda word: word[0].lower(), spelling) if " " in spelling else spelling
