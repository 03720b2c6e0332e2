"""The templates: the built-in ones, or a person's own in their place; sandboxed, and HTML escapes all it is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.alerts.clean import one_line
from tracker.errors import ConfigError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


FORMS = ("note", "txt", "html")
"""What each sort of news has a template for: a chat or a phone, a mail's text, a mail's HTML."""
TEMPLATES = (*(f"{sort}.{form}" for sort in ("alert", "digest", "notice") for form in FORMS), "layout.html")


def render(name: str, view: Mapping[str, Any], folder: Path | None) -> str:
    """The template `name` (`alert.txt`, `digest.html`, `notice.note`) filled with `view`; one in `folder` goes first.

    Raises ConfigError where a template of the person's own does not work.
    """
    from jinja2 import TemplateError

    try:
        return _environment(folder).get_template(name).render(view)
    except (TemplateError, TypeError, ArithmeticError, LookupError, AttributeError, UnicodeError, OSError) as error:
        if folder is None:
            raise
        raise ConfigError(f"the template {folder / name} does not work: {one_line(str(error), 200)}") from error


def check_folder(folder: Path) -> None:
    """Raises ConfigError where there is no such folder, or a file in it that no template is called like."""
    if not folder.is_dir():
        raise ConfigError(f"tracker.templates: there is no folder {folder}")
    strange = sorted(file.name for file in folder.iterdir() if file.name not in TEMPLATES)
    if strange:
        raise ConfigError(f"{folder / strange[0]}: no template has this name; there are {', '.join(TEMPLATES)}")


def built_in(name: str) -> str:
    """The text of our own template `name`, to begin one with. Raises FileNotFoundError."""
    return (files("tracker.alerts") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment(folder: Path | None) -> SandboxedEnvironment:
    """Sandboxed, since a person's template may come from anywhere."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = PackageLoader("tracker.alerts")
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder), ours]) if folder else ours,
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
