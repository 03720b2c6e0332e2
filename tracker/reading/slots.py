"""Films in the programme of a broadcaster: "20.15 Uhr, N: F", "N, 20 h 50 : F"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.reading import marks, names
from tracker.reading.coreference import Focus
from tracker.reading.found import date_of
from tracker.reading.marks import Marked, Ref

_HOUR = r"(?:um |kl\.? ?|à )?\d{1,2}(?:[.:]\d\d| ?h(?: ?\d\d)?)(?: uhr)?"
_ON = f"(?:auf |bei |im |sur |på |i )?{marks.COMPANY}"
# A title with a dash behind it may be the first half of a longer one, which is another programme's.
_SLOT = re.compile(rf"^(?:[•*–-] ?)?(?:{_HOUR},? {_ON}|{_ON},? {_HOUR})(?: ?:| [–-]|,) ?{marks.FILM}(?= ?\(|[.,]|$)")


def shown(marked: Marked, focus: Focus, day: Ref | None, today: date) -> Iterator[tuple[str, Ref, str]]:
    """The watched film of a slot with its broadcaster and its date: the `day` of the programme, if it has one."""
    slot = _SLOT.match(marked.text)
    if slot is None:
        return
    who = next(ref for ref in marked.refs if ref.mark == marks.COMPANY)
    if not all("broadcaster" in names.role(str(value)) for value in who.values):
        return
    days = {today.isoformat()} if day is None else {date_of(day, past=past) for past in (False, True)}
    when = today.isoformat() if today.isoformat() in days or day is None else date_of(day, past=False)
    for title in focus.films_of(marked.at(slot.end() - 1)):
        yield title, who, when
