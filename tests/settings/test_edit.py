"""Entries put into a config and taken out of it, with everything else as it stood."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import ConfigError, WrongCall
from tracker.settings import edit
from tracker.settings.load import default_text

COMMENTED = """# mine

[[films]]   # the first
title = "Eden"
people = [
  "A. B.",   # the director
]

# -- where to look

[[sources]]
name = "S"
kind = "listing"
url = "https://x.example/"

[sources.select]
item = "article"    # theirs

# -- and at last
[tracker]
timezone = "UTC"
"""
WORDS = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.mark.parametrize("text", [COMMENTED, default_text(), "", "[tracker]\ntimezone = 'UTC'"])
@pytest.mark.parametrize(
    ("array", "entry"),
    [("films", {"title": "Flow"}), ("sources", {"name": "T", "kind": "feed", "url": "https://t.example/"})],
)
def test_what_is_added_and_removed_leaves_no_trace(text: str, array: edit.Array, entry: dict[str, str]) -> None:
    more = edit.added(text, array, entry)
    assert tomllib.loads(more)[array][-1] == entry
    assert edit.removed(more, array, next(iter(entry.values()))).rstrip("\n") == text.rstrip("\n")


def test_an_entry_goes_behind_the_last_of_its_kind_and_before_the_next_section_s_comment() -> None:
    more = edit.added(COMMENTED, "films", {"title": "Flow"})
    assert more.index("the director") < more.index("Flow") < more.index("# -- where to look")
    more = edit.added(COMMENTED, "sources", {"name": "T", "kind": "feed", "url": "https://t.example/"})
    assert more.index("# theirs") < more.index('"T"') < more.index("# -- and at last")


def test_an_entry_goes_with_its_tables() -> None:
    less = edit.removed(COMMENTED, "sources", "S")
    assert "select" not in less
    assert tomllib.loads(less).keys() == {"films", "tracker"}
    assert all(comment in less for comment in ("# mine", "# the first", "# -- where to look", "# -- and at last"))


@given(title=WORDS.filter(str.strip), aliases=st.lists(WORDS))
def test_any_title_is_written_so_that_it_is_read_back(title: str, aliases: list[str]) -> None:
    more = edit.added(COMMENTED, "films", {"title": title, "aliases": aliases, "year": 2024})
    written = tomllib.loads(more)["films"][-1]
    assert (written["title"], written.get("aliases", []), written["year"]) == (title, aliases, 2024)


def test_a_nested_value_is_written_in_its_line() -> None:
    lines = edit.entry_lines("sources", {"name": "L", "select": {"item": "article a"}, "key": None})
    assert lines == '[[sources]]\nname = "L"\nselect = {item = "article a"}\n'


def test_what_is_not_there_is_not_removed() -> None:
    with pytest.raises(WrongCall, match=r'no entry of .*films.* is called "Flow"'):
        edit.removed(COMMENTED, "films", "Flow")
    with pytest.raises(ConfigError, match="change it by hand"):
        edit.removed('films = [{ title = "Eden" }]', "films", "Eden")
    with pytest.raises(ConfigError, match="change it by hand"):
        edit.added('note = """\n[[films]]\n"""\n[tracker]\n', "films", {"title": "Flow"})


def test_a_value_is_put_into_its_entry_and_taken_out_again() -> None:
    more = edit.changed(COMMENTED, "films", "Eden", muted=True)
    assert tomllib.loads(more)["films"] == [{"title": "Eden", "people": ["A. B."], "muted": True}]
    assert more.index("the director") < more.index("muted") < more.index("# -- where to look")
    assert edit.changed(more, "films", "Eden", muted=None) == COMMENTED
    assert edit.changed(COMMENTED, "films", "Eden", muted=None) == COMMENTED


def test_a_list_grows_and_the_rest_of_its_entry_stays() -> None:
    more = edit.changed(default_text(), "films", "K-Pops!", not_this=["KPop Demon Hunters", "https://x.example/1"])
    (film,) = tomllib.loads(more)["films"]
    assert film["not_this"] == ["KPop Demon Hunters", "https://x.example/1"]
    assert len(more.splitlines()) == pytest.approx(len(default_text().splitlines()), abs=4)
    with pytest.raises(WrongCall, match="nobody"):
        edit.changed(COMMENTED, "films", "nobody", muted=True)
