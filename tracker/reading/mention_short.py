"""A title cut short where it comes again: "Night Ferry", on a page that has named *Night Ferry to Tadoussac*."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.domain.film import Film
from tracker.reading.mention_cues import Cue

if TYPE_CHECKING:
    from tracker.reading.mentions import Mention

_HEAD = Cue("head-of-title")
_NO_NAME_BEHIND = Cue("no-name-behind")
_LONG_ENOUGH = 8  # letters: shorter ones are everybody's words
_NO_NAME_BEFORE = r"(?<![\w’'&.-])(?<![A-Z]\w )(?<![A-Z]\w\w )(?<![A-Z]\w\w\w )(?<![A-Z]\w{4} )(?<![A-Z]\w{5} )"


def heads(film: Film) -> list[str]:
    """What the film's names may be cut to, the longest first."""
    found = {match["head"] for name in film.names if (match := _HEAD.pattern.match(name.strip()))}
    return sorted((head for head in found if len(head) >= _LONG_ENOUGH), key=len, reverse=True)


def cut_short(film: Film, text: str, settled: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where `text` cuts the film's title short, behind the first place that has it whole."""
    whole = [m for m in settled if m.film == film.title and m.accepted]
    if not whole:
        return
    taken = sorted((m.start, m.end) for m in settled if not m.in_title)
    after = 0 if any(m.in_title for m in whole) else min(m.end for m in whole)
    for head in heads(film):
        written = re.escape(head).replace("\\ ", " ").replace("’", "'").replace("'", "[’']")
        for match in re.compile(f"{_NO_NAME_BEFORE}{written}{_NO_NAME_BEHIND.pattern.pattern}").finditer(text, after):
            start, end = match.span()
            before = bisect_left(taken, (end, 0))  # of those that begin before `end`, the last may reach into it
            if not before or taken[before - 1][1] <= start:
                yield start, end
