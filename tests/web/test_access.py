"""Who may look, and who is refused: over a real socket, by name, by token, by password, by read key."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tracker.errors import ConfigError
from tracker.web.access import access, is_loopback
from tracker.web.app import create_app
from tracker.web.server import Server

TOKEN = "a-token-of-some-length"
PASSWORD = "correct horse: battery"


def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


ROUTES = [Route("/", hello), Route("/calendar.ics", hello), Route("/healthz", hello)]


@pytest.fixture(scope="module")
def guarded() -> Iterator[httpx.Client]:
    """A board that asks for a secret."""
    app = create_app(access("127.0.0.1", (TOKEN, PASSWORD)), operations=ROUTES)
    with Server(app, "127.0.0.1", 0) as server, httpx.Client(base_url=server.url) as client:
        yield client


@pytest.fixture(scope="module")
def open_board() -> Iterator[httpx.Client]:
    """A board that this machine alone sees."""
    app = create_app(access("127.0.0.1", (), "https://films.example/board"), operations=ROUTES)
    with Server(app, "127.0.0.1", 0) as server, httpx.Client(base_url=server.url) as client:
        yield client


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "board.example"])
def test_nobody_listens_to_others_without_a_secret(host: str) -> None:
    with pytest.raises(ConfigError, match="set token or password"):
        access(host, ())
    assert access(host, (TOKEN,)).secrets == (TOKEN,)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_this_machine_alone_needs_none(host: str) -> None:
    assert is_loopback(host)
    assert access(host, ()).secrets == ()


def test_without_a_secret_the_answer_is_no_and_says_how(guarded: httpx.Client) -> None:
    answer = guarded.get("/")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")
    assert "hello" not in answer.text


@pytest.mark.parametrize(
    "shown",
    [
        f"Bearer {TOKEN}",
        f"bearer  {TOKEN}",
        "Basic " + b64encode(f"anybody:{PASSWORD}".encode()).decode(),
        "Basic " + b64encode(f":{TOKEN}".encode()).decode(),
    ],
)
def test_token_and_password_open_it(guarded: httpx.Client, shown: str) -> None:
    assert guarded.get("/", headers={"Authorization": shown}).text == "hello"


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "Bearer",
        f"Bearer {TOKEN[:-1]}",
        f"Bearer {TOKEN}x",
        TOKEN,
        "Basic " + b64encode(PASSWORD.encode()).decode(),
        "Basic not-base64!",
        "Basic " + b64encode(b"\xff\xfe:\xff").decode(),
        "Digest username=x",
    ],
)
def test_anything_else_does_not(guarded: httpx.Client, shown: str) -> None:
    assert guarded.get("/", headers={"Authorization": shown}).status_code == 401


def test_a_read_key_opens_its_own_address_and_filter_only(guarded: httpx.Client) -> None:
    doors = access("127.0.0.1", (TOKEN, PASSWORD))
    key = doors.key_for("/calendar.ics", [("territory", "US"), ("film", "k-pops")])
    assert key is not None
    mine = {"film": "k-pops", "territory": "US", "key": key}
    assert guarded.get("/calendar.ics", params=mine).status_code == 200
    for strange in (mine | {"territory": "GB"}, mine | {"key": key[:-1]}, {"key": key}, mine | {"page": "2"}):
        assert guarded.get("/calendar.ics", params=strange).status_code == 401
    assert guarded.get("/", params=mine).status_code == 401


def test_another_secret_ends_every_key() -> None:
    asked = [("film", "k-pops")]
    keys = {access("127.0.0.1", (secret,)).key_for("/feed.atom", asked) for secret in (TOKEN, PASSWORD)}
    assert len(keys) == 2
    assert access("127.0.0.1", ()).key_for("/feed.atom", asked) is None


def test_a_prober_learns_that_it_lives(guarded: httpx.Client) -> None:
    assert guarded.get("/healthz").text == "hello"


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example:8765", "localhost.evil.example", ""])
def test_a_strangers_name_for_this_machine_opens_nothing(open_board: httpx.Client, name: str) -> None:
    assert open_board.get("/", headers={"Host": name}).status_code == 421


@pytest.mark.parametrize("name", ["localhost:8765", "127.0.0.1", "LOCALHOST", "[::1]:8765", "films.example"])
def test_its_own_names_do(open_board: httpx.Client, name: str) -> None:
    assert open_board.get("/", headers={"Host": name}).text == "hello"


def test_every_answer_carries_the_headers_of_safety(guarded: httpx.Client, open_board: httpx.Client) -> None:
    for answer in (guarded.get("/"), open_board.get("/"), open_board.get("/nowhere")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "private, no-cache"
        assert "server" not in answer.headers
