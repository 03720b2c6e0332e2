"""A listing that is empty without its scripts, polled by the installed command."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, source
from tests.support.command import Home
from tests.support.site import Site
from tracker.fetch.browser import installed

NEWS = datetime(2026, 1, 30, tzinfo=UTC)
SHELL = """<!doctype html><html lang="en"><head><title>Reel</title></head><body><ul></ul><script>
fetch("/stories").then(answer => answer.json()).then(stories => {
  const lines = stories.map(([url, title]) => `<li><a href="${url}">${title}</a></li>`);
  document.querySelector("ul").innerHTML = lines.join("");
});
</script></body></html>"""


@pytest.mark.skipif(installed() is None, reason="there is no Chromium on this machine")
def test_a_listing_of_scripts_is_read_with_a_browser_and_is_a_fault_without(home: Home, reel: Site) -> None:
    url = reel.put("/", SHELL)
    deal = reel.article("/deal", "Aura Acquires ‘K-Pops!’", "Aura Entertainment has acquired ‘K-Pops!’.", NEWS)
    others = "".join(f', ["/other-{n}", "A story about something else, number {n}"]' for n in range(4))
    reel.put("/stories", f'[["{deal}", "Aura Acquires ‘K-Pops!’ for America"]{others}]', kind="application/json")
    home.config(config(source("Reel", url, "listing")))
    home.tracker("check").assert_explained(1, "no regular list of articles")
    home.config(config(source("Reel", url, "listing", render="browser")))
    done = home.tracker("check", "--all")
    assert done.status == 0, done
    assert "Aura Entertainment" in done.out
