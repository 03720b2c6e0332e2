"""Pages that stand in another's place: what each is, and what to do about it, in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.domain.page import Page
from tracker.errors import Empty, Moved, NotAnArticle, SourceError, Walled
from tracker.sources import charset, markup, urls

_MAGIC = (
    # https://en.wikipedia.org/wiki/List_of_file_signatures
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "gzip data"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
"""The first bytes of the formats that are met under an article's address."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_SAMPLE = 4096


SMALL_PAGE = 30_000
"""Characters of markup without scripts: the pages that stand in another's place are small."""
FEW_WORDS = 1500
"""Characters of text on such a page at most; in a longer one, "just a moment" is what somebody said."""
LEAST = 120
"""Characters of text under which a page that speaks of cookies, subscribers or logins is about nothing else."""
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]{0,200}>(.{0,500}?)</title>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wall:
    """One sort of page that is not what was asked for: its words in title or text, its name with the cure, and the
    error that it is.
    """

    words: re.Pattern[str]
    name: str
    error: type[SourceError]


def _wall(words: str, name: str, error: type[SourceError] = Walled) -> Wall:
    return Wall(re.compile(words, re.IGNORECASE), name, error)


STOPPED = (
    # met in place of the page: whatever else such a page says, it is no article
    _wall(
        r"just a moment\.\.\.|attention required! \| cloudflare|verif(?:y|ying) (?:that )?you are (?:a )?human|"
        r"checking (?:if the site connection is secure|your browser before)|press (?:&|and) hold to confirm|"
        r"are you a robot\?|access to this page has been denied|pardon our interruption|unusual traffic from your|"
        r"request unsuccessful\. incapsula|enable javascript and cookies to continue|complete the captcha|"
        r"please prove (?:that )?you(?:'|’)?(?: a)?re (?:not a robot|human)",
        'a bot wall: the site lets no program in; follow = "never" keeps to what its feed says',
    ),
    _wall(r"^index of /", "a directory listing: name one file in it", NotAnArticle),
    _wall(
        r"^\W*(?:error )?404(?=\W*(?:$|\n|error|page|not found))|"
        r"^(?:page|story|article|file) (?:could )?not (?:be )?found|^not found\b|"
        r"(?:the )?page (?:that )?you(?:'|’)?(?:re| are) looking for (?:could not be|can(?:no|')t be|"
        r"was not|does(?: not|n't)) ",
        "a “not found” page: the address is wrong or the article was taken down",
        NotAnArticle,
    ),
)
EMPTY_HANDED = (
    # what a page says that holds an article only for some
    _wall(
        r"we value your privacy|before you continue|we and our (?:\d+ )?partners|accept (?:all )?cookies|"
        r"cookie consent",
        'a consent page: its articles are shown once cookies are accepted; follow = "never" keeps to its feed',
    ),
    _wall(
        r"subscribe to (?:continue|keep|read|unlock)|to continue reading|already a subscriber|for subscribers only|"
        r"subscribers? only|become a (?:member|subscriber)|jetzt weiterlesen|réservé aux abonnés",
        'a paywall: the article is for subscribers; follow = "never" keeps to what its feed says',
    ),
    _wall(
        r"(?:please )?(?:sign|log) in to (?:continue|read|view)|^(?:sign|log) ?in\b",
        "a login page: the article is for members",
    ),
    _wall(
        r"(?:enable|requires?|turn on) javascript|javascript (?:is )?(?:required|disabled)",
        'empty without JavaScript; render = "browser" runs its scripts',
        Empty,
    ),
)


def refuse_binary(body: bytes, name: str) -> None:
    """Raises Empty where `body` is empty, and NotAnArticle, saying what `name` is, where it is no text."""
    if not body.strip():
        raise Empty(f"{name} is empty")
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise NotAnArticle(f"{name} is {kind}, not an article")
    if b"\0" in body[:_SAMPLE] and not body.startswith(_WIDE):
        raise NotAnArticle(f"{name} is binary data, not an article")


def refuse(walls: tuple[Wall, ...], name: str, *texts: str) -> None:
    """Raises the error of the first of `walls` whose words are in one of `texts`; the line names both."""
    for wall in walls:
        if any(wall.words.search(text) for text in texts):
            raise wall.error(f"{name} is {wall.name}")


def instead(page: Page, error: SourceError) -> SourceError:
    """What is the matter with `page`, which is not of its source's kind, as `error` says: a wall that stands there, a
    redirect that led elsewhere, nothing at all; else `error` itself.
    """
    if not page.body.strip():
        return Empty(f"{page.final_url} answered with nothing")
    try:
        _refuse_wall(page)
    except (Walled, Empty) as found:
        return found
    except NotAnArticle:
        return error
    if urls.canonical(page.final_url) != urls.canonical(page.url):
        return Moved(f"{page.url} now leads elsewhere: {error}")
    return error


def _refuse_wall(page: Page) -> None:
    """Raises the error of the wall that `page` is, where it is a small web page with the words of one."""
    html = charset.decoded(page.body, page.charset)
    bare = _SCRIPT.sub(" ", html)
    if len(bare) > SMALL_PAGE or "<" not in bare[:2000]:
        return
    title = _TITLE.search(bare)
    words = markup.plain(bare)
    if len(words) < FEW_WORDS:
        hidden = bare if len(words) < LEAST else ""  # what stands in <noscript> is no text, but tells
        refuse((*STOPPED, *EMPTY_HANDED), page.final_url, markup.line(title[1]) if title else "", words, hidden)
