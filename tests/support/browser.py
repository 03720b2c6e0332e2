"""The system's Chromium, driven by Playwright; it reaches nothing but loopback, and says what it asked for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Its path, null where the machine has none."""
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_LEFT = "net::ERR_ABORTED"
"""How Chromium says that the page was left before this came."""
WIDE, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)


@dataclass
class Watch:
    """What a page did that it should not: `complaints` on the console, `strangers` that it asked, what `failed`."""

    home: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        page.on("console", lambda said: said.type in ("error", "warning") and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)
        page.on("response", lambda answer: answer.status >= 400 and self.failed.append(answer.url))
        page.on("requestfailed", lambda request: request.failure == _LEFT or self.failed.append(request.url))
        return page

    def _request(self, request: Any) -> None:
        self.asked.append(request.url)
        if urlsplit(request.url).netloc != self.home:
            self.strangers.append(request.url)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, open. Only where CHROMIUM is no null."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


def window(browser: Browser, size: tuple[int, int] = WIDE, **options: Any) -> BrowserContext:
    """A window of its own, with nothing remembered, of that size."""
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
