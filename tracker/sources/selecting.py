"""What the config's CSS selectors choose on a parsed page; that they are selectors, the settings have checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag


def line_of(element: Tag) -> str:
    """The element's text on one line."""
    return " ".join(element.get_text(" ", strip=True).split())


def texts(within: Tag, selector: str | None) -> list[str]:
    """The texts of what `selector` chooses, each on one line; none without a selector."""
    return [text for element in within.select(selector) if (text := line_of(element))] if selector else []


def first_text(within: Tag, selector: str | None) -> str:
    """The text of the first of those elements; empty where there is none."""
    return next(iter(texts(within, selector)), "")
