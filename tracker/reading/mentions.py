"""Where a document names the films of the watch list, and where it only seems to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from tracker.domain.film import Film
from tracker.reading import mention_context as context
from tracker.reading import mention_guards as guards
from tracker.reading.mention_context import Prose, Ties
from tracker.reading.mention_names import Name, names, spellings
from tracker.reading.mention_scan import Scanner
from tracker.reading.mention_short import cut_short
from tracker.reading.mention_things import another_thing, tells_of_a_thing, told_from_the_film
from tracker.reading.scripts import FAR_SCRIPTS

_GOES_ON = re.compile(r"[,;:)]|['’]s\b| (?:[a-z]|U\.)")  # behind a title: what no sentence begins with
_VERB = re.compile(
    r"[\"']?\s(?:is|was|has|had|will|won|opens?|opened|stars?|follows?|premieres?|premiered|hits?|heads|goes|gets?|bows?|"
    r"bowed|lands?|landed|played|plays|tells|comes|came|took|takes|arrives?|screens?|screened|debuts?|debuted|keeps?|"
    r"world[- ]premier\w+|shot|wrapped|returns?|reaches|unspools?|"
    r"moves?|moved|sold|sells|marks|centers|centres|drifts|would|may|could|also|then|now|just|"
    # Italian, Spanish, Portuguese: what a title does, and hardly a word that begins a sentence.
    r"esce|usci(?:ra|to|ta)|arriv(?:a|era)|approd(?:a|era)|debutt(?:a|era)|sbarca|slitta|vince|sara|racconta|conquista|"
    r"(?:si|se) (?:e aggiudicat[oa]|aggiudica|porta|estrena(?:ra)?|estreia|alza|lleva|llevo|proyect[ao]|exhibe|podra|"
    r"vera|presenta(?:ra)?|consagrou)|"
    r"lleg(?:a|ara|o)|estren(?:a|ara|o)|aterriza(?:ra)?|desembarca(?:ra)?|sera|fue|tendra|gano|competira|compite|"
    r"participa(?:ra)?|inaugura(?:ra)?|cheg(?:a|ara|ou)|estrei(?:a|ara|ou)|foi|tera|teve|ganhou|venceu|entra|"
    r"concorre|conquistou|no llegara|nao (?:estreia|chega)|passa|abre|abrira|volta|vuelve|torna)\b"
)
_BORNE = "somebody's name, where the document marks the title"
_LISTED = re.compile(r"[\"'”’]?,? (?:and|&) [\"'“‘]?")
_FEW = 8  # films: below, looking for each is cheaper than building the automaton
_FILM_DOCUMENT = 3  # different words of the trade that make a document one about films
_SHORT_WORD = 4  # letters of a title that is a word of every day as well


@dataclass(frozen=True, slots=True)
class Mention:
    """`film` (its title on the watch list) stands at `start` to `end` of the headline (`in_title`) or the text.

    The offsets hold the title alone: neither its quotes nor a possessive. `reason` says what made it accepted, or
    why it was not. `quoted` is set where quotation marks hold it and nothing else.
    """

    film: str
    start: int
    end: int
    accepted: bool
    reason: str
    quoted: bool = False
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place that has the letters of a name."""

    index: int
    name: Name
    prose: Prose
    start: int
    end: int
    held: bool
    marked: bool
    fits: bool

    def verdict(self, film: Film, accepted: bool, reason: str) -> Mention:
        return Mention(film.title, self.start, self.end, accepted, reason, self.held, self.prose.headline)


class Titles:
    """All titles and aliases of a watch list, to look for at once."""

    def __init__(self, films: Sequence[Film]) -> None:
        self.films = tuple(films)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner((n, spelling) for n, film in enumerate(self.films) for spelling in spellings(film))

    def scan(self, raw: bytes) -> bool:
        """Whether a page in UTF-8 may name a film of the list; false only where it does not."""
        return bool(self._scanner.page(raw))

    def named(self, raw: bytes) -> frozenset[str]:
        """The titles of the films that a page in UTF-8 may name: all that it names, and perhaps more."""
        return frozenset(self.films[n].title for n in self._scanner.page(raw))

    def find(self, title: str, text: str, *, url: str = "", language: str | None = None) -> list[Mention]:
        """Every place of a document that has the letters of a watched title, judged; the headline's come first."""
        whole = f"{title}\n{text}"
        wanted: Sequence[int] = range(len(self.films))
        if len(self.films) > _FEW:
            wanted = sorted(self._scanner.text(whole.encode("utf-8", "replace")))
        tongue = (language or "en").partition("-")[0].lower()
        proses = (Prose(title, True, tongue), Prose(text, False, tongue))
        sentence_case = tongue != "en"
        found: list[tuple[_Hit, Mention]] = []
        for index in wanted:
            judge = _Judge(index, self.films[index], proses, whole, sentence_case, url)
            found += judge.mentions()
        settled = _settle(found, self.films, proses)
        settled += [
            Mention(film.title, *span, True, "its title cut short")
            for film in (self.films[index] for index in wanted)
            for span in cut_short(film, text, settled)
        ]
        return sorted(settled, key=lambda m: (not m.in_title, m.start, -m.end, not m.accepted))


class _Judge:
    """Judges the places where one document has the letters of one film."""

    def __init__(
        self, index: int, film: Film, proses: tuple[Prose, Prose], whole: str, sentence_case: bool, url: str
    ) -> None:
        self.index, self.film, self.proses, self.whole = index, film, proses, whole
        self.sentence_case, self.url = sentence_case, url

    @cached_property
    def ties(self) -> Ties:
        return context.ties(self.film)

    @cached_property
    def known(self) -> int:
        """How many of the film's people and companies the document names."""
        return sum(1 for t in (*self.ties.people, *self.ties.companies) if any(t.search(p.folded) for p in self.proses))

    @cached_property
    def film_words(self) -> int:
        """How many words of the trade the document has; those of a feed's few lines are the names of its companies."""
        words = sum(context.film_words(p.folded) for p in self.proses)
        return words if words > _FILM_DOCUMENT else words + len(context.trade_names(self.proses))

    def mentions(self) -> list[tuple[_Hit, Mention]]:
        hits = self._hits()
        other = any(another_thing(hit.prose, hit.start, hit.end) for hit in hits)
        apart = any(told_from_the_film(prose.folded) for prose in self.proses)
        other = other or (apart and any(tells_of_a_thing(prose.folded) for prose in self.proses))
        if other and (not self.known or apart):
            return [(hit, hit.verdict(self.film, False, "something else of this name")) for hit in hits]
        quoted = any(hit.held for hit in hits)
        first = [
            (hit, False, "bare, where the document marks the title")
            if quoted and _only_a_word(hit)
            else (hit, *self._alone(hit))
            for hit in hits
        ]
        if quoted and any(reason.startswith(guards.NAME) and reason.endswith("…") for _, _, reason in first):
            first = [
                (hit, accepted, reason) if accepted is False or hit.held or hit.marked else (hit, False, _BORNE)
                for hit, accepted, reason in first
            ]
        sure = [hit for hit, accepted, _ in first if accepted]
        found = []
        for hit, alone, reason in first:
            accepted, why = self._beside(hit, sure) if alone is None else (alone, reason)
            found.append((hit, hit.verdict(self.film, accepted, why)))
        return found

    def _hits(self) -> list[_Hit]:
        hits: list[_Hit] = []
        for prose in self.proses:
            taken: list[tuple[int, int]] = []
            for name in names(self.film):
                for match in name.pattern.finditer(prose.folded):
                    start, end = match.span()
                    at = bisect_left(taken, (end,))
                    if at and taken[at - 1][1] > start:
                        continue
                    taken.insert(at, (start, end))
                    hits.append(self._hit(name, prose, start, end))
        return hits

    def _hit(self, name: Name, prose: Prose, start: int, end: int) -> _Hit:
        held = context.quoted(prose, start, end)
        marked = context.shouted(prose, start, end)
        written = prose.text[start:end]
        fits = any(
            n.fits(written, sentence_case=self.sentence_case) for n in names(self.film) if n.pattern is name.pattern
        )
        fits = fits or any(n.text == written for n in names(self.film))
        return _Hit(self.index, name, prose, start, end, held, marked, fits)

    def _alone(self, hit: _Hit) -> tuple[bool | None, str]:
        """What the place itself says: yes, no, or (none) that it depends on the rest of the document."""
        refused = self._refusal(hit)
        if refused:
            return False, refused
        if hit.held:
            return True, "in quotes"
        if not hit.fits:
            return None, "small letters"
        if hit.marked:
            return True, "in capitals"
        if hit.name.force == "distinct" and not _only_a_word(hit):
            return True, "the title"
        if _has_its_mark(hit):
            return True, "its own mark amid a sentence"
        if context.noun_before(hit.prose, hit.start):
            return True, "a word for a film before it"
        if context.shown_behind(hit.prose, hit.end):
            return True, "what only a film does behind it"
        if context.rights_around(hit.prose, hit.start, hit.end):
            return True, "the rights that it has"
        if context.company_before(hit.prose, hit.start):
            return True, "its company before it"
        if context.traded(hit.prose, hit.start, hit.end):
            return True, "what only a film is bought or sold like beside it"
        if self._tie_in_reach(hit):
            return True, "people or companies of the film beside it"
        if hit.name.force == "phrase" and not (hit.prose.titled or hit.prose.shouting) and self._mid_capitals(hit):
            return True, "the title"
        return None, "no anchor in reach"

    def _refusal(self, hit: _Hit) -> str | None:
        prose, start, end = hit.prose, hit.start, hit.end
        if self.url and any(n.strip() == self.url for n in self.film.not_this):
            return "not this: the person said so of the page"
        if any(a <= start and end <= b for a, b in guards.not_this(self.film)(prose.folded)):
            return "not this: the person said so"
        reason = guards.longer_title(prose, start, end, hit.name, held=hit.held)
        reason = reason or guards.another_year(self.film, prose, start, end)
        reason = reason or guards.of_old(self.film, prose.text[start:end], self.whole)
        if not reason and another_thing(prose, start, end):
            reason = f"{guards.NAMESAKE}: a thing"
        if not reason and hit.name.force != "distinct" and not self.known:
            reason = guards.another_director(self.film, prose, start, end, self.whole)
        return reason or guards.credit(prose, start, end)

    def _tie_in_reach(self, hit: _Hit) -> bool:
        """In the same paragraph, and near."""
        if hit.name.force == "common" and context.begins_sentence(hit.prose, hit.start) and not self._own_word(hit):
            return False
        around = hit.prose.folded[max(0, hit.start - 160) : hit.end + 160]
        left = around[: min(160, hit.start)].rfind("\n\n")
        around = around[left + 1 :] if left >= 0 else around
        return self.ties.among(around) > 0

    def _own_word(self, hit: _Hit) -> bool:
        """At the head of a sentence the capital proves nothing: what follows has to take it for a name."""
        after = hit.prose.folded[hit.end : hit.end + 24]
        return after[:1] in (",", ":", ".", "(") or after[:2] in (" (", " -", "'s") or bool(_VERB.match(after))

    def _mid_capitals(self, hit: _Hit) -> bool:
        """Two words or more with capitals of their own, beyond the one that a sentence begins with."""
        capitals = [w for w in hit.prose.text[hit.start : hit.end].split() if w[0].isupper() or w[0].isdigit()]
        return len(capitals) >= 2

    def _beside(self, hit: _Hit, sure: list[_Hit]) -> tuple[bool, str]:
        """What the rest of the document says of a place that says nothing itself."""
        common = hit.name.force == "common"
        if not hit.fits:
            if sure and not common and any(h.name.text == hit.name.text or not h.held for h in sure):
                return self._small_letters(hit, sure)
            return False, "small letters: the common word"
        heads = context.begins_sentence(hit.prose, hit.start) and not self._own_word(hit)
        here = [h for h in sure if h.prose is hit.prose]  # a headline has its quotation marks whatever the text does
        if sure and common and (heads or (here and all(h.held or h.marked for h in here))):
            return False, "bare, where the document marks the title"
        if sure:
            return True, "as named elsewhere in the document"
        if hit.prose.headline and not common and (self.known or self.film_words >= _FILM_DOCUMENT):
            return True, "in the headline of a document about films"
        if self.known and not heads and not (common and hit.prose.titled):
            return True, "people or companies of the film in the document"
        if self.film_words >= (_FILM_DOCUMENT + 1 if common else _FILM_DOCUMENT) and not heads and not hit.prose.titled:
            return True, "in a document about films"
        return False, f"no anchor for the {'common' if common else 'short'} word"

    def _small_letters(self, hit: _Hit, sure: list[_Hit]) -> tuple[bool, str]:
        folded = {h.prose.folded[h.start : h.end].rstrip("!? ") for h in sure}
        here = hit.prose.folded[hit.start : hit.end].rstrip("!? ")
        capital = hit.prose.text[hit.start].isupper()
        if here in folded and capital and self.known:
            return True, "as named elsewhere in the document, in small letters"
        return False, "small letters: the common word"


def _has_its_mark(hit: _Hit) -> bool:
    """Whether a title that ends with "!" or "?" has it where its sentence goes on: "has taken K-Pops! for the U.K."."""
    mark = hit.prose.text[hit.end - 1]
    return mark in "!?" and hit.name.text.endswith(mark) and _GOES_ON.match(hit.prose.text, hit.end) is not None


def _only_a_word(hit: _Hit) -> bool:
    """Whether it is a short word, bare, in a script that has no capitals: there all titles have quotation marks."""
    written = hit.prose.text[hit.start : hit.end]
    return not hit.held and len(written) <= _SHORT_WORD and all(letter > FAR_SCRIPTS for letter in written)


def _settle(found: list[tuple[_Hit, Mention]], films: Sequence[Film], proses: tuple[Prose, Prose]) -> list[Mention]:
    """Where two films claim the same letters, the longer title has them, else the film the document is about."""
    accepted = [hit for hit, mention in found if mention.accepted]
    accepted.sort(key=attrgetter("start"))
    longest = max((hit.end - hit.start for hit in accepted), default=0)
    settled = []
    for hit, mention in found:
        first = bisect_left(accepted, hit.start - longest, key=attrgetter("start"))
        last = bisect_left(accepted, hit.end, key=attrgetter("start"))
        near = accepted[first:last] if mention.accepted else []
        rivals = [h for h in near if h.index != hit.index and h.prose is hit.prose and _meet(h, hit)]
        if mention.accepted and rivals:
            best = max([hit, *rivals], key=lambda h: _claim(h, films[h.index], proses))
            if best.index != hit.index:
                settled.append(
                    replace(mention, accepted=False, reason=f"another watched film: {films[best.index].title}")
                )
                continue
        listed = mention.reason == guards.NAME and any(_goes_together(h, hit) for h in accepted[:last])
        settled.append(replace(mention, accepted=True, reason="beside another watched film") if listed else mention)
    return settled


def _goes_together(one: _Hit, other: _Hit) -> bool:
    """Whether a title follows another's: what seems a longer name is two of them, "X and Y"."""
    between = one.prose.text[one.end : other.start] if one.prose is other.prose and one.index != other.index else ""
    return one.end <= other.start and _LISTED.fullmatch(between) is not None


def _meet(one: _Hit, other: _Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(hit: _Hit, film: Film, proses: tuple[Prose, Prose]) -> tuple[int, int, int, int]:
    """The longer stretch, then whose people are near, then whose are in the document, then whose title it is."""
    ties = context.ties(film)
    near = hit.prose.folded[max(0, hit.start - 160) : hit.end + 160]
    everywhere = sum(ties.among(p.folded) for p in proses)
    return hit.end - hit.start, ties.among(near), everywhere, int(hit.name.text == film.title)
