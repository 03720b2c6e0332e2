"""Companies that no table knows, taken by their form: a trade name's last word, or a place in a list of deals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from tracker.reading.spans import Span

_TAIL = (
    r"(?:Pictures|Films?|Filmes|Entertainment|Releasing|Distribution|Distribuzione|Distribución|Distribuição|"
    r"Distribuidora|Distribusjon|Studios?|Filmverleih|Verleih|Film Sales|World Sales|Productions|Produções|Media|"
    r"Audiovisual|Audiovisuais|Filmdistribution|Filmed Entertainment|Film Distribution|Film Group)"
)
_WORD = r"[A-ZÀ-ÖØ-Þ0-9](?:[\w'’&+-]|\.(?=\w)){0,30}"
_LINK = r"(?:&|and|of|the|de|du|des|del|la|le|di|da|do|in|on|to|by|et|und|y|e)"
_TAILED = re.compile(rf"(?<= ){_TAIL}(?: {_TAIL})?(?![\w-])")
_RUN = re.compile(rf"{_WORD}(?: (?:{_LINK} )?{_WORD}){{0,4}}")
_RUN_BEFORE = re.compile(rf"(?<![\w@.'’&-]){_WORD}(?: (?:{_LINK} )?{_WORD}){{0,4}}$")
# Of so many letters: a page of nothing but capitalised words is still read in linear time.
_LONGEST_RUN = 60
_BRACKET = re.compile(r"\(([^()\n]{2,80})\)")
_BETWEEN = re.compile(r"(?:[\s,/;&+-]|\b(?:and|the|und|et|e|y|och|as well as|plus|for|all)\b)*")
# What makes a run of capitalised words an institution or a prize and no company.
_NO_COMPANY = re.compile(
    r" (?:Festivals?|Awards?|Markets?|Funds?|Commission|Institute|School|Academy|Week|Critics|Archive|Museum|Council|"
    r"Office|Centre|Center|Foundation|Prize|Competition|Programme|Program)\b"
)
_NOT_A_NAME = re.compile(
    r"(?:Best|Feature|Short|Debut|Documentary|Foreign|Animated|International|Independent|Social|Mixed|New|This|That|"
    r"His|Her|Their|Our|My|Every|Each|First|Second|Third|National|Local|Major|Hollywood|Motion)"
)
# Capitalised at a sentence's start, or beside a name without being a part of it.
_OPENING = re.compile(
    r"(?:In|At|On|For|From|With|And|But|Or|As|When|After|Before|While|The|An?|By|To|Of|Distributor|Producers?|Director|"
    r"Company|Indie|Outfit|Both|Now|Meanwhile|Also|Here|Where|Via|Through|Per|Is|Was|Der|Die|Das|Im|Von|L[aeo]s?|El|Il|"
    r"Os?|De[nt]|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_PERSON = re.compile(r"[^\W\d_]+(?: [^\W\d_]\.)? [^\W\d_][\w'’-]+")  # a first name and a last one
# So many short forms are looked for at most; no article introduces more companies than that.
_SHORT_FORMS = 40


def may_be_somebody(name: str) -> bool:
    """Whether a name that no table knows may be a person's, by its form: a first name and a last one."""
    return _PERSON.fullmatch(name) is not None


def company_like(text: str, known: Sequence[Span]) -> list[Span]:
    """What has a company's form in `text` and none of `known`, the names already found, ordered as they stand there.

    The value is the words as printed, the note is `unknown`. Three forms count: capitalised words that end as trade
    names do ("Acme Releasing"), and its first words alone elsewhere in the text ("Acme"); capitalised words in
    brackets after a territory ("Italy (Acme)"); and those before territories in brackets ("Acme (Italy and Spain)").
    A person from a country has the last form too: the caller asks for a place where companies stand.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted({*_tailed(text), *_listed(text, known)}, key=lambda place: (place[0], -place[1])):
        if (not found or found[-1][1] <= start) and not _overlaps(known, start, end):
            found.append((start, end))
    taken = [Span(start, end, "company", text[start:end], "unknown") for start, end in found]
    again = [span for span in _short_forms(text, taken) if not _overlaps(known, span.start, span.end)]
    return sorted((*taken, *again), key=attrgetter("start"))


def _overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of `spans`, ordered and apart, shares a character with the place."""
    at = bisect_left(spans, end, key=attrgetter("start"))
    return at > 0 and spans[at - 1].end > start


def _tailed(text: str) -> Iterator[tuple[int, int]]:
    for tail in _TAILED.finditer(text):
        run = _run_before(text, tail.start() - 1)
        if run is None or _NO_COMPANY.match(text, tail.end()):
            continue
        start, words = run.start(), run[0].split(" ")
        while words and _OPENING.fullmatch(words[0]):
            start += len(words.pop(0)) + 1
        if words and not any(map(_NOT_A_NAME.fullmatch, words)):
            yield start, tail.end()


def _run_before(text: str, end: int) -> re.Match[str] | None:
    """The capitalised words that end at `end`."""
    return _RUN_BEFORE.search(text, max(0, end - _LONGEST_RUN), end)


def _listed(text: str, known: Sequence[Span]) -> Iterator[tuple[int, int]]:
    places = [span for span in known if span.kind == "territory"]
    for bracket in _BRACKET.finditer(text):
        start, end = bracket.span(1)
        before = bisect_left(places, bracket.start(), key=attrgetter("start"))
        inside = bisect_left(places, end, key=attrgetter("start"))
        if before and before == inside and bracket.start() - places[before - 1].end in (0, 1):
            if _RUN.fullmatch(text, start, end):
                yield start, end
        elif inside > before and _all_places(text, places[before:inside], start, end):
            edge = bracket.start() - 1 if text[bracket.start() - 1 : bracket.start()] == " " else bracket.start()
            run = _run_before(text, edge)
            if run:
                yield run.span()


def _all_places(text: str, places: Sequence[Span], start: int, end: int) -> bool:
    """Whether nothing but territories and what joins them stands between `start` and `end`."""
    at = start
    for place in places:
        if not _BETWEEN.fullmatch(text, at, place.start):
            return False
        at = place.end
    return _BETWEEN.fullmatch(text, at, end) is not None


def _short_forms(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Where a company found by its last word is called by the words before it alone."""
    whole = {re.sub(rf"(?: {_TAIL})+$", "", span.value): span.value for span in taken[:_SHORT_FORMS]}
    shorts = [
        short for short, name in whole.items() if short != name and len(short) > 3 and not _OPENING.fullmatch(short)
    ]
    if not shorts:
        return
    words = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    for hit in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text):
        if not _overlaps(taken, *hit.span()):
            yield Span(*hit.span(), "company", whole[hit[0]], "unknown")
