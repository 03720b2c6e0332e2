"""The names of the tables, each in a plain sentence: a name that is known is read where it is printed."""

from __future__ import annotations

import pytest

from tests.support.reading import read
from tracker.reading import nametables
from tracker.reading.scripts import FAR_SCRIPTS

# Named like a prize; holding the word that stands for the film here.
_OTHERWISE = frozenset({"Tokyo Anime Award Festival", "Tokyo FILMeX", "microFILM"})
_TICKETS_ONLY = frozenset({"exhibitor"})


def _latin(names: tuple[str, ...]) -> list[str]:
    """Those of `names` that English prose prints."""
    return [name for name in names if max(name) < FAR_SCRIPTS]


def test_festivals() -> None:
    lost = {}
    for festival in nametables.festivals():
        if festival.kind == "festival" and festival.name not in _OTHERWISE:
            told = read(f"FILM will have its world premiere at the {festival.name}.")
            if [each.festival for each in told] != [festival.name]:
                lost[festival.name] = told
    assert not lost


@pytest.mark.parametrize("form", ["Riga film festival", "Zagreb International Film Festival", "Kerala film festival"])
def test_festivals_by_a_loose_name(form: str) -> None:
    (told,) = read(f"FILM will have its world premiere at the {form}.")
    assert told.festival in {each.name for each in nametables.festivals()}


def test_prizes() -> None:
    lost = {}
    for prize in nametables.prizes():
        for name in _latin((prize.name, *prize.aliases)):
            told = [each for each in read(f"FILM won the {name} at {prize.festival}.") if each.kind == "award"]
            if len(told) != 1 or (told[0].award or "").lower() not in (name.lower(), name.lower()[2:]):
                lost[name] = told
    assert not lost


def test_companies() -> None:
    lost = {}
    for company in nametables.companies():
        if company.roles != _TICKETS_ONLY and company.name not in _OTHERWISE:
            told = read(f"FILM has been sold to {company.name} for Spain.")
            if [len(each.companies) for each in told if each.kind in ("sales", "acquisition")] != [1]:
                lost[company.name] = told
    assert not lost


@pytest.mark.parametrize(
    ("text", "festivals"),
    [
        (
            "Planet in Focus has FILM tomorrow in Toronto.",
            ["Planet in Focus International Environmental Film Festival"],
        ),
        ("FILM goes to Hamburg next, then London on October 14.", ["Filmfest Hamburg", "BFI London Film Festival"]),
        ("FILM opens on May 30. A Haunting in Venice takes the slot that FILM has left.", []),
    ],
)
def test_a_city_is_a_festival_a_place_or_part_of_a_title(text: str, festivals: list[str]) -> None:
    assert [each.festival for each in read(text) if each.kind == "festival"] == festivals


@pytest.mark.parametrize(
    ("text", "festival"),
    [
        ("FILMがTIFFのコンペティション部門に選ばれた。", "Tokyo International Film Festival"),
        ("FILMがトロント国際映画祭(TIFF)に選ばれた。TIFFは9月に開かれる。", "Toronto International Film Festival"),
    ],
)
def test_japan_calls_its_own_festival_what_the_world_calls_torontos(text: str, festival: str) -> None:
    assert {each.festival for each in read(text, language="ja") if each.kind == "festival"} == {festival}
