"""What of a page's bytes is looked at for titles, and in how many ways they may be written there."""

from __future__ import annotations

import pytest

from tracker.domain.film import Film
from tracker.reading.mention_page import plain, shown, spaced
from tracker.reading.mention_scan import all_spaced
from tracker.reading.mentions import Titles

_HEAD = b"<!doctype html><html><body>"


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (b"<p>a</p><script>var salt = 1;</script><p>b</p>", b"<p>a</p></script><p>b</p>"),
        (b"<style>.salt{}</style><p>b</p>", b"</style><p>b</p>"),
        (b'<script type="application/ld+json">{"headline":"Salt"}</script>', None),
        (b"<!-- <script> --><p>Salt</p><script>x()</script>", b"<!-- <script> --><p>Salt</p></script>"),
        (b"<!-- <script> --><p>Salt</p><!-- </script> -->", None),
        (b"<script>never closed <p>Salt</p>", None),
    ],
)
def test_scripts_are_left_out_and_nothing_else(page: bytes, left: bytes | None) -> None:
    assert shown(_HEAD + page) == _HEAD + (page if left is None else left)


def test_what_is_no_html_is_looked_at_whole() -> None:
    feed = b"<rss><title>How the &lt;script> works</title><script>Salt</script></rss>"
    assert shown(feed) == feed


def test_a_page_is_cut_as_the_titles_are() -> None:
    every = bytes(range(256))
    assert all_spaced(every).tobytes() == b" " + spaced(every) + b" " * 8


@pytest.mark.parametrize(
    "written",
    [
        "Pérez",
        "Perez",
        "P&eacute;rez",
        "P&#233;rez",
        "P&#xE9;rez",
        "P&amp;eacute;rez",
        "Pe\u0301rez",
        "P\\u00e9rez",
        "Ｐｅｒｅｚ",
    ],
)
def test_one_name_in_every_spelling(written: str) -> None:
    assert spaced(plain(written.encode())) == b"perez"
    films = [Film("Emilia Pérez"), Film("Tide")]
    assert Titles(films).named(f"<p>Emilia {written}’s".encode()) == {"Emilia Pérez"}
    assert Titles([Film("Emilia Perez")]).scan(f"<p>Emilia {written}’s".encode())


@pytest.mark.parametrize(
    "page", ["“Tide”", "\\u201cTide\\u201d", "&#8220;Tide&#8221;", "\\nTide", "_Tide_", "tide&nbsp;"]
)
def test_a_short_title_between_any_marks(page: str) -> None:
    assert Titles([Film("Tide")]).scan(page.encode())


@pytest.mark.parametrize("page", ["Tides", "riptide", "Memoir of the Snail", "Salt and the Road", "Crimson Tides"])
def test_other_words_are_no_title(page: str) -> None:
    assert not Titles([Film("Tide"), Film("Memoir of a Snail"), Film("Salt Road")]).scan(page.encode())
