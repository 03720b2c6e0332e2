"""The fetcher from its front: what it sends, what it gives back, and whom it asks first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest
import respx

from tests.support.faulty_server import FaultyServer, Line, answer, replying, saying
from tracker import __version__
from tracker.clock import fixed
from tracker.domain.page import Page, Unchanged, Validators
from tracker.errors import AddressRefused, BadAnswer, Gone, RateLimited, RobotsRefused, TimedOut, TooLarge
from tracker.fetch import Fetcher, FetchLimits, user_agent

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LIMITS = FetchLimits(
    user_agent=user_agent("me@example.org"),
    connect_timeout=0.4,
    read_timeout=0.4,
    total_timeout=0.8,
    min_spacing=0,
    allow_private=("127.0.0.0/8",),
)
MODIFIED = "Thu, 30 Apr 2026 09:00:00 GMT"


def versioned(line: Line) -> None:
    """A page with validators, which knows what "not modified" means."""
    if line.asked("If-None-Match") == '"one"' or line.asked("If-Modified-Since") == MODIFIED:
        line.send("HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=90\r\n\r\n")
    else:
        line.send(answer("200 OK", "a page", 'ETag: "one"', f"Last-Modified: {MODIFIED}", "Cache-Control: max-age=60"))


versioned.goes_on = True  # type: ignore[attr-defined]

FAULTS = {
    "page": replying("200 OK", "a page"),
    "versioned": versioned,
    "to_versioned": replying("301 Moved", b"", "Location: /versioned"),
    "cookie": replying("200 OK", "a page", "Set-Cookie: who=me; Path=/"),
    "expires": replying("200 OK", b"", "Date: Fri, 01 May 2020 00:00:00 GMT", "Expires: Fri, 01 May 2020 00:10:00 GMT"),
    "no-cache": replying("200 OK", b"", "Cache-Control: no-cache, max-age=60"),
    "slow_down": replying("429 Slow", b"", "Retry-After: 60"),
}


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer(FAULTS) as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(LIMITS, fixed(NOW)) as ready:
        yield ready


def page(found: Page | Unchanged) -> Page:
    assert isinstance(found, Page)
    return found


def test_a_page_is_dated_by_the_clock_and_carries_what_to_send_next(server: FaultyServer, fetcher: Fetcher) -> None:
    url = server.url("versioned")
    assert fetcher.get(url) == Page(
        url, url, 200, None, None, b"a page", Validators('"one"', MODIFIED), NOW, fresh_for=60.0
    )


@pytest.mark.parametrize("asked", [Validators('"one"'), Validators(None, MODIFIED), Validators('"one"', MODIFIED)])
def test_what_did_not_change_is_not_sent_again(server: FaultyServer, fetcher: Fetcher, asked: Validators) -> None:
    url = server.url("versioned")
    assert fetcher.get(url, asked) == Unchanged(url, asked, NOW, fresh_for=90.0)


def test_validators_travel_along_a_redirect(server: FaultyServer, fetcher: Fetcher) -> None:
    url = server.url("to_versioned")
    assert isinstance(fetcher.get(url, Validators('"one"')), Unchanged)


@pytest.mark.parametrize("etag", ['"a"\r\nX-Evil: 1', '"a\x00"', "x" * 2000, "", "☃"])
def test_a_validator_that_no_host_can_have_sent_is_not_sent(server: FaultyServer, fetcher: Fetcher, etag: str) -> None:
    fetcher.get(server.url("page"), Validators(etag), robots=False)
    assert "If-None-Match" not in server.requests[0]
    assert "X-Evil" not in server.requests[0]


def test_every_request_says_who_asks_and_nothing_more(server: FaultyServer, fetcher: Fetcher) -> None:
    fetcher.get(server.url("cookie"), robots=False)
    fetcher.get(server.url("cookie?q=1#part"), robots=False)
    assert server.paths == ["/cookie", "/cookie?q=1"]
    names = [line.partition(":")[0].lower() for line in server.requests[1].split("\r\n")[1:] if line]
    assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
    assert f"User-Agent: festival-release-tracker/{__version__} (self-hosted; " in server.requests[1]
    assert "me@example.org)" in server.requests[1]
    assert "Accept-Encoding: gzip, deflate\r\n" in server.requests[1]


@pytest.mark.parametrize(
    ("contact", "ending"),
    [
        (None, "(self-hosted; no contact given)"),
        ("", "(self-hosted; no contact given)"),
        ("me@example.org", "; me@example.org)"),
        ("a(b)\r\nX: \\é", "; abX:)"),
    ],
)
def test_the_contact_rides_in_the_user_agent(contact: str | None, ending: str) -> None:
    assert user_agent(contact).endswith(ending)


def test_the_environment_is_not_asked(server: FaultyServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.99:1")
    assert page(fetcher.get(server.url("page"))).body == b"a page"


@pytest.mark.parametrize(("name", "fresh_for"), [("expires", 600.0), ("no-cache", None), ("page", None)])
def test_freshness_is_the_hosts_word(
    server: FaultyServer, fetcher: Fetcher, name: str, fresh_for: float | None
) -> None:
    assert page(fetcher.get(server.url(name))).fresh_for == fresh_for


def test_the_cap_holds_to_the_byte(server: FaultyServer) -> None:
    for cap, fits in ((6, True), (5, False)):
        with Fetcher(replace(LIMITS, max_bytes=cap)) as fetcher:
            if fits:
                assert page(fetcher.get(server.url("page"))).body == b"a page"
            else:
                with pytest.raises(TooLarge, match=r"than the 4\.77e-06 MiB that a page may have"):
                    fetcher.get(server.url("page"))


def test_robots_txt_is_asked_first_and_once() -> None:
    rules = replying("200 OK", "User-agent: *\nDisallow: /private\n")
    with FaultyServer(FAULTS | {"robots.txt": rules}) as server, Fetcher(LIMITS, fixed(NOW)) as fetcher:
        fetcher.get(server.url("page"))
        fetcher.get(server.url("versioned"))
        with pytest.raises(RobotsRefused):
            fetcher.get(server.url("private/page"))
    assert server.paths == ["/robots.txt", "/page", "/versioned"]


def test_robots_txt_is_asked_at_each_hop() -> None:
    rules = replying("200 OK", "User-agent: *\nDisallow: /\n")
    with (
        FaultyServer(FAULTS | {"robots.txt": rules}, host="127.0.0.7") as closed,
        FaultyServer({"out": replying("302 Found", b"", f"Location: {closed.url('page')}")}) as server,
        Fetcher(LIMITS) as fetcher,
        pytest.raises(RobotsRefused, match=r"127\.0\.0\.7"),
    ):
        fetcher.get(server.url("out"))
    assert closed.paths == ["/robots.txt"]


def test_an_api_may_be_asked_without_robots_txt(fetcher: Fetcher) -> None:
    rules = replying("200 OK", "User-agent: *\nDisallow: /\n")
    with FaultyServer(FAULTS | {"robots.txt": rules}) as server:
        assert page(fetcher.get(server.url("page"), robots=False)).body == b"a page"


def test_a_robots_txt_without_end_is_read_to_its_cap(fetcher: Fetcher) -> None:
    def endless(line: Line) -> None:
        line.send("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private\n")
        line.flood(b"# and so on\n" * 1000)

    with FaultyServer(FAULTS | {"robots.txt": endless}) as server:
        assert page(fetcher.get(server.url("page"))).body == b"a page"
        with pytest.raises(RobotsRefused):
            fetcher.get(server.url("private"))


def test_a_robots_txt_that_never_comes_leaves_the_page_alone(fetcher: Fetcher) -> None:
    with FaultyServer(FAULTS | {"robots.txt": Line.hold}) as server, pytest.raises(TimedOut):
        fetcher.get(server.url("page"))
    assert server.paths == ["/robots.txt"]


def test_a_host_that_asks_for_patience_is_not_asked_again(server: FaultyServer, fetcher: Fetcher) -> None:
    for _ in range(3):
        with pytest.raises(RateLimited) as error:
            fetcher.get(server.url("slow_down"), robots=False)
        assert error.value.retry_after == pytest.approx(60, abs=5)
    assert server.paths == ["/slow_down"]


def test_one_host_is_asked_one_thing_at_a_time() -> None:
    busy, most, lock = 0, 0, threading.Lock()

    def watched(line: Line) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        line.closing.wait(0.01)
        with lock:
            busy -= 1
        line.send(answer("200 OK", "a page"))

    with FaultyServer({"page": watched}) as server, Fetcher(LIMITS) as fetcher, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: fetcher.get(server.url(f"page/{number}"), robots=False), range(24)))
    assert len(server.requests) == 24
    assert most == 1


def test_many_hosts_are_asked_at_once() -> None:
    """All must be in the middle of an answer together before any of them ends it."""
    meeting = threading.Barrier(4, timeout=5)

    def together(line: Line) -> None:
        meeting.wait()
        line.send(answer("200 OK", "a page"))

    servers = [FaultyServer({"page": together}, host=f"127.0.0.{number}") for number in range(11, 15)]
    limits = replace(LIMITS, read_timeout=5.0, total_timeout=5.0)
    with Fetcher(limits) as fetcher, ThreadPoolExecutor(4) as pool:
        for server in servers:
            server.__enter__()
        found = list(pool.map(lambda each: fetcher.get(each.url("page"), robots=False), servers))
        for server in servers:
            server.__exit__(None, None, None)
    assert [page(each).body for each in found] == [b"a page"] * 4


def test_a_connection_is_kept_whatever_the_status(fetcher: Fetcher) -> None:
    statuses = {
        "missing": replying("404 Not Found", "no such page"),
        "moved": replying("301 Moved", "it moved", "Location: /page"),
    }
    with FaultyServer(FAULTS | statuses) as server:
        fetcher.get(server.url("moved"))
        fetcher.get(server.url("versioned"), Validators('"one"'))
        with pytest.raises(BadAnswer):
            fetcher.get(server.url("missing"))
        fetcher.get(server.url("page"))
    assert server.paths == ["/robots.txt", "/moved", "/page", "/versioned", "/missing", "/page"]
    assert server.connections == 1


def test_a_status_stands_though_its_body_never_comes(fetcher: Fetcher) -> None:
    def stalled(line: Line) -> None:
        line.send("HTTP/1.1 410 Gone\r\nContent-Length: 99\r\n\r\n")
        line.hold()

    with FaultyServer({"page": stalled}) as server, pytest.raises(Gone):
        fetcher.get(server.url("page"), robots=False)


def test_a_connection_is_kept_and_a_dead_one_replaced(fetcher: Fetcher) -> None:
    """A host may close a kept connection in the very moment it is used: that is no failure of the page."""
    seen: list[str] = []

    def moody(line: Line) -> None:
        seen.append(line.path)
        moody.goes_on = len(seen) != 2  # type: ignore[attr-defined]
        if len(seen) != 2:
            line.send(answer("200 OK", "a page"))

    with FaultyServer({"page": moody}) as server:
        fetcher.get(server.url("page"), robots=False)
        assert page(fetcher.get(server.url("page"), robots=False)).body == b"a page"
        assert len(server.requests) == 3
        assert server.connections == 2


def test_its_transport_guards_another_client(server: FaultyServer) -> None:
    with Fetcher(LIMITS) as fetcher, httpx.Client(transport=fetcher.guarded_transport(), trust_env=False) as client:
        assert client.post(server.url("page")).status_code == 200
        with pytest.raises(AddressRefused, match=r"10\.0\.0\.1 is a private address"):
            client.get("http://10.0.0.1/")


@respx.mock
def test_respx_stands_in_for_the_web_behind_it(fetcher: Fetcher) -> None:
    respx.get("https://press.example/robots.txt").respond(404)
    respx.get("https://press.example/feed").respond(200, text="a page", headers={"ETag": '"one"'})
    found = page(fetcher.get("https://press.example/feed"))
    assert (found.body, found.validators.etag) == (b"a page", '"one"')


@respx.mock
def test_a_token_is_told_to_the_host_that_it_is_meant_for_and_to_no_other(fetcher: Fetcher) -> None:
    first = respx.get("https://api.example/film").respond(302, headers={"Location": "/moved"})
    moved = respx.get("https://api.example/moved").respond(302, headers={"Location": "https://other.example/film"})
    other = respx.get("https://other.example/film").respond(200, text="a page")
    assert page(fetcher.get("https://api.example/film", robots=False, token="s3cret")).body == b"a page"
    asked = [route.calls.last.request.headers.get("Authorization") for route in (first, moved, other)]
    assert asked == ["Bearer s3cret", "Bearer s3cret", None]


@respx.mock
def test_a_token_is_not_told_over_http_where_it_was_meant_for_https(fetcher: Fetcher) -> None:
    respx.get("https://api.example/film").respond(302, headers={"Location": "http://api.example/film"})
    aloud = respx.get("http://api.example/film").respond(200, text="a page")
    fetcher.get("https://api.example/film", robots=False, token="s3cret")
    assert "Authorization" not in aloud.calls.last.request.headers


def test_an_error_names_no_password(fetcher: Fetcher) -> None:
    with pytest.raises(AddressRefused) as error:
        fetcher.get("http://me:hunter2@example.org/")
    assert "hunter2" not in f"{error.value} {error.value.url} {error.value!r}"


def test_a_status_line_out_of_latin_is_one_clear_line(fetcher: Fetcher) -> None:
    odd = saying(b"HTTP/1.1 404 \xff\xfe\r\nContent-Length: 0\r\n\r\n")
    with (
        FaultyServer({"odd": odd}) as server,
        pytest.raises(BadAnswer, match=r"^127\.0\.0\.1: answered 404 Not Found$"),
    ):
        fetcher.get(server.url("odd"), robots=False)
