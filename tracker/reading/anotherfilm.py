"""Words for a film that are not of the one spoken of: "his previous feature", "the sequel", "that film"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from tracker.reading import marks
from tracker.reading.capitals import in_title_case
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.tagging import Page, Sentence

APPOSED = 4  # characters between a noun and the title that says which: a comma, a space, a quotation mark
_Said = Sequence[re.Match[str]]  # where a shape stands in a sentence
_start = attrgetter("start")
_NUMBERED = (("former_film", 0), ("second_film", 1), ("latter", -1))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OWNS = 3  # characters between a person and their film: an apostrophe, an s, a space


class AnotherFilm:
    """Tells them, by what the page is about and what it spoke of before."""

    page: Page
    lexicon: Lexicon
    topic: Ref | None
    film: Ref | None
    countries: dict[str, set[str]]
    first_shown: dict[str, int]

    @cached_property
    def printed(self) -> str:
        """The page with plain apostrophes, each at its own place."""
        return self.page.text.replace("’", "'")

    def others(self, said: _Said, sentence: Sentence, inside: Sequence[Ref]) -> list[Ref]:
        """ "His previous feature", "the sequel to": films that are not the one that is spoken of.

        With a watched title behind it, it is that film: "her second feature, X".
        """
        found = []
        for match in said:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if any(ref.mark == marks.FILM and 0 <= ref.start - end <= APPOSED for ref in inside):
                continue
            if self.lexicon.shapes["latter_acts"].match(match.string, match.end()):
                continue  # "the latter opens it": a company
            if meant := self._pointed_at(match[0], sentence):
                found.append(Ref(meant.mark, meant.values, start, end))
                continue
            owner = next((ref for ref in inside if ref.mark == marks.PERSON and 0 < start - ref.end <= _OWNS), None)
            named = self.lexicon.shapes["called"].match(match.string, match.end())  # "her debut, Low Water, won …"
            ours = named is None and self.lexicon.shapes["this_film"].search(match[0])
            makers = owner is None and (
                self.lexicon.shapes["makers"].search(match.string[: match.start()]) or self._yet_unnamed(start, inside)
            )
            if makers and ours and self.topic is not None and self.topic.mark == marks.FILM:
                found.append(Ref(self.topic.mark, self.topic.values, start, end))
                continue
            if ours and match[0][0] in "HT":
                continue  # "Her new film" that opens a sentence may be any
            meant = None
            if owner is not None and ours:
                spoken = (ref for ref in (self.topic, self.film) if ref is not None and ref.mark == marks.FILM)
                meant = next((ref for ref in spoken if ref.value in owner.values), None)
                meant = None if meant and self._was_first_before(meant, match) else meant
            found.append(Ref(meant.mark, meant.values, start, end) if meant else Ref(marks.OTHER, ("",), start, end))
        return found

    def _was_first_before(self, film: Ref, match: re.Match[str]) -> bool:
        """Whether what somebody made first is told of years in which there was no `film`: "her debut won A in 2022"."""
        first = self.first_shown.get(str(film.value))
        years = [int(year) for year in _YEAR.findall(match.string)]
        told = bool(first and years) and all(year < first for year in years if first)
        return told and self.lexicon.shapes["first_film"].search(match[0]) is not None

    def _pointed_at(self, words: str, sentence: Sentence) -> Ref | None:
        """The film of the sentence before `sentence` that the words number: "the latter", "the first of those"."""
        nth = next((n for shape, n in _NUMBERED if self.lexicon.shapes[shape].match(words)), None)
        at = bisect_left(self.page.sentences, sentence.start, key=_start)
        if nth is None or not at:
            return None
        before = self.page.within(self.page.sentences[at - 1].start, sentence.start)
        named = list({ref.values: ref for ref in before if ref.mark in marks.FILMS}.values())
        return named[nth] if len(named) > max(nth, -nth - 1, nth == 0) else None

    def _yet_unnamed(self, start: int, inside: Sequence[Ref]) -> bool:
        """Whether the page has one of the film's people before it names the film: "she cut her second feature".

        The person may be of a sentence before, where the headline names the film.
        """
        body = self.page.headline_end
        if self.topic is None:
            return False
        told = (*inside, *self.page.within(body, start)) if self.topic.start < body else inside
        if not any(ref.mark == marks.PERSON and self.topic.value in ref.values for ref in told):
            return False
        return not any(ref.mark == marks.FILM for ref in self.page.within(body, start))

    def unmarked(self, said: _Said, sentence: Sentence, inside: Sequence[Ref]) -> list[Ref]:
        """Titles of other films that no quotation marks tell: what is bought, sold or called so with capitals."""
        if sentence.headline and in_title_case(said[0].string):
            return []
        found = []
        for match in said:
            start, end = sentence.start + match.start("title"), sentence.start + match.end("title")
            taken = any(ref.start < end and start < ref.end for ref in inside)
            start = sentence.start + match.start("whole") if match.groupdict().get("whole") else start
            if not taken and match["title"].lower() not in self.lexicon.openers:
                found.append(Ref(marks.OTHER, (match["title"],), start, end))
        return found

    def points_back(self, said: re.Match[str], sentence: Sentence) -> bool:
        """Whether "that film" is the earlier one that the sentence before tells of: "her debut was X. That film …"."""
        if said.start() or not self.lexicon.shapes["that_film"].match(said[0]):
            return False
        at = bisect_left(self.page.sentences, sentence.start, key=_start)
        before = self.page.sentences[at - 1] if at else None
        if before is None or before.paragraph != sentence.paragraph:
            return False
        told = self.lexicon.shapes["told_earlier"].search(self.printed[before.start : before.end])
        return told is not None and not any(r.mark == marks.FILM for r in self.page.within(before.start, before.end))

    def singles_out_another(self, said: re.Match[str], end: int) -> bool:
        """Whether words that end at `end` single out a film whose title, none of ours, stands behind them."""
        shapes = self.lexicon.shapes
        title = (
            shapes["singled_title"].match(said.string, said.end()) if shapes["singled_out"].search(said[0]) else None
        )
        if title is None:
            return False
        named = self.page.within(end, end + len(title[0]))
        return not any(ref.mark in (marks.FILM, marks.PERSON, marks.COMPANY) for ref in named)

    def only_since(self, ref: Ref, text: str, sentence: Sentence, start: int) -> bool:
        """Whether another film but says who made the one meant at `start`, or has it: "『Y』以来5年ぶりの本作"."""
        if ref.mark != marks.OTHER or ref.end > start or self.film is None or self.film.mark != marks.FILM:
            return False
        if self.lexicon.shapes["had_once"].search(text[: ref.start - sentence.start]):
            return True
        between = text[ref.end - sentence.start : start - sentence.start]
        return self.lexicon.shapes["since_film"].match(between) is not None

    def begins_with_another(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with the one who made its film, and it is nobody of the film that is spoken of."""
        spoken, place = self.film, sentence.start
        match = self.lexicon.shapes["made_by_before"].match(self.printed[place : sentence.end])
        if match is None or spoken is None or spoken.mark != marks.FILM:
            return False
        people = [ref for ref in self.page.refs if ref.mark == marks.PERSON and spoken.value in ref.values]
        maker = place + match.end()
        return bool(people) and not any(ref.start <= maker < ref.end for ref in people)

    def made_by_another(self, said: re.Match[str], end: int) -> bool:
        """Whether the words behind a noun for a film, which ends at `end`, say that somebody else made it."""
        by = self.lexicon.shapes["made_by"].match(said.string, said.end())
        start = end + len(by[0]) if by else 0
        return by is not None and not any(ref.mark == marks.PERSON for ref in self.page.within(start, start + 1))

    def of_its_country(self, meant: Ref, start: int, end: int, inside: Sequence[Ref]) -> Ref:
        """The film that is `meant`, unless it is of another country: "the Danish film" is not the Georgian one."""
        land = next((set(r.value) for r in inside if r.mark == marks.TERRITORY and start <= r.start < end), None)
        if not land or meant.mark != marks.FILM:
            return meant
        before = [ref for ref in reversed(self.page.within(0, start)) if ref.mark in marks.FILMS]
        if meant.value not in self.countries:
            meant = next((ref for ref in before if self.countries.get(ref.value, set()) & land), meant)
        if self.countries.setdefault(meant.value, land) & land:
            return meant
        return next((ref for ref in before if ref.value != meant.value), Ref(marks.OTHER, ("",)))

    def is_its_sequel(self, words: str, film: Ref) -> bool:
        """Whether "the sequel" is that of `film` and not `film` itself, as the page tells by its number: "X 2"."""
        if film.mark != marks.FILM or not self.lexicon.shapes["sequel"].search(words):
            return False
        return (
            re.search(rf"{re.escape(str(film.value))}:?(?: Part)? (?:[2-9]|I{{2,3}}|Two|Three)\b", self.page.text)
            is not None
        )

    def is_a_former(self, film: Ref, sentence: Sentence) -> bool:
        """Whether a sentence names a film as the one before: "前作『X』は…、今作も…" goes on about another."""
        if film.mark != marks.FILM or not sentence.start <= film.start:
            return False
        before = self.printed[sentence.start : film.start]
        return self.lexicon.shapes["named_former"].search(before) is not None
