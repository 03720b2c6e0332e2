"""Index pages without a feed: what is listed there, by selectors and without."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.pages import asked, html_page
from tracker.domain.document import Item
from tracker.domain.source import Selectors, Source
from tracker.errors import NotAListing
from tracker.sources import listing

URL = "https://trade.example/news/"
HEADLINES = (
    "Aura buys ‘K-Pops!’ for the United States",
    "Salt Road sets a date for its German opening",
    "Five more titles join the winter market",
    "A festival director steps down after a decade",
)


def entry(number: int, headline: str) -> str:
    return (
        f'<div class="card card-{number}"><a href="/2025/06/story-{number}/"><img src="x.jpg"></a>'
        f'<h3 class="card__title"><a href="/2025/06/story-{number}/?utm_source=home">{headline}</a></h3>'
        f'<time datetime="2025-06-1{number}T09:00:00Z">June 1{number}</time>'
        f"<p>Summary of story {number}, in a line of its own.</p></div>"
    )


def index(*entries: str) -> str:
    menu = "".join(f'<li><a href="/section-{n}/">A section of this outlet {n}</a></li>' for n in range(9))
    teasers = "".join(f'<a href="/popular-{n}/">What everybody else has been reading {n}</a>' for n in range(9))
    return (
        '<!doctype html><html lang="en"><head><title>News</title><script>var x = "<a href=/no>"</script></head><body>'
        f"<nav><ul>{menu}</ul></nav><main>{''.join(entries)}</main>"
        f'<div class="sidebar"><div class="most-read">{teasers}</div></div>'
        '<footer><a href="/imprint">Who stands behind this outlet</a></footer></body></html>'
    )


WHOLE = index(*(entry(n, headline) for n, headline in enumerate(HEADLINES)))


def items(body: str, select: Selectors = Selectors()) -> tuple[Item, ...]:  # noqa: B008
    return listing.read(html_page(body, URL), asked(Source("Trade", "listing", URL, select=select))).items


def test_a_regular_page_tells_by_itself() -> None:
    found = items(WHOLE)
    assert tuple(item.title for item in found) == HEADLINES
    assert found[1] == Item(
        url="https://trade.example/2025/06/story-1/?utm_source=home",
        title=HEADLINES[1],
        summary="Summary of story 1, in a line of its own.",
        published=datetime(2025, 6, 11, 9, tzinfo=UTC),
        language="en",
    )


@pytest.mark.parametrize(
    "shape",
    [
        '<li class="item"><a href="/s/{n}">{t}</a> <span>12 June 2025</span></li>',
        '<tr><td>12 June 2025</td><td><a href="/s/{n}">{t}</a></td></tr>',
        '<article><a href="/s/{n}"><h2>{t}</h2><p>A summary stands inside of the link.</p></a>'
        '<time datetime="2025-06-12">12 June</time></article>',
        '<p><a href="https://www.trade.example/s/{n}">{t}</a><br>12 June 2025</p>',
    ],
    ids=["list", "table", "whole card a link", "bare paragraphs"],
)
def test_lists_of_many_shapes(shape: str) -> None:
    rows = "".join(shape.format(n=n, t=headline) for n, headline in enumerate(HEADLINES))
    found = items(f"<html><body><div><table><tbody>{rows}</tbody></table></div></body></html>")
    assert tuple(item.title for item in found) == HEADLINES
    assert {item.published for item in found} == {datetime(2025, 6, 12, tzinfo=UTC)}


def test_selectors_go_before_what_the_page_looks_like() -> None:
    select = Selectors(item=".most-read a")
    assert {item.url for item in items(WHOLE, select)} == {f"https://trade.example/popular-{n}/" for n in range(9)}
    named = Selectors(item=".card", link="h3 a", title="h3", date="time", summary="p")
    assert items(WHOLE, named) == items(WHOLE)


@pytest.mark.parametrize(
    ("body", "select", "line"),
    [
        (WHOLE, Selectors(item=".story"), 'nothing on the page is chosen by select.item = ".story"'),
        ("<html><body><p>Welcome</p></body></html>", Selectors(), "no regular list of articles"),
        (index(entry(1, HEADLINES[1])), Selectors(), "no regular list of articles"),
    ],
    ids=["rebuilt", "empty", "one story"],
)
def test_a_page_without_its_list_is_no_silence(body: str, select: Selectors, line: str) -> None:
    with pytest.raises(NotAListing, match=line):
        items(body, select)


def test_a_page_made_to_cost_time_is_read_in_time_that_is_linear() -> None:
    body = "<html><body>" + "<div>" * 400 + '<a href="/x/1">A headline that is long enough</a>' * 9000
    with pytest.raises(NotAListing):
        items(body)
