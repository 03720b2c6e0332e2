"""Who "the film", "it" and "the distributor" are: the document's focus, sentence after sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tracker.domain.film import Film
from tracker.reading import marks
from tracker.reading.clauses import Clause
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.tagging import Page, Sentence

_IT = re.compile(r"\bit\b", re.I)


class Focus:
    """What the page speaks of at the moment.

    The last film named is the one that "it" and "the film" mean; a new paragraph turns back to the film that the
    page is about, if it is about one.
    """

    def __init__(self, page: Page, films: Sequence[Film], lexicon: Lexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self.film: Ref | None = None
        self.company: Ref | None = None
        self.titles = {film.title for film in films}
        self.people = {ref.value: ref for ref in page.refs if ref.mark == marks.PERSON}
        self.topic = self._topic()
        self.festival = self._festival()
        self.last_paragraph = -2

    def _topic(self) -> Ref | None:
        named = [ref for ref in self.page.refs if ref.mark == marks.FILM]
        if not named:
            return None
        end = len(self.page.document.title or "")
        counted = Counter(ref.value for ref in named)
        headline = {ref.value: ref for ref in named if ref.start < end}
        if len(headline) == 1:
            return next(iter(headline.values()))
        if len(counted) == 1:
            others = sum(1 for ref in self.page.refs if ref.mark == marks.OTHER)
            return named[0] if not headline or others <= 2 * len(named) else None
        return None

    def _festival(self) -> Ref | None:
        found = [
            r for r in self.page.refs if r.mark == marks.FESTIVAL and "market" not in r.note and "awards" not in r.note
        ]
        if not found:
            return None
        counted = Counter(ref.value for ref in found)
        best = max(counted.values())
        return next(ref for ref in found if counted[ref.value] == best)

    def stand_ins(self, sentence: Sentence) -> list[Ref]:
        """The words of a sentence that stand for a film or a company, by what they stand for."""
        if sentence.paragraph != self.last_paragraph and self.topic is not None:
            self.film = self.topic
        self.last_paragraph = sentence.paragraph
        text = self.page.text[sentence.start : sentence.end].lower().replace("’", "'")
        found: list[Ref] = []
        shapes = self.lexicon.shapes
        inside = self.page.within(sentence.start, sentence.end)
        for match in shapes["film_of"].finditer(text):
            ref = self._owner(match["person"], sentence, match.start("person"), match.end("person"), match.end())
            if ref:
                found.append(ref)
        for match in shapes["other_film"].finditer(text):
            found.append(Ref(marks.OTHER, ("",), sentence.start + match.start(), sentence.start + match.end()))
        for match in shapes["film"].finditer(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            named = next(
                (r for r in inside if r.mark in (marks.FILM, marks.OTHER) and r.start >= end and r.start - end <= 2),
                None,
            )
            if named is None and not any(o.start < end and start < o.end for o in found):
                meant = self._before(inside, start) or self.film
                if meant is not None:
                    found.append(Ref(meant.mark, meant.values, start, end))
        for match in shapes["company"].finditer(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            who = (
                next((r for r in reversed(inside) if r.mark == marks.COMPANY and r.end <= start), None) or self.company
            )
            if who is not None and not any(
                r.start < end and start < r.end for r in inside if r.mark != marks.TERRITORY
            ):
                found.append(Ref(marks.COMPANY, who.values, start, end))
        for match in _IT.finditer(text):
            start = sentence.start + match.start()
            meant = self._before(inside, start, subject=True) or self.film
            values = (meant,) if meant else (None,)
            found.append(Ref(marks.IT, (values[0], self.company), start, sentence.start + match.end()))
        return found

    def _before(self, inside: Sequence[Ref], start: int, *, subject: bool = False) -> Ref | None:
        named = [r for r in inside if r.mark in (marks.FILM, marks.OTHER) and r.end <= start]
        if not named:
            return None
        return named[0] if subject else named[-1]

    def _owner(self, person: str, sentence: Sentence, start: int, end: int, last: int) -> Ref | None:
        at = sentence.start + start
        for ref in self.page.within(max(0, at - 40), at + 1):
            if ref.mark == marks.PERSON and ref.end >= sentence.start + end:
                named = [r for r in self.page.refs if r.mark == marks.FILM and r.value in ref.values]
                value = named[0].value if named else None
                if value is None:
                    continue
                # "Anderson .Paak's comedy K-Pops!" names it itself
                return Ref(marks.FILM, (value,), ref.start, sentence.start + last)
        return None

    def concerns(self, sentence: Sentence, extra: Sequence[Ref]) -> bool:
        """Whether the sentence may say something of a watched film."""
        inside = self.page.within(sentence.start, sentence.end)
        if any(ref.mark == marks.FILM for ref in (*inside, *extra)):
            return True
        return self.film is not None and self.film.mark == marks.FILM and bool(inside or extra or sentence)

    def passed(self, sentence: Sentence) -> None:
        """Nothing of ours in it."""

    def saw(self, sentence: Sentence, marked: Marked, parts: Sequence[Clause]) -> None:
        """Turn to what the sentence spoke of."""
        films = [r for r in marked.refs if r.mark in (marks.FILM, marks.OTHER) and r.value]
        if films:
            self.film = films[0]
        companies = [r for r in marked.refs if r.mark == marks.COMPANY or (r.mark == marks.NAME and "common" in r.note)]
        if companies:
            self.company = companies[0]

    def films_of(self, ref: Ref) -> tuple[str, ...] | None:
        """The watched films that a mark stands for."""
        if ref.mark == marks.FILM:
            return tuple(v for v in ref.values if v in self.titles) or None
        if ref.mark == marks.IT and ref.value is not None and ref.value.mark == marks.FILM:
            return self.films_of(ref.value)
        return None

    def current(self) -> tuple[str, ...] | None:
        """The film that the passage is about."""
        return self.films_of(self.film) if self.film is not None else None
