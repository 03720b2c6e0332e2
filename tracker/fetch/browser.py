"""Pages whose scripts are run first, by the system's Chromium: for those that are empty without JavaScript.

The page itself is fetched as any other, by robots.txt, pace and caps, and handed to the browser as it came; only what
its scripts ask for is fetched by the browser, through `Tunnel`. Pictures, recordings, typefaces and frames are left
out; so is any other page that a script would go to. Each page gets a browser profile of its own, which ends with it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpx

from tracker.domain.page import Page, Validators
from tracker.errors import FetchError, NotRendered, TooLarge
from tracker.fetch.address import web_address
from tracker.fetch.guard import Guard
from tracker.fetch.limits import FetchLimits
from tracker.fetch.tunnel import Tunnel

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

Permit = Callable[[httpx.URL], object]
"""Raises FetchError where robots.txt does not let an address be asked for."""

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""What the system's Chromium is called, by the distributions."""
_ARGUMENTS = (
    "--disable-quic",  # datagrams know no proxy
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the proxy is told names, and nobody else
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
)
_WANTED = frozenset(("script", "xhr", "fetch", "stylesheet", "websocket", "other"))
"""Playwright's names for what a page's text may need. Style sheets may hide it, and some scripts wait for them."""
_BY_SCRIPTS = 4
"""What scripts fetch may be so many times as large as a page."""
_SHARE = 0.8
"""Of the time that a page may take, what its scripts have; then it is read as far as it has come."""


def installed() -> str | None:
    """The path of the system's Chromium; null where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One Chromium, started with the first page and kept for the next; thread-safe, one page at a time."""

    def __init__(self, limits: FetchLimits, guard: Guard, permit: Permit) -> None:
        self._limits = limits
        self._guard = guard
        self._permit = permit
        # Playwright's objects belong to the thread that made them.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="browser")
        self._running: Any = None
        self._chromium: Any = None
        self._tunnel: Tunnel | None = None

    def rendered(self, page: Page) -> Page:
        """`page` as it is once its scripts have run: HTML in UTF-8, without validators, since what the scripts fetch
        may change while the page itself does not. Raises NotRendered, TooLarge.
        """
        return self._thread.submit(self._rendered, page).result()

    def close(self) -> None:
        """Ends the browser and its way out."""
        self._thread.submit(self._stop).result()
        self._thread.shutdown()

    def _rendered(self, page: Page) -> Page:
        if find_spec("playwright") is None:
            raise NotRendered(page.url, 'render = "browser" needs the extra "browser" of festival-release-tracker')
        from playwright.sync_api import Error

        try:
            self._start(page.url)
            html = self._html(page).encode("utf-8", "replace")
        except Error as error:
            self._stop()
            raise NotRendered(page.url, f"{page.final_url}: the browser failed: {_first_line(error)}") from error
        if len(html) > self._limits.max_bytes:
            raise TooLarge(page.url, f"{page.final_url}: its scripts make it larger than a page may be")
        return replace(page, body=html, content_type="text/html", charset="utf-8", validators=Validators())

    def _start(self, url: str) -> None:
        if self._chromium is not None and self._chromium.is_connected():
            return
        path = installed()
        if path is None:
            raise NotRendered(url, f'render = "browser" needs Chromium on this machine, such as {NAMES[0]}')
        from playwright.sync_api import sync_playwright

        self._stop()
        self._tunnel = Tunnel(
            self._guard, self._limits.read_timeout, self._limits.max_bytes * _BY_SCRIPTS, self._limits.proxy
        )
        self._running = sync_playwright().start()
        self._chromium = self._running.chromium.launch(
            executable_path=path,
            args=list(_ARGUMENTS),
            # Chromium refuses to sandbox what root runs.
            chromium_sandbox=os.geteuid() != 0,
            proxy={"server": self._tunnel.url, "bypass": "<-loopback>"},
        )

    def _stop(self) -> None:
        if self._tunnel is None:
            return
        from playwright.sync_api import Error

        for part in (self._chromium, self._running, self._tunnel):
            if part is not None:
                with suppress(Error):
                    part.stop() if part is self._running else part.close()
        self._chromium = self._running = self._tunnel = None

    def _html(self, page: Page) -> str:
        from playwright.sync_api import TimeoutError as TookTooLong

        assert self._tunnel is not None  # noqa: S101 - made by _start
        self._tunnel.fresh()
        patience = self._limits.total_timeout * _SHARE * 1000
        context: BrowserContext = self._chromium.new_context(
            user_agent=self._limits.user_agent, service_workers="block", accept_downloads=False
        )
        try:
            context.route("**/*", _Gate(page, self._permit))
            opened = context.new_page()
            with suppress(TookTooLong):
                opened.goto(page.final_url, wait_until="domcontentloaded", timeout=patience)
                opened.wait_for_load_state("networkidle", timeout=patience)
            context.unroute_all(behavior="ignoreErrors")
            html: str = opened.content()
            return html
        finally:
            context.close()


class _Gate:
    """Decides of each request of a page's: the page itself is the one that was fetched, and the rest is asked for or
    not.
    """

    def __init__(self, page: Page, permit: Permit) -> None:
        self._page = page
        self._permit = permit
        self._given = False

    def __call__(self, route: Route) -> None:
        request = route.request
        if request.is_navigation_request():
            if self._given or request.frame.parent_frame is not None:
                route.fulfill(status=204)  # "no content": a browser then stays where it is
                return
            self._given = True
            kind = self._page.content_type or "text/html"
            charset = f"; charset={self._page.charset}" if self._page.charset else ""
            route.fulfill(status=200, content_type=kind + charset, body=self._page.body)
        elif request.resource_type in _WANTED and self._may_be_asked(request.url):
            route.continue_()
        else:
            route.abort()

    def _may_be_asked(self, url: str) -> bool:
        if url.startswith(("data:", "blob:")):
            return True
        try:
            self._permit(web_address(url))
        except FetchError:
            return False
        return True


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
