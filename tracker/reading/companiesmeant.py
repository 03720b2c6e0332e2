"""The words that stand for a company: "the distributor", "the Paris outfit", "the service"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from tracker.reading import marks, names
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.seats import seat
from tracker.reading.tagging import Page, Sentence

_POSSESSIVE = len("'s ")
_NAMED_TOGETHER = 300  # characters before "the latter" in which the two stand of whom it is one
_AND = frozenset({" and ", " & ", ", and "})


class CompaniesMeant:
    """Finds them, by the company that the page speaks of at the moment, and the one whose news its headline tells."""

    page: Page
    lexicon: Lexicon
    company: Ref | None
    announcer: Ref | None

    def companies_meant(self, said: Sequence[re.Match[str]], sentence: Sentence, inside: Sequence[Ref]) -> list[Ref]:
        """Where they stand in a sentence that has the names `inside`, each with whom it stands for."""
        found = []
        for match in said:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if self.page.text.startswith(" ", end) and any(r.start == end + 1 and may_act(r) for r in inside):
                continue  # "the distributor N": what it is
            before = [r for r in inside if r.end <= start and (r.mark == marks.COMPANY or self._is_owned(r, inside))]
            if (
                before
                and self.lexicon.shapes["seller"].search(match[0])
                and self.page.text[before[-1].end : start] == ", "
            ):
                continue  # "N, the foreign sales company": what it is
            who = before[-1] if before else (self.announcer if sentence.opens else None) or self.company
            if self.lexicon.shapes["last_company"].match(match[0]) and (last := self._acting_last(start)):
                who = replace(last, values=last.values[-1:])  # "the latter", of all companies
            if who is not None and self.lexicon.shapes["seller"].search(match[0]):
                who = self._named_last(start, _sells) or who  # no buyer that was named since
            if who is not None and self.lexicon.shapes["service"].search(match[0]) and not _streams(str(who.value)):
                who = self._named_last(start, _streams) or who  # no seller that was named since
            if who is not None and self.lexicon.shapes["distributor"].search(match[0]) and not _may_distribute(who):
                who = self._named_last(start, _distributes) or who  # no broadcaster that was named since
            if who is not None and (country := seat(match[0])) and names.home(str(who.value)) not in (None, country):
                who = self._named_last(start, partial(_sits, country))  # "the Paris outfit" is none of London
            clash = any(
                r.start < end and start < r.end
                for r in inside
                if r.mark != marks.TERRITORY and not (r.note == "city" and r.start > start)
            )
            if who is not None and not clash:
                found.append(Ref(marks.COMPANY, who.values, start, end))
        return found

    def of_two(self, said: Sequence[re.Match[str]], sentence: Sentence) -> list[Ref]:
        """ "The former", "the latter": of two companies named together last, where no two films were since."""
        found = []
        for match in said:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            named = self.page.within(max(0, start - _NAMED_TOGETHER), start)
            two = [ref for ref in named if may_act(ref)][-2:]
            films = {ref.values for ref in named if ref.mark in marks.FILMS and ref.value}
            together = len(two) == 2 and self.page.text[two[0].end : two[1].start] in _AND
            if together and len(films) < 2:
                who = two[0] if match.lastgroup == "former" else two[1]
                found.append(Ref(marks.COMPANY, who.values, start, end))
        return found

    def _is_owned(self, ref: Ref, inside: Sequence[Ref]) -> bool:
        """Whether a name that is a word as well is a company's arm: "AMC Networks' Shudder"."""
        owner = next((r for r in inside if r.mark == marks.COMPANY and 0 < ref.start - r.end <= _POSSESSIVE), None)
        return owner is not None and may_act(ref) and self.page.text[owner.end] in "'’"

    def _acting_last(self, before: int) -> Ref | None:
        """The company named last, be its name a word as well."""
        return next((ref for ref in reversed(self.page.within(0, before)) if may_act(ref)), None)

    def _named_last(self, before: int, fits: Callable[[str], bool]) -> Ref | None:
        """The company named last of which all names fit."""
        named = (ref for ref in reversed(self.page.within(0, before)) if ref.mark == marks.COMPANY)
        return next((ref for ref in named if all(fits(str(value)) for value in ref.values)), None)


def _sells(company: str) -> bool:
    return "sales" in names.role(company)


def _streams(company: str) -> bool:
    return "streamer" in names.role(company)


def _distributes(company: str) -> bool:
    return not names.role(company).isdisjoint(("distributor", "studio"))


def _may_distribute(who: Ref) -> bool:
    """Whether nothing is known of the companies that says they bring no films to theatres."""
    return all(not names.role(str(value)) or _distributes(str(value)) for value in who.values)


def _sits(country: str, company: str) -> bool:
    return names.home(company) == country


def may_act(ref: Ref) -> bool:
    """Whether a mark is a company, or a name that is a company's and a word as well."""
    return ref.mark == marks.COMPANY or (ref.mark == marks.NAME and "common" in ref.note)
