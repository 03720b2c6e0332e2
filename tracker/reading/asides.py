"""Asides: what is put into a sentence and tells no news of its film, which goes before any rule looks at it.

Who says it, and when; what stands in brackets behind a film or a company; who made a film, who runs a company; of what
kind a film is. Which forms of words are such, a language's lexicon says in its `SHAPES`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

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
# "N (“X”, “Y”) has bought F": what a company or a film-maker has to its name, before what it does.
_NAMED = f"[{marks.OTHER}{marks.NAME}](?:,? {marks.DATE})?"
_AND_SO = r"(?:and|und|et|y|e|och)"
_AMONG_THEM = (  # before a few of many titles
    r"(?:u\. ?a\.:?|unter anderem|z\. ?b\.|etwa|zuletzt|bekannt (?:für|durch|aus)|bl\. ?a\.|bl a|bland annat|t\. ?ex\.|"
    r"senast|känt (?:för|från)|känd (?:för|från)|i\. ?a\.|e\. ?g\.|among others|most recently|known for|notamment|"
    r"connu pour|entre autres|entre otros|tra gli altri|entre outros) "
)
_ITS_TITLES = re.compile(
    rf"(?<=[{marks.COMPANY}{marks.NAME}{marks.PERSON}]) \((?:{_AMONG_THEM})?"
    rf"{_NAMED}(?:(?:,|,? {_AND_SO}) {_NAMED}){{0,5}}\)"
    rf"(?=,? (?:(?!{_AND_SO} )[^\W\d_]|{marks.FILM}))"
)
# "N – a house of long standing – has bought F": what dashes part from it as commas would.
_DASHED = re.compile(
    rf"(?<=[{marks.COMPANY}{marks.NAME}{marks.FILM}]) (?P<dash>[–—]) "
    rf"(?P<aside>(?:[^\W\d_]|{marks.COMPANY})[^–—,;:.!?()]{{3,100}}) (?P=dash) (?=\S)"
)
_TELLS = re.compile(
    f"[{marks.FILM}{marks.COMPANY}{marks.FESTIVAL}{marks.TERRITORY}{marks.DATE}{marks.AWARD}{marks.IT}]"
)
_SOURCE = re.compile(r" \((?:källa|quellen?|sources?|fuentes?|fonti?|fontes?|via):? [^()]{2,60}\)")  # who told it
_BULLET = re.compile(r"^[•▪●‣◦] ?(?=\S)")
# What a press puts before its news: "EXCLUSIVE: F opens in May".
_TAGGED = re.compile(
    r"^\W*(?:exclusive|exclusif|exclusiva|exclusivo|esclusiva|exklusivt?|update|uppdatering|breaking(?: news)?|news|"
    r"just nu|eilmeldung|kino-?news|filmnews|offiziell|officiellt|bestätigt|bekräftat|confirmed): (?=\S)"
)
_TWICE = re.compile(  # "F, their F", "F – their F –"
    f"{marks.FILM}(?: |, | – (?={marks.FILM} –))(?P<same>{marks.FILM})(?: –(?<= – {marks.FILM} –))?"
)
_TWO_DAYS = re.compile(f"{marks.DATE}, {marks.DATE}(?=[,.;:)]|$)")
# "N, the company behind several hits, has bought F": which company it is, and that it is the same.
_ITSELF = re.compile(
    f"(?<=[{marks.COMPANY}{marks.NAME}]), (?:the |an? )?(?P<same>{marks.COMPANY})"
    f"(?P<words> [^{marks.ALL},;:()]{{1,80}})?,"
    r"(?= (?!and |or |und |oder |och |eller |et |ou |y |o |e )[^\W\d])"
)
_ASIDE_ENDS = re.compile(r"[,.;:)]|$")
_YEAR = re.compile(r"\d{4}")
_ITS_KIND = "its_kind"
# Shapes of what goes, with the group that does: who says it and when, a date that is not that of the news, another
# title of the same film, what only tells more of a film or of a company.
_GOING: tuple[tuple[str, str | int], ...] = (
    ("said_before", "said"),
    ("said_behind", "said"),
    ("said_on", "date"),
    ("told_on", "date"),
    ("dealt_on", "aside"),
    ("not_on", "date"),
    ("not_on_before", "date"),
    ("on_sale", "aside"),
    ("day_of_week", "aside"),
    ("crowds_of_a_day", "aside"),
    ("but_on", "date"),
    ("renamed", 0),
    ("credits_inside", "aside"),
    ("credits", "aside"),
    ("plot_aside", "aside"),
    ("after_another", "aside"),
    ("behind_company", "aside"),
    ("only_of_company", "aside"),
    ("before_company", "aside"),
    ("known_by_another", "aside"),
    ("adverb", "aside"),
    ("put_in", "aside"),
    ("put_in_film", "aside"),
    ("all_of", "aside"),
    ("put_in_company", "aside"),
)
SHAPES = (*(name for name, _ in _GOING), _ITS_KIND)
"""The shapes of what goes."""


def only_news(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without what its print alone tells to be an aside: brackets, a source, the film named twice."""
    bare = _less_feasts(_less_source(_less_dashes(_less_brackets(sentence), lexicon), lexicon))
    return named_once(_less_itself(_less_nations(bare, lexicon), lexicon), lexicon)


def without(sentence: Marked, may: Collection[str], lexicon: Lexicon) -> Marked:
    """`sentence` without the asides of those `SHAPES` that it `may` have."""
    for name, group in _GOING:
        while name in may and (match := lexicon.shapes[name].search(sentence.text)):
            start, end = match.span(group)
            split = name == "adverb" and sentence.text[start - 1 : start].isalpha()  # "which has, at last, bought F"
            kept = sentence.text[:end].endswith(",") and not split and _in_a_relative(sentence.text, start, lexicon)
            sentence = sentence.without(start, end - kept)
    return _less_kinds(sentence, lexicon) if _ITS_KIND in may else sentence


def _less_brackets(sentence: Marked) -> Marked:
    """`sentence` without what stands in brackets behind films and tells no news of them: "F (Norway, 2024)"; not so
    in a list of buyers: "Neon – F (Norway)".
    """
    if "(" not in sentence.text or _BUYERS_LINE.match(sentence.text):
        return sentence
    for match in reversed([*_BRACKETED.finditer(sentence.text)]):
        days = [ref for ref in sentence.part(*match.span()).refs if ref.mark == marks.DATE]
        if all(_YEAR.fullmatch(str(ref.value)) for ref in days):
            sentence = sentence.without(*match.span())
    for match in reversed([*_ITS_TITLES.finditer(sentence.text)]):
        refs = sentence.part(*match.span()).refs
        years = all(_YEAR.fullmatch(str(ref.value)) for ref in refs if ref.mark == marks.DATE)
        if years and any(ref.mark == marks.OTHER for ref in refs):
            sentence = sentence.without(*match.span())
    return sentence


def _less_dashes(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` with commas for the dashes around what only tells more of a company or a film."""
    for match in reversed([*_DASHED.finditer(sentence.text)]) if "–" in sentence.text or "—" in sentence.text else ():
        before, after = sentence.part(0, match.start()), sentence.part(match.end(), len(sentence.text))
        aside = sentence.part(*match.span("aside"))
        if _tells_more(aside, sentence.at(match.start() - 1), lexicon) and _goes_on(before, aside, after, lexicon):
            words = f"{before.text}, {aside.text}, {after.text}"
            sentence = Marked(words, (*before.refs, *aside.refs, *after.refs))
    return sentence


def _tells_more(aside: Marked, head: Ref, lexicon: Lexicon) -> bool:
    """Whether an aside between dashes is about `head` and nothing but it: not so in "F – it opens on D – is great"."""
    if aside.text[0] in marks.ALL:
        return aside.refs[0].values == head.values  # "N – the company that has G"
    told = lexicon.shapes["joints"].match(f", {aside.text}")
    relative = told is not None and told.lastgroup in ("rel", "where")
    return relative or not (_TELLS.search(aside.text) and predicates(aside.text, lexicon))


def _goes_on(before: Marked, aside: Marked, after: Marked, lexicon: Lexicon) -> bool:
    """Whether the words around an aside are a sentence, and no entry of a list whose parts have dashes between them."""
    of_it = aside.text[0] in marks.ALL or aside.text.partition(" ")[0] in lexicon.articles
    whole = of_it and after.text[0].isalpha()
    return whole or predicates(after.text, lexicon) or predicates(before.text, lexicon)


def _less_kinds(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without the words before a film that say of what kind it is: "del film F" is "di F"."""
    while match := lexicon.shapes[_ITS_KIND].search(sentence.text):
        words = lexicon.contracted.get(match["article"], "")
        end = match.end() + (match["its"].startswith(", ") and sentence.text.startswith(",", match.end()))
        film = sentence.at(match.end() - 1)
        sentence = sentence.replaced(match.start(), end, film, f"{words} " if words else "")
    return sentence


def _less_source(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without its source in brackets, the word that only says that it is news, and a bullet before it."""
    for match in reversed([*_SOURCE.finditer(sentence.text)]) if "(" in sentence.text else ():
        sentence = sentence.without(*match.span())
    if tag := _TAGGED.match(sentence.text):
        sentence = sentence.without(*tag.span())
    bullet = _BULLET.match(sentence.text)
    if bullet and marks.FILM in sentence.text and predicates(sentence.text, lexicon):
        return sentence.without(*bullet.span())  # a sentence, and no entry of a list
    return sentence


def _less_feasts(sentence: Marked) -> Marked:
    """`sentence` without the feast that a day before it is: "on 6 March, Independence Day"."""
    for match in reversed([*_TWO_DAYS.finditer(sentence.text)]):
        day, feast = sentence.at(match.start()), sentence.at(match.end() - 1)
        if day.note == "day" and feast.note == "holiday":
            sentence = sentence.without(match.start() + 1, match.end())
    return sentence


def _less_nations(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without the adjective behind a film that says of which land it is: "la cinta argentina se estrena"."""
    for match in reversed([*lexicon.shapes["its_nation"].finditer(sentence.text)]):
        if all("adjective" in ref.note for ref in sentence.part(*match.span("aside")).refs):
            sentence = sentence.without(*match.span("aside"))
    return sentence


def _less_itself(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` without what only says behind a company which one it is: "N, the company behind several hits, has"."""
    if marks.COMPANY not in sentence.text or sum(ref.mark in marks.COMPANIES for ref in sentence.refs) < 2:
        return sentence
    for match in reversed([*_ITSELF.finditer(sentence.text)]):
        named, same = sentence.at(match.start() - 1), sentence.at(match.start("same"))
        if named.values == same.values and not predicates(match["words"] or "", lexicon):
            sentence = sentence.without(*match.span())
    return sentence


def named_once(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` with one mark for a film and what it is called beside its title: "F, Jo Roe's first film, opens"."""
    if sentence.text.count(marks.FILM) < 2:
        return sentence
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
