"""Pages whose scripts are run: what they come to, what they may fetch, and what a machine without a browser says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.site import Site, serving
from tracker.domain.page import Page, Validators
from tracker.errors import NotRendered, TooLarge
from tracker.fetch import Fetcher, FetchLimits
from tracker.fetch import browser as browser_module

LIMITS = FetchLimits(min_spacing=0.0, total_timeout=20.0, allow_private=("127.0.0.1",), max_bytes=300_000)
needs_chromium = pytest.mark.skipif(browser_module.installed() is None, reason="there is no Chromium on this machine")
SHELL = """<!doctype html><html lang="en"><head><title>Reel</title></head><body><div id="app">Loading</div><script>
fetch("/api").then(answer => answer.json()).then(names => {
  document.getElementById("app").innerHTML = names.map(name => `<li><a href="/s/${name}">${name}</a></li>`).join("");
});
</script></body></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving("Reel") as made:
        made.put("/", SHELL)
        made.put("/api", '["Köhler", "K-Pops!"]', kind="application/json")
        yield made


@pytest.fixture(scope="module")
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(LIMITS) as made:
        yield made


def rendered(fetcher: Fetcher, url: str) -> Page:
    page = fetcher.get(url)
    assert isinstance(page, Page)
    return fetcher.rendered(page)


@needs_chromium
def test_a_page_that_is_empty_without_its_scripts_is_read_with_them(fetcher: Fetcher, site: Site) -> None:
    page = rendered(fetcher, site.address + "/")
    assert '<a href="/s/K-Pops!">K-Pops!</a>' in page.body.decode(page.charset or "")
    assert "Köhler" in page.body.decode()
    assert (page.final_url, page.validators) == (site.address + "/", Validators()), "asked for whole the next time"
    assert site.count("/") == 1, "the page itself is fetched once"


@needs_chromium
def test_scripts_reach_nothing_that_the_guard_refuses(fetcher: Fetcher, site: Site) -> None:
    with serving("Inside", host="127.0.0.2") as inside:
        inside.put("/secret", "secret", headers={"Access-Control-Allow-Origin": "*"})
        tries = [f"{inside.address}/secret", "http://169.254.169.254/latest", "file:///etc/hostname", "http://[::1]/"]
        calls = "".join(f'tried(fetch("{url}"));' for url in tries)
        site.put(
            "/hostile",
            "<html><body><ul></ul><script>const list = document.querySelector('ul');"
            "const tried = call => call.then(answer => answer.text()).then(text => list.append(text), () => 0);"
            f"{calls} window.open('{inside.address}/secret'); new Image().src = '{inside.address}/secret';"
            f"const frame = document.createElement('iframe'); frame.src = '{inside.address}/secret';"
            "document.body.append(frame);"
            f"new WebSocket('{inside.address.replace('http', 'ws')}/secret');"
            f"setTimeout(() => {{ location.href = '{inside.address}/secret' }}, 50);</script></body></html>",
        )
        page = rendered(fetcher, site.address + "/hostile")
        assert b"<ul>" in page.body
        assert b"secret</ul>" not in page.body
        assert inside.visits == []


@needs_chromium
def test_what_robots_txt_forbids_no_script_fetches() -> None:
    with serving("Polite") as site, Fetcher(LIMITS) as fetcher:
        site.put("/robots.txt", "User-agent: *\nDisallow: /api\n")
        site.put("/", SHELL)
        site.put("/api", "[]", kind="application/json")
        assert b"Loading" in rendered(fetcher, site.address + "/").body
        assert site.count("/api") == 0


@needs_chromium
def test_a_script_that_never_ends_holds_nobody_up(site: Site) -> None:
    site.put("/busy", "<html><body><p>Here</p><script>setInterval(() => fetch('/api'), 20)</script></body></html>")
    with Fetcher(FetchLimits(min_spacing=0.0, total_timeout=3.0, allow_private=("127.0.0.1",))) as hasty:
        assert b"<p>Here</p>" in rendered(hasty, site.address + "/busy").body


@needs_chromium
def test_a_page_that_its_scripts_blow_up_is_too_large(fetcher: Fetcher, site: Site) -> None:
    grow = "document.body.append('x'.repeat(400000))"
    site.put("/grow", f"<html><body><script>{grow}</script></body></html>")
    with pytest.raises(TooLarge, match="larger than a page may be"):
        rendered(fetcher, site.address + "/grow")


def test_a_machine_without_a_browser_says_what_it_needs(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_module, "installed", lambda: None)
    with Fetcher(LIMITS) as fetcher:
        with pytest.raises(NotRendered, match="needs Chromium"):
            rendered(fetcher, site.address + "/")
        monkeypatch.setattr(browser_module, "find_spec", lambda _: None)
        with pytest.raises(NotRendered, match='needs the extra "browser"'):
            rendered(fetcher, site.address + "/")
