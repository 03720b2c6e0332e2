"""Films by their maker: "Bong's film", "the Paak-directed feature"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.reading import marks
from tracker.reading.capitals import CAPITAL
from tracker.reading.companiesmeant import may_act
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.names import same_company
from tracker.reading.tagging import Page, Sentence

_NAME = 40  # characters of a person's name
_SPOKEN_OF = 240  # characters behind somebody's name in which "her film" is hers
_SOMEBODY = re.compile(rf"{CAPITAL} {CAPITAL}|\n")  # two words with capitals: perhaps another's name
_APPOSED = 3  # characters between a film by its maker and its title: a comma, a space, a quotation mark
# Between a title and what it is: "“X,” Bong's drama"; not behind what leads to the title only: "after “X,” Bong's …".
_APPOSITION = re.compile(r"(?:,[”\"’»]|[”\"’»],|,) ")
_SAYS_WHICH = re.compile(", [“\"‘'«„]?")  # between what somebody made and its title
_LEADS = re.compile(
    r"\b(?:after|following|since|like|unlike|with|besides|before|from|in|on|and|or|for) [“\"‘«]?$", re.I
)
_LED = 14  # characters before a title in which such a word stands
_OWNED = 4  # characters between an owner and the title: an apostrophe, an s, a space, a quotation mark
_SHARING = frozenset([" and ", " & ", ", "])  # what stands between two who made a film
_MADE = ("film_of", "work_of")  # shapes of what somebody made
BESIDE = 2  # characters between a noun and the title that it describes: a space, a quotation mark


def is_beside(text: str, end: int, title: int) -> bool:
    """Whether a `title` begins right behind a noun that ends at `end`; the quotation mark of French has a space."""
    return 0 <= title - end <= BESIDE + (text[title - 2 : title - 1] == "«")


class OwnedFilms:
    """Finds them, by what the page is about."""

    page: Page
    lexicon: Lexicon
    topic: Ref | None
    film: Ref | None
    made_by: dict[str, tuple[str, ...]]

    def owned(self, text: str, sentence: Sentence) -> list[Ref]:
        """ "Bong's film", "the Paak-directed feature": the film of a person of a watched one, or of its company."""
        near = self.page.within(max(0, sentence.start - _NAME), sentence.end)
        found = self._of_a_company(text, sentence)
        if not any(ref.mark == marks.PERSON for ref in near):
            return found
        return found + [ref for shape in _MADE for ref in self._made(shape, text, sentence, near)]

    def _made(self, name: str, text: str, sentence: Sentence, near: Sequence[Ref]) -> list[Ref]:
        """The films that the shape `name` tells by their maker."""
        shape, place, found = self.lexicon.shapes[name], 0, list[Ref]()
        while match := shape.search(text, place):
            owners = self._owners(match, sentence)
            told = [ref for owner in owners if (ref := self._film_of(owner, match, sentence, near))]
            found += told
            # Without any, what looked like the owner was none: "finns Ida Bruuns drama".
            place = match.end() if told else match.end("person")
        return found

    def _of_a_company(self, text: str, sentence: Sentence) -> list[Ref]:
        """ "Sony's slasher": the film that the page is about, where the sentence names none."""
        inside = self.page.within(sentence.start, sentence.end)
        topic = self.topic if self.topic is not None and self.topic.mark == marks.FILM else None
        if sentence.headline or any(ref.mark in marks.FILMS for ref in inside):
            return []
        for ref in filter(may_act, inside):
            match = self.lexicon.shapes["film_of_company"].match(text, ref.end - sentence.start)
            about = topic or self._spoken_of_its(ref)
            if match and about is not None:
                start, end = (sentence.start + at for at in match.span("film"))
                return [Ref(marks.FILM, about.values, start, end)]
        return []

    def _spoken_of_its(self, company: Ref) -> Ref | None:
        """The watched film that is spoken of, if a company is one of those that made it."""
        if self.film is None or self.film.mark != marks.FILM or company.mark not in marks.COMPANIES:
            return None
        made = self.made_by.get(str(self.film.value), ())
        return self.film if any(same_company(str(company.value), maker) for maker in made) else None

    def theirs(self, said: Sequence[re.Match[str]], sentence: Sentence, taken: Sequence[Ref]) -> list[Ref]:
        """ "Her film", where the one whom the passage named last made the film that it is about."""
        found = []
        for match in said:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            maker = self._maker_before(start)
            film = next((ref for ref in (self.topic, self.film) if ref is not None and ref.mark == marks.FILM), None)
            if film is None or maker is None or film.value not in maker.values:
                continue
            beside = any(ref.start < end + BESIDE + 1 and start < ref.end for ref in taken)
            title = self._title_before(start, sorted(taken, key=lambda ref: ref.start))  # "“X,” his drama for N"
            if not beside and title is None and not self._titled(match.string, match.end(), sentence):
                found.append(Ref(marks.FILM, film.values, start, end))
        return found

    def _maker_before(self, start: int) -> Ref | None:
        """The person of a watched film who is named last before `start`, and nobody else behind."""
        before = self.page.within(max(0, start - _SPOKEN_OF), start)
        maker = next((ref for ref in reversed(before) if ref.mark == marks.PERSON), None)
        if maker is None:
            return None
        known = [ref for ref in before if ref.start >= maker.end]
        names = _SOMEBODY.finditer(self.page.text, maker.end, start)
        return maker if all(any(ref.start <= m.start() < ref.end for ref in known) for m in names) else None

    def _owners(self, match: re.Match[str], sentence: Sentence) -> list[Ref]:
        """The people of watched films whose name, or the end of it, is the owner's in `match`."""
        start, end = (sentence.start + at for at in match.span("person"))
        near = self.page.within(max(0, start - _NAME), start + 1)
        return [ref for ref in near if ref.mark == marks.PERSON and ref.end + 1 >= end]

    def _film_of(self, owner: Ref, match: re.Match[str], sentence: Sentence, near: Sequence[Ref]) -> Ref | None:
        """The film that `owner` has in `match`: the watched one, or another that is newer than the page's."""
        start, end = (sentence.start + at for at in match.span())
        film = next((ref for ref in self.page.refs if ref.mark == marks.FILM and ref.value in owner.values), None)
        if film is None or self._titled(match.string, match.end(), sentence):
            return None
        behind = sentence.start + match.end("person")
        if any(ref.mark == marks.FILM and 0 < ref.start - behind <= _OWNED and ref.end < end for ref in near):
            return None  # "Bong's Parasite won among features": what begins with the title goes on behind it
        if any((ref.mark, ref.values) == (film.mark, film.values) and behind < ref.start < end for ref in near):
            return None  # "Bong's follow-up to Parasite": another
        if any(ref.mark == marks.FILM and behind < ref.start < end for ref in near):
            return None  # "Bong's follow-up to X, which N bought": X is watched, too
        if self._apposed(match, sentence):
            return Ref(marks.OTHER, ("",), max(owner.start, start), end)  # "Bong's debut, Mother, won …"
        beside = (ref for ref in near if ref.mark in marks.FILMS and self._says_which(end, ref))
        if any((ref.mark, ref.values) != (film.mark, film.values) for ref in beside):
            return None  # "Bong's debut “X”": the noun only describes it
        first = self.label_end(self._partners(owner, min(owner.start, start), near), end)
        last = max(owner.end, end)
        if title := self._title_before(first, near):
            return Ref(marks.OTHER, title.values, first, last)  # "“X,” Bong's drama with Song"
        if self.page.text[:first].lower().endswith(("untitled ", "another ")):
            return Ref(marks.OTHER, ("",), first, last)  # "an untitled Bong project", "another Bong film"
        named = (ref for ref in near if (ref.mark, ref.values) == (film.mark, film.values))
        if any(0 <= ref.start - last <= _APPOSED for ref in named):
            return Ref(marks.FILM, film.values, first, last)  # "the new film by Bong, Parasite"
        if self.lexicon.shapes["newest"].search(match[0]) and not self._told_of(film, first):
            return Ref(marks.OTHER, ("",), first, last)
        return Ref(marks.FILM, film.values, first, last)

    def _says_which(self, end: int, title: Ref) -> bool:
        """Whether a title says which film the words are for that end there: "debut “X”", "debut, “X,”"."""
        text = self.page.text
        return is_beside(text, end, title.start) or _SAYS_WHICH.fullmatch(text, end, title.start) is not None

    def _title_before(self, first: int, near: Sequence[Ref]) -> Ref | None:
        """Another film's title to which what begins at `first` stands in apposition; none behind a preposition."""
        text = self.page.text
        title = next(
            (ref for ref in reversed(near) if ref.mark == marks.OTHER and ref.value and ref.end <= first), None
        )
        if title is None or _APPOSITION.fullmatch(text, title.end, first) is None:
            return None
        return None if _LEADS.search(text, max(0, title.start - _LED), title.start) else title

    def _partners(self, owner: Ref, start: int, near: Sequence[Ref]) -> int:
        """Where the owners of a film begin who share it, the last of whom begins at `start`: "Bong and Park's film"."""
        for ref in reversed(near):
            shares = ref.mark == marks.PERSON and ref.values == owner.values
            if shares and self.page.text[ref.end : start] in _SHARING:
                start = ref.start
        return start

    def _titled(self, text: str, end: int, sentence: Sentence) -> bool:
        """Whether another film's title stands bare behind the noun that ends at `end`: "Bong's film Mother"."""
        if sentence.headline or not self.lexicon.shapes["bare_title"].match(text, end):
            return False
        at = sentence.start + end
        return not any(ref.mark == marks.FILM and is_beside(self.page.text, at, ref.start) for ref in self.page.refs)

    def _apposed(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether what somebody made first has the title of another film behind it."""
        if not self.lexicon.shapes["first_film"].search(match[0]):
            return False
        named = self.lexicon.shapes["apposed_title"].match(match.string, match.end())
        first, last = (sentence.start + at for at in named.span("title")) if named else (0, 0)
        return named is not None and not any(ref.mark == marks.FILM for ref in self.page.within(first, last))

    def _told_of(self, film: Ref, start: int) -> bool:
        """Whether the page is about a film, or names it before `start`: if not, its maker's "new film" is another."""
        if self.topic is not None and self.topic.values == film.values:
            return True
        return any(ref.mark == marks.FILM and ref.values == film.values for ref in self.page.within(0, start))

    def label_end(self, start: int, end: int) -> int:
        """Where the words that stand for a film begin behind the festival that they name: "the Cannes | entry"."""
        named = [ref.end for ref in self.page.within(start, end) if ref.mark in (marks.FESTIVAL, marks.SECTION)]
        return min(named[-1] + 1, end - 1) if named else start
