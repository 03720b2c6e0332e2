"""Companies by the name that a page prints, where its readers know them by no other; festivals by the fuller one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.nameview import folded
from tracker.reading.scripts import FAR_SCRIPTS
from tracker.reading.tagging import Page

_KNOWN_ABROAD = frozenset({"US", "GB", None})  # whose full names every trade paper's readers know
# Words at a name's end that are left off as one likes: "Magnolia" is Magnolia Pictures.
_TAIL = re.compile(
    r"(?:\s+(?:entertainment|pictures|films?|film group|releasing|studios?|distribution|international|media|co))+$"
)
_BRAND = re.compile(r"(?!BFI )[A-Z]{3,4} (?=.* Film Festival)")  # London's is known by the name of its house
_LATIN = re.compile(r"[^\W\d_]*[A-Za-z]")


def as_printed(page: Page, developments: Sequence[Development]) -> tuple[Development, ...]:
    """`developments` with "Trigon" where the page prints that, and trigon-film, the full name, nowhere.

    A company of a country whose companies are known abroad keeps its full name ("Focus" is Focus Features), as does
    one whose name is longer only by words that all companies bear, or that is printed in another script.
    """
    printed: dict[str, str] = {}
    for name in {name for each in developments for name in each.companies}:
        known = names.company(name)
        if known is not None and known.name == name and known.home not in _KNOWN_ABROAD:
            printed[name] = _longest(page, name)
    festivals = {name: _in_full(page, name) for name in {each.festival for each in developments if each.festival}}
    return tuple(
        replace(
            each,
            companies=tuple(printed.get(name, name) for name in each.companies),
            festival=festivals[each.festival] if each.festival else None,
        )
        for each in developments
    )


def _in_full(page: Page, name: str) -> str:
    """A festival by the fuller name that the page prints: Hot Docs Canadian International Documentary Festival.

    A name that begins with a brand is left without it where the page does so: "the Mumbai Film Festival" is MAMI.
    """
    forms = {page.text[ref.start : ref.end] for ref in page.refs if ref.mark == marks.FESTIVAL and ref.value == name}
    fuller = [form for form in forms if _holds(form, name) and "\n" not in form]
    unbranded = _BRAND.sub("", name)
    return max(sorted(fuller), key=len, default=unbranded if unbranded in forms else name)


def _holds(form: str, name: str) -> bool:
    """Whether a name has another whole in it, and words with capitals beside it."""
    rest = form.replace(name, "", 1).split()
    return name in form and bool(rest) and all(word[:1].isupper() for word in rest)


def _longest(page: Page, name: str) -> str:
    """The longest form in which the page prints a company; `name` where that is no other name."""
    forms = {page.text[ref.start : ref.end] for ref in page.refs if ref.mark == marks.COMPANY and ref.value == name}
    # "mk2フィルムズ" is no spelling in Latin letters, whatever it begins with
    forms = {form for form in forms if _LATIN.match(form) and max(form) < FAR_SCRIPTS and "\n" not in form}
    if not forms or any(_bare(form) == _bare(name) for form in forms):
        return name
    return max(sorted(forms), key=len)


def _bare(name: str) -> str:
    return _TAIL.sub("", folded(name))
