"""The names that tables know, and those that a form gives away, as marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from tracker.domain.film import fold
from tracker.reading import marks, names, nametables
from tracker.reading.capitals import CAPITAL, capital_behind
from tracker.reading.festivalcities import is_of_another_name, stands_for_festival
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.prizenames import BARE_PRIZES
from tracker.reading.scripts import FAR_SCRIPTS
from tracker.reading.spans import Span
from tracker.reading.towns import towns_listed

_FESTIVAL_FORM = re.compile(
    capital_behind(r"\w.&+-") + rf"(?: (?:of )?{CAPITAL}){{0,5}} (?:Film |Documentary |Animation |Movie )*"
    r"(?:Film ?[Ff]est(?:ival)?|Film Fest|Film Week)(?![\w])"
)
_COMPANY_FORM = re.compile(
    capital_behind(r"\w.&+-") + rf"(?: (?:& |and )?{CAPITAL}){{0,4}}? "
    r"(?:Films?|Pictures|Entertainment|Distribution|Releasing|Filmes|"
    r"Filmverleih|Cinemas?|Studios|Filmi|Filmed Entertainment|Film Distribution|Film Distributors|Film Group|"
    r"International Film)(?! (?:[Ff]est|Market|Award|Week|Institute|Academy|[A-Z]))"
    r"(?! (?:section|strand|sidebar|competition)\b)(?![\w])"
)
# What makes a longer trade name of a known one, where only names are spelled with capitals.
_TRADE_TAIL = re.compile(
    r" (?:Films|Filmes|Pictures|Cine|Releasing|Distribution|Distribuzione|Distribución|Distribuição)(?![\w-])"
)
# What a prize, a section or a slot is called, and no company.
_PRAISING = ("Best ", "Outstanding ", "Feature ", "Short ", "Opening ", "Closing ", "Surprise ")
# A form may begin in the sentence before; an initial ends none.
_SENTENCE = re.compile(r"(?:(?<=[a-z]{3})|(?<=[A-Z]{3}))\. ")
# Capitalised before a name without being a part of it; the second only where more than one word of the name is left.
_BEFORE_FESTIVAL = frozenset({"the", "this", "a", "at", "in"})
_BEFORE_COMPANY = _BEFORE_FESTIVAL | {"and", "with", "for", "from", "by"}
_ARTICLE = re.compile(r"^(?:(?:the|an?|le|la|les|der|die|das|den|il|el) |l['’] ?)(?=\w)", re.I)
_IN = re.compile(r"^(?:in|en|im) (?:the )?|(?<=\w)(?:'s|’s)$| (?:section|strand)$", re.I)
_TRADES = frozenset({"cinemas", "cinema", "multimedia", "filmverleih", "verleih"})
_OF_KIND = {
    "company": marks.COMPANY,
    "festival": marks.FESTIVAL,
    "section": marks.SECTION,
    "territory": marks.TERRITORY,
    "award": marks.AWARD,
}
_ROYAL = "Royal "  # which stands before the names of theatres
_HOUSE = re.compile(r"['’]?s? (?:Bell )?(?:Lightbox|Southbank|Cinematheque|Cent(?:er|re)|Theatre|Theater|Auditorium)\b")
# "Óscar Peláez": somebody who bears the name of a prize.
_FIRST_NAME = re.compile(r"[ÓO]scar|César|David")
_SURNAME = re.compile(
    r" (?!Mejor|Miglior|Meilleur|Best|Internac|Internaz|Honor|Award)(?:(?:de|di|da|del|von|van) (?:la )?)?"
    rf"{CAPITAL}"
)
_VERBS = frozenset({"Premieres", "Screenings"})  # sections that are words, with a capital where they open a sentence
_OPENS = re.compile(r"(?:\A|[.!?;:…–—][”\"’)]? |\n)\Z")  # where a sentence begins, or a clause
_QUALIFIES = re.compile(r"(?:[ -]awards?)?[ -](?:qualifying|eligible|eligibility)\b")
_OF_A_DATE = re.compile(r"(?<=[\d ][./-])\d{1,2}(?!\w)|\d{1,2}(?=[./]\d)")
_TOKYO = "Tokyo International Film Festival"  # which Japan calls TIFF, too


def known_names(text: str, language: str, lexicon: Lexicon) -> list[Ref]:
    """The names that tables know, ordered; a city stands for its festival only where a festival would stand.

    A city that does not is a name without a meaning, noted as `city`: a prize may still be won there.
    """
    found = names.names(text, language)
    if language.startswith("ja") and "トロント" not in text:
        found = [replace(s, value=_TOKYO) if text[s.start : s.end] == "TIFF" else s for s in found]
    twins = {(span.start, span.end) for span in found if span.kind == "territory"}
    spelled = {span.value for span in found if span.kind == "festival" and "city" not in span.note}
    towns = towns_listed(text) if any("city" in span.note for span in found) else []
    shows = {span.start for span in found if span.kind == "festival"}
    refs: list[Ref] = []
    for span in found:
        if span.kind not in _OF_KIND or (span.kind == "award" and str(span.value).lower() in BARE_PRIZES):
            continue
        if span.kind == "company" and _OF_A_DATE.match(text, span.start):
            continue  # "2026.01.14": the month, and no company called 01
        if span.kind in ("festival", "company") and (
            _HOUSE.match(text, span.end) or text.endswith(_ROYAL, 0, span.start)
        ):
            continue  # "the TIFF Lightbox", "the IFC Center", "the Royal Alexandra": a house that shows films all year
        if "awards" in span.note and _QUALIFIES.match(text, span.end):
            continue  # "an Oscar-qualifying run": what kind of run it is
        if "city" in span.note and is_of_another_name(text, span, shows):
            continue
        if "awards" in span.note and lexicon.sentence_case and _is_a_person(text, span):
            continue
        verb = span.kind == "section" and text[span.start : span.end] in _VERBS and text.startswith(" ", span.end)
        if verb and _opens(text, span.start):
            continue  # "Premieres at V."
        one_sign = span.kind == "territory" and span.end == span.start + 1
        if one_sign and not lexicon.shapes["short_place"].match(text, span.start):
            continue  # of a longer word
        twin = (span.start, span.end) in twins
        if (span.kind != "festival" or "city" not in span.note) or (
            not any(start <= span.start < end for start, end in towns)
            and stands_for_festival(text, span, refs, spelled, lexicon, twin=twin)
        ):
            refs.append(_of_span(span, text, lexicon))
        elif not twin:
            refs.append(Ref(marks.NAME, (span.value,), span.start, span.end, "city"))
    return refs


def _opens(text: str, at: int) -> bool:
    """Whether a sentence, or a clause, begins there."""
    return _OPENS.search(text, max(0, at - 3), at) is not None


def _is_a_person(text: str, span: Span) -> bool:
    """Whether what seems a ceremony's name is somebody's first: "Óscar Peláez"."""
    first = _FIRST_NAME.fullmatch(text, span.start, span.end)
    return first is not None and _SURNAME.match(text, span.end) is not None


def names_by_form(text: str, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """Festivals, sections and companies that no table has, by their form; `known` are the names that need none."""
    found = []
    for match in _FESTIVAL_FORM.finditer(text):
        name = _without(_SENTENCE.split(match[0])[-1], _BEFORE_FESTIVAL, lexicon, 0)
        start = match.end() - len(name)
        if not any(ref.mark == marks.FESTIVAL for ref in marks.meeting(known, start, match.end())):
            found.append(Ref(marks.FESTIVAL, (name,), start, match.end()))
    for match in lexicon.shapes["festival_form"].finditer(text):
        if not any(ref.mark == marks.FESTIVAL for ref in marks.meeting(known, *match.span())):
            found.append(Ref(marks.FESTIVAL, (_festival_of(match.groupdict()),), *match.span()))
    for match in lexicon.shapes.by_line("section", text):
        start, end = match.span("name")
        if all(ref.mark == marks.TERRITORY for ref in marks.meeting(known, start, end)):
            found.append(Ref(marks.SECTION, (text[start:end],), start, end, "form"))
    found += _beside_festivals(text, known, lexicon)
    before = _BEFORE_COMPANY | lexicon.company_nouns
    for match in _COMPANY_FORM.finditer(text):
        name = _without(_SENTENCE.split(match[0])[-1], before, lexicon, 1)
        start = match.end() - len(name)
        meeting = marks.meeting(known, start, match.end())
        if (
            " " in name
            and not name.startswith(_PRAISING)
            and not any(ref.mark in (marks.COMPANY, marks.NAME, marks.FESTIVAL) for ref in meeting)
            and not any(ref.mark == marks.SECTION and ref.start <= start and match.end() <= ref.end for ref in meeting)
        ):
            found.append(Ref(marks.COMPANY, (name,), start, match.end(), "form"))
    return found


def _beside_festivals(text: str, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """Sections that only the festival right before them tells for such: "the Berlinale's online competition"."""
    shape = lexicon.shapes["section_behind"]
    found = []
    for festival in known:
        match = shape.match(text, festival.end) if festival.mark == marks.FESTIVAL else None
        if match and not marks.meeting(known, *match.span("name")):
            found.append(Ref(marks.SECTION, (match["name"],), *match.span("name"), "form"))
    return found


def _festival_of(told: Mapping[str, str | None]) -> str:
    """What the festival of a place is called, as the tables have it; one that has a name is called as it is printed."""
    place = told["place"]
    if place is None:
        return str(told["name"])
    kinds = ("International Film", "European Film", "Documentary Film", "International Documentary Film", "Film")
    forms = (*(f"{place} {kind} Festival" for kind in kinds), f"{place} Festival")
    return next((form for form in forms if form in _festival_names()), f"{place} Film Festival")


@cache
def _festival_names() -> frozenset[str]:
    return frozenset(known.name for known in nametables.festivals())


def _without(name: str, words: frozenset[str], lexicon: Lexicon, left: int) -> str:
    """`name` less one of `words` or an article in front, if more than `left` words of it stay."""
    first, _, rest = name.partition(" ")
    loose = first.lower() in lexicon.articles or (first.lower() in words and rest.count(" ") >= left)
    return rest if loose else name


def _of_span(span: Span, text: str, lexicon: Lexicon) -> Ref:
    mark, value = _OF_KIND[span.kind], span.value
    if span.kind == "company":
        mark = marks.NAME if "common" in span.note and not _acts(span, text, lexicon) else mark
        value = _trade_name(str(value), text[span.start : span.end])
        end = _printed_end(str(span.value), text, span.start, span.end)
        tail = _TRADE_TAIL.match(text, end) if lexicon.sentence_case else None
        if tail:  # "Aura Films" where the table's Aura is another
            return Ref(marks.COMPANY, (text[span.start : tail.end()],), span.start, tail.end(), "form")
        return Ref(mark, (value,), span.start, end, span.note)
    if span.kind == "award":
        value = _ARTICLE.sub("", str(value))
    if span.kind == "section":
        value = _IN.sub("", str(value))
    return Ref(mark, (value,), span.start, span.end, span.note)


def _acts(span: Span, text: str, lexicon: Lexicon) -> bool:
    """Whether a company whose name is a word too is told by what it does: "Altitude will be putting F out"."""
    return _opens(text, span.start) and bool(lexicon.shapes["company_acts"].match(text, span.end))


def _printed_end(full: str, text: str, start: int, end: int) -> int:
    """Where the name ends as it is printed: further than its known short form if more of the full name follows."""
    printed = text[start:end]
    if not full.startswith(printed + " "):
        return end
    for word in full[len(printed) + 1 :].split():
        if not text.startswith(f" {word}", end) or text[end + len(word) + 1 : end + len(word) + 2].isalnum():
            break
        end += len(word) + 1
    return end


def _trade_name(full: str, printed: str) -> str:
    """The full name of a company, or the name as it is printed where that is itself a company's whole name.

    Two words and more, or words to which the table adds only its trade ("Lev", "Lev Cinemas"), are a name; one word or
    an abbreviation is short for one, as is one that leaves out words inside ("Sony Classics"), and letters of another
    script only spell it.
    """
    if any(letter >= FAR_SCRIPTS for letter in printed):
        return full
    words, said = full.lower().split(), printed.lower().split()
    added = set(words) - set(said)
    if added and len(said) > 1 and (words[0], words[-1]) == (said[0], said[-1]):
        return full
    whole = len(said) > 1 or (bool(added) and added <= _TRADES)
    return printed if whole and not printed.isupper() and fold(full) != fold(printed) else full
