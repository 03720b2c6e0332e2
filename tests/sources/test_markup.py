"""Markup to plain text, and text made tidy."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources import markup

# fmt: off
_PIECES = st.sampled_from((
    "<p>", "</p>", "<br>", "<b>", "</b>", "<!--", "-->", "<script>", "</script>", "&amp;", "&lt;", "&#0;", "&#x110000;",
    "<", ">", "\n", "\r\n", " ", "\u00a0", "\u200b", "e\u0301", "\ud800", "<table><tr><td>", "<li>", "<![CDATA[", "]]>",
    "<pre>", "<dt>", "text", "K-Pops!",
))
# fmt: on


@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_any_text_becomes_tidy(text: str) -> None:
    found = markup.plain(text)
    assert found == found.strip()
    assert "\n\n\n" not in found
    assert "  " not in found
    assert unicodedata.is_normalized("NFC", found)
    assert markup.tidy(found) == found
    found.encode()


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert "\n" not in markup.line(text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p> <p>Two</p>", "One\n\nTwo"),
        ("One<br/>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<div>One <i>film</i>, two</div>", "One film, two"),
        ("K<b>-</b>Pops<i>!</i>", "K-Pops!"),
        ("<ul><li>One</li>\n<li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>A</td><td><p>B</p><p>C</p></td></tr><tr><td>D</td></tr></table>", "A | B C\nD"),
        ("<dl><dt>Sales:</dt><dd>Northlight</dd></dl>", "Sales: Northlight"),
        ("<h2>A</h2>B", "A\n\nB"),
        ("<p>A<script>alert('x')</script> B</p>", "A B"),
        ("<p>unclosed <b>bold <i>both", "unclosed bold both"),
        ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("a <notatag> b", "a <notatag> b"),
        ("<p>a <notatag> b</p>", "a <notatag> b"),
        ("<!-- hidden -->shown", "shown"),
        ("line\r\nline", "line\nline"),
        ("", ""),
    ],
)
def test_text_is_as_a_reader_sees_it(html: str, text: str) -> None:
    assert markup.plain(html) == text


def test_depth_and_length_are_harmless() -> None:
    assert len(markup.plain("<div>" * 50_000 + "deep")) <= len("deep")
    assert re.fullmatch(r"(x\n)+x", markup.plain("x<br>" * 50_000 + "x"))
