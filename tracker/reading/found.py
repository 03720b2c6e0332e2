"""A rule that was found in a clause, and what the clause says beside it: who, where and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.joints import predicates
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Marked, Ref
from tracker.reading.nameforms import may_be_somebody
from tracker.reading.places import refs

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.rulebook import Rule
    from tracker.reading.scene import Scene

_BRINGS = frozenset({"distributor", "streamer", "studio"})  # the roles of those that bring films out
_SHOWS = _BRINGS | {"broadcaster"}
_TRADE = _BRINGS | {"broadcaster", "sales"}
# Shapes of a sentence whose company brings it out.
_TELLERS = ("brought_announcer", "brought_said", "brought_label", "brought_from", "brought_first")
# Where a company sits whose readers "here" are: another's office does not move the page.
_SPEAKING = {"de": {"DE", "AT", "CH", "LU"}, "sv": {"SE", "FI"}}

_EMPLOYER = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])'s? (?:[a-z-]+ ){{0,4}}$")
_ASIDE = re.compile(
    r", (?:(?:the|an?|his|her|their|its) (?:[\w'-]+ ){1,5})?(?:which|who|that|whose)\b[^;]{0,170}?, ?"
)  # its tense is its own


@dataclass(frozen=True, slots=True)
class Found:
    """`rule` at `match` in `clause`; `base` is the development so far, which has its film, kind and certainty."""

    scene: Scene
    clause: Clause
    rule: Rule
    match: re.Match[str]
    base: Development

    @property
    def marked(self) -> Marked:
        return self.clause.marked

    @property
    def text(self) -> str:
        return self.clause.marked.text

    def refs(self, mark: str) -> list[tuple[int, Ref]]:
        """The clause's names of one kind, with their places."""
        return refs(self.clause, mark)

    def group(self, name: str) -> Ref | None:
        """What the rule calls `name`."""
        return self.marked.at(self.match.start(name)) if self.match.groupdict().get(name) else None

    def companies(self) -> tuple[str, ...]:
        """Who does it, as the match names them; nobody, if it is only a chain of theatres."""
        ref = self.group("company")
        if self.rule.doer == "headline":
            ref = self.scene.focus.house or ref
        if ref is not None and ref.mark in marks.FILMS:
            ref = None  # "goes wide": a film does, too
        if ref is not None and ref.mark == marks.NAME and not ref.note and (self._a_person() or self._has_a_job(ref)):
            ref = self._employer(ref)
        if ref is None and self.rule.doer == "sentence":
            added = [each for c in self.scene.clauses if self._added(c) for each in c.marked.refs]
            trade = [r for r in self.scene.marked.refs if r.mark == marks.COMPANY or r.note == "common"]
            ref = next((r for r in trade if r not in added), self.scene.focus.company or (trade[0] if trade else None))
        if ref is None and self.base.kind == "release":
            ref = self._brought_by()
        if ref is not None and ref.mark == marks.NAME and (ref.note == "city" or (self.rule.known and not ref.note)):
            return ()
        if ref is not None and ref.mark == marks.IT:
            ref = ref.values[1]
        if ref is None or (self.rule.last and self.rule.known and not _trades(ref)):
            return ()
        every = dict.fromkeys(map(str, (*ref.values, *self._beside_it())))
        return tuple(name for name in every if names.role(name) != frozenset({"exhibitor"}))

    def _beside_it(self) -> tuple[object, ...]:
        """The company that a deal's own does it with: "bought the rights together with N"."""
        if self.base.kind not in ("acquisition", "sales"):
            return ()
        match = self.scene.lexicon.shapes["joint_doer"].search(self.text, self.match.start())
        return self.marked.at(match.start("company")).values if match else ()

    def _a_person(self) -> bool:
        """Whether the clause goes on about somebody: "N and N, who struck the deal"."""
        return (
            self.clause.lead == "rel" and self.scene.lexicon.shapes["somebody"].match(self.clause.connector) is not None
        )

    def _has_a_job(self, who: Ref) -> bool:
        """Whether a name is that of somebody whose work it stands behind: "producer Jo Roe took back the rights"."""
        before = self.text[: _place_of(who, self.marked)]
        return self.scene.lexicon.shapes["by_job"].search(before) is not None and may_be_somebody(str(who.value))

    def _employer(self, who: Ref) -> Ref | None:
        """The company that somebody works for, of whom the clause goes on: "N's Jo Roe, who bought F"."""
        place = _place_of(who, self.scene.marked)
        before = _EMPLOYER.search(self.scene.marked.text, 0, place)
        company = self.scene.marked.at(before.start("company")) if before else None
        return company if company and (company.mark == marks.COMPANY or company.note == "common") else None

    def _brought_by(self) -> Ref | None:
        """The company that the clause only adds to its release: "llegará a los cines con N"."""
        match = self.scene.lexicon.shapes["brought_by"].search(self.text)
        named = self.marked.part(*match.span()).refs if match else ()
        who = next((ref for ref in named if ref.mark in marks.COMPANIES), None)
        who = who or self._owner("brought_owner", self.marked) or self._owner("brought_platform", self.marked, _SHOWS)
        told = (self._owner(shape, self.scene.marked) for shape in _TELLERS)
        return who or next((ref for ref in told if ref is not None), None) or self._spoken_of()

    def _spoken_of(self) -> Ref | None:
        """The company of the sentence before, which goes on: "N takes F out of May. The thriller opens in June"."""
        spoken = self.scene.focus.doer
        if spoken is None or self.base.film not in spoken[1]:
            return None
        homes = {self.home(()), *(names.home(str(value)) for value in spoken[0].values)}
        for ref in self.scene.marked.refs:
            if ref.mark == marks.COMPANY or (ref.mark == marks.TERRITORY and homes.isdisjoint(ref.value)):
                return None  # another's, or elsewhere
        return spoken[0] if all(names.role(str(value)) & _BRINGS for value in spoken[0].values) else None

    def _owner(self, shape: str, words: Marked, roles: frozenset[str] = _BRINGS) -> Ref | None:
        """The company that a shape finds in `words`, if it is one that brings films out: "N's F", "N said that"."""
        match = self.scene.lexicon.shapes[shape].search(words.text)
        ref = words.at(match.start("company")) if match else None
        return ref if ref and all(names.role(str(value)) & roles for value in ref.values) else None

    def past(self) -> bool:
        """Whether the clause tells of what has been; where it has no verb, the words before it say."""
        shapes = self.scene.lexicon.shapes
        was = "was_there" in shapes and shapes["was_there"].search(self.match[0]) is not None
        if self.rule.tense == "ahead" and not was:
            return False
        if self.base.certainty in ("expected", "speculative") and not self._has_been():
            return False
        if self.clause.lead == "sub" and self.clause.connector in self.scene.lexicon.backward:
            return True
        if shapes["past_ending"].match(self.text, self.match.end()):
            return True
        behind = self.text[self.match.end() :].partition("(")[0] if self.base.kind == "festival" else ""
        for text in (_ASIDE.sub(", ", self.match[0]), *self._about(), behind):
            ahead, past = shapes["ahead"].search(text), shapes["past"].search(text)
            if ahead or past:
                return not ahead
        return False

    def _has_been(self) -> bool:
        """Whether a relative clause only adds a showing, and tells it as past: "may buy F, which had played at V"."""
        shapes = self.scene.lexicon.shapes
        added = self.base.kind == "festival" and self.clause.lead == "rel"
        return added and bool(shapes["past"].search(self.match[0])) and not shapes["ahead"].search(self.match[0])

    def _about(self) -> tuple[str, str]:
        """Where the tense is told if the match does not tell it: before it, or behind it where the verb comes last."""
        sentence, text = self.scene.marked.text, self.text
        if self.scene.lexicon.language in UNSPACED:
            return text[self.match.end() :], sentence[self.clause.offset + len(text) :]
        # What leads to a colon has a tense of its own: "Shelved no more: F surfaces". At the seam: "has its | premiere"
        before = text[: self.match.start()].rpartition(": ")[2]
        own_verb = self.clause.lead in ("main", "conj") and predicates(text, self.scene.lexicon)
        ahead = "" if own_verb else sentence[: self.clause.offset].rpartition(": ")[2]
        return before + self.match[0], ahead

    def ahead(self) -> bool:
        """Whether the clause, or what stands before it, tells of what is to come."""
        if self.rule.tense == "ahead" or self.base.certainty in ("expected", "speculative"):
            return True
        upto = self.scene.marked.text[: self.clause.offset].rpartition(": ")[2]
        pattern = self.scene.lexicon.shapes["ahead"]
        return any(pattern.search(text) for text in (self.text, upto))

    def home(self, who: tuple[str, ...]) -> str | None:
        """Where "here" is: the country of the page's language tag, else the company's own, else the language's home."""
        if country := self.scene.page.document.country:
            return country
        own, lexicon = names.home(who[0]) if who else None, self.scene.lexicon
        if lexicon.home and own not in _SPEAKING.get(lexicon.language, {own}):
            return lexicon.home
        return own or lexicon.home or None

    def earlier(self) -> list[Clause]:
        """The clauses of the sentence that stand before this one."""
        return [clause for clause in self.scene.clauses if clause.offset < self.clause.offset]

    def _added(self, clause: Clause) -> bool:
        """Whether a clause behind this one only adds something: "the deal covers the world but T, where N has it"."""
        return clause.lead == "rel" and clause.offset > self.clause.offset


def _trades(ref: Ref) -> bool:
    """Whether all of a mark's companies are known to bring films out, or to sell them."""
    return all(names.role(str(value)) & _TRADE for value in ref.values)


def date_of(ref: Ref, *, past: bool) -> str:
    """The EDTF date that a mark stands for, read as of the past or as to come."""
    return str(ref.values[-1] if past else ref.values[0])


def _place_of(who: Ref, marked: Marked) -> int:
    """Where in a marked sentence, or a clause of it, the mark of a name stands; 0 where it has none."""
    return next((place for place, ref in marked.placed() if ref.start == who.start), 0)
