"""A festival's sections as prose tells them: in brackets, by their prize, or in the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.film import fold
from tracker.reading import marks, names
from tracker.reading.found import Found
from tracker.reading.marks import Ref
from tracker.reading.tagging import Page

_OF_PRIZES = re.compile(r" (?:Awards?|Prizes?|Grand Prix|Trophy)$")
_RARE = frozenset({"quinzaine", "orizzonti", "zabaltegi", "zonazine"})  # words that nobody uses of anything else
_NAMED_ANEW = re.compile(f"{marks.SECTION}(?:인|である|となる) ?「?(?={marks.SECTION})")  # "the competition that S is"
_COMPETITION = "Competition"  # as festivals call it in whose competition films vie for the top prize
_LEAD = 300  # characters of a page that say what it is about


def bracketed(found: Found, at: int) -> str | None:
    """The section that stands in brackets behind the festival at `at`: "San Sebastián (Perlak)"."""
    behind = found.text.startswith(f" ({marks.SECTION})", at + 1)
    return str(found.marked.at(at + 3).value) if behind else None


def owners(found: Found, named: Sequence[tuple[int, Ref]], sections: Sequence[tuple[int, Ref]]) -> dict[int, Ref]:
    """The section of each of the festivals `named`, by its place among them.

    A section is that of the festival named right before it, else of the first; of the one behind it where the words
    between say so: "the world premiere at V in S, and another in S at V". What only says of what kind the next one is
    is none.
    """
    of = found.scene.lexicon.shapes["section_of"]
    found_of: dict[int, Ref] = {}
    sections = [(at, ref) for at, ref in sections if not _NAMED_ANEW.match(found.text, at)]
    for nth, (at, ref) in enumerate(sections):
        before = sum(place < at for place, _ in named)
        leads = before < len(named) and of.match(found.text[: named[before][0]], at + 1)
        beside = before > 0 and named[before - 1][0] + 2 == at  # "V S and V S"
        if before > 0 and named[before - 1][0] + 1 == at and before - 1 in found_of:
            found_of[before - 1] = ref  # "S部門では、VのS部門に出品されたF": the one without a space between
            continue
        if nth and not leads and not beside:
            continue  # more than one told of the same festival: the first says most
        found_of.setdefault(before if leads else max(before - 1, 0), ref)
    return found_of


def competition_for(found: Found) -> Ref | None:
    """The section that gives its name to the prize which a film competes for: "vies for the Platform Prize"."""
    match = found.scene.lexicon.shapes["competes_for"].search(found.text)
    prize = found.marked.at(match.start("award")) if match else None
    if prize is None:
        return _competition() if _competes(found) else None
    if found.scene.lexicon.shapes["top_prize"].match(str(prize.value).lower()):
        return _competition()
    name = _OF_PRIZES.sub("", str(prize.value))
    givers = names.section_festivals(name) if name != prize.value else ()
    here = any(ref.mark == marks.SECTION and ref.value == name for ref in found.scene.page.refs)
    held = here or (bool(givers) and (not prize.note or prize.note in givers))
    return replace(prize, mark=marks.SECTION, values=(name,), note="") if held else None


def _competes(found: Found) -> bool:
    """Whether a rule's own words tell a film to compete, and not where or for what: "at V, where it competed"."""
    match = found.scene.lexicon.shapes["competes"].search(found.text, found.match.start())
    return match is not None and match.start() < found.match.end()


def _competition() -> Ref:
    """The section of a festival that is no more than its competition."""
    return Ref(marks.SECTION, (_COMPETITION,), note="form")


def glossed(found: Found) -> Ref | None:
    """The section of which the sentence first says whose it is, where its clause has only the festival left: "S, the V
    sidebar, opens with F".
    """
    sentence = found.scene.marked
    match = found.scene.lexicon.shapes["section_gloss"].match(sentence.text)
    if match is None or not found.clause.offset:
        return None
    festival = sentence.at(match.start("festival"))
    named = [ref for ref in found.marked.refs if marks.is_festival(ref)]
    whole = all(ref.value == festival.value for ref in named)
    return sentence.at(match.start("section")) if named and whole else None


def section_before(found: Found) -> Ref | None:
    """The section that the paragraph named last, or the page's only one, where the rule looks for it there."""
    if found.rule.section != "before":
        return None
    before = found.scene.focus.strand or _only_section(found.scene.page)
    spoken = found.scene.focus.festival
    givers = names.section_festivals(str(before.value)) if before is not None else ()
    return before if not givers or (spoken is not None and spoken.value in givers) else None


def plain_section(found: Found) -> str | None:
    """What the clause calls a section that every festival has, in plain words: "in concorso", "la sección oficial"."""
    match = found.scene.lexicon.shapes["plain_section"].search(found.text)
    return match["name"] if match else None


def _only_section(page: Page) -> Ref | None:
    """The section of which alone a page speaks from its start, by whatever name: "Panorama", "the Panorama strand".

    The one of the headline holds though the text names others too.
    """
    sections = [ref for ref in page.refs if ref.mark == marks.SECTION]
    headed = [ref for ref in sections if ref.start < page.headline_end]
    if len(headed) == 1 and sum(ref.value == headed[0].value for ref in sections) > 1:
        return headed[0]
    longest = max(sections, key=lambda ref: len(ref.value), default=None)
    if (
        longest is None
        or sections[0].start > _LEAD
        or any(fold(str(ref.value)) not in fold(str(longest.value)) for ref in sections)
    ):
        return None
    return longest


def festivals_meant(found: Found) -> set[str]:
    """The festivals that the clause names, by their sections too; those of the sentence if it names none."""
    for part in (found.marked, found.scene.marked):
        own = {str(ref.value) for ref in part.refs if marks.is_festival(ref)}
        givers = (names.section_festivals(str(ref.value)) for ref in part.refs if ref.mark == marks.SECTION)
        if own := own | {known[0] for known in givers if len(known) == 1}:
            return own
    return set()


def of_any_festival(found: Found, section: Ref) -> bool:
    """Whether every festival has a section of that name: a competition."""
    return found.scene.lexicon.shapes["any_section"].search(str(section.value).lower()) is not None


def telling(section: Ref) -> bool:
    """Whether a section's name is no everyday word that many houses and rooms bear."""
    return " " in section.value or not section.value.isalpha() or section.value.lower() in _RARE
