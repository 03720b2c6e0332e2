"""From a document to its marked sentences: every name found, every quotation told from a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import dates, marks, sentences, shortnames
from tracker.reading.capitals import in_title_case, unknown_names
from tracker.reading.datelines import behind_dateline
from tracker.reading.filmpeople import people_of
from tracker.reading.joining import joined
from tracker.reading.knownnames import known_names, names_by_form
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.plaintext import in_small
from tracker.reading.prizenames import prizes
from tracker.reading.quotations import in_capitals, quotations, shortened, whole_titles
from tracker.reading.respective import as_many, halves, in_pairs, tellings
from tracker.reading.wording import plainly

LONGEST = 1600  # characters of a sentence that are read: prose never comes near it, a 5 MB line would
_ASKED = 8  # characters before a sentence among which is the end of a question that it answers
PIECES = 2  # of so many characters: what goes on for longer without a stop is no sentence
_SUMS = (*"$£€¥₹", "Rs", "INR", "figure")  # without one of which there is no money: found sooner than money itself
_MONEY = re.compile(
    r"(?:(?:US|A|C|CA|NZ)?[$£€¥₹]|Rs\.?|INR)\s?\d[\d.,]*(?:\s?(?:million|billion|bn|m|k|M|B|K|crores?|cr|lakhs?)\b)?"
    r"|\b(?:(?:low|mid|high)[-\s]?)?(?:six|seven|eight)[- ]figures?\b"
)
_HEADLINE = 4  # spaces that a headline has at least
_BEFORE_PLACE = re.compile(r"(?<![\w'’.&-])([A-Z][\w'’&-]+) $")
_BEFORE = 24  # characters in which the word before a place stands
_TRADE_WORD = "International"  # which ends many a company's name
# The articles with which a title begins that may change, or go into a preposition.
_LEADING = re.compile(r"(?:(?:Les?|La|Der|Die|Das|Il|Lo|Gli|I|El|Los|Las|Os?|As?) |L['’])(?=\w)")
_LISTED = re.compile(r"[(|•·\d]| [–-] ")  # signs of an entry of a list
_LABELLED = 80  # characters behind a label in which the name that it labels ends
_FIRST_WORD = re.compile(r"[^\W\d_]+['’]?(?= ?\w)")
_OWNERS = frozenset({marks.COMPANY, marks.NAME, marks.PERSON})
_OWNS = re.compile(r"[sxz]['’] (?=[a-z])")
_OPENED = re.compile(r"(?:‘|(?<!\w)')[^’']*$")
_QUOTED = 80  # characters before a name in which quotation marks may have been opened that it closes
_start = attrgetter("start")


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
    """A document made ready: its text with the title in front, the names in it and its sentences.

    `starts` are the places of the names, for the many who look for those of a stretch; `unmarked` is the text with a
    space for each character that a mark might be taken for.
    """

    document: Document
    text: str
    day: date
    refs: tuple[Ref, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    unmarked: str

    @property
    def headline_end(self) -> int:
        """Where the headline ends, which stands before the text; 0 where there is none."""
        return len(self.document.title or "")

    def answers(self, sentence: Sentence) -> bool:
        """Whether a question stands right before a sentence."""
        before = self.text[max(0, sentence.start - _ASKED) : sentence.start]
        return "?" in before and before.rstrip(' \n"“”’').endswith("?")

    def within(self, start: int, end: int) -> tuple[Ref, ...]:
        """The names between two places."""
        return self.refs[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def home(page: Page, lexicon: Lexicon) -> str | None:
    """The country that a page means where it names none: that of its language tag, else its language's home."""
    return page.document.country or lexicon.home or None


def whole_text(document: Document) -> str:
    """Title and text as one, the title a paragraph of its own."""
    return f"{document.title}\n\n{document.text}" if document.title else document.text


def page(
    document: Document,
    text: str,
    films: Sequence[Film],
    mentions: Iterable[Ref],
    day: date,
    lexicon: Lexicon,
    barred: Sequence[tuple[int, int]] = (),
) -> Page:
    """`document` made ready; `mentions` are the watched films in `text`, `barred` where one only seems to be named."""
    language = document.language or "en"
    named, headline = list(mentions), len(document.title or "")
    found = _Found(whole_titles(text, named))
    found.add(_contracted(text, films, lexicon))
    found.add(_but_for(shortened(quotations(text, lexicon), films, named, headline), barred))
    people = people_of(text, films, lexicon)
    found.add(ref for ref in people if " " in text[ref.start : ref.end])
    known = shortnames.told_apart(known_names(text, language, lexicon), text, document.country)
    found.add(prizes(text, headline, known, lexicon))
    if lexicon.sentence_case:
        found.add(in_capitals(text, named, headline, (*known, *people)))
    found.add(names_by_form(text, known, lexicon))
    found.add(known)
    found.add(Ref(marks.DATE, (w.ahead, w.back), w.start, w.end, w.shape) for w in dates.read(text, day, language))
    if any(sign in text for sign in _SUMS):
        found.add(Ref(marks.MONEY, (m[0],), *m.span()) for m in _MONEY.finditer(text))
    found.add(people)
    places = _sentences(text, headline, day, language, films)
    starts = tuple(ref.start for ref in found.refs)
    return Page(document, text, day, tuple(found.refs), places, starts, marks.PRIVATE.sub(" ", text))


class _Found:
    """Names that do not overlap: who comes first stays."""

    def __init__(self, refs: list[Ref]) -> None:
        self.refs = sorted(refs, key=_start)

    def add(self, more: Iterable[Ref]) -> None:
        more = list(more)
        if not more or not self.refs:
            self.refs = self.refs or sorted(more, key=_start)
            return
        kept = []
        starts = [ref.start for ref in self.refs]
        for ref in more:
            at = bisect_left(starts, ref.end)
            before = self.refs[at - 1] if at else None
            if before is None or before.end <= ref.start:
                kept.append(ref)
        if kept:
            self.refs = sorted(self.refs + kept, key=_start)


def _but_for(quoted: Iterable[Ref], barred: Sequence[tuple[int, int]]) -> Iterator[Ref]:
    """`quoted` titles; one where a watched film only seems to be named is another's: "‘X’ breakout N joins Y"."""
    for ref in quoted:
        only_seems = ref.mark == marks.FILM and any(start < ref.end and ref.start < end for start, end in barred)
        yield replace(ref, mark=marks.OTHER) if only_seems else ref


def _contracted(text: str, films: Sequence[Film], lexicon: Lexicon) -> list[Ref]:
    """Watched titles whose article went into the preposition before them: "des « Maisons »", "do “Agente”"."""
    bare = {name[m.end() :]: film.title for film in films for name in film.names if (m := _LEADING.match(name))}
    if not bare or "contracted" not in lexicon.shapes:
        return []
    either = "|".join(re.escape(name) for name in sorted(bare, key=len, reverse=True))
    pattern = re.compile(rf"(?P<name>{either})(?!\w)")
    before = lexicon.shapes["contracted"]
    return [
        Ref(marks.FILM, (bare[m["name"]],), *m.span())
        for m in pattern.finditer(text)
        if before.search(text[max(0, m.start() - 8) : m.start()])
    ]


def _sentences(text: str, title: int, day: date, language: str, films: Sequence[Film]) -> tuple[Sentence, ...]:
    """The sentences of a page of `day`, whose headline ends at `title`; each begins behind an agency's dateline."""
    found: list[Sentence] = []
    paragraph, last_end = -1 if title else 0, 0
    spaced = "\n\n" in text[title + 2 :]  # else every line is a paragraph
    for start, end in sentences.split(text, language, [name for film in films for name in film.names]):
        gap = text[last_end:start]
        opens = "\n" in gap or not found
        if found and opens and (gap.count("\n") > 1 or not spaced):
            paragraph += 1
        for piece in range(start, min(end, start + PIECES * LONGEST), LONGEST):
            last = min(piece + LONGEST, end)
            first = behind_dateline(text, piece, last, day) if opens else piece
            found.append(Sentence(first, last, -1 if start < title else max(paragraph, 0), opens))
        last_end = end
    return tuple(found)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that reads as a headline: of an item, on a page that has several."""
    alone = text[start - 1 : start] == "\n" and text[end : end + 1] in ("", "\n") and text[end - 1 : end] != "."
    return alone and text.count(" ", start, end) >= _HEADLINE and not _LISTED.search(text, start, end)


def names_in(page: Page, start: int, end: int, extra: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """The names between two places: the page's, the `extra` ones that only the sentence gave, those of nobody known."""
    text = page.text
    titled = (start < page.headline_end or _heads(text, start, end)) and in_title_case(text[start:end])
    known = page.within(start, end)
    prizes = [ref for ref in known if ref.mark == marks.AWARD]  # "l'Oscar du film international": no film
    refs = _Found([ref for ref in extra if not any(p.start < ref.start and ref.end <= p.end for p in prizes)])
    if not titled:
        known = tuple(ref for ref in known if not _ends_a_name(ref, page, lexicon))
    refs.add(known)
    refs.add(unknown_names(text, start, end, lexicon, refs.refs, titled=titled))
    for ref in known:
        if text.startswith(": ", ref.end):  # a label's name is apart from what it is the label of
            refs.add(unknown_names(text, ref.end + 2, _labelled(text, ref.end, end), lexicon, titled=titled))
        if ref.mark == marks.TERRITORY and text[ref.start - 1 : ref.start] == " ":  # "and Filmbridge Mongolia"
            before = max((other.end for other in page.within(start, ref.start)), default=start)
            if text[text.rfind(" ", before, ref.start - 1) + 1].isupper():
                refs.add(unknown_names(text, before, ref.start - 1, lexicon, titled=titled))
    return refs.refs


def _ends_a_name(ref: Ref, page: Page, lexicon: Lexicon) -> bool:
    """Whether what seems a place only ends the name of nobody known: "Parkside International", "New Mexico"."""
    first = max(0, ref.start - _BEFORE)
    word = _BEFORE_PLACE.search(page.text, first, ref.start) if ref.mark == marks.TERRITORY else None
    if word is None or word[1] == "New":
        return word is not None
    alone = not page.within(ref.start - len(word[1]) - 1, ref.start) and word[1].lower() not in lexicon.openers
    return alone and page.text[ref.start : ref.end] == _TRADE_WORD


def mark(page: Page, start: int, end: int, extra: Sequence[Ref], lexicon: Lexicon) -> Marked:
    """The text between two places with its names as marks; `extra` are names that only the sentence gave."""
    return with_marks(page, start, end, names_in(page, start, end, extra, lexicon), lexicon)


def with_marks(page: Page, start: int, end: int, names: Sequence[Ref], lexicon: Lexicon) -> Marked:
    """The text between two places with marks for its `names`, those that belong together made one."""
    return joined(_unjoined(page, start, end, names, lexicon), lexicon)


def told_apart(page: Page, sentence: Sentence, marked: Marked, names: Sequence[Ref], lexicon: Lexicon) -> list[Marked]:
    """What a sentence tells of each place of lists that go together, each as `marked` is; none where it has no such."""
    if not (as_many(names) or in_pairs(marked.text) or lexicon.shapes["respectively"].search(marked.text)):
        return []
    apart = [part for ref in names for part in halves(ref, page.text[ref.start : ref.end], lexicon.language)]
    raw = _unjoined(page, sentence.start, sentence.end, apart, lexicon)
    return [joined(telling, lexicon) for telling in tellings(raw, lexicon)]


def _unjoined(page: Page, start: int, end: int, names: Sequence[Ref], lexicon: Lexicon) -> Marked:
    """The text with a mark for each name; the preposition in the words for a film stays: "del film" is "di F"."""
    printed = page.unmarked[start:end]
    pieces: list[str] = []
    at = 0
    for ref in names:
        pieces.append(printed[at : max(ref.start - start, 0)])
        if lexicon.contracted and ref.mark in marks.FILMS and ref not in page.within(ref.start, ref.end):
            first = _FIRST_WORD.match(page.text, ref.start)
            before = lexicon.contracted.get(first[0].replace("’", "'").lower(), "") if first else ""
            pieces.append(f"{before} " if before else "")
        pieces.append(ref.mark)
        at = ref.end - start
        if lexicon.language == "en" and _is_owner(ref, page.text):
            pieces.append("'s")  # "Janus Films’ acquisition": no quotation mark
            at += 1
    pieces.append(printed[at:])
    return Marked(plainly(in_small("".join(pieces)), lexicon), tuple(names))


def _is_owner(ref: Ref, text: str) -> bool:
    """Whether the apostrophe behind a name that ends with an "s" is no quotation mark: "Janus Films’ acquisition"."""
    if ref.mark not in _OWNERS or not _OWNS.match(text, ref.end - 1):
        return False
    before = text[max(0, ref.start - _QUOTED) : ref.start]
    return _OPENED.search(before) is None


def plain(page: Page, start: int, end: int, lexicon: Lexicon) -> str:
    """A sentence as it is when it is marked, but for its names, which stand there in small letters."""
    return plainly(in_small(page.unmarked[start:end]), lexicon)


def _labelled(text: str, label: int, end: int) -> int:
    """Where what a label that ends at `label` names is over: with a word, and not far behind it."""
    last = label + _LABELLED
    return end if end <= last else text.rfind(" ", label + 1, last)
