"""The board in a real Chromium: what it shows, what it asks for, and whether everybody can use it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.support.browser import CHROMIUM, NARROW, PHONE, WIDE, Watch, chromium, window
from tracker.web.server import Server

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

from axe_playwright_python.sync_playwright import Axe  # noqa: E402 - only where Playwright is
from playwright.sync_api import Browser, Page, expect  # noqa: E402

PAGES = ("/", "/films/k-pops", "/films/flow", "/sources", "/deliveries", "/search?q=aura", "/films/nobody")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def watch(served: Server) -> Watch:
    return Watch(urlsplit(served.url).netloc)


@pytest.fixture
def page(browser: Browser, served: Server, watch: Watch) -> Iterator[Page]:
    with window(browser, base_url=served.url) as context:
        yield watch.over(context.new_page())


def test_no_page_complains_of_anything_or_asks_anybody_else(page: Page, watch: Watch) -> None:
    for path in PAGES[:-1]:
        page.goto(path, wait_until="networkidle")
        assert (watch.complaints, watch.strangers, watch.failed) == ([], [], []), path
    assert {urlsplit(url).path for url in watch.asked} >= {"/static/board.css", "/static/board.js"}


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)])
def test_axe_finds_nothing(browser: Browser, served: Server, scheme: str, size: tuple[int, int]) -> None:
    told: list[str] = []
    with window(browser, size, base_url=served.url, color_scheme=scheme) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(path)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            found = Axe().run(page).response["violations"]
            told += [f"{path} {each['impact']} {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
    assert told == []


@pytest.mark.parametrize("size", [NARROW, PHONE, WIDE])
def test_nothing_stands_out_at_the_side(browser: Browser, served: Server, size: tuple[int, int]) -> None:
    """Content reflows down to 320 pixels without scrolling in two directions (WCAG 2.2, 1.4.10)."""
    with window(browser, size, base_url=served.url) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(path)
            assert (path, page.evaluate("document.documentElement.scrollWidth") <= size[0]) == (path, True)


def test_the_keyboard_goes_everywhere(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("aura -flow")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“aura -flow”")
    expect(page.locator(".hits mark").first).to_be_visible()
    page.locator("#find").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#find")).not_to_be_focused()


def test_focus_can_be_seen(page: Page) -> None:
    page.goto("/")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_fact_opens_by_key_and_shows_its_quotes(page: Page) -> None:
    page.goto("/films/k-pops")
    fact = page.locator("details", has_text="27 Feb 2026").first
    expect(fact.locator("blockquote").first).to_be_hidden()
    fact.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fact.locator("blockquote").first).to_be_visible()


def test_the_timeline_leads_to_the_fact(page: Page) -> None:
    page.goto("/films/k-pops")
    page.locator(".timeline a", has_text="27 Feb 2026").click()
    expect(page.locator("details:target blockquote").first).to_be_visible()


def test_a_filter_shows_its_films_at_once(page: Page) -> None:
    page.goto("/")
    expect(page.locator("table.films tbody tr")).to_have_count(2)
    page.get_by_label("Stage").select_option("released")
    expect(page.locator("table.films tbody tr")).to_have_count(1)
    expect(page.locator("table.films tbody th a")).to_have_text("Flow")
    page.get_by_role("link", name="all films").click()
    expect(page.locator("table.films tbody tr")).to_have_count(2)


def test_all_of_it_works_without_a_script(browser: Browser, served: Server) -> None:
    with window(browser, base_url=served.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Stage").select_option("dated")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="K-Pops!").first.click()
        page.locator("details summary").first.click()
        expect(page.locator("details blockquote").first).to_be_visible()
        page.locator("#find").fill("aura")
        page.locator("#find").press("Enter")
        expect(page.locator(".hits mark").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader(browser: Browser, served: Server, scheme: str) -> None:
    with window(browser, base_url=served.url, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto("/")
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    light = min(map(int, paper.removeprefix("rgb(").removesuffix(")").split(","))) > 200
    assert light == (scheme == "light")


def test_on_paper_the_facts_stand_and_the_controls_do_not(page: Page) -> None:
    page.goto("/films/k-pops")
    page.emulate_media(media="print")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator("nav[aria-label=Pages]")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("details blockquote").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
