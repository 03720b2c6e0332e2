"""A rule that was found in a clause, and what the clause says beside it: who, where and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.joints import predicates
from tracker.reading.lands import land_of, own_land
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Marked, Ref
from tracker.reading.places import REST, codes, doers_own, refs, taken_in, told_before

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.rulebook import Rule
    from tracker.reading.scene import Scene

_BRINGS = frozenset({"distributor", "streamer", "studio"})  # the roles of those that bring films out
_SHOWS = _BRINGS | {"broadcaster"}
_TRADE = _BRINGS | {"broadcaster", "sales"}
# Shapes of a sentence whose company brings it out.
_TELLERS = ("brought_announcer", "brought_said", "brought_label", "brought_from", "brought_first")
_WORLD = 32  # characters behind a deal's own words in which it may say that it is for the world
_BEFORE, _AFTER = 24, 40  # characters about a place in which words may say that it is not where the deal holds
# Where a company sits whose readers "here" are: another's office does not move the page.
_SPEAKING = {"de": {"DE", "AT", "CH", "LU"}, "sv": {"SE", "FI"}}

_BUYERS = re.compile(
    f"[{marks.COMPANY}{marks.NAME}],? (?:for|in|across|over) (?:the )?$|[{marks.COMPANY}{marks.NAME}] \\($"
)
_NEXT_BUYER = re.compile(f"(?:,| and|, and) [{marks.COMPANY}{marks.NAME}] (?:in|for) (?:the )?$")
_BUYER_BEHIND = re.compile(f" \\([{marks.COMPANY}{marks.NAME}]\\)")  # "to T (N), T (N)"
_IN = re.compile(r" (?:in|for|across|throughout) (?:the )?$")
_EMPLOYER = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])'s? (?:[a-z-]+ ){{0,4}}$")
_OF_NATION = re.compile(f"(?P<territory>{marks.TERRITORY}) (?:[a-z-]+ ){{1,3}}[{marks.COMPANY}{marks.NAME}]")
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
        if ref is not None and ref.mark == marks.NAME and not ref.note and self._a_person():
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

    def _employer(self, who: Ref) -> Ref | None:
        """The company that somebody works for, of whom the clause goes on: "N's Jo Roe, who bought F"."""
        place = next((place for place, ref in self.scene.marked.placed() if ref.start == who.start), 0)
        before = _EMPLOYER.search(self.scene.marked.text, 0, place)
        company = self.scene.marked.at(before.start("company")) if before else None
        return company if company and (company.mark == marks.COMPANY or company.note == "common") else None

    def _brought_by(self) -> Ref | None:
        """The company that the clause only adds to its release: "llegará a los cines con N"."""
        match = self.scene.lexicon.shapes["brought_by"].search(self.text)
        named = self.marked.part(*match.span()).refs if match else ()
        who = next((ref for ref in named if ref.mark in (marks.COMPANY, marks.NAME)), None)
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

    def territories(self) -> tuple[str, ...] | None:
        """The clause's own place: the one that the match names, else the first after it, else the first before."""
        named = self.group("territory")
        if named and not (self._names_a_seat(named) or self._made_there(named) or self._of_another(named)):
            return self._at_home(self._narrowed(named))
        if self.clause.connector == "where" and self.text[0] == marks.TERRITORY:
            return codes(self.marked.refs[0])
        shapes = self.scene.lexicon.shapes
        places = []
        for at, ref in self.refs(marks.TERRITORY):
            before, after = self.text[max(0, at - _BEFORE) : at], self.text[at + 1 : at + _AFTER]
            if shapes["not_place_before"].search(before) or shapes["not_place_after"].match(after):
                continue
            if self._is_seat(self.text, at) or self._is_a_buyers(at) or self._is_the_next_ones(at):
                continue
            if self.base.kind == "sales" and self._is_home(ref):
                continue  # "at home by N, sold abroad by N", in a clause that its one verb ends
            if self.base.kind == "sales" and ": " in self.text[self.match.end() : at]:
                continue  # "closes sales of F: it goes to T with N"
            if "adjective" in ref.note and self.text[:at].endswith("-"):
                continue  # "the Franco-Colombian thriller": where it was made
            loose = "adjective" in ref.note or ("ambiguous" in ref.note and not shapes["does_there"].match(after))
            if (
                not loose
                or self._is_the_doers(at)
                or shapes["place_noun_after"].match(after)
                or shapes["place_noun_before"].search(before)
            ):
                places.append((at < self.match.start(), at, ref))
        if not places:
            return None
        apart = self.text.rfind(": ", 0, self.match.start())  # "abroad nothing changes: in T, N opens it on D"
        if apart >= 0:
            places = [each for each in places if apart < each[1] < self.match.start()] or places
        if len(places) > 1 and (sums := [each for each in places if shapes["sums_up"].search(self.text[: each[1]])]):
            places = sums  # "in T, in T and in other cities of T"
        nearest = doers_own(self, places) or min(places, key=lambda each: each[:2])[2]
        if codes(nearest) == ("WW",):  # "worldwide sales outside the UK"
            nearest = next((ref for *_, ref in places if codes(ref)[0] == "WW" and len(codes(ref)) > 1), nearest)
        return self._at_home(nearest)

    def _narrowed(self, named: Ref) -> Ref:
        """The place that the words behind "all rights" give: "has all rights to F in T"."""
        if codes(named) != ("WW",) or not self.scene.page.text.startswith(("all ", "All "), named.start):
            return named
        behind = (ref for at, ref in self.refs(marks.TERRITORY) if _IN.search(self.text, self.match.start(), at))
        return next((ref for ref in behind if codes(ref)[0] != "WW"), named)

    def _is_home(self, ref: Ref) -> bool:
        """Whether a place is the home of a language with its verbs last: nobody sells there what another brings out."""
        return self.scene.lexicon.language in UNSPACED and codes(ref) == (self.home(()),)

    def _is_seat(self, text: str, at: int) -> bool:
        """Whether the place at `at` is only where the seller sits: "the French company X"."""
        seat = self.scene.lexicon.shapes["seat"]
        return self.base.kind == "sales" and seat.match(text, at + 1) is not None

    def _is_the_doers(self, at: int) -> bool:
        """Whether the place at `at` is that of the company that does it: "France's N has it for May"."""
        owned = self.group("company") is not None and self.text.startswith("'s ", at + 1)
        return owned and self.match.start("company") == at + len("T's ")

    def _is_a_buyers(self, at: int) -> bool:
        """Whether the place at `at` is a buyer's and not the seller's: "sold it to N for T"."""
        told = _BUYERS.search(self.text, 0, at)
        listed = _BUYER_BEHIND.match(self.text, at + 1) is not None
        return self.base.kind == "sales" and (listed or (told is not None and told.start() != self.match.start()))

    def _is_the_next_ones(self, at: int) -> bool:
        """Whether the place at `at` is of the buyer behind the rule's own: "sold it to N at home, N in T"."""
        own = self.match.start("company") if self.group("company") is not None else at
        told = _NEXT_BUYER.search(self.text, own + 1, at) if self.base.kind == "acquisition" else None
        return told is not None

    def _names_a_seat(self, ref: Ref) -> bool:
        """Whether a nation that a rule names is but the seller's own: "the Spanish sales company N"."""
        nation = "adjective" in ref.note and len(codes(ref)) == 1 and codes(ref) != ("WW",)
        return nation and self._is_seat(self.text, self.match.start("territory"))

    def _of_another(self, ref: Ref) -> bool:
        """Whether a nation that a rule names is but that of a company beside it, which does not bring it out."""
        beside = self.match.start("territory") + len("T ")
        if (
            self.base.kind != "release"
            or "adjective" not in ref.note
            or self.text[beside : beside + 1] != marks.COMPANY
        ):
            return False
        return set(map(str, self.marked.at(beside).values)).isdisjoint(self.companies())

    def _made_there(self, ref: Ref) -> bool:
        """Whether a nation that a rule names is but the film's own: "takes Iranian drama F", "Chile's F"."""
        told = self.scene.lexicon.shapes["made_there"].match(self.text, self.match.start("territory") + 1)
        return told is not None and ("adjective" in ref.note or told.groupdict().get("owner") is not None)

    def _at_home(self, ref: Ref) -> tuple[str, ...]:
        """A place's codes; "here" is the page's country, "domestic" that of a company known to sit elsewhere."""
        printed, country = self.scene.page.text[ref.start : ref.end].lower(), self.scene.page.document.country
        if country and self.scene.lexicon.shapes["here"].match(printed):
            return (country,)
        if not printed.startswith("domestic"):
            return codes(ref)
        home = next((names.home(name) for name in self.companies() if names.home(name)), None)
        if home is None and (nation := _OF_NATION.search(self.text, 0, self.match.end())):
            return codes(self.marked.at(nation.start("territory")))  # "Lithuanian broadcaster N has domestic rights"
        return (home,) if home and home not in ref.value else codes(ref)

    def where(self, who: tuple[str, ...]) -> tuple[str, ...] | None:
        """The clause's own place; else where "here" and "there" are; else what the sentence says of it before."""
        own = self.territories()
        if own is not None:
            return own
        one_word = self.base.kind in ("acquisition", "release")
        if one_word and (rights := self.scene.lexicon.shapes["rights_place"].search(self.text)):
            return tuple((rights.lastgroup or "").split("_"))  # "Nordamerikarechte", "Deutschlandstart"
        if self.rule.place == "before" and self.scene.focus.place is not None:
            return codes(self.scene.focus.place)
        if self.scene.lexicon.shapes["whole_world"].search(self.text[self.match.start() : self.match.end() + _WORLD]):
            return ("WW",)
        shapes, sentence = self.scene.lexicon.shapes, self.scene.marked
        if self.base.kind == "release" and (land := own_land(self, who)):
            return (land,)
        home = self.home(who)
        opening = shapes["sentence_place"].match(sentence.text)
        before = [ref for clause in self._earlier() for _, ref in refs(clause, marks.TERRITORY)]
        named = [ref for ref in before if "adjective" not in ref.note]
        is_here = shapes["here"].search(self.text) and not shapes["sentence_place"].match(self.text)
        if home and is_here and self.base.kind != "sales":  # who "sells it here" is at a market
            return codes(named[-1]) if named and self.clause.lead == "rel" else (home,)
        if self.elsewhere():
            return "WW", REST
        if shapes["there"].search(f"{self.clause.connector} {self.text}"):
            spoken = before[-1] if before else self.scene.focus.place
            if spoken is None or "WW" in codes(spoken):
                return None  # "its international premiere … N has it over there"
            return codes(spoken) if before or codes(spoken) != (home,) else None
        if who and (place := self._place_of(who[0]) or taken_in(self)):
            return place
        if self.base.kind == "acquisition" and (told := told_before(self, self._earlier())):
            return told
        if opening:
            place = codes(sentence.at(opening.start("territory")))
            return tuple(dict.fromkeys((home, *place))) if opening.groupdict().get("home") and home else place
        return land_of(self, who) if self.base.kind == "release" else None

    def elsewhere(self) -> bool:
        """Whether the clause is about all places but those that others have: "in T by N; elsewhere N has it"."""
        told = self.scene.lexicon.shapes["elsewhere"].search(self.text)
        return told is not None and (told.start() > 0 or self.clause.offset > 0)  # "Elsewhere, N …" is other news

    def home(self, who: tuple[str, ...]) -> str | None:
        """Where "here" is: the country of the page's language tag, else the company's own, else the language's home."""
        if country := self.scene.page.document.country:
            return country
        own, lexicon = names.home(who[0]) if who else None, self.scene.lexicon
        if lexicon.home and own not in _SPEAKING.get(lexicon.language, {own}):
            return lexicon.home
        return own or lexicon.home or None

    def _earlier(self) -> list[Clause]:
        return [clause for clause in self.scene.clauses if clause.offset < self.clause.offset]

    def _added(self, clause: Clause) -> bool:
        """Whether a clause behind this one only adds something: "the deal covers the world but T, where N has it"."""
        return clause.lead == "rel" and clause.offset > self.clause.offset

    def _place_of(self, company: str) -> tuple[str, ...] | None:
        """The one place that an earlier clause of the sentence gives to the same company."""
        for clause in self._earlier():
            named = [str(v) for r in clause.marked.refs if r.mark in (marks.COMPANY, marks.NAME) for v in r.values]
            places = [ref for at, ref in refs(clause, marks.TERRITORY) if not self._is_seat(clause.text, at)]
            if company in named and len(places) == 1:
                return codes(places[0])
        return None


def _trades(ref: Ref) -> bool:
    """Whether all of a mark's companies are known to bring films out, or to sell them."""
    return all(names.role(str(value)) & _TRADE for value in ref.values)


def date_of(ref: Ref, *, past: bool) -> str:
    """The EDTF date that a mark stands for, read as of the past or as to come."""
    return str(ref.values[-1] if past else ref.values[0])
