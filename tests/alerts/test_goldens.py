"""Every message is the one that somebody read and found good: `python -m tests.alerts.goldens` writes them anew."""

from __future__ import annotations

import pytest

from tests.alerts.goldens import FOLDER, goldens

GOLDENS = goldens()


def test_there_is_one_for_each_kind_and_change_and_none_is_stale() -> None:
    assert {str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*") if file.is_file()} == set(GOLDENS)


@pytest.mark.parametrize("name", GOLDENS)
def test_it_reads_as_it_did(name: str) -> None:
    assert GOLDENS[name] == (FOLDER / name).read_text(encoding="utf-8")
