"""What bears a film's name and is none: a restaurant, a band, a book, a play made of it."""

from __future__ import annotations

from tracker.reading.mention_cues import Cue, words
from tracker.reading.mention_prose import Prose

_IS_A_THING = Cue("is-a-thing-behind")
_THING_BEHIND = Cue("thing-behind")
_THING_CALLED = Cue("thing-called-before")
_MADE_OF_IT = Cue("made-of-it-before")
_BOOK = Cue("book-before")
_OF_ITS_OWN = Cue("thing-of-its-own-before")
_MADE_A_FILM = Cue("made-a-film-behind")
_TOLD_APART = Cue("told-apart")
_SHOWN = Cue("shown-as-film")
_KINDS = (Cue("game"), Cue("book"), Cue("stage"), Cue("record"))
_SEVERAL = 2


def told_from_the_film(folded: str) -> bool:
    """Whether a page says that the film is another thing than the one that it tells of: "no relation to N's film"."""
    return any(word in folded for word in words("told_apart_has")) and _TOLD_APART.pattern.search(folded) is not None


def of_another_kind(folded: str) -> bool:
    """Whether a page, all of it, has several words of a game, a book, a play or a record."""
    return any(len(set(kind.pattern.findall(folded))) > _SEVERAL for kind in _KINDS)


def shows_no_film(folded: str) -> bool:
    """Whether nothing in a page is said as of a film that is shown, or is to be."""
    return _SHOWN.pattern.search(folded) is None


def another_thing(prose: Prose, start: int, end: int) -> bool:
    """Whether the words beside it say that it is a restaurant, a band, a play or the like: "X, the wine bar"."""
    return bool(
        _IS_A_THING.at(prose, end)
        or _THING_BEHIND.at(prose, end)
        or _THING_CALLED.at(prose, start)
        or _MADE_OF_IT.at(prose, start)
        or _BOOK.at(prose, start)
        or (_OF_ITS_OWN.at(prose, start) and not _MADE_A_FILM.at(prose, end))
    )
