"""Finding, reading and checking `tracker.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from tracker.errors import ConfigError
from tracker.settings import where
from tracker.settings.channel import ChannelEntry
from tracker.settings.model import (
    AbsenceTable,
    DaemonTable,
    FilmEntry,
    NetworkTable,
    Settings,
    StorageTable,
    TrackerTable,
    WebTable,
)
from tracker.settings.source import SelectTable, SourceEntry

FILE_NAME = "tracker.toml"
CONFIG_VARIABLE = "TRACKER_CONFIG"
DATABASE_VARIABLE = "TRACKER_DATABASE"
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_KINDS = {
    "tuple_type": "must be a list, in [ ]",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "string_type": "must be a text, in quotation marks",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
}
"""Pydantic's names for what is of the wrong type, in the words of the file."""
_TABLES: dict[str, type[BaseModel]] = {
    "tracker": TrackerTable,
    "network": NetworkTable,
    "absence": AbsenceTable,
    "web": WebTable,
    "daemon": DaemonTable,
    "storage": StorageTable,
    "films": FilmEntry,
    "sources": SourceEntry,
    "channels": ChannelEntry,
    "select": SelectTable,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """`settings`, the file they were read from (null: the built-in default) and the database they lead to."""

    settings: Settings
    path: Path | None
    database: str

    def __repr__(self) -> str:
        return f"Loaded(path={self.path})"


def load(config: Path | None = None, database: str | None = None) -> Loaded:
    """Reads `config`, else `$TRACKER_CONFIG`, `./tracker.toml`, the user's config folder, the built-in default.

    The database is `database`, else `$TRACKER_DATABASE`, the file's own (a relative path counts from the file's
    folder), else a file in the user's data folder. Raises ConfigError with a line for every fault.
    """
    path = _find(config)
    text = read_text(path) if path else default_text()
    settings = parse(text, name=str(path) if path else "the built-in default", environment=os.environ)
    if path:
        settings.stand_in(path.resolve().parent)
    return Loaded(settings, path, _database(settings, path, database))


def default_text() -> str:
    """The built-in default, as a person would write it."""
    return (resources.files("tracker.settings") / "default.toml").read_text(encoding="utf-8")


def parse(text: str, *, name: str, environment: Mapping[str, str]) -> Settings:
    """The settings that `text` holds; `name` is how faults call it. Raises ConfigError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: {_toml_fault(error)}") from None
    lines = where.lines_of(text)
    faults: list[tuple[where.Path, str]] = []
    data = _expand(data, (), environment, lambda path, said: faults.append((path, said)))
    unset = {path for path, _ in faults}
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        faults += [(tuple(e["loc"]), _said(e)) for e in error.errors() if tuple(e["loc"]) not in unset]
        settings = None
    if faults or settings is None:
        faults.sort(key=lambda fault: where.line_of(fault[0], lines) or 0)
        raise ConfigError(*(_fault(name, path, said, lines) for path, said in faults))
    settings.keep_secret(environment[name] for name in _VARIABLE.findall(text) if name in environment)
    return settings


def _find(config: Path | None) -> Path | None:
    """The file to read; one that was named must exist."""
    named = config or (Path(os.environ[CONFIG_VARIABLE]) if os.environ.get(CONFIG_VARIABLE) else None)
    if named:
        return named
    return next((p for p in (Path(FILE_NAME), user_config_path()) if _is_there(p)), None)


def _is_there(path: Path) -> bool:
    """Whether there is a file; also where it is forbidden to look, so that reading it tells why."""
    try:
        return path.is_file()
    except OSError:
        return True


def user_config_path() -> Path:
    """Where a person's own file is looked for (XDG Base Directory Specification)."""
    return _folder("XDG_CONFIG_HOME", ".config") / FILE_NAME


def _folder(variable: str, fallback: str) -> Path:
    base = os.environ.get(variable)
    try:
        return (Path(base) if base else Path.home() / fallback) / "festival-release-tracker"
    except RuntimeError:  # how pathlib says that neither HOME nor the list of users names one
        raise ConfigError(f"no home folder is known: set HOME, or {variable}") from None


def read_text(path: Path) -> str:
    """The text of a config file. Raises ConfigError, which says why it cannot be had."""
    try:
        return path.read_text(encoding="utf-8-sig")  # editors on Windows put a mark before the first line
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file; `tracker config default` prints one to begin with") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not a text file in UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {(error.strerror or 'unknown').lower()}") from None


def _database(settings: Settings, path: Path | None, database: str | None) -> str:
    told = database or os.environ.get(DATABASE_VARIABLE)
    if told:
        return told if "://" in told else f"sqlite:///{told}"
    if settings.tracker.database is None:
        return f"sqlite:///{_folder('XDG_DATA_HOME', '.local/share') / 'tracker.db'}"
    url = settings.tracker.database.get_secret_value()
    scheme, _, file = url.partition(":///")
    if scheme == "sqlite" and path and not Path(file).is_absolute() and not file.startswith("~"):
        return f"sqlite:///{path.resolve().parent / file}"
    return url


def _expand(value: Any, path: where.Path, environment: Mapping[str, str], fault: Any) -> Any:
    """`value` with every `${VAR}` in its strings replaced; percent-encoded before an address's @ (RFC 3986, 3.2.1)."""
    if isinstance(value, dict):
        return {k: _expand(v, (*path, k), environment, fault) for k, v in value.items()}
    if isinstance(value, list):
        return [_expand(v, (*path, i), environment, fault) for i, v in enumerate(value)]
    if not isinstance(value, str):
        return value

    def replace(match: re.Match[str]) -> str:
        if match[1] not in environment:
            fault(path, f"the environment variable {match[1]} is not set")
            return match[0]
        in_user_info = "://" in value[: match.start()] and "@" in value[match.end() :]
        return quote(environment[match[1]], safe="") if in_user_info else environment[match[1]]

    return _VARIABLE.sub(replace, value)


def _fault(name: str, path: where.Path, said: str, lines: dict[where.Path, int]) -> str:
    line = where.line_of(path, lines)
    place = f"{name}, line {line}" if line else name
    keys = ".".join(str(p) for p in path if isinstance(p, str))
    return f"{place}: {keys}: {said}" if keys else f"{place}: {said}"


def _said(error: Any) -> str:
    """One fault of pydantic's in this project's words; the value itself is never told, it may be a secret."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(error["loc"])
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        return f"must be one of {context['expected']}"
    if kind == "value_error":
        return str(context["error"])
    return _KINDS.get(kind) or str(error["msg"]).replace("Input should be", "should be")


def _unknown_key(loc: tuple[str | int, ...]) -> str:
    inside = [str(part) for part in loc[:-1] if isinstance(part, str)]
    table = _TABLES.get(inside[-1]) if inside else Settings
    known = list(table.model_fields) if table else []
    near = get_close_matches(str(loc[-1]), known, n=1, cutoff=0.5)
    return f'is no known key; did you mean "{near[0]}"?' if near else f"is no known key; known are {', '.join(known)}"


def _toml_fault(error: tomllib.TOMLDecodeError) -> str:
    """`Expected … (at line 3, column 5)` as `line 3, column 5: expected …`."""
    match = re.fullmatch(r"(.*) \(at (.*)\)", str(error), re.DOTALL)
    if not match:
        return f"is not TOML: {error}"
    return f"{match[2]}: is not TOML: {match[1][:1].lower()}{match[1][1:]}"
