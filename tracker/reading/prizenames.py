"""Prizes by their form, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.reading import marks, names
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.scripts import FAR_SCRIPTS

_LED = re.compile(  # the preposition and article before a name
    r"(?:[ ,]+(?:a|al|alla|all['’]|ai|di|del|della|dell['’]|dei|da|dal|dalla|in|nel|nella|em|no|na|do|ao|à|at|of|the|"
    r"du|de|la|le|el|en|au|im|der|des|beim|på|i|vid|för))*\s*$"
)
BARE_PRIZES = frozenset({"award", "awards", "prize", "prizes", "no prize", "no award"})
_NUMBERED = re.compile(r"\b(?:an?|one|two|three|four|five|six|seven|eight|\d+) $")


def prizes(text: str, title: int, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """Prizes by their form, where no known company is; the headline ends at `title`.

    Whose they are is told by the table of prizes, where they are known. A festival's name in front is no part of one.
    """
    in_headline = lexicon.shapes["prize_begins"]
    found = []
    for match in lexicon.shapes.by_line("prize", text):
        start, end = match.span("prize")
        if start < title and (begin := in_headline.search(text[start:end])):
            start += begin.start()
        if when := lexicon.shapes["prize_when"].search(text[start:end]):
            start += when.end()
        if text[start:end].lower() in BARE_PRIZES:
            continue
        meeting = marks.meeting(known, start, end)
        if any(
            (ref.mark == marks.COMPANY and not (_named_after(ref, text, start, end) or _sponsors(ref, start, end)))
            or _holds(ref, start, end)
            for ref in meeting
        ):
            continue
        giver = next((ref for ref in meeting if ref.mark == marks.FESTIVAL and ref.start <= start), None)
        if (
            giver is not None
            and (giver.start, giver.end) == (start, end)
            and not _NUMBERED.search(text, max(0, start - 12), start)
        ):
            continue  # the ceremony, and no prize of it
        if giver is not None and giver.end < end and text[giver.end] != "-":
            own = text[giver.end : end].lstrip(" '’s")
            if not own.startswith(("d", "a")):  # "César du meilleur film", "Goya a la mejor película"
                start = end - len(own)
        within = [ref for ref in meeting if ref.mark == marks.FESTIVAL and ref.start > start + 1]
        bound = next((ref for ref in within if text[ref.end] == "-" and ref.end < end), None)  # "Große Diagonale-Preis"
        inside = next((ref.start for ref in within if ref is not bound), end)
        if inside < end:
            end = start + len(_LED.sub("", text[start:inside]))  # "Premio del pubblico al Biografilm"
        end = start + len(_LED.sub("", text[start:end]))  # "Premio Orizzonti di" breaks off
        giving = next((ref.note for ref in meeting if ref.mark == marks.AWARD), "")
        giving = str(bound.value) if bound is not None else giving
        if giver is not None and giver.start == start:
            giving = str(giver.value)
        section = next((ref for ref in meeting if ref.mark == marks.SECTION and ref.start == start), None)
        givers = names.section_festivals(str(section.value)) if section is not None and not giving else ()
        if section is not None and len(givers) == 1 and section.end < end:
            giving = givers[0]
        found.append(Ref(marks.AWARD, (text[start:end],), start, end, giving))
    return found


def _named_after(company: Ref, text: str, start: int, end: int) -> bool:
    """Whether a prize bears a company's name, as only a script without spaces joins the two: "CGV상"."""
    return company.start == start and company.end < end and text[company.end] >= FAR_SCRIPTS


def _sponsors(company: Ref, start: int, end: int) -> bool:
    """Whether a prize has a company's name in its midst: "Premio Movistar Plus+ a la mejor película"."""
    return start < company.start and company.end < end


def _holds(ref: Ref, start: int, end: int) -> bool:
    """Whether a section's name holds a prize's and more: the competition for it."""
    return ref.mark == marks.SECTION and ref.start <= start and end < ref.end
