"""The examples that the cues beside a title give: where each must be found, and where not."""

from __future__ import annotations

import re
import tomllib

import pytest

from tracker.reading import (
    mention_context,
    mention_credits,
    mention_guards,
    mention_hits,
    mention_longer,
    mention_quotes,
    mention_short,
    mention_things,
    mentions,
)
from tracker.reading.lexicon import LANGUAGES, folder
from tracker.reading.mention_cues import Cue, Told, cues, words
from tracker.reading.mention_prose import Prose

MODULES = (
    mention_context, mention_credits, mention_guards, mention_hits, mention_longer, mention_quotes, mention_short,
    mention_things, mentions,
)  # fmt: skip
CUES = [pytest.param(told, id=told.id) for told in cues()]
FILES = {tongue: folder(tongue).joinpath("mentions.toml").read_text("utf-8") for tongue in ("", *LANGUAGES)}
BY_NAME = {"sentence_head", "sentence_head_here", "no_name_behind", "told_apart_has"}  # lists that no pattern names
FILM = "FILM"


def found(told: Told, text: str) -> bool:
    """Whether the cue is found in `text` where its title stands."""
    cue = Cue(told.id)
    prose = Prose(text, False, min(told.languages, default="en"))
    start = text.find(FILM)
    if told.where == "page":
        return cue.pattern.search(prose.text if told.printed else prose.folded) is not None
    if told.where == "between":
        last = text.rfind(FILM)
        first = start + len(FILM) if start < last else text.index("(") + 1
        return cue.pattern.fullmatch(text, first, last) is not None
    place = {"before": start, "behind": start + len(FILM), "brackets": text.find("(")}[told.where]
    return cue.at(prose, place) is not None


@pytest.mark.parametrize("told", CUES)
def test_a_cue_is_found_where_it_is_made_for(told: Told) -> None:
    assert told.yes
    assert [text for text in told.yes if not found(told, text)] == []


@pytest.mark.parametrize("told", CUES)
def test_a_cue_is_not_found_beside_that(told: Told) -> None:
    assert told.no
    assert [text for text in told.no if found(told, text)] == []


def test_every_cue_is_asked_for_and_every_one_that_is_asked_for_is_there() -> None:
    each = [value for module in MODULES for value in vars(module).values()]
    asked = [
        cue.id for value in each for cue in (value if isinstance(value, tuple) else (value,)) if isinstance(cue, Cue)
    ]
    assert sorted(asked) == sorted(told.id for told in cues())


def test_every_list_of_words_is_in_use() -> None:
    given = {name for text in FILES.values() for name in tomllib.loads(text)["words"]}
    named = {name for text in FILES.values() for name in re.findall(r"\{([a-z_]+)\}", text)}
    assert given == named | BY_NAME


def test_a_cue_of_some_languages_says_nothing_on_pages_in_others() -> None:
    cue, text = Cue("shown-in-its-halls"), " arriva nelle sale"
    assert cue.at(Prose(text, False, "it"), 0)
    assert cue.at(Prose(text, False, "en"), 0) is None


def test_words_of_a_language_that_has_none_are_none() -> None:
    assert "Dopo" in words("sentence_head_here", "it")
    assert words("sentence_head_here", "xx") == words("no such list") == frozenset()
