"""A search's address for each film."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.sources import kinds, search
from tracker.sources.interface import Address

FILMS = (Film("K-Pops!"), Film("Tom & Jerry"), Film("L’été"))


def test_each_film_has_a_key_and_an_address_of_its_own() -> None:
    source = Source("Reel", "search", "https://reel.example/?s={title}&feed=rss2")
    assert list(kinds.addresses(source, FILMS)) == [
        Address("Reel K-Pops!", "https://reel.example/?s=K-Pops%21&feed=rss2", FILMS[0]),
        Address("Reel Tom & Jerry", "https://reel.example/?s=Tom%20%26%20Jerry&feed=rss2", FILMS[1]),
        Address("Reel L’été", "https://reel.example/?s=L%E2%80%99%C3%A9t%C3%A9&feed=rss2", FILMS[2]),
    ]


@pytest.mark.parametrize(
    ("template", "address"),
    [
        (
            'https://news.google.com/rss/search?q="{title}"+film&hl=en-US&gl=US&ceid=US:en',
            "https://news.google.com/rss/search?q=%22K-Pops%21%22+film&hl=en-US&gl=US&ceid=US:en",
        ),
        (
            "https://www.bing.com/news/search?q=%22{title}%22&format=rss",
            "https://www.bing.com/news/search?q=%22K-Pops%21%22&format=rss",
        ),
        (
            'https://api.gdeltproject.org/api/v2/doc/doc?query="{title}" film&mode=artlist&format=json',
            "https://api.gdeltproject.org/api/v2/doc/doc?query=%22K-Pops%21%22%20film&mode=artlist&format=json",
        ),
    ],
)
def test_a_quoted_phrase_stays_one(template: str, address: str) -> None:
    assert search.filled(template, "K-Pops!") == address


def test_quotation_marks_in_a_title_do_not_end_the_phrase() -> None:
    assert search.filled('https://x.example/?q="{title}"', 'The “Good” "Film"') == (
        "https://x.example/?q=%22The%20Good%20Film%22"
    )


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_no_title_adds_a_parameter_or_leaves_the_host(title: str) -> None:
    parts = urlsplit(search.filled("https://x.example/?s={title}&feed=rss2", title))
    assert parts.netloc == "x.example"
    assert set(parse_qs(parts.query, keep_blank_values=True)) == {"s", "feed"}
