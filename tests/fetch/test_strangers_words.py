"""Whatever a stranger writes into a header field or an address, it is read or refused, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import AddressRefused
from tracker.fetch import headers
from tracker.fetch.address import joined, web_address
from tracker.fetch.robots import rules
from tracker.fetch.unpack import Overflow, Undecodable, Unpacker

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
latin = st.text(st.characters(max_codepoint=255), max_size=80)
hostish = st.text("abcxn-.:/@?#[]%\\0123456789 \t\u3002\uff11é\u202e\x00", max_size=40)


@given(latin)
def test_a_field_is_read_or_passed_over(value: str) -> None:
    names = ("etag", "last-modified", "retry-after", "expires", "date", "cache-control", "content-type")
    answer = dict.fromkeys(names, value)
    for wait in (headers.retry_after(answer, NOW), headers.fresh_for(answer, NOW)):
        assert wait is None or 0 <= wait <= headers.LONGEST_WAIT
    kept = headers.validators(answer)
    assert kept.etag is None or ("\r" not in kept.etag and "\n" not in kept.etag)
    media_type, charset = headers.content_type(answer)
    assert (media_type or "x/y").isascii()
    assert (charset or "x").isascii()


def taken_or_refused(take: Callable[[str], httpx.URL], text: str) -> httpx.URL | AddressRefused:
    try:
        return take(text)
    except AddressRefused as refused:
        return refused


@given(hostish)
def test_a_refusal_is_one_visible_line(text: str) -> None:
    found = taken_or_refused(web_address, f"http://{text}")
    assert isinstance(found, httpx.URL) or str(found).isprintable()


@given(hostish)
def test_an_address_is_taken_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{text}.example/"):
        found = taken_or_refused(web_address, url)
        if isinstance(found, httpx.URL):
            assert found.scheme in ("http", "https")
            assert not found.userinfo
            assert not found.fragment
            assert web_address(str(found)) == found


@given(st.one_of(hostish, latin))
def test_a_location_is_taken_or_refused(location: str) -> None:
    found = taken_or_refused(lambda text: joined(httpx.URL("https://press.example/a/b"), text), location)
    assert not isinstance(found, httpx.URL) or found.scheme in ("http", "https")


@given(st.binary(max_size=300))
def test_rules_of_any_bytes_are_rules(text: bytes) -> None:
    assert rules(text).allow("https://press.example/") in (True, False)


@given(st.sampled_from(["gzip", "deflate", "identity", "br", "gzip, br", "", None]), st.lists(st.binary(max_size=99)))
def test_any_bytes_unpack_within_the_cap_or_not_at_all(coding: str | None, chunks: list[bytes]) -> None:
    try:
        unpacker = Unpacker(coding, 64)
        for chunk in chunks:
            unpacker.feed(chunk)
        assert len(unpacker.finish()) <= 64
    except (Overflow, Undecodable):
        pass


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Sun, 06 Nov 1994 08:49:37 GMT", datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)),
        ("Sun Nov  6 08:49:37 1994", datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)),
        ("Sun, 06 Nov 1994 08:49:37 +0200", datetime(1994, 11, 6, 6, 49, 37, tzinfo=UTC)),
        ("0", None),
        ("-1", None),
        ("Mon, 32 Foo 9999999 99:99:99 GMT", None),
        (None, None),
    ],
)
def test_the_three_shapes_of_an_http_date(value: str | None, moment: datetime | None) -> None:
    assert headers.http_date(value) == moment


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), (" 7 ", 7), ("0", 0), ("1.5", None), ("-5", None), ("١٢", None), ("9" * 60, headers.LONGEST_WAIT)],
)
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    assert headers.retry_after({"retry-after": value}, NOW) == seconds


@pytest.mark.parametrize(
    ("control", "seconds"),
    [
        ("max-age=60", 60),
        ("public, max-age=60", 60),
        ('max-age="60"', 60),
        ("s-maxage=60", None),
        ("max-age=0", None),
        ("no-store, max-age=60", None),
        ("no-cache", None),
        ('no-cache="set-cookie", max-age=60', 60),
        ("x-max-age=60", None),
        ("max-age=999999999999", headers.LONGEST_WAIT),
    ],
)
def test_freshness_in_cache_control(control: str, seconds: float | None) -> None:
    assert headers.fresh_for({"cache-control": control}, NOW) == seconds


def test_freshness_by_expires_counts_from_the_hosts_own_date() -> None:
    hour_later = (NOW + timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert headers.fresh_for({"expires": hour_later}, NOW) == 3600
    assert headers.fresh_for({"expires": hour_later, "date": hour_later}, NOW) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('"a"', '"a"', True),
        ('W/"a"', '"a"', True),
        ('"a"', '"a-gzip"', True),
        ('"a--gzip"', '"a;gzip"', True),
        ('"a"', '"b"', False),
        ('"a"', '"A"', False),
        ('"a"', 'w/"a"', False),
    ],
)
def test_etags_are_compared_weakly(one: str, other: str, same: bool) -> None:
    assert headers.same_etag(one, other) is same
