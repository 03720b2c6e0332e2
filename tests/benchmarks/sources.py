"""What pages cost: `python -m tests.benchmarks.sources` prints milliseconds of CPU and asserts none."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from tests.support.pages import SEEN, html_page, page
from tracker.domain.source import Source
from tracker.sources import article, feed, urls

ROUNDS = 15
SOURCE = Source("Trade", "feed", "https://trade.example/feed/")
_PARAGRAPH = (
    "The company has acquired North American rights to the film, ahead of its premiere on Saturday in New York. "
)


def article_page(kilobytes: int = 300, *, named: bool = True) -> str:
    """A trade site's page: a 600-word story, the rest scripts, styles, navigation and cards, as on the web."""
    story = "".join(f"<p>{_PARAGRAPH * 3}</p>" for _ in range(12))
    card = (
        '<div class="o-card lrv-u-flex"><a href="/2025/06/other-{0}/" class="c-lazy-image">'
        '<img src="https://cdn.example/i-{0}.jpg" srcset="https://cdn.example/i-{0}.jpg?w=300 300w, '
        'https://cdn.example/i-{0}.jpg?w=600 600w" alt="still"></a>'
        '<h3 class="c-title"><a href="/2025/06/other-{0}/">Another Film {0} Sells To Somebody</a></h3></div>'
    )
    cards = "".join(card.format(n) for n in range(160))
    menu = "".join(f'<li class="menu-item"><a href="/v/{n}">Section {n}</a></li>' for n in range(120))
    body = f'<div class="{"a-content article-body" if named else "c7"}">{story}</div>'
    shell = (
        '<!doctype html><html lang="en-US"><head><title>A Film Sells | Trade</title>'
        '<meta property="og:site_name" content="Trade"><script type="application/ld+json">{"@type":"NewsArticle",'
        '"headline":"A Film Sells","datePublished":"2025-06-11T09:00:00-07:00"}</script>@SCRIPT@</head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><{'article' if named else 'div'}><h1>A Film Sells</h1>{body}"
        f'</{"article" if named else "div"}><div class="recirc related-stories">{cards}</div></body></html>'
    )
    filler = "window.__DATA__.push({id:123456,slot:'leaderboard'});\n" * ((kilobytes * 1000 - len(shell)) // 54)
    return shell.replace("@SCRIPT@", f"<script>{filler}</script>")


def rss(items: int = 50, *, full: bool = True) -> str:
    """A WordPress outlet's feed."""
    text = f"<content:encoded><![CDATA[{f'<p>{_PARAGRAPH * 3}</p>' * 8}]]></content:encoded>" if full else ""
    entries = "".join(
        f"<item><title>A Film {n} Sells</title><link>https://trade.example/2025/06/{n}/</link>"
        f"<pubDate>Wed, 11 Jun 2025 09:{n % 60:02}:00 +0000</pubDate><category>Film</category>"
        f"<description><![CDATA[<p>{_PARAGRAPH}</p>]]></description>{text}</item>"
        for n in range(items)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Trade</title><link>https://trade.example</link>{entries}</channel></rss>"
    )


def measured(name: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Prints the median and the least of `rounds` runs, after one that is not counted."""
    work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    print(f"{name:<58} {statistics.median(times):8.1f} ms   least {min(times):8.1f} ms")


def main() -> None:
    named, unnamed = html_page(article_page()), html_page(article_page(named=False))
    dense = html_page(article_page(kilobytes=90))
    large = html_page(f"<html><body><article>{f'<p>{_PARAGRAPH}</p>' * 45_000}</article></body></html>")
    full, headlines, big = page(rss()), page(rss(full=False)), page(rss(items=2_200))
    print(f"page {len(named.body) // 1000} kB, without its scripts {len(dense.body) // 1000} kB")
    print(f"feed {len(full.body) // 1000} kB")
    measured("page that names its article, to document", lambda: article.document(named, seen=SEEN))
    measured("the same without its scripts", lambda: article.document(dense, seen=SEEN))
    measured("page that does not, to document", lambda: article.document(unnamed, seen=SEEN))
    measured(f"page of {len(large.body) // 1_000_000} MB of paragraphs", lambda: article.document(large, seen=SEEN), 3)
    measured("feed of 50 full texts", lambda: feed.items(full, SOURCE))
    measured("feed of 50 headlines and summaries", lambda: feed.items(headlines, SOURCE))
    measured(f"feed of {len(big.body) // 1_000_000} MB", lambda: feed.items(big, SOURCE), 3)
    address = "https://m.trade.example/2025/06/a-film-sells/amp/?utm_source=rss&utm_medium=feed&id=7#comments"
    measured("1,000 addresses made canonical", lambda: [urls.canonical(f"{address}{n}") for n in range(1000)])


if __name__ == "__main__":
    main()
