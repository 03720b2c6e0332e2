"""Everything that a host may do to whoever asks it for a page, and what the fetcher is to make of it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.support.faulty_server import Fault, Line, answer, replying, saying
from tracker.domain.page import Page, Unchanged, Validators
from tracker.errors import (
    AddressRefused,
    BadAnswer,
    Blocked,
    FetchError,
    Gone,
    RateLimited,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)

FEED = b"<rss version='2.0'><channel><title>Trade</title></channel></rss>"
OURS = Validators('"ours"', "Sun, 06 Nov 1994 08:49:37 GMT")
NONE = Validators()
_HEAD = "HTTP/1.1 200 OK\r\n"
_CHUNKED = _HEAD + "Transfer-Encoding: chunked\r\n\r\n"


@dataclass(frozen=True)
class Case:
    """`asked` are the validators that go along. `is_so` looks at the page or the error."""

    fault: Fault
    outcome: type[Page | Unchanged | FetchError]
    is_so: Callable[[object], bool] = lambda found: True
    asked: Validators = NONE


def has(**expected: object) -> Callable[[object], bool]:
    """Whether the page or the error has these attributes."""
    return lambda found: all(getattr(found, name) == value for name, value in expected.items())


def says(words: str) -> Callable[[object], bool]:
    """Whether the error's line has these words."""
    return lambda found: words in str(found)


_WHOLE = has(body=FEED)


def _zeros(wbits: int, times: int) -> bytes:
    """Packed zeros, `times` megabytes of them: blocks that end in a full flush may be repeated at will."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    first = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1)


def _then(*parts: bytes | str, last: Callable[[Line], None]) -> Fault:
    def fault(line: Line) -> None:
        line.send(*parts)
        last(line)

    return fault


def _redirect(location: str, status: str = "302 Found", *fields: str) -> Fault:
    return replying(status, b"", f"Location: {location}", *fields)


def _deeper(line: Line) -> None:
    line.send(answer("302 Found", b"", f"Location: {line.path}/more"))


def _to_and_fro(line: Line) -> None:
    there = "/redirects_to_and_fro" if line.path.endswith("/b") else "/redirects_to_and_fro/b"
    line.send(answer("302 Found", b"", f"Location: {there}"))


def _hop(first: str, second: str) -> Fault:
    """Two redirects of these statuses, then the page."""

    def fault(line: Line) -> None:
        name, _, step = line.path.strip("/").partition("/")
        if step == "2":
            line.send(answer(second, b"", f"Location: /{name}/3#part"))
        elif step == "3":
            line.send(answer("200 OK", FEED))
        else:
            line.send(answer(first, b"", "Location: 2" if line.path.endswith("/") else f"Location: /{name}/2"))

    return fault


def _only_if_unasked(line: Line) -> None:
    """Says 304 of a version that nobody has, and gives the page when it is asked without conditions."""
    if line.asked("If-None-Match"):
        line.send('HTTP/1.1 304 Not Modified\r\nETag: "a-stranger\'s"\r\n\r\n')
    else:
        line.send(answer("200 OK", FEED, 'ETag: "theirs"'))


SILENCE: dict[str, Case] = {
    "never_answers": Case(Line.hold, TimedOut),
    "drips_its_head": Case(lambda line: line.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: y\r\n" * 90), TimedOut),
    "drips_its_body": Case(_then(_HEAD, "\r\n", last=lambda line: line.drip(b"x" * 900)), TimedOut),
    "drips_chunks": Case(_then(_CHUNKED, last=lambda line: line.drip(b"1\r\nx\r\n" * 200)), TimedOut),
    "stalls_in_its_head": Case(_then("HTTP/1.1 20", last=Line.hold), TimedOut),
    "stalls_in_its_body": Case(_then(_HEAD, "Content-Length: 99\r\n\r\nhalf", last=Line.hold), TimedOut),
    "stalls_in_a_redirect": Case(_then("HTTP/1.1 302 Found\r\nLocation: /x\r\n", last=Line.hold), TimedOut),
    "drips_gzip": Case(
        _then(_HEAD, "Content-Encoding: gzip\r\n\r\n", last=lambda line: line.drip(gzip.compress(bytes(10**6)))),
        TimedOut,
    ),
    "hangs_up": Case(lambda line: None, Unreachable),
    "resets": Case(Line.reset, Unreachable),
    "resets_in_its_head": Case(_then("HTTP/1.1 200 OK\r\nConte", last=Line.reset), Unreachable),
    "resets_in_its_body": Case(_then(_HEAD, "Content-Length: 99\r\n\r\nhalf", last=Line.reset), Unreachable),
    "hangs_up_in_its_head": Case(saying("HTTP/1.1 200 OK\r\nContent-"), Unreachable),
}

HEADS: dict[str, Case] = {
    "garbage": Case(saying(bytes(range(256)) * 4), Unreachable),
    "no_head_at_all": Case(saying("<html><p>HTTP/0.9 lives</p></html>"), Unreachable),
    "status_without_number": Case(saying("HTTP/1.1\r\n\r\n"), Unreachable),
    "status_of_four_digits": Case(saying("HTTP/1.1 2000 OK\r\n\r\n"), Unreachable),
    "status_below_100": Case(saying("HTTP/1.1 099 Odd\r\n\r\n"), Unreachable),
    "status_999": Case(replying("999 Request denied"), BadAnswer, has(status=999)),
    "speaks_http2": Case(saying(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" * 4), Unreachable),
    "speaks_ssh": Case(saying("SSH-2.0-OpenSSH_9.9\r\n"), Unreachable),
    "speaks_smtp": Case(saying("220 mail.example.org ESMTP\r\n"), Unreachable),
    "old_http": Case(saying("HTTP/1.0 200 OK\r\n\r\n", FEED), Page, _WHOLE),
    "no_reason": Case(saying("HTTP/1.1 200\r\nContent-Length: 64\r\n\r\n", FEED), Page, _WHOLE),
    "bare_line_feeds": Case(saying("HTTP/1.1 200 OK\nContent-Length: 64\n\n", FEED), Page, _WHOLE),
    "folded_field": Case(saying(_HEAD, "X-Old: a\r\n  b\r\nContent-Length: 64\r\n\r\n", FEED), Page, _WHOLE),
    "ten_megabytes_of_one_field": Case(saying(_HEAD, "X-Huge: ", b"x" * 10_000_000, "\r\n\r\n"), Unreachable),
    "ten_megabytes_of_fields": Case(_then(_HEAD, last=lambda line: line.flood(b"X-More: yes\r\n" * 500)), Unreachable),
    "field_without_colon": Case(saying(_HEAD, "nonsense\r\n\r\n"), Unreachable),
    "nul_in_a_field": Case(saying(_HEAD, b'ETag: "a\x00b"\r\n\r\n'), Unreachable),
    "lone_cr_in_a_field": Case(saying(_HEAD, b'ETag: "a\rX-Evil: 1"\r\n\r\n'), Unreachable),
    "control_characters_in_etag": Case(
        replying("200 OK", FEED, 'ETag: "a\x0bb"'), FetchError, lambda found: isinstance(found, Unreachable)
    ),
    "huge_etag": Case(replying("200 OK", FEED, f'ETag: "{"e" * 5000}"'), Page, has(validators=Validators())),
    "latin_etag": Case(replying("200 OK", FEED, 'ETag: "caf\xe9"'), Page, has(validators=Validators('"caf\xe9"'))),
    "two_lengths": Case(saying(_HEAD, "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"), Unreachable),
    "negative_length": Case(saying(_HEAD, "Content-Length: -1\r\n\r\n"), Unreachable),
    "length_in_words": Case(saying(_HEAD, "Content-Length: many\r\n\r\n"), Unreachable),
    "flood_of_interim_answers": Case(
        lambda line: line.flood(b"HTTP/1.1 100 Continue\r\nX-Why: %s\r\n\r\n" % (b"x" * 900)), TooLarge
    ),
    "early_hints": Case(saying("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", answer("200 OK", FEED)), Page, _WHOLE),
    "switches_protocols": Case(
        saying("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), Unreachable
    ),
}

BODIES: dict[str, Case] = {
    "endless": Case(_then(_HEAD, "\r\n", last=lambda line: line.flood(b"x" * 65536)), TooLarge),
    "endless_chunks": Case(
        _then(_CHUNKED, last=lambda line: line.flood(b"1000\r\n" + b"x" * 4096 + b"\r\n")), TooLarge
    ),
    "announces_a_terabyte": Case(_then(_HEAD, "Content-Length: 1000000000000\r\n\r\n", last=Line.hold), TooLarge),
    "shorter_than_it_says": Case(saying(_HEAD, "Content-Length: 99\r\n\r\nhalf"), Unreachable),
    "longer_than_it_says": Case(saying(_HEAD, "Content-Length: 64\r\n\r\n", FEED, "and more"), Page, _WHOLE),
    "chunks_break_off": Case(saying(_CHUNKED, "40\r\nhalf"), Unreachable),
    "chunks_without_end": Case(saying(_CHUNKED, "4\r\nhalf\r\n"), Unreachable),
    "chunk_of_no_size": Case(saying(_CHUNKED, "many\r\nhalf\r\n0\r\n\r\n"), Unreachable),
    "chunk_of_exabytes": Case(
        _then(_CHUNKED, "ffffffffffffffff\r\n", last=lambda line: line.flood(b"x" * 65536)), TooLarge
    ),
    "endless_chunk_size": Case(_then(_CHUNKED, last=lambda line: line.flood(b"0" * 65536)), Unreachable),
    "endless_chunk_extension": Case(_then(_CHUNKED, "4;x=", last=lambda line: line.flood(b"y" * 65536)), Unreachable),
    "endless_trailers": Case(_then(_CHUNKED, "0\r\n", last=lambda line: line.flood(b"X-T: 1\r\n" * 500)), Unreachable),
    "chunks_of_a_byte": Case(saying(_CHUNKED, b"".join(b"1\r\n%c\r\n" % c for c in FEED), "0\r\n\r\n"), Page, _WHOLE),
    "nothing": Case(replying(), Page, has(body=b"")),
    "gzip": Case(replying("200 OK", gzip.compress(FEED), "Content-Encoding: gzip"), Page, _WHOLE),
    "gzip_bomb": Case(replying("200 OK", _zeros(31, 900), "Content-Encoding: gzip"), TooLarge),
    "gzip_in_gzip": Case(
        replying("200 OK", gzip.compress(gzip.compress(bytes(10**6))), "Content-Encoding: gzip, gzip"), Unreachable
    ),
    "zlib_deflate": Case(replying("200 OK", zlib.compress(FEED), "Content-Encoding: deflate"), Page, _WHOLE),
    "bare_deflate": Case(replying("200 OK", zlib.compress(FEED)[2:-4], "Content-Encoding: deflate"), Page, _WHOLE),
    "deflate_bomb": Case(replying("200 OK", _zeros(15, 900), "Content-Encoding: deflate"), TooLarge),
    "brotli_unasked": Case(replying("200 OK", b"\xcf\xff\xff\x7f\xf8" * 99, "Content-Encoding: br"), Unreachable),
    "zstd_unasked": Case(replying("200 OK", b"\x28\xb5\x2f\xfd" * 99, "Content-Encoding: zstd"), Unreachable),
    "gzip_that_is_none": Case(replying("200 OK", FEED, "Content-Encoding: gzip"), Unreachable, says("gzip")),
    "gzip_breaks_off": Case(replying("200 OK", gzip.compress(FEED)[:-9], "Content-Encoding: gzip"), Unreachable),
    "gzip_spoilt": Case(replying("200 OK", gzip.compress(FEED)[:-8] + bytes(8), "Content-Encoding: gzip"), Unreachable),
    "gzip_then_padding": Case(
        replying("200 OK", gzip.compress(FEED) + bytes(99), "Content-Encoding: gzip"), Page, _WHOLE
    ),
    "gzip_in_members": Case(
        replying("200 OK", gzip.compress(FEED[:9]) + gzip.compress(FEED[9:]), "Content-Encoding: gzip"), Page, _WHOLE
    ),
    "gzip_in_members_and_chunks": Case(
        saying(
            _HEAD,
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"".join(b"1\r\n%c\r\n" % byte for byte in gzip.compress(FEED[:9]) + gzip.compress(FEED[9:])),
            "0\r\n\r\n",
        ),
        Page,
        _WHOLE,
    ),
    "gzip_of_empty_members": Case(
        _then(_HEAD, "Content-Encoding: gzip\r\n\r\n", last=lambda line: line.flood(gzip.compress(b"") * 2000)),
        Unreachable,
    ),
    "identity_named": Case(replying("200 OK", FEED, "Content-Encoding: identity"), Page, _WHOLE),
    "bom": Case(replying("200 OK", b"\xef\xbb\xbf" + FEED), Page, has(body=b"\xef\xbb\xbf" + FEED)),
    "utf_16": Case(replying("200 OK", FEED.decode().encode("utf-16")), Page, has(body=FEED.decode().encode("utf-16"))),
    "wrong_charset": Case(
        replying("200 OK", "é".encode(), "Content-Type: text/xml; charset=US-ASCII"),
        Page,
        has(content_type="text/xml", charset="us-ascii", body="é".encode()),
    ),
    "hostile_charset": Case(
        replying("200 OK", FEED, "Content-Type: text/xml; charset=../../etc"), Page, has(charset=None)
    ),
    "no_charset_in_it": Case(replying("200 OK", FEED, "Content-Type: text/xml; charset=\xff"), Page, has(charset=None)),
    "type_of_no_form": Case(replying("200 OK", FEED, "Content-Type: <script>"), Page, has(content_type=None)),
    "html_for_a_feed": Case(
        replying("200 OK", "<html>", "Content-Type: TEXT/HTML;Charset=utf-8"),
        Page,
        has(content_type="text/html", charset="utf-8"),
    ),
}

REDIRECTS: dict[str, Case] = {
    "redirects_to_itself": Case(_redirect("/redirects_to_itself"), TooManyRedirects, says("circle")),
    "redirects_to_and_fro": Case(_to_and_fro, TooManyRedirects, says("circle")),
    "redirects_ever_deeper": Case(_deeper, TooManyRedirects, says("more than 5")),
    "cookie_wall": Case(
        _redirect("/cookie_wall", "302 Found", "Set-Cookie: consent=1"), TooManyRedirects, says("cookie")
    ),
    "redirects_to_private": Case(_redirect("http://10.0.0.1/"), AddressRefused, says("redirects inside: 10.0.0.1 is")),
    "redirects_to_metadata": Case(_redirect("http://169.254.169.254/latest/meta-data/"), AddressRefused),
    "redirects_to_private_unschemed": Case(_redirect("//192.168.0.1/"), AddressRefused),
    "redirects_to_a_number": Case(_redirect("http://2130706433/"), AddressRefused),
    "redirects_to_mapped": Case(_redirect("http://[::ffff:10.0.0.1]/"), AddressRefused),
    "redirects_to_file": Case(_redirect("file:///etc/passwd"), AddressRefused),
    "redirects_to_ftp": Case(_redirect("ftp://example.org/"), AddressRefused),
    "redirects_to_gopher": Case(_redirect("gopher://127.0.0.1:25/xHELO%0d%0a"), AddressRefused),
    "redirects_to_script": Case(_redirect("javascript:alert(1)"), AddressRefused),
    "redirects_to_data": Case(_redirect("data:text/html,hello"), AddressRefused),
    "redirects_with_password": Case(
        _redirect("http://me:hunter2@example.org/"), AddressRefused, lambda found: "hunter2" not in str(found)
    ),
    "redirects_to_nonsense": Case(_redirect("http://[::1"), AddressRefused),
    "redirects_to_control_characters": Case(_redirect("/a\x01b"), FetchError),
    "redirects_nowhere": Case(replying("302 Found"), BadAnswer, has(status=302)),
    "redirects_to_blank": Case(_redirect("   "), BadAnswer),
    "redirects_very_far": Case(_redirect("/" + "x" * 9000), AddressRefused),
    "redirects_in_utf8": Case(_redirect("/gzip?café".encode().decode("latin-1")), Page, _WHOLE),
    "moved_for_good": Case(
        _hop("301 Moved", "308 Moved"),
        Page,
        lambda found: str(getattr(found, "moved_to", "")).endswith("/moved_for_good/3"),
    ),
    "moved_for_now": Case(_hop("301 Moved", "302 Found"), Page, has(moved_to=None, body=FEED)),
    "several_to_choose": Case(replying("300 Multiple Choices"), BadAnswer, has(status=300)),
}

STATUSES: dict[str, Case] = {
    "unasked_304": Case(replying("304 Not Modified"), BadAnswer, has(status=304)),
    "304": Case(saying("HTTP/1.1 304 Not Modified\r\n\r\n"), Unchanged, has(validators=OURS), OURS),
    "304_with_a_body": Case(
        saying("HTTP/1.1 304 Not Modified\r\nContent-Length: 64\r\n\r\n", FEED), Unchanged, has(validators=OURS), OURS
    ),
    "304_of_another": Case(_only_if_unasked, Page, has(body=FEED, validators=Validators('"theirs"')), OURS),
    "304_of_another_for_ever": Case(
        saying('HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n'), BadAnswer, has(status=304), OURS
    ),
    "304_of_ours_but_weak": Case(
        saying('HTTP/1.1 304 Not Modified\r\nETag: W/"ours-gzip"\r\n\r\n'),
        Unchanged,
        has(validators=Validators('W/"ours-gzip"', OURS.last_modified)),
        OURS,
    ),
    "429_in_seconds": Case(replying("429 Slow", b"", "Retry-After: 120"), RateLimited, has(retry_after=120.0)),
    "429_by_date": Case(
        replying("429 Slow", b"", "Retry-After: Fri, 01 May 2026 12:02:00 GMT"), RateLimited, has(retry_after=120.0)
    ),
    "429_by_a_past_date": Case(
        replying("429 Slow", b"", "Retry-After: Fri, 01 May 2020 12:02:00 GMT"), RateLimited, has(retry_after=0.0)
    ),
    "429_in_nonsense": Case(replying("429 Slow", b"", "Retry-After: soon"), RateLimited, has(retry_after=None)),
    "429_for_ever": Case(
        replying("429 Slow", b"", "Retry-After: 99999999999999999999"), RateLimited, has(retry_after=7 * 86400.0)
    ),
    "503_with_a_wish": Case(replying("503 Busy", b"", "Retry-After: 5"), RateLimited, has(status=503, retry_after=5.0)),
    "503": Case(replying("503 Busy"), BadAnswer, lambda found: not isinstance(found, RateLimited)),
    "500": Case(replying("500 Oops", b"x" * 100_000), BadAnswer, has(status=500)),
    "404_endless": Case(
        _then("HTTP/1.1 404 Not Found\r\n\r\n", last=lambda line: line.flood(b"x" * 65536)), BadAnswer, has(status=404)
    ),
    "410": Case(replying("410 Gone"), Gone),
    "401": Case(replying("401 Unauthorized", b"", "WWW-Authenticate: Basic"), Blocked, says("login")),
    "402": Case(replying("402 Payment Required"), Blocked, says("payment")),
    "403": Case(replying("403 Forbidden"), Blocked),
    "451": Case(replying("451 Unavailable"), Blocked, says("law")),
    "cloudflare_wall": Case(replying("503 Busy", b"", "cf-mitigated: challenge"), Blocked, says("human")),
    "aws_wall": Case(replying("202 Accepted", b"", "x-amzn-waf-action: challenge"), Blocked, says("human")),
    "202": Case(replying("202 Accepted", FEED), BadAnswer),
    "204": Case(saying("HTTP/1.1 204 No Content\r\n\r\n"), BadAnswer),
    "206": Case(replying("206 Partial", FEED), BadAnswer),
    "407": Case(replying("407 Proxy"), BadAnswer),
}

CASES: dict[str, Case] = SILENCE | HEADS | BODIES | REDIRECTS | STATUSES
