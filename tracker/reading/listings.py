"""Lists: a line-up, a calendar, a fact sheet, where a film's name stands for a whole sentence.

What such an entry says stands around it: the page's first words (a festival's line-up? a calendar of openings?), the
heading above it (a section, a day, "still available") and the rest of its line or block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from tracker.domain.development import Development, ReleaseType
from tracker.reading import listed_prose, marks, names, slots
from tracker.reading.coreference import Focus
from tracker.reading.deals import only_sells
from tracker.reading.festivalyears import edition, is_over, stated_edition
from tracker.reading.found import date_of
from tracker.reading.headings import in_month
from tracker.reading.lexicon import Lexicon
from tracker.reading.listed_entries import Entries
from tracker.reading.marks import Marked, Ref
from tracker.reading.parallels import Form
from tracker.reading.premieres import premiere
from tracker.reading.releasetypes import only_broadcasts, release_type, streams
from tracker.reading.tagging import Page, Sentence, mark

_MOST = 12  # sentences of an entry
BLOCK = 600  # characters of an entry in which its company may stand
_DAY_LAST = re.compile(f"(?:^|[.;·|] )(?P<date>{marks.DATE})\\.?$")
DAY = len("2025-02-07")
_WHEN_MADE = ("(", "– ", "- ", ", ", ": ")  # before a year which is that of the film
_WITH_IT = re.compile(r"[^,.;(]*")


@dataclass
class Listing(Entries):
    """The state of the list that is being read; `film` is the entry's, null between entries."""

    page: Page
    lexicon: Lexicon
    focus: Focus
    lineup: bool
    calendar: bool
    premiere: str | None
    territory: tuple[str, ...] | None
    company: Ref | None
    lead: Marked
    section: str | None = None
    by_house: bool = False
    house: Ref | None = None
    day: Ref | None = None
    every_day: Ref | None = None
    available: bool = False
    undone: bool = False
    shown_as: ReleaseType | None = None
    film: Ref | None = None
    block: int = -2
    under_day: int = -2
    alone: bool = False
    titled: bool = False
    of_a_festival: bool = False
    contacts: bool = False
    open_for: tuple[str, ...] | None = None
    by: Ref | None = None
    labelled: bool = False
    form: Form | None = None
    alike: bool = False
    told_sellers: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    entered: set[str] = field(default_factory=set)

    def says(self, sentence: Sentence, marked: Marked, opens_line: bool, whole_line: bool) -> Iterator[Development]:
        """All that a sentence says by standing where it does; the page turns to the film of its entry."""
        before = self.film
        entry = None if sentence.headline else self.enter(sentence, marked, opens_line, whole_line)
        if entry is not None:
            yield from self.read(entry, sentence, marked, first=entry is not before)
            self.focus.film = entry
        elif not sentence.headline and self.lists:
            yield from self.told(sentence, marked)
        yield from self.abreast(sentence, marked, entry)
        yield from self.offered(sentence, marked)
        yield from self.broadcast(sentence, marked)
        if entry is None and self.elsewhere(sentence):
            self.focus.film = Ref(marks.OTHER, ("",))

    def read(self, film: Ref, sentence: Sentence, marked: Marked, *, first: bool) -> Iterator[Development]:
        """What a sentence of `film`'s entry says by standing there; `first`: it is the one that names the film."""
        quote = self.page.text[sentence.start : sentence.end]
        festival = self.focus.festival if self.lineup else None
        for title in self.focus.films_of(film):
            self.entered.add(title)
            base = Development(title, "festival", "confirmed", quote)
            if festival is not None:
                yield from self._shown(base, festival, sentence, marked, first=first)
            if self.available and first:
                yield replace(base, kind="seeking", territories=self.open_for, rule="listing.available")
            if self.contacts or self.lineup:
                yield from self._sold(base, marked)
            if self.calendar:
                yield from self._opens(base, sentence, marked, first=first)

    def told(self, sentence: Sentence, marked: Marked) -> Iterator[Development]:
        """What a sentence that is no entry says of a film by naming it on such a page: that it is among the others."""
        quote = self.page.text[sentence.start : sentence.end]
        festival = self.focus.festival if self.of_a_festival else None
        if festival is not None:
            for title, at in listed_prose.shown(marked, self.lexicon, self.focus):
                whole = None if title in self.entered else self.section  # the last heading is not its own
                section = listed_prose.sorted_in(marked, at, self.lexicon, self.focus.strand, whole)
                base = Development(title, "festival", "confirmed", quote)
                rest = self._rest_of_line(sentence)
                shown_as = listed_prose.premiered(marked, at, self.lexicon) or premiere(self.lexicon, rest)
                yield self._showing(base, festival, section, shown_as, rest)
        if self.calendar and self.house is not None and not sentence.headline:
            for title, day in listed_prose.dated(marked, self.focus):
                self.by = self.house
                yield self._dated(Development(title, "release", "confirmed", quote), day, None, None)
        if self.day is not None and sentence.paragraph == self.under_day:
            for title in listed_prose.under_its_day(marked, self.lexicon, self.focus):
                own = self._named(sentence.start, sentence.end) if marked.text[:1] == marks.FILM else None
                service, kind = self._service(marked)
                self.by = service or own
                yield self._dated(Development(title, "release", "confirmed", quote), self.day, kind, None)
        elif self.calendar and self.every_day:
            for title, by in listed_prose.opening(marked, self.lexicon, self.focus):
                self.by = by
                yield self._dated(Development(title, "release", "confirmed", quote), self.every_day, None, None)

    def abreast(self, sentence: Sentence, marked: Marked, entry: Ref | None) -> Iterator[Development]:
        """The films that stand with others in one line below their day: all that open then, but for `entry`."""
        day = None if sentence.headline or not self.calendar else self.day or self.every_day
        if day is None:
            return
        quote = self.page.text[sentence.start : sentence.end]
        for title, by in listed_prose.in_a_row(marked, self.focus, entry):
            self.by = by
            yield self._dated(Development(title, "release", "confirmed", quote), day, None, None)

    def offered(self, sentence: Sentence, marked: Marked) -> Iterator[Development]:
        """That a company sells the films under its heading, where it does nothing else: the titles of a market."""
        if self.house is None or not all(only_sells(str(value)) for value in self.house.values):
            return
        quote = self.page.text[sentence.start : sentence.end]
        companies = tuple(map(str, self.house.values))
        for title in dict.fromkeys(value for r in marked.refs if r.mark == marks.FILM for value in r.values):
            if (title, companies) not in self.told_sellers:
                self.told_sellers.add((title, companies))
                yield Development(title, "sales", "confirmed", quote, companies=companies, rule="listing.house")

    def broadcast(self, sentence: Sentence, marked: Marked) -> Iterator[Development]:
        """What a line of a programme says by naming an hour, a broadcaster and a film."""
        quote = self.page.text[sentence.start : sentence.end]
        day = self.day or self.every_day
        for title, who, when in slots.shown(marked, self.focus, day, self.page.day):
            told = Development(title, "release", "confirmed", quote, date=when, release_type="tv", rule="listing.slot")
            yield replace(told, companies=tuple(map(str, who.values)))

    def _sold(self, base: Development, marked: Marked) -> Iterator[Development]:
        """A list of sales titles: the company in brackets, or alone, sells the film; in a line-up if it only sells."""
        match = self.lexicon.shapes["listed_seller"].search(marked.text)
        who = marked.named(match, "company", marks.COMPANY + marks.NAME) if match else None
        if who is None or (who.mark == marks.NAME and "common" not in who.note):
            return
        if self.contacts or any(only_sells(str(value)) for value in who.values):
            companies = tuple(dict.fromkeys(str(v) for v in who.values))
            yield replace(base, kind="sales", companies=companies, rule="listing.seller")

    def _shown(
        self, base: Development, festival: Ref, sentence: Sentence, marked: Marked, *, first: bool
    ) -> Iterator[Development]:
        section = next((ref.value for ref in marked.refs if ref.mark == marks.SECTION), None)
        rest = self._rest_of_line(sentence) if first else Marked("", ())
        shown_as = premiere(self.lexicon, marked) or premiere(self.lexicon, rest)
        if first or section or shown_as:
            yield self._showing(base, festival, section or self.section, shown_as or self.premiere, rest)

    def _rest_of_line(self, sentence: Sentence) -> Marked:
        """What stands behind a sentence in its line, if it names no other film: "F (Jo Roe). World premiere. May 3"."""
        end = self.page.text.find("\n", sentence.end, sentence.end + BLOCK)
        rest = mark(self.page, sentence.end, end if end >= 0 else sentence.end + BLOCK, (), self.lexicon)
        return Marked("", ()) if any(ref.mark in marks.FILMS for ref in rest.refs) else rest

    def _showing(
        self, base: Development, festival: Ref, section: str | None, shown_as: str | None, rest: Marked
    ) -> Development:
        """A showing, on the day with which the `rest` of its line ends where that has one."""
        date = stated_edition(self.page, festival.value) or edition(self.page.day, festival.value, past=False)
        if (day := _DAY_LAST.search(rest.text)) and (ref := rest.at(day.start("date"))).note == "day":
            date = date_of(ref, past=False)
        return replace(
            base, festival=festival.value, section=section, premiere=shown_as, date=date, rule="listing.line-up"
        )

    def _brings(self, sentence: Sentence) -> Ref | None:
        """The company of the entry that `sentence` begins: its own, or that of the sentences up to the next line."""
        end = sentence.end
        at = bisect_right(self.page.sentences, sentence.start, key=attrgetter("start"))
        for n, then in enumerate(self.page.sentences[at : at + _MOST]):
            if then.opens and not (self.alone and n == 0):
                break
            end = min(then.end, sentence.start + BLOCK)
        return self._named(sentence.start, end)

    def _named(self, start: int, end: int) -> Ref | None:
        """The company that is named as who brings out the film with which the page's words from `start` begin."""
        block = mark(self.page, start, end, (), self.lexicon)
        either = marks.COMPANY + marks.NAME
        shapes = self.lexicon.shapes
        found = list(shapes["listed_company"].finditer(block.text)) or shapes["listed_behind"].finditer(block.text)
        named = (ref for match in found if (ref := block.named(match, "company", either)) is not None)
        return next((ref for ref in named if ref.mark == marks.COMPANY or "common" in ref.note), None)

    def _opens(self, base: Development, sentence: Sentence, marked: Marked, *, first: bool) -> Iterator[Development]:
        found = [
            match
            for match in self.lexicon.shapes["listed_date"].finditer(marked.text)
            if not (marked.at(match.start("date")).note == "year" and match["words"].endswith(_WHEN_MADE))
        ]
        service, shown = self._service(marked)
        headed = in_month(self.day, marked)
        if first:
            self.by = service or self._brings(sentence) or self.house or self.company
        if first and (was := self._undone(marked)):
            yield replace(self._dated(base, was[0], shown, None), certainty="denied", date=was[1])
            return
        if first and headed is not None and headed is not self.day:  # "5: F (N; expands on D)", under a month
            yield self._dated(base, headed, shown, None)
            if not found:
                return
        for n, match in enumerate(found):
            if n and self.lexicon.shapes["listed_past"].search(marked.text[: match.start()]):
                continue
            words = marked.part(*match.span())
            place = next((ref for ref in words.refs if ref.mark == marks.TERRITORY), None)
            own = next((ref for ref in words.refs if ref.mark == marks.COMPANY), None)
            said = self._with_the_day(marked, match) if match.start() == 0 else words
            kind = release_type(self.lexicon, said) or _type_of(own) or shown or self._on_its_service(marked)
            told = self._dated(base, marked.at(match.start("date")), kind, place.value if place else None)
            yield replace(told, companies=tuple(map(str, own.values))) if own else told
        says = marked.text.startswith(",", 1) and self.states(marked)
        day = headed or (None if says else self.every_day)
        if not found and day is not None and first and not self.lexicon.shapes["listed_off"].search(marked.text):
            yield self._dated(base, day, shown, None)

    def _in_cinemas(self) -> ReleaseType | None:
        """The type of a calendar that is one of cinemas by what it is called: "Coming soon to Rex Cinemas"."""
        headline = self.page.text[: self.page.headline_end].lower()
        told = self.lexicon.shapes["cinema_calendar"].search(f"{self.lead.text} {headline}")
        return "theatrical" if told else None

    def _undone(self, marked: Marked) -> tuple[Ref | None, str | None] | None:
        """The day that an entry has lost, as it says itself or as its heading does: "F (N) – had been D"; null where it
        has lost none.
        """
        lost = None if self.day else self.lexicon.shapes["listed_undone"].match(marked.text)  # under its new day: moved
        if lost is None and not self.undone:
            return None
        told = marked.named(lost, "date", marks.DATE) if lost else None
        day = told or next((ref for ref in marked.refs if ref.mark == marks.DATE and ref.note == "day"), None)
        return day, self._when(day) if day else None

    @staticmethod
    def _with_the_day(marked: Marked, match: re.Match[str]) -> Marked:
        """What an entry says with its day, which stands right behind the title: "F – from D on all platforms"."""
        rest = _WITH_IT.match(marked.text, match.end())
        return marked.part(match.start(), rest.end() if rest else match.end())

    def _service(self, marked: Marked) -> tuple[Ref | None, ReleaseType | None]:
        """The platform right behind the title of an entry, and the type that it makes: "F (Hindi), N"."""
        match = self.lexicon.shapes["listed_service"].match(marked.text)
        service = marked.named(match, "company", marks.COMPANY) if match else None
        return (service, "streaming") if streams(service) else (None, None)

    def _when(self, day: Ref) -> str:
        """The day of an entry, which may be one of the weeks just gone by."""
        ahead, back = date_of(day, past=False), date_of(day, past=True)
        return back if day.note == "day" and is_over(self.page.day, back, ahead) else ahead

    def _on_its_service(self, marked: Marked) -> ReleaseType | None:
        """The type of an entry that is to come to the service of its company: "F (May 3, on N)"."""
        match = self.lexicon.shapes["on_company"].search(marked.text)
        on = marked.at(match.start("company")) if match and match.start("company") >= 0 else None
        return "streaming" if on is not None and on.mark == marks.COMPANY and streams(on) else None

    def _dated(
        self, base: Development, day: Ref | None, kind: ReleaseType | None, place: tuple[str, ...] | None
    ) -> Development:
        general = self.shown_as or release_type(self.lexicon, self.lead) or self._in_cinemas()
        at_home = streams(self.house) and self.by is self.house
        if at_home:
            general = "streaming"
        elif general not in ("theatrical", "limited"):
            general = _type_of(self.by) or general
        if kind is None or (kind == "theatrical" and general == "limited"):
            kind = general
        return replace(
            base,
            kind="release",
            date=self._when(day) if day else None,
            territories=place or (None if at_home else self.territory),
            release_type=kind,
            companies=tuple(map(str, self.by.values)) if self.by else (),
            rule="listing.calendar",
        )


def _type_of(by: Ref | None) -> ReleaseType | None:
    """The type of what a platform or a broadcaster has, which bring nothing out anywhere else."""
    roles = [names.role(str(value)) for value in by.values] if by else []
    if roles and all("streamer" in each and "distributor" not in each for each in roles):
        return "streaming"
    return "tv" if by and all(only_broadcasts(str(value)) for value in by.values) else None
