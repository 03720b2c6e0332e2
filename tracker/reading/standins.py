"""The words that stand for a film or a company: "the film", "its maker", "the distributor", "it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

from tracker.reading import marks
from tracker.reading.anotherfilm import AnotherFilm
from tracker.reading.companiesmeant import CompaniesMeant, may_act
from tracker.reading.marks import Ref
from tracker.reading.ownedfilms import OwnedFilms, is_beside
from tracker.reading.sieve import Finder
from tracker.reading.tagging import Sentence

_STAND_INS = (
    "other_film", "other_title", "film", "their_film", "its_maker", "company", "company_of", "it", "same_section",
    "all_films", "one_of_two",
)  # fmt: skip
_Said = Sequence[re.Match[str]]  # where a shape stands in a sentence
_start = attrgetter("start")
_NAMED_SO = (marks.FESTIVAL, marks.COMPANY)  # what may have a noun for a film in its name
_KNOWN_BY_FILMS = (marks.PERSON, marks.COMPANY, marks.NAME)
_APART = 40  # "the horror hit of the spring, “X”"
# "Le drame polonais « F »": a word with a quotation mark behind it.
_ADJECTIVE = re.compile(r" [^\W\d_]{4,16} ?[“‘«\"„]\s?")


class StandIns(OwnedFilms, AnotherFilm, CompaniesMeant):
    """Finds them, by what the page speaks of at the moment: the film it is about, the one named last, a company."""

    film: Ref | None
    left: Ref | None
    countries: dict[str, set[str]]
    section: Ref | None

    @cached_property
    def _hits(self) -> tuple[Finder, list[tuple[int, int]]]:
        """What finds stand-ins, and where on the page the words are that they begin with or need."""
        finder = self.lexicon.shapes.finder(_STAND_INS)
        return finder, finder.hits(self.printed)

    def _said(self, text: str, sentence: Sentence) -> dict[str, list[re.Match[str]]]:
        """The stand-ins in the `text` of a sentence, by their shape."""
        finder, hits = self._hits
        first, last = (bisect_left(hits, (place,)) for place in (sentence.start, sentence.end))
        return finder.found(text, 0, hits[first:last], sentence.start)

    def stand_ins(self, sentence: Sentence) -> list[Ref]:
        """The words of a sentence that stand for a film or a company, by what they stand for."""
        text = self.printed[sentence.start : sentence.end]
        found = self.owned(text, sentence) + self._unnamed_yet(text, sentence) + self._the_new_one(text, sentence)
        said = self._said(text, sentence)
        if not said:
            return found
        inside = self.page.within(sentence.start, sentence.end)
        if "one_of_two" in said:
            found += self.of_two(said["one_of_two"], sentence)
        if "other_film" in said:
            apart = [m for m in said["other_film"] if not _lies_in(m, sentence, found)]
            found += self.others(apart, sentence, inside)
        if "other_title" in said:
            found += self.unmarked(said["other_title"], sentence, inside)
        spoken = (ref for ref in inside if not self._only_renown(ref, text, sentence))
        named = sorted((*spoken, *(ref for ref in found if ref.mark == marks.OTHER)), key=_start)
        if "film" in said:
            found += self._films(said["film"], sentence, named, found)
        if "their_film" in said:
            found += self.theirs(said["their_film"], sentence, [*named, *found])
        if "its_maker" in said:
            found += self._makers(said["its_maker"], sentence, named)
        if companies := said.get("company", []) + said.get("company_of", []):
            found += self.companies_meant(companies, sentence, named)
        if "same_section" in said and self.section is not None:
            spans = ((sentence.start + m.start(), sentence.start + m.end()) for m in said["same_section"])
            found += [Ref(marks.SECTION, self.section.values, *span, self.section.note) for span in spans]
        if "all_films" in said:
            found += self._all_of_them(said["all_films"], sentence)
        if "it" in said:
            films = [ref for ref in found if ref.mark in marks.FILMS and ref not in named]
            found += self._its(said["it"], sentence, sorted((*named, *films), key=_start))
        return found

    def _all_of_them(self, said: _Said, sentence: Sentence) -> list[Ref]:
        """ "All three films": those that the page has named so far, if there are as many; else nobody knows which."""
        named = [ref for ref in self.page.within(0, sentence.start) if ref.mark in marks.FILMS and ref.value]
        films = dict.fromkeys((ref.mark, str(value)) for ref in named for value in ref.values)
        ours = tuple(title for mark, title in films if mark == marks.FILM)
        found = []
        for match in said:
            many = 2 if match["both"] else int(next(name[1:] for name, word in match.groupdict().items() if word))
            known = Ref(marks.FILM, ours) if ours and len(films) == many else Ref(marks.OTHER, ("",))
            found.append(replace(known, start=sentence.start + match.start(), end=sentence.start + match.end()))
        return found

    def _is_topic(self, film: Ref) -> bool:
        return self.topic is not None and (self.topic.mark, self.topic.values) == (film.mark, film.values)

    def _only_renown(self, ref: Ref, text: str, sentence: Sentence) -> bool:
        """Whether a film that the page is not about is named but to say who somebody is: "Ann, a nominee for F"."""
        if ref.mark != marks.FILM or self._is_topic(ref):
            return False
        return self.lexicon.shapes["renown"].search(text[: ref.start - sentence.start].lower()) is not None

    def _films(self, said: _Said, sentence: Sentence, inside: Sequence[Ref], taken: Sequence[Ref]) -> list[Ref]:
        """ "The film", "the three-hour drama"; a noun beside a title only describes it."""
        found = []
        anothers = self.begins_with_another(sentence)
        for match in said:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if any(ref.start < end and start < ref.end for ref in taken):
                continue
            if any(ref.mark in _NAMED_SO and ref.start < end <= ref.end for ref in inside):
                continue  # "festival international du film de …", "den Les Films du Losange"
            if any(ref.mark in marks.FILMS and ref.start == start and ref.end < end for ref in inside):
                continue  # "The Work won among documentary features": a title, and what goes on behind it
            if self.made_by_another(match, end):
                continue  # "der neue Film von Ole Rot"
            if self.points_back(match, sentence) or self.singles_out_another(match, end):
                found.append(Ref(marks.OTHER, ("",), start, end))
                continue
            does = self.lexicon.shapes["bare_title_does"].match(match.string, match.end())
            if does and self._titled(match.string, match.end(), sentence):
                continue  # "the 1958 shocker The Quarry": another's title, that nothing marks
            beside = next(
                (r for r in inside if r.mark in marks.FILMS and self._describes(match.string, r, sentence, end)), None
            )
            spoken = [ref for ref in inside if not self.only_since(ref, match.string, sentence, start)]
            spoken = [ref for ref in spoken if not self._credited(ref, inside)]
            before = next((r for r in spoken if r.mark == marks.OTHER and 0 <= start - r.end <= 3), None)
            meant = before or self._named_before(spoken, start, last=True) or self.film
            if meant is not None and (self.is_its_sequel(match[0], meant) or self.is_a_former(meant, sentence)):
                meant = Ref(marks.OTHER, ("",))
            if anothers and meant is self.film:
                meant = Ref(marks.OTHER, ("",))
            if meant is not None:
                meant = self.of_its_country(beside or meant, start, end, inside)
            if beside is None and meant is not None:
                found.append(Ref(meant.mark, meant.values, self.label_end(start, end), end))
        return found

    def _unnamed_yet(self, text: str, sentence: Sentence) -> list[Ref]:
        """ "A ghost story shot in Basque won …": the page's own film, in a lead that only then names it."""
        if sentence.paragraph != 0 or self.topic is None or self.topic.mark != marks.FILM:
            return []
        match = self.lexicon.shapes["a_film"].match(text)
        before = self.page.within(self.page.headline_end, sentence.end)
        if match is None or any(ref.mark in marks.FILMS for ref in before):
            return []
        start, end = sentence.start + match.start("film"), sentence.start + match.end("film")
        return [Ref(self.topic.mark, self.topic.values, self.label_end(start, end), end)]

    def _the_new_one(self, text: str, sentence: Sentence) -> list[Ref]:
        """ "The new one": the film that the page is about, though it spoke of its maker's last before."""
        if "the_new_one" not in self.lexicon.shapes or self.topic is None or self.topic.mark != marks.FILM:
            return []
        return [
            Ref(self.topic.mark, self.topic.values, sentence.start + said.start(), sentence.start + said.end())
            for said in self.lexicon.shapes["the_new_one"].finditer(text)
        ]

    def _makers(self, said: _Said, sentence: Sentence, inside: Sequence[Ref]) -> list[Ref]:
        """ "Its star, Jo Roe": somebody of the film that is spoken of, of whom the watch list does not know."""
        found = []
        for match in said:
            start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
            meant = self._named_before(inside, start, last=True) or self.film
            taken = any(ref.start < end and start < ref.end for ref in inside)
            if meant is not None and meant.mark == marks.FILM and not taken:
                found.append(Ref(marks.PERSON, meant.values, start, end))
        return found

    @staticmethod
    def _describes(text: str, title: Ref, sentence: Sentence, end: int) -> bool:
        """Whether a noun that ends at `end` only says what `title` is: beside it, or parted from it by a comma."""
        gap = text[end - sentence.start : title.start - sentence.start]
        return (
            is_beside(text, end - sentence.start, title.start - sentence.start)
            or (0 < len(gap) < _APART and gap.rstrip(" \"'“‘«„\u00a0\u202f").endswith(","))
            or (0 < len(gap) < _APART and bool(_ADJECTIVE.fullmatch(gap)))
        )

    def _its(self, said: _Said, sentence: Sentence, inside: Sequence[Ref]) -> list[Ref]:
        found = []
        inside = [ref for ref in inside if ref.mark != marks.OTHER or not self._bracketed(ref)]
        for match in said:
            start = sentence.start + match.start()
            if any(ref.start <= start < ref.end for ref in inside):
                continue  # a word of a title: “Bob Trevino Likes It”
            there = match.string[: match.start()].endswith(", where ")  # "and F goes to V, where it plays"
            that_one = self.lexicon.shapes.get("that_one")
            that = that_one is not None and that_one.match(match.string, match.start()) is not None
            meant = self._named_before(inside, start, last=there or that)
            if that and meant is None and self.film is not None and self._is_topic(self.film):
                meant = Ref(marks.OTHER, ("that one",))  # "N also has a sequel; P opens that one in May"
            if meant is None and self.left is not None and self._goes_on(match):
                self.film = self.left
            meant = meant or self.film
            buyers = [ref for ref in inside if may_act(ref) and ref.end <= start and not self.only_owns(ref, sentence)]
            who = buyers[-1] if buyers else self.company
            found.append(Ref(marks.IT, (meant, who), start, sentence.start + match.end()))
        return found

    def only_owns(self, company: Ref, sentence: Sentence) -> bool:
        """Whether a company is named but to say whose another is: "N, the genre arm of P, said that it has F"."""
        shapes = self.lexicon.shapes
        return (
            "owner_before" in shapes
            and shapes["owner_before"].search(self.printed[sentence.start : company.start]) is not None
        )

    def left_out(self, sentence: Sentence, extra: Sequence[Ref]) -> Ref | None:
        """The film of which a sentence speaks that begins with its verb: "Opens Friday"; null where it does not."""
        if sentence.headline or self.film is None or self.film.mark != marks.FILM or not self.film.value:
            return None
        printed = self.printed[sentence.start : sentence.end]
        if self.lexicon.shapes["left_out"].match(f"{printed[:1].lower()}{printed[1:]}") is None:
            return None
        named = (*extra, *self.page.within(sentence.start, sentence.end))
        if any(ref.mark in marks.FILMS or ref.mark == marks.IT for ref in named):
            return None  # "Opening on May 5 is F"
        return Ref(marks.IT, (self.film, self.company), sentence.start, sentence.start)

    def _credited(self, title: Ref, inside: Sequence[Ref]) -> bool:
        """Whether another film only says in brackets who stands before it: "by Poe (“Kiln”)", "N (“Kiln”)"."""
        if title.mark != marks.OTHER or not self._bracketed(title) or self.film is None or self.film.mark != marks.FILM:
            return False
        return any(0 < title.start - ref.end <= _APART for ref in inside if ref.mark in _KNOWN_BY_FILMS)

    def _bracketed(self, title: Ref) -> bool:
        """Whether a title stands in a bracket, which only tells by what film one knows somebody: "Neon (“Anora”)"."""
        before = self.page.text[max(0, title.start - _APART) : title.start + 1]
        return before.rfind("(") > before.rfind(")")

    def _goes_on(self, it: re.Match[str]) -> bool:
        """Whether an "it" is a film: it opens the sentence, or somebody does something with it."""
        return not it.start() or self.lexicon.shapes["done_with_it"].match(it.string, it.end()) is not None

    @staticmethod
    def _named_before(inside: Sequence[Ref], start: int, *, last: bool) -> Ref | None:
        named = [ref for ref in inside if ref.mark in marks.FILMS and ref.end <= start]
        return named[-1 if last else 0] if named else None


def _lies_in(match: re.Match[str], sentence: Sentence, found: Sequence[Ref]) -> bool:
    """Whether one of `found` goes on behind a match in it ("follow-up to" in "Bong's follow-up to Parasite"), or is a
    company that the match is taken for: "the former".
    """
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return any(
        ref.start <= start and (end < ref.end or (end == ref.end and ref.mark == marks.COMPANY)) for ref in found
    )
