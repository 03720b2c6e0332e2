"""Prizes by their form, and whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from tracker.reading import marks, names, nametables
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.scripts import FAR_SCRIPTS

_LED = re.compile(  # the preposition and article before a name
    r"(?:[ ,]+(?:a|al|alla|all['’]|ai|di|del|della|dell['’]|dei|da|dal|dalla|in|nel|nella|em|no|na|do|ao|à|at|of|the|"
    r"du|de|la|le|el|en|au|im|der|des|beim|på|i|vid|för))*\s*$"
)
_METAL = re.compile(r"(?:[Gg]olden|[Ss]ilbern|[Bb]ronzen)e[nr]? ")
# Each of a list.
_EACH = re.compile(
    r"(?<!\w)(?!(?:und|sowie|die|das|den|et|och|samt|för)\b)[^\W\d_][\w-]*(?: (?!(?:und|sowie|et|och|samt)\b)[\w'’-]+)*"
)
_COMPETES = (" competition", " Competition")  # behind a prize for which a section's films compete
_LEADS = 40  # characters before a prize that say that it is none of a ceremony
BARE_PRIZES = frozenset({"award", "awards", "prize", "prizes", "no prize", "no award"})
_FEW = 2  # spaces that the name of a prize and the word behind it have at least
_NUMBERED = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|eine|zwei|drei|vier|fünf|sechs|sieben|acht|"
    r"två|tre|fyra|fem|sex|sju|åtta|\d+) $",
    re.I,
)


def prizes(text: str, title: int, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """Prizes by their form, where no known company is; the headline ends at `title`.

    Whose they are is told by the table of prizes, where they are known. A festival's name in front is no part of one.
    """
    in_headline = lexicon.shapes["prize_begins"]
    found = []
    for match in _forms(text, lexicon):
        start, end = match.span("prize")
        if match.groupdict().get("list"):
            found += [Ref(marks.AWARD, (each[0],), *each.span()) for each in _EACH.finditer(text, start, end)]
            continue
        if start < title and (begin := in_headline.search(text[start:end])):
            start += begin.start()
        if when := lexicon.shapes["prize_when"].search(text[start:end]):
            start += when.end()
        if text[start:end].lower() in BARE_PRIZES or _is_an_evening(text, start, end, lexicon):
            continue
        meeting = marks.meeting(known, start, end)
        if any(
            (ref.mark == marks.COMPANY and not _belongs(ref, text, start, end)) or _holds(ref, start, end)
            for ref in meeting
        ):
            continue
        giver = next((ref for ref in meeting if ref.mark == marks.FESTIVAL and ref.start <= start), None)
        if giver is not None and _is_a_ceremony(text, start, end, giver, lexicon):
            continue
        if giver is not None and giver.end < end and text[giver.end] != "-":
            own = text[giver.end : end].lstrip(" '’s")
            if not own.startswith(("d", "a", "för ", "für ", "per ", "in ")):  # "César du meilleur film"
                start = end - len(own)
        within = [ref for ref in meeting if ref.mark == marks.FESTIVAL and ref.start > start + 1]
        bound = next((ref for ref in within if _binds(ref, text, start, end)), None)
        inside = next((ref.start for ref in within if ref is not bound), end)
        if inside < end:
            end = start + len(_LED.sub("", text[start:inside]))  # "Premio del pubblico al Biografilm"
        end = start + len(_LED.sub("", text[start:end]))  # "Premio Orizzonti di" breaks off
        named = giver if giver is not None and giver.start == start else bound
        giving = str(named.value) if named is not None else _given_by(text, start, end, meeting)
        if text.startswith(_COMPETES, end):
            found.append(Ref(marks.SECTION, (text[start:end],), start, end, "form"))
            continue  # "in the Crystal Globe competition": where a film competes for it
        found.append(Ref(marks.AWARD, (text[start:end],), start, end, giving))
    return found + _of_a_jury(text, known, lexicon)


def _forms(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Where a prize's form stands, or one of a language's fuller forms; of two that meet, the longer."""
    plain, fuller = (list(lexicon.shapes.by_line(name, text)) for name in ("prize", "prize_in_full"))
    plain_spans, fuller_spans = ([match.span("prize") for match in found] for found in (plain, fuller))
    yield from (match for match in plain if not _outdone(match.span("prize"), fuller_spans, by=0))
    yield from (match for match in fuller if not _outdone(match.span("prize"), plain_spans, by=-1))


def _outdone(form: tuple[int, int], others: Sequence[tuple[int, int]], *, by: int) -> bool:
    """Whether one of `others`, which are in order, meets a prize's form and is longer, by more characters than that."""
    start, end = form
    ahead = range(bisect_left(others, (end, end)) - 1, -1, -1)  # those that begin before it ends, the last one first
    met = takewhile(lambda other: other[1] > start, (others[n] for n in ahead))
    return any(last - first > end - start + by for first, last in met)


def _is_a_ceremony(text: str, start: int, end: int, giver: Ref, lexicon: Lexicon) -> bool:
    """Whether what has the form of a prize is where its giver gives them: "at the Sundance Film Festival awards"."""
    if text[giver.end : end].strip(" '’s").lower() in BARE_PRIZES:
        return True
    return (
        (giver.start, giver.end) == (start, end)
        and not _NUMBERED.search(text, max(0, start - 12), start)
        and not lexicon.shapes["prize_itself"].search(text[max(0, start - _LEADS) : start])
    )


def _is_an_evening(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what has the form of a prize is the evening of several: "Venice awards live: Golden Lion goes to F"."""
    return text[start:end].lower().endswith("awards") and lexicon.shapes["prize_evening"].match(text, end) is not None


def _of_a_jury(text: str, known: Sequence[Ref], lexicon: Lexicon) -> list[Ref]:
    """The prize of a jury that has but one, where it is said whom it chose: "the Fipresci jury chose F"."""
    said = lexicon.shapes.by_line("jury_chose", text)
    return [
        Ref(marks.AWARD, (f"{match['jury']} Prize",), *match.span("jury"))
        for match in said
        if not marks.meeting(known, *match.span("jury"))
    ]


def _binds(festival: Ref, text: str, start: int, end: int) -> bool:
    """Whether a festival's name is a part of a prize's: "Große Diagonale-Preis", "Goldene Lola"."""
    if festival.end == end:
        return "awards" in festival.note and _METAL.fullmatch(text, start, festival.start) is not None
    return festival.end < end and text[festival.end] == "-"


def _belongs(company: Ref, text: str, start: int, end: int) -> bool:
    """Whether what seems a company's name is a part of a prize's."""
    named = _named_after(company, text, start, end) or _sponsors(company, start, end)
    return named or _for_which(company, text, start)


def _named_after(company: Ref, text: str, start: int, end: int) -> bool:
    """Whether a prize bears a company's name, as only a script without spaces joins the two: "CGV상"."""
    return company.start == start and company.end < end and text[company.end] >= FAR_SCRIPTS


def _for_which(company: Ref, text: str, start: int) -> bool:
    """Whether what seems a company's name is only what the prize is for: "the Oak Award for Best Film"."""
    return text[start : company.start].endswith((" for ", " of ")) and text.startswith("Best ", company.start)


def _given_by(text: str, start: int, end: int, meeting: Sequence[Ref]) -> str:
    """Who gives a prize that names nobody: by the table of prizes, by a section at its beginning or its end, or as one
    of the awards that go by its name.
    """
    giving = next((ref.note for ref in meeting if ref.mark == marks.AWARD), "")
    for section in (ref for ref in meeting if ref.mark == marks.SECTION and not giving):
        leads = section.start == start and section.end < end
        ends = start < section.start and section.end >= end and _tells_its_festival(text[start : section.start])
        givers = names.section_festivals(str(section.value))
        giving = givers[0] if (leads or ends) and len(givers) == 1 else ""
    return giving or _ceremonies().get(f"{text[start:end].lower()}s", "")


@cache
def _ceremonies() -> dict[str, str]:
    """Who gives awards, by each spelling in small letters: "a British Independent Film Award" is one of theirs."""
    bodies = [known for known in nametables.festivals() if known.kind == "awards"]
    return {spelling.lower(): body.name for body in bodies for spelling in (body.name, *body.aliases)}


def _tells_its_festival(words: str) -> bool:
    """Whether what stands before a section's name is a prize by itself: "Premio della giuria del Certain Regard"."""
    return words.count(" ") > _FEW and _LED.search(words) is not None


def _sponsors(company: Ref, start: int, end: int) -> bool:
    """Whether a prize has a company's name in its midst: "Premio Movistar Plus+ a la mejor película"."""
    return start < company.start and company.end < end


def _holds(ref: Ref, start: int, end: int) -> bool:
    """Whether another name holds a prize's and more: the competition for it, the Golden Apricot, the Palm Dog."""
    longer = end < ref.end or (ref.mark == marks.AWARD and ref.start < start and end == ref.end)
    return ref.mark in (marks.SECTION, marks.FESTIVAL, marks.AWARD) and ref.start <= start and longer
