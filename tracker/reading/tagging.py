"""From a document to its marked sentences: every name found, every quotation told from a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.document import Document
from tracker.domain.film import Film, fold
from tracker.reading import dates, marks, names, sentences
from tracker.reading.joining import joined
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.spans import Span

LONGEST = 1600  # characters of a sentence that are read: prose never comes near it, a 5 MB line would
_MONEY = re.compile(
    r"(?:US|A|C|CA|NZ)?[$£€¥]\s?\d[\d.,]*(?:\s?(?:million|billion|bn|m|k|M|B|K)\b)?|\b(?:low|mid|high)?-?\s?(?:six|seven|eight)[- ]figures?\b"
)
_QUOTED = re.compile(
    r"“([^“”\n]{1,1500})”|„([^“”„\n]{1,1500})[“”]|«\s?([^«»\n]{1,1500}?)\s?»|(?<![\w.,!?…])”([^“”\n]{1,1500})”(?!\w)|»([^«»\n]{1,1500})[«»]|\"([^\"\n]{1,1500})\"|‘([^‘’\n]{1,120}(?:’\w[^‘’\n]{0,80}){0,3})’(?!\w)"
    r"|(?<![\w'])'([^'\n]{1,60}(?:'\w[^'\n]{0,60}){0,3})'(?!\w)|「([^「」\n]{1,200})」|『([^『』\n]{1,200})』|《([^《》\n]{1,120})》|〈([^〈〉\n]{1,120})〉"
)
_OPEN_SPEECH = re.compile(r"(?m)^[“\"][^“”\"\n]{40,}$")
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w.&+-]*(?:['’](?!s\b)\w+)*|\.[A-Z]\w+)"
_CAPITALS = re.compile(
    rf"(?<![\w'’]){_CAPITAL}(?:(?: (?:of|the|de|la|le|du|da|di|del|des|&|van|von|in the|to the) | |: ){_CAPITAL})*(?: \d+\b)?"
)
_FESTIVAL_FORM = re.compile(
    rf"{_CAPITAL}(?: (?:of )?{_CAPITAL}){{0,5}} (?:Film |Documentary |Animation |Movie )*(?:Film ?[Ff]est(?:ival)?|Film Fest|Film Week)(?![\w])"
)
_COMPANY_FORM = re.compile(
    rf"{_CAPITAL}(?: (?:& |and )?{_CAPITAL}){{0,4}}? (?:Films?|Pictures|Entertainment|Distribution|Releasing|Filmes|Filmverleih|Cinemas?|Studios|Filmi|Filmed Entertainment|Film Distribution|Film Distributors|Film Group|International Film)(?! (?:[Ff]est|Market|Award|Week|Institute|Academy|[A-Z]))(?![\w])"
)
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "de",
        "der",
        "die",
        "das",
        "du",
        "for",
        "from",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
        "y",
        "e",
        "et",
        "und",
    ]
)
# Places whose bare name stands for the festival, even behind "in".
_FESTIVAL_CITIES = frozenset(
    {
        "Annecy International Animation Film Festival",
        "Busan International Film Festival",
        "Cannes Film Festival",
        "Fantasia International Film Festival",
        "Fantastic Fest",
        "International Film Festival Rotterdam",
        "Karlovy Vary International Film Festival",
        "Locarno Film Festival",
        "Overlook Film Festival",
        "San Sebastián Film Festival",
        "Sitges Film Festival",
        "Sundance Film Festival",
        "SXSW Film Festival",
        "Telluride Film Festival",
        "Toronto International Film Festival",
        "Tribeca Festival",
        "Venice Film Festival",
        "Berlin International Film Festival",
    }
)
_LISTED = re.compile(r"\s?(?:,|,? (?:and|und|et|y|e|och)|&)\s(?:the |The |in )?")
_ARTICLE = re.compile(r"^(?:the|an?|le|la|les|l['’]|der|die|das|den|il|el) ?(?=\w)", re.I)
_BARE_PRIZES = frozenset({"award", "awards", "prize", "prizes"})
_IN = re.compile(r"^(?:in|en|im) (?:the )?|(?<=\w)(?:'s|’s)$| (?:section|strand)$", re.I)
_I = frozenset({"I", "I'd", "I'm", "I've", "I'll", "I’d", "I’m", "I’ve", "I’ll"})
_TRADES = frozenset({"cinemas", "cinema", "multimedia"})
# Where titles are written like sentences: a capital, few words, and nothing that ends a sentence.
_TITLE_IN_SENTENCE_CASE = re.compile(r"(?=[A-ZÀ-ÖØ-Þ0-9])[^\s.,;]+(?: [^\s.,;]+){0,5}")
# A label before a colon is no part of the name after it: "SOLD TO: ARP", but "Mission: Impossible".
_HEADING = re.compile(r"(?:[A-Z]{2,}[ &/]?)+: ")
# A headline is in title case if so many words of so many letters have a capital, but for a few.
_LONG_WORD, _LONG_WORDS, _MOSTLY = 4, 3, 0.8
_WORD_ENDINGS = ("ing", "ed", "tion", "ions", "ment", "ly", "ness", "ical", "able", "ful")
_SPOKEN_WORDS = 4  # a quotation of so many words is somebody speaking, unless it is spelled as a title


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document by its place; `paragraph` counts from 0, the document's title being the first."""

    start: int
    end: int
    paragraph: int
    opens: bool

    @property
    def headline(self) -> bool:
        return self.paragraph < 0


@dataclass(frozen=True, slots=True)
class Page:
    """A document made ready: its text with the title in front, the names in it and its sentences."""

    document: Document
    text: str
    day: date
    refs: tuple[Ref, ...]
    sentences: tuple[Sentence, ...]

    def within(self, start: int, end: int) -> tuple[Ref, ...]:
        """The names between two places."""
        first = bisect_left(self.refs, start, key=lambda ref: ref.start)
        last = bisect_left(self.refs, end, key=lambda ref: ref.start)
        return self.refs[first:last]


def whole_text(document: Document) -> str:
    """Title and text as one, the title a paragraph of its own."""
    return f"{document.title}\n\n{document.text}" if document.title else document.text


def page(
    document: Document, text: str, films: Sequence[Film], mentions: Iterable[Ref], day: date, lexicon: Lexicon
) -> Page:
    """`document` made ready; `mentions` are the watched films in `text`."""
    language = document.language or "en"
    found = _Found(list(mentions))
    found.add(_quotations(text, lexicon))
    known = _names(text, language, lexicon)
    companies = [ref for ref in known if ref.mark == marks.COMPANY]
    prizes = _prizes(text, len(document.title or ""), lexicon)
    found.add(_less_festival(prize, known) for prize in prizes if not _meets(prize, companies))
    found.add(_by_form(text, known, lexicon))
    found.add(known)
    found.add(Ref(marks.DATE, (w.ahead, w.back), w.start, w.end, w.shape) for w in dates.read(text, day, language))
    found.add(Ref(marks.MONEY, (m[0],), *m.span()) for m in _MONEY.finditer(text))
    found.add(_people(text, films, lexicon))
    places = _sentences(text, len(document.title) if document.title else 0, language, films)
    return Page(document, text, day, tuple(sorted(found.refs, key=lambda ref: ref.start)), places)


class _Found:
    """Names that do not overlap: who comes first stays."""

    def __init__(self, refs: list[Ref]) -> None:
        self.refs = sorted(refs, key=lambda ref: ref.start)

    def add(self, more: Iterable[Ref]) -> None:
        kept = []
        starts = [ref.start for ref in self.refs]
        for ref in more:
            at = bisect_left(starts, ref.end)
            before = self.refs[at - 1] if at else None
            if before is None or before.end <= ref.start:
                kept.append(ref)
        self.refs = sorted(self.refs + kept, key=lambda ref: ref.start)


_OF_KIND = {
    "company": marks.COMPANY, "festival": marks.FESTIVAL, "section": marks.SECTION, "territory": marks.TERRITORY, "award": marks.AWARD,
}  # fmt: skip


def _less_festival(prize: Ref, known: Sequence[Ref]) -> Ref:
    """A prize without the festival's name in front of it: "Sundance Grand Jury Prize"."""
    for ref in known:
        if ref.mark == marks.FESTIVAL and ref.start <= prize.start < ref.end < prize.end:
            name = prize.value[ref.end - prize.start :].lstrip(" '’s")
            return replace(prize, values=(name,), start=prize.end - len(name))
    return prize


def _meets(ref: Ref, others: Sequence[Ref]) -> bool:
    return any(other.start < ref.end and ref.start < other.end for other in others)


def _names(text: str, language: str, lexicon: Lexicon) -> list[Ref]:
    """The known names; a city that stands for its festival only where a festival would stand."""
    found = names.names(text, language)
    twins = {(span.start, span.end) for span in found if span.kind == "territory"}
    full = {span.value for span in found if span.kind == "festival" and "city" not in span.note}
    refs = []
    for span in found:
        if span.kind not in _OF_KIND or (span.kind == "award" and str(span.value).lower() in _BARE_PRIZES):
            continue
        if span.kind == "festival" and "city" in span.note:
            before = text[max(0, span.start - 30) : span.start].lower()
            stands = span.value in _FESTIVAL_CITIES and (span.start, span.end) not in twins
            listed = refs and refs[-1].mark == marks.FESTIVAL and _LISTED.fullmatch(text[refs[-1].end : span.start])
            if not (stands or listed or span.value in full or lexicon.shapes["at"].search(before)):
                if (span.start, span.end) not in twins:
                    refs.append(Ref(marks.NAME, (span.value,), span.start, span.end, "city"))
                continue
        refs.append(_of_span(span, text))
    return refs


def _prizes(text: str, title: int, lexicon: Lexicon) -> list[Ref]:
    """Prizes by their form; whose they are is told by the table of prizes, where they are known."""
    shape, in_headline = lexicon.shapes.get("prize"), lexicon.shapes.get("prize_begins")
    found = []
    for match in shape.finditer(text) if shape else ():
        start, end = match.span("prize")
        if start < title and in_headline and (begin := in_headline.search(text[start:end])):
            start += begin.start()
        if text[start:end].lower() not in _BARE_PRIZES:
            found.append(Ref(marks.AWARD, (text[start:end],), start, end))
    return found


def _by_form(text: str, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """Festivals and companies that no table has, by their form."""
    found = []
    for match in _FESTIVAL_FORM.finditer(text):
        name = match[0]
        first = name.split()[0]
        if first in ("The", "This", "A", "At", "In") or first.lower() in lexicon.articles:
            name = name[len(first) + 1 :]
        start = match.end() - len(name)
        if not any(ref.start < match.end() and start < ref.end and ref.mark == marks.FESTIVAL for ref in known):
            found.append(Ref(marks.FESTIVAL, (name,), start, match.end()))
    for match in _COMPANY_FORM.finditer(text):
        name, start = match[0], match.start()
        first = name.split()[0]
        if first.lower() in lexicon.articles or (
            first in ("The", "This", "A", "At", "In", "And", "With", "For", "From", "By") and len(name.split()) > 2
        ):
            start += len(first) + 1
            name = name[len(first) + 1 :]
            if " " not in name:
                continue
        if not any(
            ref.start < match.end() and start < ref.end and ref.mark in (marks.COMPANY, marks.NAME, marks.FESTIVAL)
            for ref in known
        ):
            found.append(Ref(marks.COMPANY, (name,), start, match.end(), "form"))
    return found


def _of_span(span: Span, text: str) -> Ref:
    mark, value = _OF_KIND[span.kind], span.value
    if span.kind == "company":
        mark = marks.NAME if "common" in span.note else mark
        value = _trade_name(str(value), text[span.start : span.end])
    if span.kind == "award":
        value = _ARTICLE.sub("", str(value))
    if span.kind == "section":
        value = _IN.sub("", str(value))
    return Ref(mark, (value,), span.start, span.end, span.note)


def _trade_name(full: str, printed: str) -> str:
    """The full name of a company, or the name as it is printed where that is itself a company's whole name.

    Two words and more, or words to which the table adds only its trade ("Lev", "Lev Cinemas"), are a name; one word or
    an abbreviation is short for one.
    """
    added = set(full.lower().split()) - set(printed.lower().split())
    whole = len(printed.split()) > 1 or (bool(added) and added <= _TRADES)
    return printed if whole and not printed.isupper() and fold(full) != fold(printed) else full


def _quotations(text: str, lexicon: Lexicon) -> list[Ref]:
    """Titles of other films, and speech."""
    found = []
    for match in _QUOTED.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        spoken = len(inner.split()) >= _SPOKEN_WORDS or inner[:1].islower()
        if looks_titled(inner) or (lexicon.sentence_case and _TITLE_IN_SENTENCE_CASE.fullmatch(inner)):
            found.append(Ref(marks.OTHER, (inner.strip(" ,.;"),), *match.span()))
        elif spoken and len(inner.split()) >= _SPOKEN_WORDS:
            found.append(Ref(marks.SPEECH, (inner,), *match.span()))
    found.extend(Ref(marks.SPEECH, (m[0],), *m.span()) for m in _OPEN_SPEECH.finditer(text))
    return sorted(found, key=lambda ref: ref.start)


def looks_titled(words: str) -> bool:
    """Whether words in quotation marks are spelled as a title is: each with a capital but the small ones."""
    parts = [word.strip("“”‘’\"'.,:;!?()") for word in words.split()]
    parts = [part for part in parts if part]
    if not parts or len(parts) > 12:
        return False
    return parts[0][:1].isupper() | parts[0][:1].isdigit() and all(
        not part[:1].islower() or part.lower() in _SMALL_WORDS for part in parts
    )


def _people(text: str, films: Sequence[Film], lexicon: Lexicon) -> list[Ref]:
    """The people of the watched films, by full name or surname."""
    known: dict[str, set[str]] = {}
    for film in films:
        for person in film.people:
            surname = person.split()[-1].lstrip(".")
            for name in (person, surname):
                if len(name) > 2:
                    known.setdefault(name, set()).add(film.title)
    if not known:
        return []
    either = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    ending = f"(?:{lexicon.genitive})?" if lexicon.genitive else ""
    pattern = re.compile(rf"(?<![\w])\.?(?P<name>{either}){ending}(?!\w)")
    return [Ref(marks.PERSON, tuple(sorted(known[m["name"]])), *m.span()) for m in pattern.finditer(text)]


def _sentences(text: str, title: int, language: str, films: Sequence[Film]) -> tuple[Sentence, ...]:
    found = []
    paragraph, last_end = -1 if title else 0, 0
    spaced = "\n\n" in text[title + 2 :]  # else every line is a paragraph
    for start, end in sentences.split(text, language, [name for film in films for name in film.names]):
        gap = text[last_end:start]
        opens = "\n" in gap or not found
        if found and opens and (gap.count("\n") > 1 or not spaced):
            paragraph += 1
        for piece in range(start, end, LONGEST):
            found.append(Sentence(piece, min(piece + LONGEST, end), -1 if start < title else max(paragraph, 0), opens))
        last_end = end
    return tuple(found)


def mark(page: Page, start: int, end: int, extra: Sequence[Ref], lexicon: Lexicon) -> Marked:
    """The text between two places with its names as marks; `extra` are names that only the sentence gave."""
    refs = _Found(list(extra))
    refs.add(page.within(start, end))
    titled = start < len(page.document.title or "") and in_title_case(page.text[start:end])
    refs.add(_unknown_names(page.text, start, end, lexicon, titled=titled))
    pieces, at = [], start
    for ref in refs.refs:
        pieces.append(_plain(page.text[at : ref.start]))
        pieces.append(ref.mark)
        at = ref.end
    pieces.append(_plain(page.text[at:end]))
    text = _SPACE.sub(" ", _QUOTE_AT_MARK.sub("", "".join(pieces))).strip()
    return joined(Marked(text, tuple(refs.refs)), lexicon)


def in_title_case(line: str) -> bool:
    """Whether a headline spells its words with capitals, so that a capital says nothing there."""
    words = [word for word in line.split() if len(word) >= _LONG_WORD and word[0].isalpha()]
    return len(words) >= _LONG_WORDS and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def _runs(text: str, start: int, end: int, lexicon: Lexicon, *, titled: bool) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand side by side; in title case those parted that are the language's own."""
    form = lexicon.shapes.get("name")
    for match in form.finditer(text, start, end) if form else _CAPITALS.finditer(text, start, end):
        first, last = match.span("name") if form else match.span()
        heading = _HEADING.match(text, first, last)
        first = heading.end() if heading else first
        if not titled:
            yield first, last
            continue
        begin = -1
        for word in re.finditer(r"\S+", text[first:last]):
            bare = _POSSESSIVE.sub("", word[0].rstrip(".,:")).lower()
            plain = bare in lexicon.openers or (bare.endswith(_WORD_ENDINGS) and len(bare) > _LONG_WORD + 2)
            if plain and begin >= 0:
                yield begin, first + word.start() - 1
                begin = -1
            elif not plain and begin < 0:
                begin = first + word.start()
        if begin >= 0:
            yield begin, last


def _unknown_names(text: str, start: int, end: int, lexicon: Lexicon, *, titled: bool = False) -> list[Ref]:
    found = []
    for first, last in _runs(text, start, end, lexicon, titled=titled):
        name = text[first:last]
        if first == start or not any(c.isalnum() for c in text[start:first]) or text[first - 2 : first] == ": ":
            word = name.split()[0]
            if word.lower().rstrip(".,") in lexicon.openers:
                first += len(word) + 1
                name = text[first:last]
        name = _POSSESSIVE.sub("", name).rstrip(".-'’")
        if any(c.isupper() for c in name) and first < last and name not in _I and name.lower() not in lexicon.not_names:
            found.append(Ref(marks.NAME, (name,), first, first + len(name)))
    return found


_SPACE = re.compile(r"\s+")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys('“”„«»"『』《》〈〉「」', ""),
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("–—−", "–"),
        "\u00a0": " ",
    }
)
_QUOTE_AT_MARK = re.compile(f"'(?=[{marks.ALL}])|(?<=[{marks.ALL}])'(?!s)|(?<=[{marks.ALL}][,.!?])'")


def _plain(text: str) -> str:
    return marks.PRIVATE.sub(" ", text).translate(_PLAIN).lower()


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in case, accents or marks only."""
    return fold(one) == fold(other)
