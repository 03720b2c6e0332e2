"""Feeds of one entry in every dialect that is met, each written from the same four words: title, link, date, text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class Entry:
    """`title` and `html` are markup as a content system holds them; `date` is as the feed writes it."""

    title: str
    link: str
    date: str
    html: str


Dialect = Callable[[Entry], bytes]
PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITE = "<title>Trade</title><link>https://trade.example/</link>"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def _rss(version: str, item: str, namespaces: str = "", channel: str = SITE) -> bytes:
    return (
        f'{PROLOG}<rss version="{version}" {namespaces}><channel>{channel}<item>{item}</item></channel></rss>'.encode()
    )


def _core(e: Entry) -> str:
    return f"<title>{escape(e.title)}</title><link>{escape(e.link)}</link>"


def _described(e: Entry) -> str:
    return f"{_core(e)}<description>{escape(e.html)}</description>"


def _pub(e: Entry) -> str:
    return f"<pubDate>{e.date}</pubDate>"


def rss_090(e: Entry) -> bytes:
    return (
        f'{PROLOG}<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/" {DC}>'
        f"<channel>{SITE}</channel><item>{_described(e)}<dc:date>{e.date}</dc:date></item></rdf:RDF>"
    ).encode()


def rss_091(e: Entry) -> bytes:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/rss-0.91.dtd">'
    return _rss("0.91", _described(e) + _pub(e)).replace(b"<rss", doctype.encode() + b"<rss", 1)


def rss_092(e: Entry) -> bytes:
    return _rss("0.92", f"{_described(e)}{_pub(e)}<source url='https://trade.example/feed'>Trade</source>")


def rss_093(e: Entry) -> bytes:
    return _rss("0.93", _described(e) + _pub(e))


def rss_10(e: Entry) -> bytes:
    return (
        f'{PROLOG}<rdf:RDF {RDF} xmlns="http://purl.org/rss/1.0/" {DC}>'
        f'<channel rdf:about="https://trade.example/">{SITE}<items><rdf:Seq>'
        f"<rdf:li rdf:resource={quoteattr(e.link)}/></rdf:Seq></items></channel>"
        f"<item rdf:about={quoteattr(e.link)}>{_described(e)}<dc:date>{e.date}</dc:date></item></rdf:RDF>"
    ).encode()


def rss_20(e: Entry) -> bytes:
    return _rss("2.0", f"{_described(e)}{_pub(e)}<guid isPermaLink='false'>trade-1</guid>")


def rss_20_cdata(e: Entry) -> bytes:
    parts = (("title", e.title), ("link", e.link), ("description", e.html))
    item = "".join(f"<{name}><![CDATA[{text}]]></{name}>" for name, text in parts)
    return _rss("2.0", item + _pub(e))


def rss_20_dublin_core(e: Entry) -> bytes:
    return _rss("2.0", f"{_described(e)}<dc:date>{e.date}</dc:date><dc:creator>Mara Quill</dc:creator>", DC)


def rss_20_guid_only(e: Entry) -> bytes:
    item = f"<title>{escape(e.title)}</title><guid>{escape(e.link)}</guid><description>{escape(e.html)}</description>"
    return _rss("2.0", item + _pub(e))


def rss_20_atom_link(e: Entry) -> bytes:
    own = '<atom:link href="https://trade.example/feed/" rel="self" type="application/rss+xml"/>'
    return _rss("2.0", _described(e) + _pub(e), 'xmlns:atom="http://www.w3.org/2005/Atom"', SITE + own)


def rss_20_default_namespace(e: Entry) -> bytes:
    return _rss("2.0", _described(e) + _pub(e), 'xmlns="http://backend.userland.com/rss2"')


def rss_20_undeclared_prefix(e: Entry) -> bytes:
    return _rss("2.0", f"{_described(e)}{_pub(e)}<media:thumbnail url='https://trade.example/a.jpg'/>")


def rss_20_no_version(e: Entry) -> bytes:
    return f"<rss><channel>{SITE}<item>{_described(e)}{_pub(e)}</item></channel></rss>".encode()


def rss_20_upper_case(e: Entry) -> bytes:
    return (
        f"<RSS VERSION='2.0'><CHANNEL><TITLE>Trade</TITLE><ITEM>"
        f"<TITLE>{escape(e.title)}</TITLE><LINK>{escape(e.link)}</LINK>"
        f"<DESCRIPTION>{escape(e.html)}</DESCRIPTION><PUBDATE>{e.date}</PUBDATE></ITEM></CHANNEL></RSS>"
    ).encode()


def rss_20_after_a_warning(e: Entry) -> bytes:
    return b"<br />\n<b>Warning</b>: include(): failed in /www/x.php on line 3<br />\n" + rss_20(e)


def rss_20_after_spaces(e: Entry) -> bytes:
    return b"\n\n  " + rss_20(e)


def rss_20_bom(e: Entry) -> bytes:
    return b"\xef\xbb\xbf" + rss_20(e)


def rss_20_utf_16(e: Entry) -> bytes:
    return rss_20(e).decode().replace("UTF-8", "UTF-16").encode("utf-16")


def rss_20_latin_1(e: Entry) -> bytes:
    return rss_20(e).decode().replace("UTF-8", "iso-8859-1").encode("cp1252", "xmlcharrefreplace")


def rss_20_lying_prolog(e: Entry) -> bytes:
    return rss_20(e).replace(b"UTF-8", b"iso-8859-1")


def rss_20_bare_ampersand(e: Entry) -> bytes:
    return rss_20(e).replace(b"<channel>", b"<channel><copyright>Reel & Sons</copyright>")


def rss_20_truncated(e: Entry) -> bytes:
    return rss_20(e).replace(b"</item></channel></rss>", b"</item><item><title>Half an ent")


def itunes(e: Entry) -> bytes:
    more = (
        "<itunes:author>Trade</itunes:author><enclosure url='https://cdn.example/1.mp3' length='9' type='audio/mpeg'/>"
    )
    namespaces = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return _rss("2.0", f"{more}{_described(e)}<itunes:duration>31:00</itunes:duration>{_pub(e)}", namespaces)


def media_rss(e: Entry) -> bytes:
    more = (
        "<media:content url='https://cdn.example/1.jpg' medium='image'><media:title>A still</media:title>"
        "<media:description>Not the story</media:description></media:content>"
    )
    return _rss("2.0", f"{_described(e)}{_pub(e)}{more}", 'xmlns:media="http://search.yahoo.com/mrss/"')


def feedburner(e: Entry) -> bytes:
    item = (
        f"<title>{escape(e.title)}</title><link>https://feeds.example/~r/trade/~3/x/</link>"
        f"<description>{escape(e.html)}</description>{_pub(e)}<feedburner:origLink>{escape(e.link)}</feedburner:origLink>"
    )
    return _rss("2.0", item, 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"')


def wordpress(e: Entry) -> bytes:
    more = (
        "<comments>https://trade.example/x/#respond</comments><dc:creator><![CDATA[Mara Quill]]></dc:creator>"
        "<category><![CDATA[Film]]></category><wfw:commentRss>https://trade.example/x/feed/</wfw:commentRss>"
        "<slash:comments>4</slash:comments>"
    )
    namespaces = (
        f'{DC} xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
    )
    return _rss("2.0", _described(e) + _pub(e) + more, namespaces)


def _atom(entry: str, namespace: str = "http://www.w3.org/2005/Atom", more: str = "") -> bytes:
    own = '<title>Trade</title><link href="https://trade.example/"/><id>tag:trade.example,2025:feed</id>'
    return f'{PROLOG}<feed xmlns="{namespace}" {more}>{own}<entry>{entry}</entry></feed>'.encode()


def _atom_core(e: Entry) -> str:
    return (
        f'<title type="html">{escape(e.title)}</title><link rel="alternate" href={quoteattr(e.link)}/>'
        f"<id>tag:trade.example,2025:1</id>"
    )


def atom_03(e: Entry) -> bytes:
    entry = (
        f'<title mode="escaped" type="text/html">{escape(e.title)}</title><link rel="alternate" type="text/html" '
        f"href={quoteattr(e.link)}/><issued>{e.date}</issued><modified>2030-01-01T00:00:00Z</modified>"
        f'<summary type="text/html" mode="escaped">{escape(e.html)}</summary>'
    )
    return _atom(entry, "http://purl.org/atom/ns#", 'version="0.3"')


def atom_10(e: Entry) -> bytes:
    entry = f'{_atom_core(e)}<published>{e.date}</published><summary type="html">{escape(e.html)}</summary>'
    return _atom(entry + "<updated>2030-01-01T00:00:00Z</updated>")


def atom_10_updated_only(e: Entry) -> bytes:
    return _atom(f'{_atom_core(e)}<updated>{e.date}</updated><summary type="html">{escape(e.html)}</summary>')


def atom_10_content_only(e: Entry) -> bytes:
    return _atom(f'{_atom_core(e)}<published>{e.date}</published><content type="html">{escape(e.html)}</content>')


def atom_10_prefixed(e: Entry) -> bytes:
    return (
        f'{PROLOG}<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Trade</a:title><a:entry>'
        f'<a:title type="html">{escape(e.title)}</a:title><a:link href={quoteattr(e.link)}/>'
        f'<a:published>{e.date}</a:published><a:summary type="html">{escape(e.html)}</a:summary></a:entry></a:feed>'
    ).encode()


def atom_10_many_links(e: Entry) -> bytes:
    links = (
        '<link rel="self" href="https://trade.example/api/1"/><link rel="enclosure" href="https://cdn.example/1.mp3"/>'
        f'<link rel="replies" href="https://trade.example/1#c"/><link rel="alternate" href={quoteattr(e.link)}/>'
    )
    entry = f'<title type="html">{escape(e.title)}</title>{links}<published>{e.date}</published>'
    return _atom(entry + f'<summary type="html">{escape(e.html)}</summary>')


def _json_feed(version: str, e: Entry) -> bytes:
    entry = {"id": "1", "url": e.link, "title": e.title, "content_html": e.html, "date_published": e.date}
    feed = {"version": f"https://jsonfeed.org/version/{version}", "title": "Trade", "items": [entry]}
    return json.dumps(feed, ensure_ascii=False).encode()


def json_feed_10(e: Entry) -> bytes:
    return _json_feed("1", e)


def json_feed_11(e: Entry) -> bytes:
    return b"\xef\xbb\xbf" + _json_feed("1.1", e)


DIALECTS: tuple[Dialect, ...] = (
    rss_090, rss_091, rss_092, rss_093, rss_10, rss_20, rss_20_cdata, rss_20_dublin_core, rss_20_guid_only,
    rss_20_atom_link, rss_20_default_namespace, rss_20_undeclared_prefix, rss_20_no_version, rss_20_upper_case,
    rss_20_after_a_warning, rss_20_after_spaces, rss_20_bom, rss_20_utf_16, rss_20_latin_1, rss_20_lying_prolog,
    rss_20_bare_ampersand, rss_20_truncated, itunes, media_rss, feedburner, wordpress, atom_03, atom_10,
    atom_10_updated_only, atom_10_content_only, atom_10_prefixed, atom_10_many_links, json_feed_10, json_feed_11,
)  # fmt: skip
