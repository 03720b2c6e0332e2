"""What is said around a title that is said of films alone: its kind, its showing, its rights, who buys and sells it."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.reading.mention_cues import Cue
from tracker.reading.mention_prose import Prose
from tracker.reading.names import companies, names

_OWNER = 60  # characters of a company's name with the possessive behind it, and what it says of the film
_NOUN = Cue("noun-before")
_SHOWN = Cue("shown-behind")
_IN_ITS_HALLS = Cue("shown-in-its-halls")
_DATED = Cue("dated-behind")
_RIGHTS = Cue("rights-before")
_FOR_A_PLACE = Cue("for-a-place-behind")
_OWNED = Cue("owned-before")
_A_FIRM = Cue("firm-behind")
_RIGHTS_TO = Cue("rights-to-before")
_UNSOLD = Cue("unsold-behind")
_BUYS = Cue("buys-before")
_SOLD_TO = Cue("sold-to-behind")
_TRADE = Cue("trade")


def noun_before(prose: Prose, start: int) -> bool:
    """Whether a word for a film leads to it: "the thriller Eden"."""
    return bool(_NOUN.at(prose, start))


def shown_behind(prose: Prose, end: int) -> bool:
    """Whether what follows a title is what only a film does: "X opens in theaters"."""
    return bool(_IN_ITS_HALLS.at(prose, end) or _DATED.at(prose, end) or _SHOWN.at(prose, end))


def rights_around(prose: Prose, start: int, end: int) -> bool:
    """Whether it stands between rights and whose or where they are: "los derechos de X para Francia"."""
    return bool(_RIGHTS.at(prose, start) and _FOR_A_PLACE.at(prose, end))


def company_before(prose: Prose, start: int) -> bool:
    """Whether a company that the tables know has the title: "Kino Lorber's X", "Neon's thriller X"."""
    owned = _OWNED.at(prose, start)
    if owned is None:
        return False
    end = start - len(owned[0])
    return _ends_with_company(prose.text[max(0, end - _OWNER) : end])


def traded(prose: Prose, start: int, end: int) -> bool:
    """Whether the place tells how a film is bought or sold: "rights to X", "Neon lands X", "X sold to Neon"."""
    if _A_FIRM.at(prose, end):
        return False
    if _RIGHTS_TO.at(prose, start) or _UNSOLD.at(prose, end):
        return True
    buys = _BUYS.at(prose, start)
    if buys and _ends_with_company(prose.text[max(0, start - len(buys[0]) - _OWNER) : start - len(buys[0])]):
        return True
    sold = _SOLD_TO.at(prose, end)
    return sold is not None and any(span.start == 0 for span in companies(prose.text[sold.end() : sold.end() + _OWNER]))


def _ends_with_company(text: str) -> bool:
    """Whether a company that the tables know is the last thing in `text`."""
    return any(span.end == len(text) for span in companies(text))


def film_words(folded: str) -> int:
    """How many different words of the film trade a text has."""
    return len(set(_TRADE.pattern.findall(folded)))


def trade_names(proses: Iterable[Prose]) -> frozenset[str]:
    """The companies and festivals that the tables know, but for those that `film_words` counts."""
    return frozenset(
        span.value
        for prose in proses
        for span in names(prose.text, prose.language)
        if span.kind in ("company", "festival")
        and not span.note
        and not _TRADE.pattern.search(prose.folded, span.start, span.end)
    )
