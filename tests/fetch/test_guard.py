"""Whatever an address is called and however it is spelt: what is not of the public internet is never opened."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from ipaddress import ip_address

import pytest

from tests.support.faulty_server import FaultyServer, replying
from tracker.domain.page import Page
from tracker.errors import AddressRefused, ConfigError, FetchError, TimedOut, Unreachable
from tracker.fetch import Fetcher, FetchLimits
from tracker.fetch.guard import Guard, networks

LIMITS = FetchLimits(connect_timeout=0.4, read_timeout=0.4, total_timeout=0.8, min_spacing=0)


def words(text: str) -> list[str]:
    return text.split()


ADDRESSES = words("""
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.0.0.2 127.1.2.3
127.255.255.254 168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1
192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.254 255.255.255.255 [::] [::1] [0:0:0:0:0:0:0:1] [::127.0.0.1]
[::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:0:0]
[64:ff9b::127.0.0.1] [64:ff9b::a00:1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1]
[2002:c0a8:1::1] [2001::1] [2001:0:7f00:1::] [2001:db8::1] [2001:10::1] [2001:20::1] [3fff::1] [fc00::1] [fd00::1]
[fd00:ec2::254] [fe80::1] [febf::1] [fec0::1] [ff02::1] [ff0e::1] [100::1] [5f00::1] [4000::1]
[2a00:1450:4001::200:5efe:10.0.0.1] [2a00:1450:4001::5efe:7f00:1] [::ffff:100.64.0.1]
""")
SPELLINGS = words("""
2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 0x7F.1 0177.0.0.1 017700000001 127.1 127.0.1 127.0.0.1. 127.000.000.001
127.0.0.01 0 0x0 1 256.256.256.256 4294967295 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 192.168.257
127.0.0.1.1 127.0.0.0x1 8.8.8.08 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 %31%32%37.0.0.1
127.0.0.1%00.example.org 127.0.0.1%2eexample.org [::1%25lo] [fe80::1%25eth0] [::ffff:127.0.0.1%25lo] [127.0.0.1]
[::1]x ::1 [::1].example.org ⑴.example.org/../ a_.-.example.org -.example.org .. . example..org exa$mple.org
exa*mple.org
""")
URLS = words("""
http:///path http:// http:127.0.0.1 //127.0.0.1/ 127.0.0.1 localhost file:///etc/passwd file://127.0.0.1/
ftp://127.0.0.1/ gopher://127.0.0.1:PORT/_x dict://127.0.0.1:PORT/ ldap://127.0.0.1/ jar:http://127.0.0.1!/ data:,x
javascript:1 ws://127.0.0.1:PORT/ http://127.0.0.1:PORT@127.0.0.1:PORT/ http://me:secret@127.0.0.1:PORT/
http://example.org@127.0.0.1:PORT/ http://@127.0.0.1:PORT/
http://127.0.0.1:PORT\\@example.org/ http:\\\\127.0.0.1:PORT\\
http://example.org:0/ http://example.org:99999/ http://example.org:-1/ http://example.org:PORT:80/
http://127.0.0.1:PORT#@example.org/ http://127.0.0.1:PORT?@example.org/ HTTP://127.0.0.1:PORT/
http://127.0.0.1:PORT/%0d%0aX:1
""")
NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.": ["127.0.0.1"],
    "inside.example": ["10.1.2.3"],
    "metadata.example": ["169.254.169.254"],
    "mixed.example": ["93.184.216.34", "127.0.0.1"],
    "mixed-six.example": ["2a00:1450:4001::1", "::ffff:127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "scoped.example": ["fe80::1%2"],
    "nonsense.example": ["not an address"],
    "ⅼocalhost": ["127.0.0.1"],
    "1.0.0.127.in-addr.example": ["127.0.0.1"],
}  # fmt: skip


class Listeners:
    """Real sockets on the loopback addresses, of one port; they count who connects."""

    def __init__(self) -> None:
        self._four = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._four.getsockname()[1]
        self._all = [self._four]
        if socket.has_ipv6:
            self._all.append(socket.create_server(("::1", self.port), family=socket.AF_INET6))

    def visited(self) -> bool:
        for each in self._all:
            each.setblocking(False)
            try:
                each.accept()
            except BlockingIOError:
                continue
            return True
        return False

    def close(self) -> None:
        for each in self._all:
            each.close()


@pytest.fixture(scope="module")
def listeners() -> Iterator[Listeners]:
    opened = Listeners()
    yield opened
    opened.close()


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that a connection was tried to; none is made."""
    tried: list[object] = []

    def refuse(address: object, *rest: object, **named: object) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


def _never_asked(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"the resolver was asked for {host}")


def _known(host: str, port: int) -> Sequence[str]:
    return NAMES.get(host) or NAMES[host + "."]


@pytest.mark.parametrize("host", ADDRESSES)
def test_an_address_off_the_public_internet_is_never_opened(
    listeners: Listeners, dialled: list[object], host: str
) -> None:
    with Fetcher(LIMITS, resolve=_never_asked) as fetcher, pytest.raises(AddressRefused):
        fetcher.get(f"http://{host}:{listeners.port}/", robots=False)
    assert dialled == []
    assert not listeners.visited()


@pytest.mark.parametrize("host", SPELLINGS)
def test_an_odd_spelling_is_never_followed(listeners: Listeners, dialled: list[object], host: str) -> None:
    with Fetcher(LIMITS, resolve=_never_asked) as fetcher, pytest.raises(AddressRefused) as refused:
        fetcher.get(f"http://{host}:{listeners.port}/", robots=False)
    assert str(refused.value).isprintable()
    assert dialled == []
    assert not listeners.visited()


@pytest.mark.parametrize("url", URLS)
def test_a_url_of_another_kind_is_never_followed(listeners: Listeners, dialled: list[object], url: str) -> None:
    with Fetcher(LIMITS, resolve=_never_asked) as fetcher, pytest.raises(AddressRefused) as refused:
        fetcher.get(url.replace("PORT", str(listeners.port)), robots=False)
    assert "secret" not in str(refused.value)
    assert "secret" not in refused.value.url
    assert dialled == []
    assert not listeners.visited()


@pytest.mark.parametrize("host", NAMES)
def test_a_name_that_leads_inside_is_never_opened(listeners: Listeners, dialled: list[object], host: str) -> None:
    with Fetcher(LIMITS, resolve=_known) as fetcher, pytest.raises(AddressRefused):
        fetcher.get(f"http://{host}:{listeners.port}/", robots=False)
    assert dialled == []
    assert not listeners.visited()


def test_a_name_that_changes_its_answer_is_caught_at_the_next_connection() -> None:
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    limits = FetchLimits(min_spacing=0, allow_private=("127.0.0.1",))
    with (
        FaultyServer({"page": lambda line: line.send("HTTP/1.0 200 OK\r\n\r\nhello")}) as server,
        Fetcher(limits, resolve=lambda host, port: answers.pop(0)) as fetcher,
    ):
        url = f"http://rebinding.example:{server.port}/page"
        page = fetcher.get(url, robots=False)
        assert isinstance(page, Page)
        assert page.body == b"hello"
        assert server.requests[0].count(f"Host: rebinding.example:{server.port}\r\n") == 1
        with pytest.raises(AddressRefused, match=r"127\.0\.0\.2"):
            fetcher.get(url, robots=False)
        assert server.connections == 1
        assert answers == []


def test_what_was_checked_is_what_is_connected_to() -> None:
    """One look-up for a connection: there is no second one that could answer otherwise."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.3"]

    with (
        FaultyServer({"page": replying("200 OK", "hello")}, host="127.0.0.3") as server,
        Fetcher(FetchLimits(min_spacing=0, allow_private=("127.0.0.0/8",)), resolve=resolve) as fetcher,
    ):
        for _ in range(3):
            fetcher.get(f"http://once.example:{server.port}/page", robots=False)
    assert asked == ["once.example"]


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with (
        FaultyServer({"page": replying("200 OK", "hello")}, host="127.0.0.4") as server,
        Fetcher(
            FetchLimits(min_spacing=0, allow_private=("127.0.0.0/8",)),
            resolve=lambda host, port: ["127.0.0.5", "127.0.0.4"],
        ) as fetcher,
    ):
        assert isinstance(fetcher.get(f"http://two.example:{server.port}/page", robots=False), Page)


def test_a_redirect_inside_is_not_followed(listeners: Listeners) -> None:
    leads_inside = {"out": replying("302 Found", b"", f"Location: http://127.0.0.1:{listeners.port}/")}
    with (
        FaultyServer(leads_inside, host="127.0.0.6") as server,
        Fetcher(FetchLimits(min_spacing=0, allow_private=("127.0.0.6",))) as fetcher,
        pytest.raises(
            AddressRefused,
            match=r"^127\.0\.0\.6 redirects inside: 127\.0\.0\.1 is a loopback address, which is never opened$",
        ),
    ):
        fetcher.get(server.url("out"), robots=False)
    assert not listeners.visited()


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "100.63.255.255", "172.32.0.1", "2a00:1450:4001::1", "64:ff9b::8.8.8.8"]
)
def test_the_public_internet_is_open(address: str) -> None:
    assert Guard().refusal(ip_address(address)) is None


@pytest.mark.parametrize(
    ("entry", "address"),
    [("127.0.0.1", "127.0.0.1"), ("127.0.0.1", "::ffff:127.0.0.1"), ("10.0.0.0/8", "10.9.8.7"), ("::1", "::1"),
     ("192.168.1.7/24", "192.168.1.9"), ("fd00::/8", "fd12::1")],
)  # fmt: skip
def test_what_the_person_allows_is_open(entry: str, address: str) -> None:
    assert Guard(networks([entry])).refusal(ip_address(address)) is None


def test_what_is_allowed_opens_nothing_beside_it() -> None:
    assert Guard(networks(["127.0.0.1"])).refusal(ip_address("127.0.0.2")) == "a loopback address"


def test_an_entry_that_is_no_address_is_named() -> None:
    with pytest.raises(ConfigError, match='"localhost" is no address'):
        Fetcher(FetchLimits(allow_private=("localhost",)))


def _unknown(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.mark.parametrize("resolve", [_unknown, lambda host, port: []], ids=["unknown", "empty"])
def test_a_name_that_nobody_knows_is_unreachable(resolve: object) -> None:
    with Fetcher(LIMITS, resolve=resolve) as fetcher, pytest.raises(Unreachable, match=r"nowhere\.example: no address"):  # type: ignore[arg-type]
        fetcher.get("http://nowhere.example/")


def test_a_resolver_that_hangs_ends_in_time() -> None:
    from threading import Event

    released = Event()

    def hang(host: str, port: int) -> Sequence[str]:
        released.wait(30)
        return ["8.8.8.8"]

    with Fetcher(LIMITS, resolve=hang) as fetcher, pytest.raises(TimedOut, match="not resolved within"):
        fetcher.get("http://slow.example/")
    released.set()


def test_there_are_enough_tricks() -> None:
    assert len(ADDRESSES) + len(SPELLINGS) + len(URLS) + len(NAMES) >= 80
    assert issubclass(AddressRefused, FetchError)
