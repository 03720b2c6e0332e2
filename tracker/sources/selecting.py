"""A page as a tree, and what the config's CSS selectors choose there; that they are selectors, the settings checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.page import Page
from tracker.sources import charset, maintext

if TYPE_CHECKING:
    from bs4 import Tag


def parsed(page: Page) -> tuple[Tag, list[str]]:
    """The page's tree, without scripts and styles, and the texts of its JSON-LD."""
    from bs4 import BeautifulSoup

    text, scripts = maintext.parted(charset.decoded(page.body, page.charset))
    return BeautifulSoup(text, "lxml"), scripts


def line_of(element: Tag) -> str:
    """The element's text on one line."""
    return " ".join(element.get_text(" ", strip=True).split())


def texts(within: Tag, selector: str | None) -> list[str]:
    """The texts of what `selector` chooses, each on one line; none without a selector."""
    return [text for element in within.select(selector) if (text := line_of(element))] if selector else []


def first_text(within: Tag, selector: str | None) -> str:
    """The text of the first of those elements; empty where there is none."""
    return next(iter(texts(within, selector)), "")
