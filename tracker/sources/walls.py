"""Pages that stand in an article's place: what each is, and what to do about it, in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.errors import NotAnArticle

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


@dataclass(frozen=True, slots=True)
class Wall:
    """One sort of page that is no article: its words in title or text, its name, and the cure."""

    words: re.Pattern[str]
    name: str


def _wall(words: str, name: str) -> Wall:
    return Wall(re.compile(words, re.IGNORECASE), name)


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
    _wall(r"^index of /", "a directory listing: name one file in it"),
    _wall(
        r"^\W*(?:error )?404(?=\W*(?:$|\n|error|page|not found))|"
        r"^(?:page|story|article|file) (?:could )?not (?:be )?found|^not found\b|"
        r"(?:the )?page (?:that )?you(?:'|’)?(?:re| are) looking for (?:could not be|can(?:no|')t be|"
        r"was not|does(?: not|n't)) ",
        "a “not found” page: the address is wrong or the article was taken down",
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
        "empty without JavaScript",
    ),
)


def refuse_binary(body: bytes, name: str) -> None:
    """Raises NotAnArticle, saying what `name` is, where `body` is empty or no text."""
    if not body.strip():
        raise NotAnArticle(f"{name} is empty")
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise NotAnArticle(f"{name} is {kind}, not an article")
    if b"\0" in body[:_SAMPLE] and not body.startswith(_WIDE):
        raise NotAnArticle(f"{name} is binary data, not an article")


def refuse(walls: tuple[Wall, ...], name: str, *texts: str) -> None:
    """Raises NotAnArticle, naming the first of `walls` whose words are in one of `texts`."""
    for wall in walls:
        if any(wall.words.search(text) for text in texts):
            raise NotAnArticle(f"{name} is {wall.name}")
