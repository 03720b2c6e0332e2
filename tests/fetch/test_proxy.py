"""A proxy that the person has configured: everything goes by way of it, and nothing by way of the environment's."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fetch.test_browser import needs_chromium
from tests.fetch.test_tls import Authority
from tests.support.faulty_server import FaultyServer, replying
from tests.support.site import Site, serving
from tracker.domain.page import Page
from tracker.errors import AddressRefused, ConfigError, Unreachable
from tracker.fetch import Fetcher, FetchLimits, Proxy
from tracker.fetch.guard import Guard, networks
from tracker.fetch.tunnel import Tunnel

SECRET = "s3cret/of the@proxy"
LIMITS = FetchLimits(connect_timeout=2, read_timeout=5, total_timeout=20, min_spacing=0)


def nobody(host: str, port: int) -> list[str]:
    """Our own name server, which is not asked for what a proxy looks up."""
    raise AssertionError(host)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy whose name server knows `site.example` alone."""
    known = {"site.example": ["127.0.0.1"]}
    with closing(
        Tunnel(Guard(networks(["127.0.0.1"]), lambda host, port: known.get(host, [])), 5.0, 1_000_000)
    ) as tunnel:
        yield Proxy.at(tunnel.url)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving("Site") as made:
        made.put("/page", "hello")
        yield made


def port(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def through(server: FaultyServer, user: str | None = "reader") -> FetchLimits:
    """Limits with `server` for a proxy."""
    return replace(LIMITS, proxy=Proxy(server.host, server.port, (user, SECRET) if user else None))


def body(page: object) -> bytes:
    assert isinstance(page, Page)
    return page.body


def test_a_page_is_asked_through_the_proxy_that_looks_its_name_up(proxy: Proxy, site: Site) -> None:
    with Fetcher(replace(LIMITS, proxy=proxy), resolve=nobody) as fetcher:
        assert body(fetcher.get(f"http://site.example:{port(site.address)}/page")) == b"hello"
    assert [path for path, _ in site.visits] == ["/robots.txt", "/page"]


def test_a_secure_page_is_asked_through_a_tunnel_with_its_certificate_verified(proxy: Proxy, tmp_path: Path) -> None:
    authority = Authority.new(tmp_path)
    limits = replace(LIMITS, proxy=proxy)
    faults = {"page": replying("200 OK", "hello")}
    with FaultyServer(faults, tls=authority.server("site.example")) as host:
        address = f"https://site.example:{host.port}/page"
        with Fetcher(limits, resolve=nobody, tls=authority.client()) as fetcher:
            assert body(fetcher.get(address)) == b"hello"
        with Fetcher(limits, resolve=nobody) as stranger, pytest.raises(Unreachable, match="certificate"):
            stranger.get(address)


def test_the_proxy_alone_is_told_who_asks() -> None:
    with FaultyServer({"http:": replying("200 OK", "hello")}) as server, Fetcher(through(server)) as fetcher:
        assert body(fetcher.get("http://site.example/page", robots=False)) == b"hello"
        head = server.requests[0]
    assert head.startswith("GET http://site.example/page HTTP/1.1\r\n")
    assert "\r\nProxy-Authorization: Basic cmVhZGVyOnMzY3JldC9vZiB0aGVAcHJveHk=\r\n" in head
    assert "\r\nAuthorization" not in head


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_refuses_is_named_and_the_secret_is_not(scheme: str) -> None:
    refusal = replying("407 Proxy Authentication Required", b"", "Proxy-Authenticate: Basic")
    with FaultyServer({"http:": refusal, "site.example:443": refusal}) as server:
        with Fetcher(through(server)) as fetcher, pytest.raises(Unreachable) as refused:
            fetcher.get(f"{scheme}://site.example/page", robots=False)
        assert "Proxy-Authorization: Basic" in server.requests[0]
    assert "not reached through the proxy of [network]: 407 Proxy Authentication Required" in str(refused.value)
    assert "s3cret" not in f"{refused.value!r}{through(server)!r}"


def test_a_proxy_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        host, port = once.getsockname()
    gone = replace(LIMITS, proxy=Proxy(host, port))
    with (
        Fetcher(gone) as fetcher,
        pytest.raises(Unreachable, match=rf"the proxy of \[network\]: {host}:{port} does not answer"),
    ):
        fetcher.get("http://site.example/page", robots=False)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "0177.0.0.1",
        "2130706433",
        "10.0.0.1",
        "169.254.169.254",
        "100.100.100.200",
        "[::1]",
        "[::ffff:10.0.0.1]",
        "[fd00:ec2::254]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "metadata",
        "metadata.google.internal",
        "printer.local",
        "router.lan",
        "127.0.0.1.",
    ],
)
def test_the_proxy_is_not_asked_for_what_is_of_ones_own_network(host: str) -> None:
    faults = {"http:": replying("200 OK", "inside")}
    with FaultyServer(faults) as server, Fetcher(through(server), resolve=lambda host, port: ["10.0.0.7"]) as fetcher:
        for scheme in ("http", "https"):
            with pytest.raises(AddressRefused):
                fetcher.get(f"{scheme}://{host}/", robots=False)
        assert server.requests == []


def test_a_page_that_leads_into_ones_own_network_is_not_followed_through_the_proxy() -> None:
    leads = replying("302 Found", b"", "Location: http://169.254.169.254/latest")
    with FaultyServer({"http:": leads}) as server, Fetcher(through(server)) as fetcher:
        with pytest.raises(AddressRefused):
            fetcher.get("http://site.example/page", robots=False)
        assert len(server.requests) == 1


def test_the_environments_proxy_is_not_asked(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    with FaultyServer({}) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, server.url())
        with Fetcher(replace(LIMITS, allow_private=("127.0.0.1",))) as fetcher:
            assert body(fetcher.get(site.address + "/page")) == b"hello"
        assert server.connections == 0


@needs_chromium
def test_a_browser_goes_by_way_of_the_proxy(proxy: Proxy, site: Site) -> None:
    site.put(
        "/shell", '<div id="app"></div><script>fetch("/page").then(a => a.text()).then(t => app.append(t))</script>'
    )
    with Fetcher(replace(LIMITS, proxy=proxy), resolve=nobody) as fetcher:
        page = fetcher.get(f"http://site.example:{port(site.address)}/shell")
        assert isinstance(page, Page)
        assert b'<div id="app">hello</div>' in fetcher.rendered(page).body


@pytest.mark.parametrize(
    "address", ["proxy.example:3128", "https://proxy.example:3128", "socks5://proxy.example:1080", "http://proxy.example",
                "http://proxy.example:99999", "http://proxy.example:3128/path"],
)  # fmt: skip
def test_an_address_of_no_http_proxy_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="must look like"):
        Proxy.at(address)


def test_a_password_may_hold_any_character() -> None:
    assert Proxy.at("http://me:a%40b:c@d@[::1]:3128") == Proxy("::1", 3128, ("me", "a@b:c@d"))
