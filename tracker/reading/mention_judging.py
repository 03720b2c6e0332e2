"""Which of the places that have the letters of a film's name are the film."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from tracker.domain.film import Film
from tracker.reading import mention_context as context
from tracker.reading import mention_guards as guards
from tracker.reading.mention_credits import credit
from tracker.reading.mention_hits import Hit, has_its_mark, hits, mid_capitals, only_a_word, own_word
from tracker.reading.mention_longer import NAME, longer_title
from tracker.reading.mention_prose import Prose, begins_sentence
from tracker.reading.mention_things import another_thing, of_another_kind, shows_no_film, told_from_the_film
from tracker.reading.mention_ties import Ties, ties

_BORNE = "somebody's name, where the document marks the title"
_FILM_DOCUMENT = 3  # different words of the trade that make a document one about films


class Verdict(NamedTuple):
    """Whether a place is the film, and why."""

    hit: Hit
    accepted: bool
    reason: str


class Judge:
    """Judges the places where one document has the letters of one film."""

    def __init__(
        self, index: int, film: Film, proses: tuple[Prose, Prose], whole: str, sentence_case: bool, url: str
    ) -> None:
        self.index, self.film, self.proses, self.whole = index, film, proses, whole
        self.sentence_case, self.url = sentence_case, url

    @cached_property
    def ties(self) -> Ties:
        return ties(self.film)

    @cached_property
    def known(self) -> int:
        """How many of the film's people and companies the document names."""
        return sum(1 for t in (*self.ties.people, *self.ties.companies) if any(t.search(p.folded) for p in self.proses))

    @cached_property
    def film_words(self) -> int:
        """How many words of the trade the document has; those of a feed's few lines are the names of its companies."""
        words = sum(context.film_words(p.folded) for p in self.proses)
        return words if words > _FILM_DOCUMENT else words + len(context.trade_names(self.proses))

    def verdicts(self) -> list[Verdict]:
        """What is to be thought of each place: those of the headline first, and of either name by name."""
        places = hits(self.index, self.film, self.proses, sentence_case=self.sentence_case)
        other = any(another_thing(hit.prose, hit.start, hit.end) for hit in places)
        told_apart = bool(places) and any(told_from_the_film(prose.folded) for prose in self.proses)
        page = "\n".join(prose.folded for prose in self.proses) if told_apart else ""
        whole_page = told_apart and (of_another_kind(page) or shows_no_film(page))
        if whole_page or (other and (told_apart or not self.known)):
            return [Verdict(hit, False, "something else of this name") for hit in places]
        held = any(hit.held for hit in places)
        first = [
            (hit, False, "bare, where the document marks the title")
            if held and only_a_word(hit)
            else (hit, *self._alone(hit))
            for hit in places
        ]
        if held and any(reason.startswith(NAME) and reason.endswith("…") for _, _, reason in first):
            first = [
                (hit, accepted, reason) if accepted is False or hit.held or hit.marked else (hit, False, _BORNE)
                for hit, accepted, reason in first
            ]
        sure = [hit for hit, accepted, _ in first if accepted]
        return [
            Verdict(hit, *(self._beside(hit, sure) if alone is None else (alone, reason)))
            for hit, alone, reason in first
        ]

    def _alone(self, hit: Hit) -> tuple[bool | None, str]:
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
        if hit.name.force == "distinct" and not only_a_word(hit):
            return True, "the title"
        if has_its_mark(hit):
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
        if hit.name.force == "phrase" and not (hit.prose.titled or hit.prose.shouting) and mid_capitals(hit):
            return True, "the title"
        return None, "no anchor in reach"

    def _refusal(self, hit: Hit) -> str | None:
        prose, start, end = hit.prose, hit.start, hit.end
        if self.url and any(n.strip() == self.url for n in self.film.not_this):
            return "not this: the person said so of the page"
        if any(a <= start and end <= b for a, b in guards.not_this(self.film)(prose.folded)):
            return "not this: the person said so"
        reason = longer_title(prose, start, end, hit.name, held=hit.held)
        reason = reason or guards.another_year(self.film, prose, start, end)
        reason = reason or guards.of_old(self.film, prose.text[start:end], self.whole)
        if not reason and another_thing(prose, start, end):
            reason = f"{guards.NAMESAKE}: a thing"
        if not reason and hit.name.force != "distinct" and not self.known:
            reason = guards.another_director(self.film, prose, start, end, self.whole)
        return reason or credit(prose, start, end)

    def _tie_in_reach(self, hit: Hit) -> bool:
        """In the same paragraph, and near."""
        if hit.name.force == "common" and begins_sentence(hit.prose, hit.start) and not own_word(hit):
            return False
        around = hit.prose.folded[max(0, hit.start - 160) : hit.end + 160]
        left = around[: min(160, hit.start)].rfind("\n\n")
        around = around[left + 1 :] if left >= 0 else around
        return self.ties.among(around) > 0

    def _beside(self, hit: Hit, sure: list[Hit]) -> tuple[bool, str]:
        """What the rest of the document says of a place that says nothing itself."""
        common = hit.name.force == "common"
        if not hit.fits:
            if sure and not common and any(h.name.text == hit.name.text or not h.held for h in sure):
                return self._small_letters(hit, sure)
            return False, "small letters: the common word"
        heads = begins_sentence(hit.prose, hit.start) and not own_word(hit)
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

    def _small_letters(self, hit: Hit, sure: list[Hit]) -> tuple[bool, str]:
        folded = {h.prose.folded[h.start : h.end].rstrip("!? ") for h in sure}
        here = hit.prose.folded[hit.start : hit.end].rstrip("!? ")
        capital = hit.prose.text[hit.start].isupper()
        if here in folded and capital and self.known:
            return True, "as named elsewhere in the document, in small letters"
        return False, "small letters: the common word"
