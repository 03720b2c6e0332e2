"""Facts that are kept in fields, as a document: for each a plain sentence, and the development whose quote it is.

A database and a festival's programme need no reader to guess what they mean; the ledger, for its part, holds nothing
without the sentence that says it. So each fact is said in a sentence of ours, to the letter, and linked to the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.domain.country import NAMES
from tracker.domain.development import Certainty, Development, ReleaseType
from tracker.domain.document import Document
from tracker.domain.edtf import span
from tracker.domain.film import Film, fold

_HOW: dict[ReleaseType | None, str] = {
    "theatrical": "opens in cinemas",
    "limited": "opens in a limited release",
    "streaming": "streams",
    "digital": "can be had digitally",
    "physical": "comes out on disc",
    "tv": "is on television",
    None: "is released",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(slots=True)
class Record:
    """A record of `film` in `outlet`, met at `seen` (aware), at the address where a person finds it."""

    film: Film
    url: str
    outlet: str
    seen: datetime
    language: str = "en"
    _said: list[Development] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        """A line that no claim rests on."""
        self._lines.append(line)

    def say(self, said: Development) -> None:
        """`said`, whose quote is its sentence."""
        self._lines.append(said.quote)
        self._said.append(said)

    def release(self, day: str, territory: str | None, how: ReleaseType | None, companies: Iterable[str] = ()) -> None:
        """A release on the EDTF date `day`: expected while it is to come; once past, true and no news of its own."""
        past, by = is_past(day, self.seen), tuple(companies)
        place = f" in {territory_name(territory)}" if territory else ""
        whose = f", distributed by {_listed(by)}" if by else ""
        self.say(
            Development(
                film=self.film.title,
                kind="release",
                certainty="confirmed" if past else "expected",
                quote=f"“{self.film.title}” {_HOW[how]}{place} {date_words(day)}{whose}.",
                companies=by,
                territories=(territory,) if territory else None,
                date=day,
                release_type=how,
                background=past,
                rule=f"{fold(self.outlet)}-release",
            )
        )

    def document(self) -> Document:
        """The record as a document; its statements in the order in which they were made."""
        return Document(
            url=self.url,
            outlet=self.outlet,
            title=f"{self.film.title} – {self.outlet}",
            text="\n\n".join(dict.fromkeys(self._lines)),
            language=self.language,
            seen=self.seen,
            stated=tuple(dict.fromkeys(self._said)),
        )


def is_past(day: str, seen: datetime) -> bool:
    """Whether the EDTF date is over by `seen`."""
    known = span(day)
    return known is not None and known.last < seen.date()


def certain(day: str | None, seen: datetime) -> Certainty:
    """What a record's date is: what has been is confirmed, what is to come is expected."""
    return "confirmed" if day is None or is_past(day, seen) else "expected"


def date_words(day: str) -> str:
    """An EDTF date as a sentence ends with it: "on 27 February 2026", "in February 2026", "in 2026"."""
    parts = day.split("-")
    if len(parts) == 3:
        at = date.fromisoformat(day)
        return f"on {at.day} {_MONTHS[at.month - 1]} {at.year}"
    return f"in {_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else f"in {parts[0]}"


def territory_name(code: str) -> str:
    """The English name of an ISO 3166-1 code, with its article where it has one in a sentence."""
    if code == "WW":
        return "the world"
    name = NAMES.get(code, code)
    return f"the {name}" if name.startswith("United ") or name.endswith((" Republic", "Islands")) else name


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
