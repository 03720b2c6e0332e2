"""The browser's way out: to what the guard lets through, and nowhere else."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.support.site import Site, serving
from tracker.fetch.guard import Guard, networks
from tracker.fetch.tunnel import Tunnel

PATIENCE = 5.0
PUBLIC = {"site.example": "127.0.0.1", "inside.example": "10.0.0.1", "other.example": "127.0.0.2"}


@pytest.fixture
def tunnel() -> Iterator[Tunnel]:
    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC[host]]

    with closing(Tunnel(Guard(networks(["127.0.0.1"]), resolve), PATIENCE, 100_000)) as made:
        yield made


@pytest.fixture
def site() -> Iterator[Site]:
    with serving("Site") as made:
        made.put("/page", "hello")
        made.put("/large", b"x" * 200_000)
        yield made


def said(tunnel: Tunnel, request: str) -> bytes:
    """All that comes back for a request that ends the connection."""
    port = int(tunnel.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as client:
        client.sendall(request.encode())
        answer = b""
        while more := client.recv(65536):
            answer += more
    return answer


def test_what_may_be_reached_is(tunnel: Tunnel, site: Site) -> None:
    port = site.address.rpartition(":")[2]
    plain = said(tunnel, f"GET http://site.example:{port}/page?x=1 HTTP/1.1\r\nHost: site.example\r\n\r\n")
    assert plain.startswith(b"HTTP/1.1 200")
    assert plain.endswith(b"hello")


def test_a_tunnel_passes_bytes_both_ways(tunnel: Tunnel, site: Site) -> None:
    port = site.address.rpartition(":")[2]
    with socket.create_connection(("127.0.0.1", int(tunnel.url.rpartition(":")[2])), PATIENCE) as client:
        client.sendall(f"CONNECT site.example:{port} HTTP/1.1\r\n\r\n".encode())
        assert client.recv(65536).startswith(b"HTTP/1.1 200")
        client.sendall(b"GET /page HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n\r\n")
        answer = b""
        while more := client.recv(65536):
            answer += more
    assert answer.endswith(b"hello")


@pytest.mark.parametrize(
    "target",
    [
        "inside.example:80",
        "other.example:80",
        "10.0.0.1:80",
        "127.0.0.2:80",
        "169.254.169.254:80",
        "[::1]:80",
        "[::ffff:10.0.0.1]:80",
        "0.0.0.0:80",
    ],
)
def test_what_may_not_be_reached_is_refused(tunnel: Tunnel, target: str) -> None:
    assert said(tunnel, f"CONNECT {target} HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403")
    assert said(tunnel, f"GET http://{target}/ HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize("request_line", ["GET / HTTP/1.1", "GET file:///etc/passwd HTTP/1.1", "nonsense", "CONNECT"])
def test_what_is_no_request_for_a_proxy_is_refused(tunnel: Tunnel, request_line: str) -> None:
    assert said(tunnel, f"{request_line}\r\n\r\n").startswith(b"HTTP/1.1 403")


def test_a_page_costs_no_more_than_it_may(tunnel: Tunnel, site: Site) -> None:
    address = f"http://site.example:{site.address.rpartition(':')[2]}"
    assert len(said(tunnel, f"GET {address}/large HTTP/1.1\r\n\r\n")) < 200_000
    assert said(tunnel, f"GET {address}/page HTTP/1.1\r\n\r\n") == b""
    tunnel.fresh()
    assert said(tunnel, f"GET {address}/page HTTP/1.1\r\n\r\n").endswith(b"hello")
