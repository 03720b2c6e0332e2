"""Names that belong together, made one: lists of companies and places, a film with its owner and its description.

Which forms of words join what, a language's lexicon says in its shapes: `join_places`, `join_companies` and the like.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import sub

from tracker.domain import territory
from tracker.reading import marks
from tracker.reading.joints import predicates
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref

# What stands in brackets behind a film and only says what it is: who made it, where and when, how long it is.
_ITS_OWN = (
    "dir|dirs|directed|director|by|d|regie|von|réal|réalisé|de|par|regia|di|por|av|and|und|et|y|e|och|min|mins|minutes"
    "|minuten|minuter|minuti|minutos|regi|r"
    "|(?:감독|연출|주연|출연|각본|監督|主演|出演|脚本)[:=]? ?[가-힣一-龥ァ-ヶー・ ]{2,20}"
    "|[가-힣一-龥ァ-ヶー・ ]{2,16} ?(?:감독|監督)"
    "|제작|합작|년|분|製作|制作|合作|年|分"
)
# What a bracket says before the title that the film has elsewhere: "F (OT: X)", "F (originaltitel: X)".
_ALSO_CALLED = (
    "ot|orig|originaltitel|internationaler titel|internationell titel|engelsk titel|englischer titel|arbeitstitel|"
    "original title|international title|english title|working title|also known as|aka|a\\.k\\.a|titre original|"
    "titre international|vo|titolo originale|título original|título internacional"
)
_BRACKETED = re.compile(
    f"(?<=[{marks.FILM}{marks.OTHER}]) ?\\((?:(?![{marks.NAME},/& ]*\\))"  # names alone may be who brings it out
    f"(?:(?:[{marks.PERSON}{marks.NAME}{marks.TERRITORY}{marks.DATE}]|{_ITS_OWN}|\\d+)[.,:;/&·・、=|]{{0,2}} ?){{1,12}}"
    "|(?:an?|the) (?!(?:[a-z'-]+ )*(?:premieres?|trailer|teaser|release|streaming|gala|opener|closer|opening|closing|"
    "surprise|centrepiece|centerpiece)\\b)"
    "[a-z' -]{3,80}"
    f"|(?:{_ALSO_CALLED})[.:]{{0,2}} [^();]{{1,80}}|{marks.OTHER}"
    f"(?:[,;/] (?:(?:[{marks.PERSON}{marks.TERRITORY}{marks.DATE}]|{_ITS_OWN}|\\d+)[.,:;/&]{{0,2}} ?){{1,12}})?)\\)"
)
_BUYERS_LINE = re.compile(f"(?:[•*–-] ?)?[{marks.COMPANY}{marks.NAME}](?: –|:) {marks.FILM}")
# "N (“X”, “Y”) has bought F": what a company has to its name, before what it does.
_NAMED = f"[{marks.OTHER}{marks.NAME}]"
_AND_SO = r"(?:and|und|et|y|e|och)"
_ITS_TITLES = re.compile(
    rf"(?<=[{marks.COMPANY}{marks.NAME}]) \({_NAMED}(?:(?:,|,? {_AND_SO}) {_NAMED}){{0,5}}\)"
    rf"(?=,? (?:(?!{_AND_SO} )[^\W\d_]|{marks.FILM}))"
)
_SOURCE = re.compile(r" \((?:källa|quellen?|sources?|fuentes?|fonti?|fontes?|via):? [^()]{2,60}\)")  # who told it
_BULLET = re.compile(r"^[•▪●‣◦] ?(?=\S)")
# What a press puts before its news: "EXCLUSIVE: F opens in May".
_TAGGED = re.compile(
    r"^\W*(?:exclusive|exclusif|exclusiva|exclusivo|esclusiva|exklusivt?|update|uppdatering|breaking(?: news)?|news|"
    r"just nu|eilmeldung|kino-?news|filmnews|offiziell|officiellt|bestätigt|bekräftat|confirmed): (?=\S)"
)
_TWICE = re.compile(f"{marks.FILM}(?: |, )(?P<same>{marks.FILM})")
_ASIDE_ENDS = re.compile(r"[,.;:)]|$")
_YEAR = re.compile(r"\d{4}")
_METAL = re.compile("[金銀銅]|황금|[은금동][곰사표]")  # of which a festival has several prizes
_AND = 5  # characters between two names that " and " parts

Join = Callable[[list[Ref]], Ref | None]


def joined(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` with each such group as one mark."""
    shapes = lexicon.shapes
    sentence = _named_once(_only_news(_less_brackets(sentence), lexicon), lexicon)
    whole, may = sentence, shapes.among(_ALL, sentence.text) if sentence.refs else ()
    if not may:
        return sentence
    for name, group in _GOING:
        while name in may and (match := shapes[name].search(sentence.text)):
            start, end = match.span(group)
            kept = sentence.text[:end].endswith(",") and _in_a_relative(sentence.text, start, lexicon)
            sentence = sentence.without(start, end - kept)
    sentence = _less_kinds(sentence, lexicon) if _ITS_KIND in may else sentence
    for name, join in _JOINS:
        if sentence is whole and name not in may:
            continue
        at = 0
        while match := shapes[name].search(sentence.text, at):
            inside = sentence.part(*match.span())
            ref = join(list(inside.refs))
            if ref is None:
                at = match.end()
                continue
            at = match.start() + (len(match[0]) == 1)  # what has been made one may belong to what is behind it
            sentence = sentence.replaced(*match.span(), ref)
    return sentence


def _less_brackets(sentence: Marked) -> Marked:
    """`sentence` without what stands in brackets behind films and tells no news of them: "F (Norway, 2024)"; not so
    in a list of buyers: "Neon – F (Norway)".
    """
    if _BUYERS_LINE.match(sentence.text):
        return sentence
    for match in reversed([*_BRACKETED.finditer(sentence.text)]):
        days = [ref for ref in sentence.part(*match.span()).refs if ref.mark == marks.DATE]
        if all(_YEAR.fullmatch(str(ref.value)) for ref in days):
            sentence = sentence.without(*match.span())
    for match in reversed([*_ITS_TITLES.finditer(sentence.text)]):
        if any(ref.mark == marks.OTHER for ref in sentence.part(*match.span()).refs):
            sentence = sentence.without(*match.span())
    return sentence


def _less_kinds(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without the words before a film that say of what kind it is: "del film F" is "di F"."""
    while match := lexicon.shapes[_ITS_KIND].search(sentence.text):
        words = lexicon.contracted.get(match["article"], "")
        end = match.end() + (match["its"].startswith(", ") and sentence.text.startswith(",", match.end()))
        film = sentence.at(match.end() - 1)
        sentence = sentence.replaced(match.start(), end, film, f"{words} " if words else "")
    return sentence


def _only_news(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without its source in brackets, the word that only says that it is news, and a bullet before it."""
    for match in reversed([*_SOURCE.finditer(sentence.text)]):
        sentence = sentence.without(*match.span())
    if tag := _TAGGED.match(sentence.text):
        sentence = sentence.without(*tag.span())
    bullet = _BULLET.match(sentence.text)
    if bullet and marks.FILM in sentence.text and predicates(sentence.text, lexicon):
        return sentence.without(*bullet.span())  # a sentence, and no entry of a list
    return sentence


def _named_once(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` with one mark for a film and what it is called beside its title: "F, Jo Roe's first film, opens"."""
    for match in reversed([*_TWICE.finditer(sentence.text)]):
        film, same = sentence.at(match.start()), sentence.at(match.start("same"))
        if film.values != same.values:
            continue
        end = match.end()
        if "," in match[0] and not _ASIDE_ENDS.match(sentence.text, end):
            continue  # "F, a drama that won at V": what is told is told of the drama
        if "," in match[0] and sentence.text.startswith(", ", end):
            cut = lexicon.shapes["joints"].match(sentence.text, end)
            stays = (cut and cut[0].strip(", ")) or _in_a_relative(sentence.text, match.start(), lexicon)
            end += 0 if stays else 1  # "F, their first film, which …": the comma stays
        sentence = sentence.replaced(match.start(), end, replace(film, end=same.end))
    return sentence


def _in_a_relative(text: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause is still open there, which the next comma ends: "N, who has F, a drama, opens it"."""
    begun = [
        cut.end() for cut in lexicon.shapes["joints"].finditer(text, 0, place) if cut.lastgroup in ("rel", "where")
    ]
    return bool(begun) and "," not in text[begun[-1] : place]


def _places(refs: list[Ref]) -> Ref | None:
    if "adjective" in refs[-1].note and "adjective" not in refs[0].note and refs[-1].start - refs[-2].end > _AND:
        return None  # "for Spain, and the German release": another clause begins, as none does in "US and Canadian"
    codes = territory.union(tuple(code for code in ref.value) for ref in refs)
    if any(code.startswith("-") for code in refs[0].value) and codes == refs[0].value:
        return _places_less(refs)  # "outside the UK and Ireland": what it has already is meant to go too
    notes = {ref.note for ref in refs}
    return replace(refs[0], values=(codes,), end=refs[-1].end, note=refs[0].note if len(notes) == 1 else "")


def _places_less(refs: list[Ref]) -> Ref:
    held = [territory.territories(ref.value) for ref in refs]
    if held[0] <= held[-1]:
        held.reverse()  # "but for Japan, the world"
    left = reduce(sub, held)
    return replace(refs[0], values=(territory.codes(left),), end=refs[-1].end)


def _elsewhere(refs: list[Ref]) -> Ref:
    left = territory.territories(("WW",)) - territory.territories(refs[0].value)
    return replace(refs[0], values=(territory.codes(left),), note="")


def _companies(refs: list[Ref]) -> Ref | None:
    known = [ref for ref in refs if ref.mark == marks.COMPANY or ref.note == "common"]
    close = refs[-1].start - refs[-2].end <= len(", ")  # "Sideshow/Janus buy F": both are known, and act as one
    if not any(ref.mark == marks.COMPANY for ref in refs) and not (close and len(known) == len(refs)):
        return None
    if any(ref.note == "city" for ref in refs):
        return None
    values = tuple(value for ref in refs if ref.mark in (marks.COMPANY, marks.NAME) for value in ref.values)
    note = marks.EACH if any(ref.mark == marks.TERRITORY for ref in refs) else ""
    return replace(refs[0], mark=marks.COMPANY, values=tuple(dict.fromkeys(values)), end=refs[-1].end, note=note)


def _films(refs: list[Ref]) -> Ref | None:
    watched = tuple(dict.fromkeys(value for ref in refs if ref.mark == marks.FILM for value in ref.values))
    if not watched:
        return replace(refs[0], end=refs[-1].end)
    first = next(ref for ref in refs if ref.mark == marks.FILM)
    return replace(first, values=watched, note="among others" if len(refs) > 1 else first.note)


def _one_film(refs: list[Ref]) -> Ref | None:
    if refs[0].mark == marks.NAME and refs[0].note == "common":
        return None  # "Neon's F": a company, whose name is a word as well, and which may bring it out
    films = [ref for ref in refs if ref.mark in marks.FILMS]
    watched = [ref for ref in films if ref.mark == marks.FILM]
    if not watched or any(ref.values != watched[0].values for ref in watched):
        return None
    return watched[-1]


def _last(refs: list[Ref]) -> Ref:
    return refs[-1]


def _owned(refs: list[Ref]) -> Ref | None:
    return refs[-1] if refs[-1].mark == marks.COMPANY or refs[-1].note == "common" else None


def _headed(refs: list[Ref]) -> Ref | None:
    """ "N, who runs the company C, sells F": what its head does, the company does."""
    return None if refs[0].note else replace(refs[-1], start=refs[0].start)


def _first(refs: list[Ref]) -> Ref:
    return replace(refs[0], end=refs[-1].end)


def _glossed(refs: list[Ref]) -> Ref:
    """The first, which a bracket explains; a prize of metal goes by both names: "銀熊賞(監督賞)"."""
    if refs[0].mark == marks.AWARD and refs[-1].mark == marks.AWARD and _METAL.match(str(refs[0].value)):
        return replace(_first(refs), values=(f"{refs[0].value}({refs[-1].value})",))
    return _first(refs)


def _other(refs: list[Ref]) -> Ref | None:
    if refs[0].note == "city":
        return None  # "New York's IFC Center"
    quoted = next((ref for ref in refs if ref.mark == marks.OTHER), None)  # « X », de N
    return replace(quoted or refs[-1], mark=marks.OTHER, note=quoted.note if quoted else marks.LOOSE)


def _titled(refs: list[Ref]) -> Ref | None:
    return None if refs[0].note else replace(refs[0], mark=marks.OTHER, note=marks.LOOSE)


_JOINS: tuple[tuple[str, Join], ...] = (
    ("join_gloss", _glossed),
    ("join_arm", _first),
    ("join_head", _headed),
    ("join_all_rights", _last),
    ("join_owner", _owned),
    ("join_places", _places),
    ("join_places_less", _places_less),
    ("join_elsewhere", _elsewhere),
    ("join_film", _one_film),
    ("join_other", _other),
    ("join_title", _titled),
    ("join_companies", _companies),
    ("join_films", _films),
)
# Shapes of what goes, with the group that does: who says it and when, a date that is not that of the news, another
# title of the same film, what only tells more of a film or of a company.
_GOING: tuple[tuple[str, str | int], ...] = (
    ("said_before", "said"),
    ("said_behind", "said"),
    ("said_on", "date"),
    ("told_on", "date"),
    ("not_on", "date"),
    ("but_on", "date"),
    ("renamed", 0),
    ("attribution", 0),
    ("credits_inside", "aside"),
    ("credits", "aside"),
    ("after_another", "aside"),
    ("behind_company", "aside"),
    ("before_company", "aside"),
    ("known_by_another", "aside"),
)
_ITS_KIND = "its_kind"
_ALL = (*(name for name, _ in _GOING), _ITS_KIND, *(name for name, _ in _JOINS))
