"""Pages of many manners, to the documents that a person would have copied out of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pages import SEEN, html_page, page
from tracker.domain.codec import from_data
from tracker.domain.document import Document, Item
from tracker.errors import Empty, InputError, SourceError
from tracker.sources import article

PAGES = Path(__file__).parent.parent / "pages"
RECORDED = sorted((PAGES / "articles").glob("*.html"))
WALLS = {
    "bot_wall": "a bot wall",
    "captcha": "a bot wall",
    "consent": "a consent page",
    "directory_listing": "a directory listing",
    "login": "a login page",
    "not_found": "a “not found” page",
    "paywall_only": "a paywall",
    "script_shell": "empty without JavaScript",
}
PROSE = (
    "<p>Harbor Lights has bought the film for North America, the company said on Monday, and plans a release.</p>" * 3
)


def read(body: str, url: str = "https://trade.example/2025/06/story/", **more: str) -> Document:
    return article.document(html_page(body, url), seen=SEEN)


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_page_gives_its_article_and_nothing_around_it(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = expected["document"]
    wanted["text"] = "\n\n".join(wanted["text"])

    found = article.document(html_page(path.read_bytes(), expected["url"], expected["charset"]), seen=SEEN)

    assert found == replace(from_data(Document, wanted), seen=SEEN)
    assert not [words for words in expected["absent"] if words in found.text]


def test_there_are_recorded_pages_of_enough_manners() -> None:
    assert len(RECORDED) >= 16


@pytest.mark.parametrize(("name", "what"), WALLS.items())
def test_a_page_that_stands_in_an_articles_place_is_named(name: str, what: str) -> None:
    with pytest.raises(SourceError) as told:
        article.document(html_page((PAGES / "walls" / f"{name}.html").read_bytes()), seen=SEEN)
    assert what in str(told.value)
    assert str(told.value).startswith("https://trade.example/2025/06/story/")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7 stream", "a PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "an image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "an image"),
        (b"PK\x03\x04 word/document.xml", "a ZIP archive"),
        (b"<html>\0\0\0</html>", "binary data"),
        (b"<html></html>", "no main text"),
        (b"<html><body><img src=x></body></html>", "no main text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "is a feed"),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"/>', "is a feed"),
    ],
)
def test_what_is_no_article_is_told_in_a_line(body: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        article.document(html_page(body), seen=SEEN)


def test_a_story_about_a_wall_is_a_story() -> None:
    found = read(f"<title>Just A Moment Sells</title><article><h1>Just A Moment Sells</h1>{PROSE * 6}</article>")
    assert "Harbor Lights" in found.text
    assert (
        "404" in read(f"<title>‘404’ Opens In May</title><article><h1>‘404’ Opens In May</h1>{PROSE}</article>").title
    )


class TestWhatThePageSaysOfItself:
    def test_the_page_goes_before_its_feed_and_the_feed_before_the_sources_name(self) -> None:
        item = Item(
            "https://trade.example/x",
            "Feed’s headline",
            outlet="Feed",
            language="fr",
            published=SEEN - timedelta(days=2),
        )
        bare = article.document(html_page(f"<article>{PROSE}</article>"), item=item, outlet="Source", seen=SEEN)
        assert (bare.title, bare.outlet, bare.language) == ("Feed’s headline", "Feed", "fr")
        assert bare.published == item.published

        whole = article.document(
            html_page(
                '<html lang="de"><meta property="og:site_name" content="Own Name">'
                '<meta property="og:title" content="Own">'
                f'<meta property="article:published_time" content="2025-06-11T09:00:00+02:00">'
                f"<article>{PROSE}</article>"
            ),
            item=item,
            outlet="Source",
            seen=SEEN,
        )
        assert (whole.title, whole.outlet, whole.language) == ("Own", "Own Name", "de")
        assert whole.published is not None
        assert whole.published.isoformat() == "2025-06-11T09:00:00+02:00"

        lone = article.document(html_page(f"<article>{PROSE}</article>"), outlet="Source", seen=SEEN)
        assert lone.outlet == "Source"

    def test_a_text_that_nothing_names_a_language_for_is_guessed(self) -> None:
        assert read(f"<article>{PROSE}</article>").language == "en"
        korean = "<p>앤더슨 팩의 첫 연출작이 토론토국제영화제에 초청됐다. 해외 배급은 아직 정해지지 않았다.</p>" * 3
        assert read(f"<article>{korean}</article>").language == "ko"
        japanese = "<p>本作は来年2月に日本で公開されることが決定した。配給はみなと映画社が担当する。</p>" * 3
        assert read(f"<article>{japanese}</article>").language == "ja"

    @pytest.mark.parametrize(
        ("script", "title", "published"),
        [
            ('{"@type":"NewsArticle","headline":"A","datePublished":"2025-06-11"}', "A", "2025-06-11"),
            ('[{"@type":"WebSite","name":"S"},{"@type":["Article","X"],"headline":"A"}]', "A", None),
            ('{"@graph":[{"@type":"ReportageNewsArticle","headline":"A &#038; B"}]}', "A & B", None),
            ('<!-- {"@type":"BlogPosting","headline":"A"} -->', "A", None),
            ('//<![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n//]]>', "A", None),
            ('{"@type":"NewsArticle","headline":"A",}', "A", None),
            ('{"@type":"NewsArticle","headline":"A\n B"}', "A B", None),
            ('{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"A"}}', "A", None),
            ('{"@type":"NewsArticle","headline":["A","B"],"datePublished":["2025-06-11"]}', "A", "2025-06-11"),
            ('{"@type":"http://schema.org/NewsArticle","headline":{"@value":"A"}}', "A", None),
            ('{"@type":"NewsArticle","headline":17,"publisher":9,"mainEntityOfPage":[]}', "Window", None),
            ('{"@type":"NewsArticle","headline":', "Window", None),
            ("[" * 5000, "Window", None),
            ("null", "Window", None),
        ],
    )
    def test_json_ld_is_read_with_patience(self, script: str, title: str, published: str | None) -> None:
        found = read(
            f'<title>Window</title><script type="application/ld+json">{script}</script><article>{PROSE}</article>'
        )
        assert found.title == title
        assert (found.published.date().isoformat() if found.published else None) == published

    @pytest.mark.parametrize(
        ("head", "moment"),
        [
            ('<meta name="date" content="2025-06-11T09:00:00-07:00">', "2025-06-11T09:00:00-07:00"),
            ('<meta name="parsely-pub-date" content="2025-06-11T16:00:00Z">', "2025-06-11T16:00:00+00:00"),
            ('<meta itemprop="datePublished" content="2025-06-11">', "2025-06-11T00:00:00+00:00"),
            ('<meta name="DC.date.issued" content="2025-06-11">', "2025-06-11T00:00:00+00:00"),
            (
                '<time class="entry-date published" datetime="2025-06-11T09:00:00+09:00">x</time>',
                "2025-06-11T09:00:00+09:00",
            ),
            ("<time>11 June 2025</time>", "2025-06-11T00:00:00+00:00"),
            ('<abbr class="published" title="2025-06-11T09:00:00Z">Wednesday</abbr>', "2025-06-11T09:00:00+00:00"),
            ('<span itemprop="datePublished">June 11, 2025</span>', "2025-06-11T00:00:00+00:00"),
        ],
    )
    def test_the_day_is_found_where_sites_write_it(self, head: str, moment: str) -> None:
        found = read(f"<html><head></head><body>{head}<article>{PROSE}</article>")
        assert found.published is not None
        assert found.published.isoformat() == moment

    def test_the_day_in_the_address_is_the_last_resort(self) -> None:
        found = read(f"<article>{PROSE}</article>", "https://trade.example/2025/06/11/story.html")
        assert found.published == datetime(2025, 6, 11, tzinfo=UTC)
        assert read(f"<article>{PROSE}</article>", "https://trade.example/2025/61/11/story.html").published is None

    def test_a_canonical_address_is_believed_only_within_the_site(self) -> None:
        own = '<link rel="canonical" href="/story/?utm_source=x">'
        other = '<link rel="canonical" href="https://elsewhere.example/story/">'
        front = '<link rel="canonical" href="https://trade.example/">'
        url = "https://trade.example/2025/06/story/"
        assert read(f"<head>{own}</head><article>{PROSE}</article>", url).url == "https://trade.example/story/"
        assert read(f"<head>{other}</head><article>{PROSE}</article>", url).url == url
        assert read(f"<head>{front}</head><article>{PROSE}</article>", url).url == url

    def test_a_text_that_only_the_json_ld_holds_is_used_where_it_is_free(self) -> None:
        script = (
            '<script type="application/ld+json">'
            '{{"@type":"NewsArticle","headline":"A","articleBody":"{0}"{1}}}</script>'
        )
        body = "The film opens on May 9 in the United Kingdom. " * 8
        free = read(script.format(body, "") + "<article><h1>A</h1><p>The film opens soon.</p></article>")
        assert "May 9" in free.text
        paid = read(
            script.format(body, ',"isAccessibleForFree":false')
            + "<article><h1>A</h1><p>The film opens soon.</p></article>"
        )
        assert paid.text == "The film opens soon."


class TestWhatSurvives:
    @pytest.mark.parametrize(
        ("markup", "lines"),
        [
            ("<ul><li>Germany: Weltkino</li><li>Italy: <a href=x>Faro</a></li></ul>", "Germany: Weltkino\nItaly: Faro"),
            ("<ol><li><p>One film</p></li><li><p>Two films</p></li></ol>", "One film\n\nTwo films"),
            ("<p>Eden (US)<br>Dir. Ron Howard<br>Gala</p>", "Eden (US)\nDir. Ron Howard\nGala"),
            ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
            ("<table><tr><th>Italy</th><td>Faro</td></tr></table>", "Italy | Faro"),
            ("<dl><dt>Sales</dt><dd>Northlight</dd><dt>Year:</dt><dd>2025</dd></dl>", "Sales: Northlight\nYear: 2025"),
            ("<h2>SOLD</h2><p>Together (Neon)</p>", "SOLD\n\nTogether (Neon)"),
            ("<p><b>UPDATED:</b> Now with a date.</p>", "UPDATED: Now with a date."),
            ("<blockquote><p>“It rained.”</p></blockquote>", "“It rained.”"),
            ("<p>K<i>-Pops</i>!, a <em>film</em>, opens.</p>", "K-Pops!, a film, opens."),
            ("<pre>One film\n  Two films</pre>", "One film\nTwo films"),
            (
                "<p><a href=1>Ice Road Choir</a></p><p><a href=2>Three Rooms In May</a></p>",
                "Ice Road Choir\n\nThree Rooms In May",
            ),
        ],
    )
    def test_lines_of_an_article_stay_lines(self, markup: str, lines: str) -> None:
        found = read(f"<article><h1>Headline</h1>{PROSE}{markup}<p>The last of it.</p></article>")
        assert f"\n\n{lines}\n\nThe last of it." in found.text

    @pytest.mark.parametrize(
        "markup",
        [
            '<div class="related-stories"><p>K-Pops! sells</p></div>',
            "<aside><p>K-Pops! sells</p></aside>",
            '<p>RELATED: <a href="/x">K-Pops! sells</a></p>',
            '<p><strong>Read more:</strong> <a href="/x">K-Pops! sells</a></p>',
            '<p><a href="/x">K-Pops! sells to Neon Lagoon for millions</a></p>',
            "<h3>You may also like</h3><ul><li><a href=/x>K-Pops! sells</a></li></ul>",
            '<section class="newsletter-signup"><p>K-Pops! in your inbox</p></section>',
            "<p>Sign up for our K-Pops! letter.</p>",
            '<ul class="post-tags"><li><a href="/t">K-Pops!</a></li></ul>',
            '<div id="comments"><p>K-Pops! is great</p></div>',
            "<figure><img><figcaption>K-Pops! Courtesy of TIFF</figcaption></figure>",
            '<div style="display: none">K-Pops!</div>',
            "<div hidden>K-Pops!</div>",
            '<div class="cookie-notice"><p>We and our partners watch K-Pops!</p></div>',
            '<nav><a href="/k">K-Pops!</a></nav>',
            "<footer><p>K-Pops!</p></footer>",
            '<div class="OUTBRAIN"><p>K-Pops!</p></div>',
            '<div class="relatedArticles"><p>K-Pops!</p></div>',
            "<script>var film = 'K-Pops!'</script><style>.k:before{content:'K-Pops!'}</style>",
            '<p>Lesen Sie auch: <a href="/x">K-Pops! startet</a></p>',
            "<p>▶ 관련기사 : <a href=/x>K-Pops! 개봉</a></p>",
        ],
    )
    def test_what_stands_around_it_does_not(self, markup: str) -> None:
        found = read(f"<article><h1>Headline</h1>{PROSE}{markup}<p>The last of it.</p></article>")
        assert "K-Pops" not in found.text
        assert found.text.endswith("The last of it.")

    @pytest.mark.parametrize(
        "wrapper",
        [
            '<div class="layout has-sidebar">{}</div>',
            '<div class="page-with-newsletter">{}</div>',
            '<form id="aspnetForm"><article>{}</article></form>',
            '<div class="related-content-enabled"><div class="entry-content">{}</div></div>',
            '<div id="social-page"><main>{}</main></div>',
        ],
    )
    def test_a_theme_that_names_the_whole_page_so_loses_nothing(self, wrapper: str) -> None:
        found = read(wrapper.format(f"<h1>Headline</h1>{PROSE}"))
        assert found.text.count("Harbor Lights") == 3

    def test_headline_byline_and_date_above_the_article_are_not_repeated(self) -> None:
        found = read(
            "<title>A Film Sells</title><article><h1>A Film Sells</h1><p>By Mara Quill</p><p>June 11, 2025 9:00 AM</p>"
            f"{PROSE}</article>"
        )
        assert found.text.startswith("Harbor Lights")
        assert found.published == datetime(2025, 6, 11, 9, tzinfo=UTC)

    def test_notes_outside_the_articles_element_are_kept(self) -> None:
        found = read(
            '<main><h1>A</h1><p class="standfirst">The film has a date.</p><p>UPDATED: with the date.</p>'
            f'<div class="article-body">{PROSE}</div><p>CORRECTION: It is May, not March.</p></main>'
        )
        assert found.text.startswith("The film has a date.\n\nUPDATED: with the date.\n\nHarbor")
        assert found.text.endswith("CORRECTION: It is May, not March.")


class TestCharsets:
    TEXT = (
        "<article><p>Ana Köhlers „Stille Ernte“ läuft in Österreich – für 3 € im Kino. Ein großer Film.</p></article>"
        * 2
    )

    @pytest.mark.parametrize(
        ("codec", "stated", "meta"),
        [
            ("utf-8", "utf-8", ""),
            ("utf-8", "iso-8859-1", ""),
            ("utf-8", None, '<meta charset="windows-1252">'),
            ("utf-8-sig", None, ""),
            ("utf-16", None, ""),
            ("cp1252", "iso-8859-1", ""),
            ("cp1252", None, '<meta charset="iso-8859-1">'),
            ("cp1252", "utf-8", ""),
            ("cp1252", None, ""),
            ("cp1252", "no-such-charset", ""),
            ("cp1252", "hex", ""),
        ],
    )
    def test_german_arrives_whatever_the_host_says(self, codec: str, stated: str | None, meta: str) -> None:
        raw = f"<html><head>{meta}</head><body>{self.TEXT}".encode(codec)
        found = article.document(html_page(raw, charset=stated), seen=SEEN)
        assert found.text.startswith("Ana Köhlers „Stille Ernte“ läuft in Österreich – für 3 € im Kino.")

    @pytest.mark.parametrize("codec", ["euc_jp", "shift_jis", "iso2022_jp", "utf-8"])
    @pytest.mark.parametrize("by_header", [True, False])
    def test_japanese_arrives(self, codec: str, by_header: bool) -> None:
        meta = "" if by_header else f'<meta charset="{codec}">'
        text = "本作は来年二月に日本で公開されることが決定した。配給はみなと映画社が担当する。"
        raw = f"<html><head>{meta}</head><article><p>{text}</p><p>{text}</p></article>".encode(codec)
        found = article.document(html_page(raw, charset=codec if by_header else None), seen=SEEN)
        assert found.text.startswith(text)


class TestPlainText:
    def test_a_magazines_export_gives_its_date(self) -> None:
        raw = b" date 2024-09-09 Anderson Paak has made a film.\nIt will premiere in Toronto.\nIt is for sale."
        found = article.text_document(raw, name="2024-09-09-k-pops.txt", seen=SEEN)
        assert found.published == datetime(2024, 9, 9, tzinfo=UTC)
        assert found.text == "Anderson Paak has made a film.\n\nIt will premiere in Toronto.\n\nIt is for sale."
        assert (found.title, found.outlet, found.url) == ("", "2024-09-09-k-pops", "2024-09-09-k-pops.txt")

    def test_a_first_line_without_a_full_stop_is_the_headline(self) -> None:
        found = article.text_document(
            b"K-Pops! Sells\n\nThe film has been sold.\n\nMore soon.", name="a.txt", seen=SEEN
        )
        assert (found.title, found.text) == ("K-Pops! Sells", "The film has been sold.\n\nMore soon.")

    def test_lines_within_paragraphs_are_kept_where_blank_lines_part_them(self) -> None:
        found = article.text_document(b"It is sold.\n\nEden (US)\nGala\n\nThe end.", name="a.txt", seen=SEEN)
        assert found.text == "It is sold.\n\nEden (US)\nGala\n\nThe end."

    def test_a_page_of_plain_text_is_read_as_such(self) -> None:
        found = article.document(
            page("Headline\n\nA <b> is not a tag here.", "https://trade.example/a.txt", "text/plain"), seen=SEEN
        )
        assert (found.title, found.text) == ("Headline", "A <b> is not a tag here.")

    def test_an_html_file_is_read_as_a_page(self) -> None:
        found = article.text_document(f"<article><h1>A Film Sells</h1>{PROSE}".encode(), name="saved.html", seen=SEEN)
        assert found.text.count("Harbor Lights") == 3
        assert found.url == "saved.html"

    def test_a_json_document_is_taken_as_it_stands(self) -> None:
        data = {"url": "https://t.example/1", "outlet": "T", "published": "2024-09-09", "title": "A", "text": "B\n\nC"}
        for held in (data, {"id": "d1", "watch": [], "document": data}):
            found = article.text_document(json.dumps(held).encode(), name="x.json", seen=SEEN)
            assert (found.url, found.outlet, found.title, found.text) == ("https://t.example/1", "T", "A", "B\n\nC")
            assert found.published == datetime(2024, 9, 9, tzinfo=UTC)

    @pytest.mark.parametrize("raw", [b"{", b'{"text": 3}', b'{"document": {}}', b'{"a": ' * 3000])
    def test_other_json_is_refused_in_a_line(self, raw: bytes) -> None:
        with pytest.raises(InputError, match=r"^x\.json "):
            article.text_document(raw, name="x.json", seen=SEEN)

    @pytest.mark.parametrize("raw", [b"", b"  \n", b"date 2024-09-09 \n"])
    def test_an_empty_file_is_no_article(self, raw: bytes) -> None:
        with pytest.raises(Empty, match="empty"):
            article.text_document(raw, name="x.txt", seen=SEEN)


def outcome(body: bytes | str, content_type: str = "text/html") -> Document | str:
    """The document, or the line that says why there is none."""
    try:
        return article.document(page(body, "https://trade.example/a", content_type), seen=SEEN)
    except SourceError as told:
        return str(told)


class TestHostile:
    @pytest.mark.parametrize(
        "unit",
        [
            "<div class=related>",
            "<b>x",
            "<!--",
            "<script>",
            "<",
            "&amp;",
            "<table><tr><td>",
            "<p>Related: ",
            "<h1>x</h1>",
        ],
    )
    def test_markup_without_end_comes_to_an_end(self, unit: str) -> None:
        found = outcome(f"<article><h1>Headline</h1>{PROSE}</article>" + unit * 200_000)
        assert isinstance(found, Document)
        assert found.title == "Headline"
        assert "Harbor Lights" in found.text

    @given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "application/pdf"]))
    def test_any_bytes_are_an_article_or_told_to_be_none(self, body: bytes, content_type: str) -> None:
        found = outcome(body, content_type)
        if isinstance(found, Document):
            assert found.text.encode()
        else:
            assert found.startswith("https://trade.example/a ")
