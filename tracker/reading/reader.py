"""The reader: a document and a watch list into developments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import marks
from tracker.reading.adding import added
from tracker.reading.boilerplate import as_written, without_links
from tracker.reading.engine import candidates
from tracker.reading.explain import Explanation, explained
from tracker.reading.lexicon import lexicon
from tracker.reading.marks import Ref
from tracker.reading.mention_guards import EARLIER, NAMESAKE
from tracker.reading.mentions import Mention, Titles
from tracker.reading.merge import merged
from tracker.reading.plaintext import in_one_width
from tracker.reading.printed import as_printed
from tracker.reading.retractions import denied_whole, taken_back
from tracker.reading.scene import Candidate
from tracker.reading.tagging import Page, home, page, whole_text
from tracker.reading.weighing import likeliest

LONGEST_TEXT = 100_000  # characters that are read of a document: five times the longest article of the trade
_DAY = len("2026-02-27")
_ABOUT, _SEASON = 4, 10  # days between a holiday, or one in a headline, and the day about it on which a film opens
_UNDATED = date(1970, 1, 1)  # what relative words are read against where nobody knows the day
_YEARS = range(1895, 3000)  # those in which a page on films may be of: others are a fault of what gave them


def _readable(document: Document) -> Document:
    """`document` without what lies beyond any article's end, and what nobody wrote there."""
    title, text = document.title[:LONGEST_TEXT], as_written(document.text)[:LONGEST_TEXT]
    return document if (title, text) == (document.title, document.text) else replace(document, title=title, text=text)


class Reader:
    """Reads documents for the films of one watch list.

    Never raises, whatever the text; every quote is in its document to the letter; linear in the document's length.
    """

    def __init__(self, films: Sequence[Film]) -> None:
        self.films = tuple(films)
        self._titles = Titles(self.films)

    def read(self, document: Document) -> tuple[Development, ...]:
        """The developments of the watched films in `document`, in its order; each thing that it says once."""
        document = _readable(document)
        read = self._read(document, self._mentions(document))
        return _developments(*read) if read else ()

    def explain(self, document: Document) -> Explanation:
        """The same developments, with the candidates that they were made of, and those that were stopped."""
        document = _readable(document)
        mentions = self._mentions(document)
        read = self._read(document, mentions)
        if read is None:
            return Explanation(mentions=tuple(mentions))
        return explained(*read, _developments(*read), mentions)

    def scan(self, raw: bytes) -> bool:
        """Whether a page in UTF-8 may name a watched film; false only where it does not."""
        return self._titles.scan(raw)

    def named(self, raw: bytes) -> frozenset[str]:
        """The titles of the watched films that a page in UTF-8 may name: all that it names, and perhaps more."""
        return self._titles.named(raw)

    def _mentions(self, document: Document) -> list[Mention]:
        return self._titles.find(document.title, document.text, url=document.url, language=document.language)

    def _read(self, document: Document, mentions: Sequence[Mention]) -> tuple[Page, list[Candidate]] | None:
        """The page with its candidates; null if it names no watched film."""
        accepted = [mention for mention in mentions if mention.accepted]
        if not accepted:
            return None
        text = whole_text(document)
        before = len(text) - len(document.text)
        refs = [Ref(marks.FILM, (m.film,), *_span(m, before)) for m in accepted]
        ours = {(ref.start, ref.end) for ref in refs}
        namesakes = [m for m in mentions if m.reason.startswith(NAMESAKE) and _span(m, before) not in ours]
        refs += [Ref(marks.OTHER, (m.film,), *_span(m, before)) for m in namesakes]
        barred = [_span(m, before) for m in mentions if not m.accepted and m.reason != EARLIER]
        named = {mention.film for mention in accepted}
        films = [film for film in self.films if film.title in named]
        words = lexicon(document.language)
        clear = in_one_width(without_links(text))
        prepared = page(document, clear, films, refs, _day_of(document), words, barred)
        found = denied_whole(list(taken_back(candidates(prepared, films, words), prepared, words)))
        return prepared, found if clear == text else [_quoted(each, text) for each in found]


def _day_of(document: Document) -> date:
    day = document.day
    return day if day is not None and day.year in _YEARS else _UNDATED


def _quoted(candidate: Candidate, text: str) -> Candidate:
    """`candidate` with its evidence as `text` prints it."""
    told = text[candidate.sentence.start : candidate.sentence.end]
    return replace(candidate, development=replace(candidate.development, quote=told))


def _developments(page: Page, found: Sequence[Candidate]) -> tuple[Development, ...]:
    """What the candidates of a page come to, each thing once and in the page's own names."""
    land = home(page, lexicon(page.document.language))
    told = merged(_told([each for each in found if not each.adds], land), land)
    more = [each.development for each in found if each.adds and each.guard is None]
    return as_printed(page, tuple(added(told, more)))


def _span(mention: Mention, before: int) -> tuple[int, int]:
    """The place of `mention` in the whole text, where `before` characters stand before the document's own."""
    ahead = 0 if mention.in_title else before
    return mention.start + ahead, mention.end + ahead


def _told(found: Sequence[Candidate], land: str | None) -> list[Development]:
    """What nothing stopped, less a bare "no opening for F" in the headline of the day that is off, or beside it.

    `land` is the country of a page that names none.
    """
    kept = likeliest([each for each in found if each.guard is None])
    off = [each for each in kept if _is_off(each) and each.development.date]
    kept = [each for each in kept if not (_rounded(each, kept) or _told_to_the_day(each, kept))]
    kept = [each for each in kept if not (_is_off(each) and _gives_way(each, kept, land))]
    return [
        each.development
        for each in kept
        if each.development.date
        or not _is_off(each)
        or not any(
            other.development.film == each.development.film
            and (each.sentence.headline or each.sentence == other.sentence)
            and each.development.territories in (None, other.development.territories)
            for other in off
        )
    ]


def _rounded(each: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a day is but the holiday about which another tells the day: "for Labor Day" is August 29.

    A headline's day gives way to the text's, too.
    """
    told, named = each.development, _by_holiday(each)
    if told.kind != "release" or told.date is None or len(told.date) != _DAY:
        return False
    if not (named or each.sentence.headline):
        return False
    days = [
        abs((date.fromisoformat(other.development.date) - date.fromisoformat(told.date)).days)
        for other in others
        if not (_by_holiday(other) or (other.sentence.headline and not named))
        and (other.development.film, other.development.kind) == (told.film, told.kind)
        and not (told.companies and other.development.companies and told.companies != other.development.companies)
        and other.development.date
        and len(other.development.date) == _DAY
    ]
    return 0 < min(days, default=0) <= (_SEASON if named and each.sentence.headline else _ABOUT)


def _told_to_the_day(each: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a headline's week is but that of a day which the text tells: "New This Week: F", and "F (Oct. 3)"."""
    told = each.development
    first, _, last = (told.date or "").partition("/")
    if not (each.sentence.headline and told.kind == "release" and len(first) == len(last) == _DAY):
        return False
    days = [
        other.development.date
        for other in others
        if not other.sentence.headline
        and (other.development.film, other.development.kind) == (told.film, told.kind)
        and other.development.date
    ]
    return any(len(day) == _DAY and first <= day <= last for day in days)


def _by_holiday(candidate: Candidate) -> bool:
    """Whether its day is told by a holiday's name alone."""
    told = [ref.note for ref in candidate.refs if ref.mark == marks.DATE and candidate.development.date in ref.values]
    return bool(told) and all(note == "holiday" for note in told)


def _gives_way(each: Candidate, others: Sequence[Candidate], land: str | None) -> bool:
    """Whether the day on which a film had been due has given way to another that is told: a move is one release.

    Another that is only abroad leaves it as it is; where the words say that it is off, so does one that is told in
    another sentence, or not for certain.
    """
    off = each.development
    if off.date is None and not each.last:
        return False
    return any(
        other.development.film == off.film
        and other.development.kind == "release"
        and other.development.certainty != "denied"
        and other.development.date is not None
        and not (off.territories and other.development.territories not in (None, off.territories))
        and not (
            off.companies and other.development.companies and not set(off.companies) & set(other.development.companies)
        )
        and not (not off.territories and _is_abroad(other.development, land))
        and not (off.release_type and other.development.release_type not in (None, off.release_type))
        and (each.last or (other.sentence == each.sentence and _another_day(other.development, off)))
        for other in others
    )


def _another_day(told: Development, off: Development) -> bool:
    return told.certainty == "confirmed" and told.date != off.date


def _is_abroad(told: Development, land: str | None) -> bool:
    """Whether what is told is only of places other than `land`."""
    return bool(told.territories) and land not in (told.territories or ()) and "WW" not in (told.territories or ())


def _is_off(candidate: Candidate) -> bool:
    return candidate.development.kind == "release" and candidate.development.certainty == "denied"
