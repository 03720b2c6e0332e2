"""Who "the film", "it" and "the distributor" are: the document's focus, sentence after sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.domain.development import Development
from tracker.domain.film import Film
from tracker.reading import marks, names, subjects
from tracker.reading.anotherfilm import APPOSED
from tracker.reading.clauses import Clause
from tracker.reading.companiesmeant import may_act
from tracker.reading.joints import subject
from tracker.reading.lexicon import UNSPACED, Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.scripts import SIGNS
from tracker.reading.slates import tells_of_a_slate
from tracker.reading.standins import StandIns
from tracker.reading.tagging import Page, Sentence

_BULLETS = "•▪■●‣"  # what opens an item of a list: it goes on about nothing that another item said
_ANSWERS = "“「"  # what opens an answer in an interview: it goes on about what was asked
_ABOUT_A_HEADING = f"{SIGNS}▷★☆※◎・【】[]<>《》:- \u3000"  # what may stand about a title that is a line of its own
_HEADING = 24  # characters of the longest title that is a heading
# What a heading has that is no title.
_TELLS = re.compile("[。、::]|公開|配給|情報|上映|配信|日時|開催|作品|개봉|배급|정보|상영|공개|일시|작품")
_OWNING = "whose "  # what opens a clause on somebody's film, which the passage is not about
_COMPARING = frozenset({"as"})  # "N has French rights, as it did for X": the passage is not about X
# "… also made their last film, “X”": what the next sentence speaks of.
_LAST_FILM = re.compile(f"{marks.OTHER},? {marks.OTHER}(?: [^\\W\\d_]+ {marks.DATE}| \\({marks.DATE}\\))?[.!?]?$")


class Focus(StandIns):
    """What the page speaks of at the moment.

    The last film named is the one that "it" and "the film" mean; a new paragraph turns back to the film that the
    page is about, if it is about one, though its first "it" may still mean the one that the paragraph before was about,
    which is `left`. `opened` is the day on which each film was last said to open, `countries` those of which it was
    first said to be, `dealt` the films that each company was said to buy or sell, `doer` the company that the sentence
    before spoke of first, and the watched films with which it has to do. `section` is the festival's that was named
    last, `strand` the one that the paragraph named last. `dated` is whose dates the page announces, and for where
    (`tracker.reading.lands`), `house` the company over whose films a heading stands.
    """

    def __init__(self, page: Page, films: Sequence[Film], lexicon: Lexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self.titles = {film.title for film in films}
        self.made_by = {film.title: film.companies for film in films}
        self.first_shown = {film.title: film.year for film in films if film.year}
        self.topic = subjects.topic(page, lexicon)
        self.festival = subjects.festival(page, lexicon)
        self.ceremony = subjects.ceremony(page)
        self.announced = subjects.is_announced(page)
        self.announcer = subjects.announcer(page)
        self._of_its_festival = subjects.is_of_festival(page, self.festival)
        self.film: Ref | None = None
        self.left: Ref | None = None
        self.company: Ref | None = None
        self.house = subjects.platform(page, lexicon)
        self.doer: tuple[Ref, frozenset[str]] | None = None
        self.recent: Ref | None = None
        self.section: Ref | None = None
        self.strand: Ref | None = None
        self.place: Ref | None = None
        self.opened: dict[str, str] = {}
        self.dealt: dict[str, set[str]] = {}
        self.countries: dict[str, set[str]] = {}
        self.dated: tuple[frozenset[str] | None, tuple[str, ...]] | None = None
        self._paragraph = -2
        self._heading: Ref | None = None  # the film whose title was last a line of its own
        self._sign = ""  # with what that line began

    def enters(self, sentence: Sentence) -> None:
        """Turn to the page's own film where a paragraph begins, or the answer to a question."""
        before = self.page.text[max(0, sentence.start - APPOSED) : sentence.start]
        answers = self.page.text[sentence.start] in _ANSWERS and self.film is not None and not self.film.value
        if sentence.opens and before.rstrip().endswith("?") and not answers:
            self.film = self.topic or self.film
        self.left = None
        if sentence.paragraph != self._paragraph:
            turns = self.topic is not None and self.film is not None and not self._is_topic(self.film)
            bought = turns and self._tells_of_a_buyer_of_the_topic(sentence)
            self.left = self.film if turns and not bought and self.current() else None
            self.doer = None
            bulleted = Ref(marks.OTHER, ("",)) if self.page.text[sentence.start] in _BULLETS else None
            goes_on = answers or self._takes_up(sentence)
            self.film = self.film if goes_on else self._opened_by(sentence) or self.topic or bulleted or self.film
            self.place = self.strand = None
            self.recent = None if self._of_its_festival else self.recent
        if self._is_anothers_heading(sentence):
            self.film = self._heading = Ref(marks.OTHER, ("",))
        self._paragraph = sentence.paragraph

    def _is_anothers_heading(self, sentence: Sentence) -> bool:
        """Whether a line is the title of another film, which only the sign before it tells: "■別の光" beside "■F"."""
        text = self.page.text
        if not sentence.opens or self._sign not in SIGNS or not text.startswith(self._sign or "\n", sentence.start):
            return False
        line = text[sentence.start + 1 : sentence.end]
        ends = text[sentence.end : sentence.end + 1] in ("", "\n") and self.lexicon.language in UNSPACED
        named = any(ref.mark == marks.FILM for ref in self.page.within(sentence.start, sentence.end))
        return ends and not named and len(line) <= _HEADING and _TELLS.search(line) is None

    def _opened_by(self, sentence: Sentence) -> Ref | None:
        """The film of the person with whom a paragraph begins that names no film: "Poe, 61, had not shot since"."""
        inside = self.page.within(sentence.start, sentence.end)
        if not inside or inside[0].mark != marks.PERSON or inside[0].start - sentence.start > APPOSED:
            return None
        if self.page.text[inside[0].end : inside[0].end + 1] in "'’":
            return None  # "Poe's first feature, which …"
        films = {value for ref in inside if ref.mark in marks.FILMS for value in ref.values}
        return Ref(marks.FILM, inside[0].values) if len(inside[0].values) == 1 and not films else None

    def _takes_up(self, sentence: Sentence) -> bool:
        """Whether a paragraph goes on about the film of the one before, which it does not name: "N opens it in May"."""
        if self.film is None or self.film.mark != marks.FILM or not self.film.value:
            return False
        if self._tells_of_a_buyer_of_the_topic(sentence):
            return False
        said = self.page.text[sentence.start : sentence.end]
        return self.lexicon.shapes["takes_up"].search(said) is not None

    def _tells_of_a_buyer_of_the_topic(self, sentence: Sentence) -> bool:
        """Whether a sentence names a company that has the film of the page, as was told, and not the one of before."""
        acting = (ref for ref in self.page.within(sentence.start, sentence.end) if may_act(ref))
        films = [self.dealt.get(str(value), set()) for ref in acting for value in ref.values]
        ours = {str(value) for value in self.topic.values} if self.topic is not None else set()
        left = {str(value) for value in self.film.values} if self.film is not None else set()
        return any(bought & ours and not bought & left for bought in films)

    def concerns(self, sentence: Sentence, extra: Sequence[Ref]) -> bool:
        """Whether the sentence may say something of a watched film."""
        if any(ref.mark == marks.FILM for ref in extra) or (self.film is not None and self.film.mark == marks.FILM):
            return True
        named = any(ref.mark == marks.FILM for ref in self.page.within(sentence.start, sentence.end))
        return named or tells_of_a_slate(self.page, sentence, self.lexicon)

    def passed(self, sentence: Sentence) -> None:
        """A sentence with nothing of ours, which may still turn to another film."""
        films = [r for r in self.page.within(sentence.start, sentence.end) if r.mark in marks.FILMS]
        other = next((r for r in films if r.mark == marks.OTHER), None)
        self.film = other or (films[0] if films else self.film)
        self.doer = None
        acting = [ref for ref in self.page.within(sentence.start, sentence.end) if ref.mark == marks.COMPANY]
        if len(acting) == 1 and not films:
            self.company = acting[0]  # "Hardest hit is N. The distributor …"

    def saw(self, sentence: Sentence, marked: Marked, parts: Sequence[Clause]) -> None:
        """Turn to what the sentence spoke of."""
        films = [
            ref
            for part in parts
            if part.lead in ("main", "conj") and part.connector not in _COMPARING
            for place, ref in part.marked.placed()
            if ref.mark in marks.FILMS
            and not (ref.note == marks.LOOSE and self.topic is not None)
            and not self._beside_the_way(part, place, ref)
        ]
        films = films or [
            ref for part in parts if part.connector == "where" for ref in part.marked.refs if ref.mark in marks.FILMS
        ]
        ends = marked.text.rstrip(".!?").endswith(marks.FILM)  # "one that did break through was F"
        if not films and (sentence.opens or ends) and self.topic is None and not sentence.headline:
            told = [
                ref
                for part in parts
                for place, ref in part.marked.placed()
                if ref.mark in marks.FILMS
                and ref.value
                and not part.connector.startswith(_OWNING)
                and not self._beside_the_way(part, place, ref)
            ]
            films = told if len({ref.values for ref in told}) == 1 else films  # "X, which said that it had F, is out"
        if self._only_beside_the_heading(films, parts):
            films = []
        if sentence.opens and len(heading := marked.text.strip(_ABOUT_A_HEADING)) == 1 and heading in marks.FILMS:
            self._heading = next(ref for ref in marked.refs if ref.mark in marks.FILMS)
            self._sign = self.page.text[sentence.start]
        alone = [ref for ref in films if ref.value]
        ours = marked.bits() & marks.BITS[marks.FILM] and not sentence.headline
        if ours and self.lexicon.shapes["in_passing"].match(marked.text):
            self.film = Ref(marks.OTHER, ("",))
        elif alone:
            meant = self._meant(alone, parts)
            watched = {value for ref in meant if ref.mark == marks.FILM for value in ref.values}
            if len(watched) <= 1 or sentence.headline:
                doers = [subject(part.marked, self.lexicon) for part in parts if part.lead in ("main", "conj")]
                spoken = alone[-1] if self.lexicon.language in UNSPACED else meant[0]
                self.film = next((who for who in doers if who in meant), spoken)
        elif films or (not ours and _LAST_FILM.search(marked.text)) or self._has_an_unknown_film(marked):
            self.film = Ref(marks.OTHER, ("",))
        self.place = next((r for r in reversed(marked.refs) if r.mark == marks.TERRITORY), self.place)
        festivals = [ref for ref in marked.refs if marks.is_festival(ref)]
        self.recent = festivals[-1] if festivals else self.recent
        sections = [ref for ref in marked.refs if ref.mark == marks.SECTION]
        self.section = sections[-1] if sections else self.section
        self.strand = sections[-1] if sections else self.strand
        self._turn_to_a_company(marked, parts, alone)

    def _only_beside_the_heading(self, films: Sequence[Ref], parts: Sequence[Clause]) -> bool:
        """Whether `films` are others that a passage under a watched film's title names by the way: none is a subject.

        So in languages that mark their subjects: "Behind the scenes of X, told anew".
        """
        own, after = self._heading, self.lexicon.shapes.get("subject_after")
        if own is None or own.mark != marks.FILM or after is None or self.lexicon.language not in UNSPACED:
            return False
        if not films or self.film is None or self.film.values != own.values:
            return False
        return not any(
            ref.mark == marks.FILM or after.match(part.text, place + 1)
            for part in parts
            for place, ref in part.marked.placed()
            if ref in films
        )

    def _has_an_unknown_film(self, marked: Marked) -> bool:
        """Whether a name that nobody knows does what only a film does, or is called one: "Night Bus opens on D"."""
        shapes, named = self.lexicon.shapes, marked.bits() & marks.BITS[marks.NAME]
        return bool(named) and any(shapes[name].search(marked.text) for name in ("film_does", "film_named"))

    def _turn_to_a_company(self, marked: Marked, parts: Sequence[Clause], films: Sequence[Ref]) -> None:
        """Who "the company" is from here on; if the sentence has it act on but one of `films`, on which."""
        companies = [ref for ref in marked.refs if may_act(ref)]
        who = subject(parts[0].marked, self.lexicon) if parts and companies else None
        self.doer = None
        if who is not None and who in companies:
            self.company = who
            named = frozenset(str(value) for ref in films if ref.mark == marks.FILM for value in ref.values)
            self.doer = (who, named) if len(films) == 1 and named else None
        elif companies:
            self.company = companies[0]

    def deals(self, told: Development, sentence: Sentence) -> None:
        """A deal in `sentence`: its company is "the company" from here on, though no table knows the name."""
        for company in told.companies:
            self.dealt.setdefault(company, set()).add(told.film)
        if len(told.companies) == 1 and names.company(told.companies[0]) is None:
            self.company = Ref(marks.COMPANY, told.companies, sentence.start, sentence.end)

    def _beside_the_way(self, part: Clause, place: int, ref: Ref) -> bool:
        """Whether a film at `place` that is not the page's own only says when, or who somebody is: "after X"."""
        if self._is_topic(ref):
            return False
        if ref.mark == marks.OTHER and self.lexicon.shapes["known_from"].match(part.text, place + 1):
            return True  # "the “Nobody” star will play a clerk"
        if self.lexicon.shapes["renown"].search(part.text[:place]):
            return True  # "N, whose F is still out, will direct …"
        if ref.mark == marks.OTHER and self.lexicon.shapes["book_before"].search(part.text[:place]):
            return True  # "il copione si ispira al romanzo “X”": what it is made from
        if ref.note == marks.AMONG and self.lexicon.shapes["credited"].match(part.text, place + 1):
            return True  # "『A』『B』で知られるN監督": what somebody is known for
        return self.topic is not None and self.lexicon.shapes["by_the_way"].match(part.text, place + 1) is not None

    def _meant(self, films: Sequence[Ref], parts: Sequence[Clause]) -> Sequence[Ref]:
        """`films` less those that only say whose somebody is: "the company behind X also has Y"; else all of them."""
        beside = self.lexicon.shapes["behind_film"]
        passing = [
            ref
            for part in parts
            for place, ref in part.marked.placed()
            if ref in films and beside.search(part.text[:place])
        ]
        return [ref for ref in films if ref not in passing] or films

    def films_of(self, ref: Ref) -> tuple[str, ...]:
        """The watched films that a mark stands for."""
        if ref.mark == marks.FILM:
            return tuple(value for value in ref.values if value in self.titles)
        if ref.mark == marks.IT and ref.value is not None:
            return self.films_of(ref.value)
        return ()

    def current(self) -> tuple[str, ...]:
        """The film that the passage is about."""
        return self.films_of(self.film) if self.film is not None else ()
