"""Changing `tracker.toml` for its person: an entry more or less, everything else as it stands, comments and all.

Entries are written by tomlkit. Where they go is found line by line, since a comment above the next section belongs to
that and not to the entry before it; what comes of it is read back, and anything but the change that was meant is
refused.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal

from tracker.errors import ConfigError, WrongCall
from tracker.settings.load import Loaded, default_text, parse, read_text, user_config_path

Array = Literal["films", "sources"]
_NAMED_BY = {"films": "title", "sources": "name"}
_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+)\s*(\.[^\]]*)?\]\]?\s*(?:#.*)?$")
_WIDE = 100
"""Columns past which a list is written one entry a line."""


def entry_lines(array: Array, entry: Mapping[str, Any]) -> str:
    """The entry as the file writes it, header first; keys whose value is null or empty are left out."""
    import tomlkit

    table = tomlkit.table()
    for key, value in entry.items():
        if value in (None, (), [], {}):
            continue
        if isinstance(value, Mapping):
            inline = tomlkit.inline_table()
            inline.update(value)
            table.add(key, inline)
        else:
            table.add(key, _list(value) if isinstance(value, (list, tuple)) else value)
    return f"[[{array}]]\n{table.as_string()}"


def _list(values: Sequence[str]) -> Any:
    import tomlkit

    found = tomlkit.array()
    found.extend(values)
    return found.multiline(len(found.as_string()) > _WIDE)


def added(text: str, array: Array, entry: Mapping[str, Any]) -> str:
    """`text` with the entry behind the last of its kind, or at the end. Raises ConfigError."""
    lines = text.splitlines(keepends=True)
    ends = [end for _, end in _spans(lines, array)]
    at = ends[-1] if ends else len(lines)
    before, after = "".join(lines[:at]), "".join(lines[at:])
    if before and not before.endswith("\n"):
        before += "\n"
    block = entry_lines(array, entry)
    return _checked(text, before + ("\n" if before.strip() else "") + block + after, array, len(ends) + 1)


def changed(text: str, array: Array, name: str, **values: Any) -> str:
    """`text` in which the entry of that name has these values; null takes a key out. Raises WrongCall, ConfigError."""
    import tomlkit

    lines, (start, end), count = _found(text, array, name)
    block = tomlkit.parse("".join(lines[start:end]))
    entry: Any = block[array]
    for key, value in values.items():
        if value is not None:
            entry[0][key] = _list(value) if isinstance(value, (list, tuple)) else value
        elif key in entry[0]:
            del entry[0][key]
    written = tomlkit.dumps(block)
    after = "".join(lines[:start]) + written + ("" if written.endswith("\n") else "\n") + "".join(lines[end:])
    return _checked(text, after, array, count)


def removed(text: str, array: Array, name: str) -> str:
    """`text` without the entry of that name; comments around it stay. Raises WrongCall, ConfigError."""
    lines, (start, end), count = _found(text, array, name)
    while end < len(lines) and not lines[end].strip() and start and not lines[start - 1].strip():
        end += 1
    if end == len(lines) and start and not lines[start - 1].strip():
        start -= 1
    return _checked(text, "".join(lines[:start] + lines[end:]), array, count - 1)


def _found(text: str, array: Array, name: str) -> tuple[list[str], tuple[int, int], int]:
    """The lines of `text`, which of them are the entry's of that name, and how many entries there are."""
    names = [each.get(_NAMED_BY[array]) for each in tomllib.loads(text).get(array, ())]
    if name not in names:
        raise WrongCall(f'no entry of [[{array}]] is called "{name}"')
    lines = text.splitlines(keepends=True)
    spans = _spans(lines, array)
    if len(spans) != len(names):
        raise _by_hand(array)
    return lines, spans[names.index(name)], len(names)


def _spans(lines: Sequence[str], array: Array) -> list[tuple[int, int]]:
    """For each entry the numbers of its first line and of the line behind its last key."""
    found: list[tuple[int, int]] = []
    inside = False
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header:
            own = header[1] == array
            if own and not header[2]:
                found.append((number, number + 1))
            inside = own
        if inside and line.strip() and not line.lstrip().startswith("#"):
            found[-1] = (found[-1][0], number + 1)
    return found


def _checked(before: str, after: str, array: Array, count: int) -> str:
    """`after`, if it is `before` but for the number of entries in `array`."""
    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        raise _by_hand(array) from None
    others = {k: v for k, v in old.items() if k != array} == {k: v for k, v in new.items() if k != array}
    if not others or len(new.get(array, ())) != count:
        raise _by_hand(array)
    return after


def _by_hand(array: Array) -> ConfigError:
    return ConfigError(f"{array} is not written as [[{array}]] tables here: change it by hand")


def to_edit(loaded: Loaded) -> tuple[Path, str]:
    """The file to change and its text; for who has none yet, the built-in default in the user's config folder."""
    if loaded.path is None:
        return user_config_path(), default_text()
    return loaded.path, read_text(loaded.path)


def save(path: Path, text: str) -> None:
    """Puts `text` in the file's place, whole or not at all, if it is a config. Raises ConfigError."""
    parse(text, name=str(path), environment=os.environ)
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        with NamedTemporaryFile("w", dir=target.parent, prefix=".tracker-", delete=False, encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).chmod(mode)
        Path(file.name).replace(target)
    except OSError as error:
        with suppress(OSError, UnboundLocalError):
            Path(file.name).unlink()
        raise ConfigError(f"{path}: cannot be written: {(error.strerror or 'unknown').lower()}") from None
