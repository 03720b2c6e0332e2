"""One text in many places: kept once, with its outlets; and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.ingest import Arrival, ingest
from jobs.workshop import Workshop
from tests.support.bench import bench
from tracker.domain.document import Document

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
TEXT = (
    "Aura Entertainment has acquired U.S. rights to ‘K-Pops!’, the first feature that Anderson .Paak directed. "
    "The musician plays a washed-up drummer who travels to Seoul, where he meets a son of whom he knew nothing, "
    "and enters the contest that the boy hopes to win.\n\n"
    "The company plans a release in the autumn. Negotiations went on through the festival and were closed on Sunday "
    "night, a person who took part in them said, and several other buyers had shown interest in the film before that."
)
FIRST = Document("https://agency.example/1", "The Agency", "Aura buys ‘K-Pops!’", TEXT, "en", NOW)


def printed(n: int, text: str = TEXT, **more: object) -> Document:
    """The text at another address, by another outlet, an hour later."""
    later = FIRST.said + timedelta(hours=n)
    document = replace(FIRST, url=f"https://paper{n}.example/story", outlet=f"Paper {n}", text=text, published=later)
    return replace(document, **more)  # type: ignore[arg-type]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    with bench(tmp_path, NOW) as (workshop, _, _):
        assert ingest(workshop, Arrival(FIRST, "Agency", whole=True))
        yield workshop


def urls(workshop: Workshop) -> list[str]:
    return [document.url for document in workshop.store.documents()]


def test_a_syndicated_text_is_one_document_with_its_outlets(shop: Workshop) -> None:
    with_lead = "By our own correspondent in Toronto, for this paper.\n\n" + TEXT
    cut = TEXT.replace(", and several other buyers had shown interest in the film before that", "")
    for n, text in enumerate((TEXT, with_lead, cut), start=1):
        assert ingest(shop, Arrival(printed(n, text), f"Paper {n}", (f"item {n}",), whole=True)) == []
    assert urls(shop) == [FIRST.url]
    assert [(c.outlet, c.url, c.said) for c in shop.store.copies([FIRST.id])] == [
        (f"Paper {n}", f"https://paper{n}.example/story", NOW + timedelta(hours=n)) for n in (1, 2, 3)
    ]
    assert shop.store.unseen("Paper 1", ["item 1"]) == [], "it is not fetched again"
    (fact,) = shop.store.ledger("K-Pops!").standing("acquisition")
    assert len(fact.said_by) == 1, "one voice"


@pytest.mark.parametrize(
    "other",
    [
        printed(1, TEXT.replace("U.S. rights", "North American rights")),
        printed(1, "Aura Entertainment has acquired U.S. rights to ‘K-Pops!’, we hear. More on this story later."),
        printed(1, published=NOW + timedelta(days=200)),
    ],
    ids=["says more in the same words", "words of its own", "long after"],
)
def test_what_only_looks_like_a_copy_is_kept(shop: Workshop, other: Document) -> None:
    ingest(shop, Arrival(other, "Paper", whole=True))
    assert urls(shop) == [FIRST.url, other.url]
    assert shop.store.copies([FIRST.id]) == []


def test_a_page_that_takes_over_another_s_text_takes_back_what_it_said(shop: Workshop) -> None:
    before = printed(1, TEXT.replace("U.S. rights", "worldwide rights"))
    ingest(shop, Arrival(before, "Paper", whole=True))
    ingest(shop, Arrival(printed(1, seen=NOW + timedelta(hours=3)), "Paper", whole=True))
    assert len(shop.store.documents_at(before.url)) == 2


def test_an_item_that_three_sources_list_is_one_document(shop: Workshop) -> None:
    """A feed, a search and a sitemap print one address with the same headline and other summaries."""
    summaries = ("‘K-Pops!’ has a buyer.", "A buyer for ‘K-Pops!’ is found.", "")
    for n, summary in enumerate(summaries):
        item = replace(
            FIRST, url="https://reel.example/deal", outlet="Reel", title="‘K-Pops!’ has a buyer", text=summary
        )
        ingest(shop, Arrival(item, f"source {n}", ("deal",)))
        assert shop.store.unseen(f"source {n}", ["deal"]) == []
    assert urls(shop).count("https://reel.example/deal") == 1
    altered = replace(
        FIRST, url="https://reel.example/deal", outlet="Reel", title="Aura buys ‘K-Pops!’ for Canada", text=""
    )
    assert ingest(shop, Arrival(altered, "source 0", ("altered",)))


def test_the_same_article_under_a_news_search_s_own_address_is_no_second_voice(shop: Workshop) -> None:
    hit = replace(FIRST, url="https://news.example/articles/CBMi123", text="")
    assert ingest(shop, Arrival(hit, "News search")) == []
    assert urls(shop) == [FIRST.url]
