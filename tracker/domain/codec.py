"""Values to plain JSON data and back, by their own fields.

Every value of `tracker.domain` is a frozen dataclass of strings, numbers, aware datetimes, tuples, mappings and
other values; `to_data` and `from_data` are each other's inverse on them. Unknown keys are passed over and missing
ones take their default, so that a row written by an older or a newer tracker is still read.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """`value` as JSON data: dataclasses as objects, tuples as arrays, datetimes in ISO 8601 with their offset."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_data(v) for v in value]
    if isinstance(value, Mapping):
        return {k: to_data(v) for k, v in value.items()}
    return value


def from_data(cls: type[T], data: Any) -> T:
    """The value of type `cls` that `to_data` turned into `data`. Raises ValueError or TypeError if it is none."""
    result: T = _maker(cast("Any", cls))(data)
    return result


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """What turns JSON data into a value of the type `hint`."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        kept = [a for a in get_args(hint) if a is not type(None)]
        inner = _maker(kept[0])
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        item = _maker(get_args(hint)[0])
        return lambda data: tuple(item(v) for v in data)
    if origin is Mapping:
        return lambda data: {key: _frozen(value) for key, value in data.items()}
    if hint is datetime:
        return datetime.fromisoformat
    if is_dataclass(hint):
        return _dataclass_maker(hint)
    return lambda data: data


def _frozen(data: Any) -> Any:
    """`data` with its arrays as tuples, which is what they were."""
    return tuple(_frozen(v) for v in data) if isinstance(data, list) else data


def _dataclass_maker(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    makers: dict[str, Callable[[Any], Any]] = {}

    def make(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise TypeError(f"{cls.__name__} needs an object, not {type(data).__name__}")
        if not makers:
            makers.update({f.name: _maker(hints[f.name]) for f in fields(cls)})
        return cls(**{name: maker(data[name]) for name, maker in makers.items() if name in data})

    return make
