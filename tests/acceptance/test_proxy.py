"""`[network] proxy`, as its user meets it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest

from tests.support.command import Home
from tests.support.site import serving
from tracker.fetch.guard import Guard, networks
from tracker.fetch.tunnel import Tunnel

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = "s3cret/of the@proxy"
FILM = '[[films]]\ntitle = "K-Pops!"\nyear = 2024\n\n'


def test_the_command_reads_through_the_configured_proxy_and_shows_no_secret(home: Home) -> None:
    home.variables["PROXY_PASSWORD"] = SECRET
    guard = Guard(networks(["127.0.0.1"]), lambda host, port: ["127.0.0.1"] if host == "site.example" else [])
    with closing(Tunnel(guard, 5.0, 1_000_000)) as tunnel, serving("Reel") as site:
        site.article("/page", "Neon Buys ‘K-Pops!’", "Neon acquired “K-Pops!” for France on Monday.", NOW)
        proxy = tunnel.url.replace("//", "//reader:${PROXY_PASSWORD}@")
        home.config(f'{FILM}[network]\nproxy = "{proxy}"\n')
        done = home.tracker("sources", "test", f"http://site.example:{site.address.rpartition(':')[2]}/page")
        assert ("/page", 200) in site.visits, done
    assert "Neon" in done.out
    shown = home.tracker("config", "show")
    assert "proxy" in shown.out
    assert "s3cret" not in shown.out + done.out + done.err


@pytest.mark.parametrize("address", ["socks5://me:s3cret@proxy.example:1080", "http://me:s3cret@proxy.example:65536"])
def test_a_proxy_that_is_none_is_named_with_its_cure(home: Home, address: str) -> None:
    home.config(f'{FILM}[network]\nproxy = "{address}"\n')
    done = home.tracker("config", "check")
    done.assert_explained(2, "proxy", 'must look like "http://proxy.example.org:3128"')
    assert "s3cret" not in done.err
