"""Where a document names the films of the watch list, and where it only seems to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from tracker.domain.film import Film
from tracker.reading.mention_cues import Cue
from tracker.reading.mention_hits import Hit
from tracker.reading.mention_judging import Judge, Verdict
from tracker.reading.mention_longer import NAME
from tracker.reading.mention_names import spellings
from tracker.reading.mention_prose import Prose
from tracker.reading.mention_scan import Scanner
from tracker.reading.mention_short import cut_short
from tracker.reading.mention_ties import ties

_LISTED = Cue("listed")
_FEW = 8  # films: below, looking for each is cheaper than building the automaton


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
        found: list[Verdict] = []
        for index in wanted:
            found += Judge(index, self.films[index], proses, whole, sentence_case, url).verdicts()
        settled = _settle(found, self.films, proses)
        settled += [
            Mention(film.title, *span, True, "its title cut short")
            for film in (self.films[index] for index in wanted)
            for span in cut_short(film, text, settled)
        ]
        return sorted(settled, key=lambda m: (not m.in_title, m.start, -m.end, not m.accepted))


def _settle(found: Sequence[Verdict], films: Sequence[Film], proses: tuple[Prose, Prose]) -> list[Mention]:
    """Where two films claim the same letters, the longer title has them, else the film the document is about."""
    accepted = [verdict.hit for verdict in found if verdict.accepted]
    accepted.sort(key=attrgetter("start"))
    longest = max((hit.end - hit.start for hit in accepted), default=0)
    settled = []
    for hit, ours, reason in found:
        first = bisect_left(accepted, hit.start - longest, key=attrgetter("start"))
        last = bisect_left(accepted, hit.end, key=attrgetter("start"))
        near = accepted[first:last] if ours else []
        rivals = [h for h in near if h.index != hit.index and h.prose is hit.prose and _meet(h, hit)]
        if rivals:
            best = max([hit, *rivals], key=lambda h: _claim(h, films[h.index], proses))
            if best.index != hit.index:
                settled.append(_mention(hit, films, False, f"another watched film: {films[best.index].title}"))
                continue
        listed = reason == NAME and any(_goes_together(h, hit) for h in accepted[:last])
        settled.append(_mention(hit, films, *((True, "beside another watched film") if listed else (ours, reason))))
    return settled


def _mention(hit: Hit, films: Sequence[Film], accepted: bool, reason: str) -> Mention:
    return Mention(films[hit.index].title, hit.start, hit.end, accepted, reason, hit.held, hit.prose.headline)


def _goes_together(one: Hit, other: Hit) -> bool:
    """Whether a title follows another's: what seems a longer name is two of them, "X and Y"."""
    between = one.prose.text[one.end : other.start] if one.prose is other.prose and one.index != other.index else ""
    return one.end <= other.start and _LISTED.pattern.fullmatch(between) is not None


def _meet(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _claim(hit: Hit, film: Film, proses: tuple[Prose, Prose]) -> tuple[int, int, int, int]:
    """The longer stretch, then whose people are near, then whose are in the document, then whose title it is."""
    tied = ties(film)
    near = hit.prose.folded[max(0, hit.start - 160) : hit.end + 160]
    everywhere = sum(tied.among(p.folded) for p in proses)
    return hit.end - hit.start, tied.among(near), everywhere, int(hit.name.text == film.title)
