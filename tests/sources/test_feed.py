"""Feeds in the wild: title, link, date and text of each, as a reader would show them."""

from __future__ import annotations

import json

import pytest

from tests.sources.dialects import CONTENT, DIALECTS, PROLOG, SITE, Dialect, Entry, rss_20, rss_20_cdata
from tests.support.pages import page
from tracker.domain.document import Item
from tracker.domain.source import Source
from tracker.errors import Empty, NotAFeed
from tracker.sources import feed

SOURCE = Source("Trade film", "feed", "https://trade.example/feed/")
LINK = "https://trade.example/2025/06/k-pops/"
DATE = "2025-06-11T09:00:00-07:00"
RFC_DATE = "Wed, 11 Jun 2025 09:00:00 -0700"


def read(body: bytes | str, url: str = "https://trade.example/feed/", **more: str) -> list[Item]:
    return feed.items(page(body, url, **more), SOURCE)


def only(body: bytes | str, **more: str) -> Item:
    (item,) = read(body, **more)
    return item


TEXTS = {
    "plain": ("K-Pops! Sells", "K-Pops! Sells", "The film is sold.", "The film is sold."),
    "marks": ("‘K-Pops!’ – Größer", "‘K-Pops!’ – Größer", "<p>„Köhler“ für 3 €</p>", "„Köhler“ für 3 €"),
    "entities": (
        "Oak &amp; Iron &#8216;buys&#8217;",
        "Oak & Iron ‘buys’",
        "<p>Oak &amp; Iron&nbsp;buys</p>",
        "Oak & Iron buys",
    ),
    "tags": ("<em>K-Pops!</em> Sells", "K-Pops! Sells", "<p>One <b>film</b>.</p><p>Two.</p>", "One film.\n\nTwo."),
    "lists": ("Line-up", "Line-up", "<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
    "hostile": (
        "Sold<script>alert(1)</script>",
        "Sold",
        '<p onclick="x()">Sold.</p><iframe src="javascript:1"></iframe><style>p{}</style><img src=x onerror=y>',
        "Sold.",
    ),
    "korean": (
        "앤더슨 팩 '케이팝스!' 개봉",
        "앤더슨 팩 '케이팝스!' 개봉",
        "<p>국내 개봉일은 미정이다.</p>",
        "국내 개봉일은 미정이다.",
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
@pytest.mark.parametrize("shape", TEXTS)
def test_every_dialect_says_the_same(dialect: Dialect, shape: str) -> None:
    title_markup, title, html, text = TEXTS[shape]
    link = LINK + "?id=1&page=2"

    item = only(dialect(Entry(title_markup, link, DATE, html)))

    assert (item.title, item.url) == (title, link)
    assert (item.summary, item.content) == (text, None)
    assert item.published is not None
    assert item.published.isoformat() == DATE
    assert item.outlet == "Trade"


def test_there_are_two_hundred_feeds_and_more() -> None:
    assert len(DIALECTS) * len(TEXTS) >= 200


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Wed, 11 Jun 2025 09:00:00 -0700", "2025-06-11T09:00:00-07:00"),
        ("Wed, 11 Jun 2025 09:00:00 GMT", "2025-06-11T09:00:00+00:00"),
        ("Wed, 11 Jun 2025 09:00 EST", "2025-06-11T09:00:00-05:00"),
        ("11 Jun 25 09:00:00 PDT", "2025-06-11T09:00:00-07:00"),
        ("Wed, 11 June 2025 09:00:00 +0900", "2025-06-11T09:00:00+09:00"),
        ("2025-06-11T09:00:00Z", "2025-06-11T09:00:00+00:00"),
        ("2025-06-11T09:00:00.123+0200", "2025-06-11T09:00:00+02:00"),
        ("2025-06-11 09:00:00", "2025-06-11T09:00:00+00:00"),
        ("2025-06-11", "2025-06-11T00:00:00+00:00"),
        ("20250611T090000Z", "2025-06-11T09:00:00+00:00"),
        ("1749632400", "2025-06-11T09:00:00+00:00"),
        ("June 11, 2025 9:00 am", "2025-06-11T09:00:00+00:00"),
        ("11/06/2025", None),
        ("mer., 11 juin 2025 09:00:00 +0200", "2025-06-11T09:00:00+02:00"),
        ("11.06.2025 09:00", "2025-06-11T09:00:00+00:00"),
        ("2025년 6월 11일 오후 3:20", "2025-06-11T15:20:00+00:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_keeps_the_zone_it_was_written_in(written: str, meant: str | None) -> None:
    item = only(rss_20(Entry("A", LINK, written, "x")))
    assert (item.published.isoformat() if item.published else None) == meant


class TestTexts:
    def test_the_full_text_is_kept_beside_the_summary(self) -> None:
        full = "<p>The film is sold, and here is the whole of the story.</p><p>It has a second paragraph.</p>"
        body = rss_20(Entry("A", LINK, DATE, "The film is sold.")).decode()
        body = body.replace('version="2.0"', f'version="2.0" {CONTENT}')
        item = only(body.replace("</item>", f"<content:encoded><![CDATA[{full}]]></content:encoded></item>"))
        assert item.summary == "The film is sold."
        assert item.content == "The film is sold, and here is the whole of the story.\n\nIt has a second paragraph."

    def test_atom_content_in_xhtml_is_text(self) -> None:
        entry = (
            f'<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><em>K-Pops!</em> sells</div></title>'
            f'<link href="{LINK}"/><summary>Sold.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>The film &amp; its songs are sold.</p><p>To whom?</p></div></content>"
        )
        item = only(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>{entry}</entry></feed>')
        assert item.title == "K-Pops! sells"
        assert (item.summary, item.content) == ("Sold.", "The film & its songs are sold.\n\nTo whom?")

    @pytest.mark.parametrize("times", [1, 2, 3])
    def test_text_escaped_over_and_over_is_resolved(self, times: int) -> None:
        html = "<p>Oak &amp; Iron</p>"
        for _ in range(times - 1):
            html = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert only(rss_20(Entry("A", LINK, DATE, html))).summary == "Oak & Iron"

    @pytest.mark.parametrize(
        ("markup", "title"),
        [
            ("I &lt;3 K-Pops!", "I <3 K-Pops!"),
            ("&lt;Untitled&gt; Sells", "<Untitled> Sells"),
            ("A &amp; B &amp;amp; C", "A & B & C"),
            ("Q&A With A Director", "Q&A With A Director"),
            ("AT&T; Buys", "AT&T; Buys"),
            ("Spaces\n   and\tlines", "Spaces and lines"),
            ("Zero\u200bwidth and so\u00adft", "Zerowidth and soft"),
            ("Turned \u202eround\u202c", "Turned round"),
        ],
    )
    def test_what_only_looks_like_markup_stays(self, markup: str, title: str) -> None:
        assert only(rss_20_cdata(Entry(markup, LINK, DATE, "x"))).title == title

    def test_lines_parted_by_blank_lines_alone_are_paragraphs(self) -> None:
        assert only(rss_20(Entry("A", LINK, DATE, "One <b>film</b>.\n\nTwo."))).summary == "One film.\n\nTwo."


class TestLinksAndOutlets:
    @pytest.mark.parametrize(
        ("link", "resolved"),
        [
            ("/2025/06/a/", "https://trade.example/2025/06/a/"),
            ("?p=7", "https://trade.example/feed/?p=7"),
            ("//cdn.example/a", "https://cdn.example/a"),
            ("  https://trade.example/a\n", "https://trade.example/a"),
            ("javascript:alert(1)", "https://trade.example/feed/"),
            ("file:///etc/passwd", "https://trade.example/feed/"),
            ("http://[bad", "https://trade.example/feed/"),
        ],
    )
    def test_a_link_is_absolute_and_of_the_web(self, link: str, resolved: str) -> None:
        assert only(rss_20(Entry("A", link, DATE, "x"))).url == resolved

    def test_xml_base_is_obeyed(self) -> None:
        body = (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/"><title>T</title>'
            '<entry xml:base="y/"><title>A</title><link href="z"/></entry></feed>'
        )
        assert only(body).url == "https://other.example/x/y/z"

    def test_a_news_searchs_headline_loses_its_outlet(self) -> None:
        body = (
            f'{PROLOG}<rss version="2.0"><channel><title>"K-Pops!" - Google News</title>'
            "<language>en-US</language><item>"
            "<title>‘K-Pops!’ sells - and how - Reel Dispatch</title><link>https://news.example/rss/articles/CBMi1</link>"
            f'<pubDate>{RFC_DATE}</pubDate><source url="https://reeldispatch.example">Reel Dispatch</source>'
            "</item></channel></rss>"
        )
        item = only(body)
        assert (item.title, item.outlet, item.language) == ("‘K-Pops!’ sells - and how", "Reel Dispatch", "en-US")

    def test_bings_source_is_the_outlet(self) -> None:
        body = (
            '<rss version="2.0" xmlns:News="https://www.bing.com/news/search?q=x&amp;format=rss"><channel>'
            "<title>x - BingNews</title>"
            f"<item><title>A</title><link>{LINK}</link><News:Source>Reel Dispatch</News:Source></item></channel></rss>"
        )
        assert only(body).outlet == "Reel Dispatch"

    @pytest.mark.parametrize(
        ("title", "outlet"),
        [
            ("Trade", "Trade"),
            ("Film – Trade", "Trade"),
            ("Trade | Film News", "Trade"),
            ("Trade » Feed", "Trade"),
            ("Search Results for “K-Pops” – Trade", "Trade"),
            ("Comments on: K-Pops! | The Trade", "The Trade"),
            ("Latest News - Reel Dispatch", "Reel Dispatch"),
            ("Reel: The Dispatch", "Reel: The Dispatch"),
        ],
    )
    def test_the_outlet_is_found_in_the_feeds_title(self, title: str, outlet: str) -> None:
        body = f"<rss version='2.0'><channel><title>{title}</title><item><title>A</title></item></channel></rss>"
        assert only(body).outlet == outlet

    @pytest.mark.parametrize(
        ("word", "tag"), [("en-us", "en-US"), ("EN", "en"), ("de_DE.UTF-8", "de-DE"), ("english", None), ("", None)]
    )
    def test_the_language_is_a_tag(self, word: str, tag: str | None) -> None:
        channel = f"{SITE}<language>{word}</language><item><title>A</title></item>"
        body = f"<rss version='2.0'><channel>{channel}</channel></rss>"
        assert only(body).language == tag

    def test_the_language_that_the_person_set_goes_first(self) -> None:
        source = Source("T", "feed", "https://t.example/", language="ko")
        body = f"<rss version='2.0'><channel>{SITE}<language>en</language><item><title>A</title></item></channel></rss>"
        assert feed.items(page(body), source)[0].language == "ko"


class TestJson:
    def test_a_json_feed_gives_text_and_summary(self) -> None:
        entry = {
            "id": 7,
            "external_url": "/x",
            "content_text": "One.\n\nTwo is longer.",
            "summary": "One.",
            "title": "A",
        }
        body = json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "de", "items": [entry]}
        )
        item = only(body)
        assert (item.url, item.summary, item.content) == ("https://trade.example/x", "One.", "One.\n\nTwo is longer.")
        assert item.language == "de"

    def test_gdelts_list_is_read(self) -> None:
        article = {
            "url": "https://reeldispatch.example/a", "url_mobile": "", "title": "K-Pops ! sells",
            "seendate": "20250611T090000Z", "socialimage": "", "domain": "reeldispatch.example", "language": "English",
            "sourcecountry": "United States",
        }  # fmt: skip
        item = only(json.dumps({"articles": [article, {"url": 3}, "x"]}))
        assert (item.url, item.title, item.language) == ("https://reeldispatch.example/a", "K-Pops ! sells", "en")
        assert item.outlet == "reeldispatch.example"
        assert item.published is not None
        assert item.published.isoformat() == "2025-06-11T09:00:00+00:00"

    def test_a_search_without_a_hit_is_no_fault(self) -> None:
        assert read("{}") == []

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ('{"articles": [{"link": "x"}]}', "format has changed"),
            ('{"error": "quota"}', "neither JSON Feed nor GDELT"),
            ("[1, 2]", "neither JSON Feed nor GDELT"),
            ('{"articles": ', "can be read"),
            ("[" * 100_000, "can be read"),
            ('{"items": {}}', "neither"),
        ],
    )
    def test_other_json_is_told_in_a_line(self, body: str, said: str) -> None:
        with pytest.raises(NotAFeed, match=said):
            read(body)

    def test_gdelts_complaint_in_words_is_passed_on(self) -> None:
        with pytest.raises(NotAFeed, match="Please limit requests to one every 5 seconds"):
            read(
                "Please limit requests to one every 5 seconds or contact us for larger queries.\n",
                content_type="text/html",
            )


class TestWhatIsNoFeed:
    def test_a_web_page_names_its_feed(self) -> None:
        html = '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/film/feed/"></head>'
        with pytest.raises(NotAFeed, match=r"is a web page, not a feed; .* is https://trade\.example/film/feed/$"):
            read(html + "<body>rss</body></html>", content_type="text/html")

    def test_a_web_page_without_one_says_so(self) -> None:
        with pytest.raises(NotAFeed, match="names none"):
            read("<html><body><p>Hello <rss></p></body></html>")

    @pytest.mark.parametrize(
        "body",
        [b"", b"  \n", b"hello", b"\x89PNG\r\n is an image", b"\0\0\0\0", b"%PDF-1.7", b"<?xml version='1.0'?><opml/>"],
    )
    def test_anything_else_is_told_in_a_line(self, body: bytes) -> None:
        with pytest.raises((NotAFeed, Empty)) as told:
            read(body)
        assert "https://trade.example/feed/" in str(told.value)
        assert "\n" not in str(told.value)

    def test_a_feed_without_entries_is_a_feed(self) -> None:
        assert read(f"<rss version='2.0'><channel>{SITE}</channel></rss>") == []

    def test_entries_that_say_nothing_are_left_out(self) -> None:
        assert (
            read(f"<rss version='2.0'><channel>{SITE}<item/><item><category>x</category></item></channel></rss>") == []
        )

    def test_what_stands_before_a_fault_is_read(self) -> None:
        whole = rss_20(Entry("A", LINK, DATE, "x")).decode()
        assert [item.title for item in read(whole.replace("</channel>", "<item><title>B</title><li"))] == ["A", "B"]


class TestHostile:
    def test_entity_bombs_stay_small(self) -> None:
        levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        body = (
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{levels}]><rss version="2.0"><channel>{SITE}<item>'
            "<title>A</title><description>&a9;</description></item></channel></rss>"
        )
        assert len(only(body).summary) < 1000

    def test_outside_entities_are_never_opened(self) -> None:
        body = (
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
            f"{SITE}<item><title>A &f; B</title></item></channel></rss>"
        )
        assert "root:" not in only(body).title

    def test_the_bytes_are_never_taken_for_an_address(self) -> None:
        with pytest.raises(NotAFeed):
            read(b"http://127.0.0.1:9/feed")

    def test_a_feed_without_end_is_read_from_the_top(self) -> None:
        entries = "".join(f"<item><title>{n}</title></item>" for n in range(10_000))
        found = read(f"<rss version='2.0'><channel>{SITE}{entries}</channel></rss>")
        assert [item.title for item in found[:2]] == ["0", "1"]
        assert 1000 < len(found) < 10_000

    def test_tags_without_end_come_to_an_end(self) -> None:
        assert read(f"<rss version='2.0'><channel>{SITE}" + "<item><b>" * 3 + "</a>" * 1_000_000) == []
