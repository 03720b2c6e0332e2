"""A value with some fields put otherwise."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tracker.domain.development import Development
from tracker.domain.values import replaced

SAID = Development("Salt Road", "release", "expected", "It may open in May.", date="2025-05")


@pytest.mark.parametrize("name", [field.name for field in fields(Development)])
def test_one_field_is_another_and_the_rest_as_it_was(name: str) -> None:
    assert replaced(SAID, **{name: "other"}) == replace(SAID, **{name: "other"})


def test_a_field_that_there_is_not_is_a_bug() -> None:
    with pytest.raises(KeyError):
        replaced(SAID, colour="red")
