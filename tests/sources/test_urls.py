"""One address for one article."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.sources import urls


@pytest.mark.parametrize(
    ("met", "one"),
    [
        ("HTTPS://Trade.Example/2025/06/Story/", "https://trade.example/2025/06/Story/"),
        ("https://trade.example:443/a", "https://trade.example/a"),
        ("http://trade.example:80/a", "http://trade.example/a"),
        ("http://trade.example:8080/a", "http://trade.example:8080/a"),
        ("https://trade.example", "https://trade.example/"),
        ("https://trade.example./a", "https://trade.example/a"),
        ("https://trade.example/a#comments", "https://trade.example/a"),
        ("https://trade.example/a?utm_source=rss&utm_medium=feed", "https://trade.example/a"),
        ("https://trade.example/a?id=7&fbclid=x&gclid=y&page=2", "https://trade.example/a?id=7&page=2"),
        ("https://trade.example/a?UTM_Source=x", "https://trade.example/a"),
        ("https://trade.example/a?ref=rss", "https://trade.example/a"),
        ("https://trade.example/a?ref=17", "https://trade.example/a?ref=17"),
        ("https://trade.example/a?b=2&a=1", "https://trade.example/a?b=2&a=1"),
        ("https://trade.example/a?", "https://trade.example/a"),
        ("https://trade.example/a/amp/", "https://trade.example/a/"),
        ("https://trade.example/a/amp", "https://trade.example/a"),
        ("https://trade.example/a.amp.html", "https://trade.example/a"),
        ("https://trade.example/a?amp=1", "https://trade.example/a"),
        ("https://trade.example/a?outputType=amp", "https://trade.example/a"),
        ("https://trade.example/amp/a", "https://trade.example/amp/a"),
        ("https://trade.example/lamp", "https://trade.example/lamp"),
        ("https://amp.trade.example/a", "https://trade.example/a"),
        ("https://m.trade.example/a", "https://trade.example/a"),
        ("https://mobile.trade.example/a", "https://trade.example/a"),
        ("https://m.example/a", "https://m.example/a"),
        ("https://www.google.com/amp/s/trade.example/a/amp/", "https://trade.example/a/"),
        ("https://trade-example.cdn.ampproject.org/c/s/trade.example/a/amp/?usqp=x", "https://trade.example/a/"),
        ("https://trade.example/a%7eb/%c3%a9", "https://trade.example/a~b/%C3%A9"),
        ("https://trade.example/é à", "https://trade.example/%C3%A9%C3%A0"),
        ("https://trade.example//a///b", "https://trade.example/a/b"),
        ("https://user:secret@trade.example/a", "https://trade.example/a"),
        ("https://kö.example/a", "https://xn--k-1ga.example/a"),
        ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("  https://trade.example/a\n", "https://trade.example/a"),
        ("https://trade.example/100%", "https://trade.example/100%25"),
        ("saved.html", "saved.html"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://[bad", "http://[bad"),
        ("http://trade.example:port/", "http://trade.example:port/"),
        ("", ""),
    ],
)
def test_spellings_of_one_address_become_one(met: str, one: str) -> None:
    assert urls.canonical(met) == one


_ADDRESSES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(
        [
            "http://",
            "https://",
            "HTTP://",
            "ftp://",
            "",
            "//",
            "https://www.google.com/amp/s/",
            "http://x.cdn.ampproject.org/c/",
        ]
    ),
    st.sampled_from(
        [
            "m.trade.example",
            "amp.m.trade.example.",
            "trade.example:443",
            "[::1]",
            "a:b@c.d",
            "é.example",
            "m.m.m.m.m.example",
        ]
    )
    | st.text(max_size=20),
    st.lists(
        st.sampled_from(["/", "amp", ".amp", "%2e", "%", "é", "//", ";", "index.html"]) | st.text(max_size=8),
        max_size=8,
    ).map("".join),
    st.lists(
        st.sampled_from(["?", "&", "utm_source=x", "amp=1", "ref=rss", "#", "=", "%zz"]) | st.text(max_size=8),
        max_size=8,
    ).map("".join),
)


@given(st.text() | _ADDRESSES)
@example("http://m.a.b./amp/amp/amp/amp/amp/amp/amp/")
@example("https://x.cdn.ampproject.org/c/s/x.cdn.ampproject.org/c/s/x.cdn.ampproject.org/c/s/a.b/c")
@example("http://a.b/\ud800?\udfff")
@example("HTTP://´")
def test_any_text_is_taken_and_a_second_time_changes_nothing(text: str) -> None:
    once = urls.canonical(text)
    assert urls.canonical(once) == once


@given(st.text() | _ADDRESSES, st.text() | _ADDRESSES)
def test_any_link_is_resolved_to_the_web_or_to_nothing(base: str, link: str) -> None:
    found = urls.absolute(base, link)
    assert found is None or found.split(":")[0].lower() in ("http", "https")
