"""Every error that the tracker raises on purpose, as one tree.

    TrackerError
    ├── ConfigError            tracker.toml, an option or the environment is wrong
    ├── InputError             a file, a line or an address that was handed in cannot be used
    │   └── WrongCall          the call itself is wrong: a name or an id that nobody knows
    ├── DatabaseError
    │   ├── DatabaseUnusable   not a database, corrupt, read-only, or its folder cannot be written
    │   ├── DatabaseBusy       another process held the write lock for longer than the busy timeout
    │   ├── SchemaTooNew       written by a newer tracker than this one
    │   └── AlreadyRunning     another daemon works on this database
    ├── PageError              what was looked for at an address was not found; `fault` names it, `cure` helps
    │   ├── FetchError             a page could not be had; `url` names it
    │   │   ├── Unreachable        no answer: name, connection, TLS, protocol, broken off
    │   │   │   └── TimedOut       no whole answer in time
    │   │   ├── AddressRefused     the SSRF guard, or a scheme that is never fetched
    │   │   ├── NotRendered        no browser could run the page's scripts
    │   │   ├── RobotsRefused      robots.txt says no, or could not be had (RFC 9309)
    │   │   ├── TooLarge           more bytes than the cap, on the wire or unpacked
    │   │   ├── TooManyRedirects   a loop, or more hops than the cap
    │   │   └── BadAnswer          an HTTP status that brings no page; `status`, `retry_after`
    │   │       ├── RateLimited    429, and 503 with Retry-After
    │   │       ├── Blocked        401, 402, 403, 451: a wall
    │   │       └── Gone           410: it will not come back
    │   └── SourceError            a page came, but not of the kind that was expected
    │       ├── Empty              nothing where a feed or an article should be
    │       ├── Walled             a bot wall, a consent page, a login, a paywall in the page's place
    │       ├── Moved              the address now leads to something else
    │       ├── NotAFeed           HTML or anything else where a feed should be
    │       │   └── Malformed      it begins like a feed, and nothing in it can be read
    │       ├── NotAListing        no list of articles is found on the page
    │       ├── NotASitemap        neither a sitemap nor an index of them
    │       ├── NotAProgramme      no watched film's page of a festival
    │       ├── NotAnAnswer        an API's, but of another shape than it documents
    │       └── NotAnArticle       nothing to read in it: binary, no main text
    └── DeliveryError          an alert did not reach its channel; `retry_after`
        ├── Deferred           may work later: try again
        ├── Rejected           this delivery will never be taken; the channel may take others
        └── ChannelRetired     the receiver says that it is gone (a webhook's 410)

A message is one line, names the thing and, where there is one, the cure; it never holds a secret. A bug is
none of these: it crashes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar


class TrackerError(Exception):
    """The root: whatever the tracker foresees and can explain in one line."""


class ConfigError(TrackerError):
    """What the person wrote cannot be used. One fault a line in `faults`."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class InputError(TrackerError):
    """A file, a line or an address that was handed in cannot be used."""


class WrongCall(InputError):
    """The call itself is wrong: it names a film, a channel or an id that nobody knows."""


class DatabaseError(TrackerError):
    """The database cannot do what was asked."""


class DatabaseUnusable(DatabaseError):
    """Not a database, corrupt, read-only, or in a folder that cannot be written."""


class DatabaseBusy(DatabaseError):
    """Another process held the write lock for longer than the busy timeout."""


class SchemaTooNew(DatabaseError):
    """The database was written by a newer tracker than this one."""


class AlreadyRunning(DatabaseError):
    """Another daemon works on this database."""


class PageError(TrackerError):
    """What was looked for at an address was not found there. `fault` is the word by which it is kept and counted."""

    fault: ClassVar[str]
    cure: ClassVar[str]
    """What a person can do, in a line; where it depends on more than the class, it stands in the message."""

    @classmethod
    def kinds(cls) -> Iterator[type[PageError]]:
        """All that it may be more exactly, each before its own kinds; not itself."""
        for kind in cls.__subclasses__():
            yield kind
            yield from kind.kinds()


class FetchError(PageError):
    """The page at `url` could not be had."""

    fault = "not fetched"
    cure = "nothing to do: it is asked again by itself"

    def __init__(self, url: str, message: str) -> None:
        self.url = url
        super().__init__(message)


class Unreachable(FetchError):
    """No answer: the name, the connection, TLS or the protocol failed, or it broke off."""

    fault = "unreachable"
    cure = "see whether the address opens in a browser; while the host is down it is asked again by itself"


class TimedOut(Unreachable):
    """No whole answer within the time that one page may take."""

    fault = "too slow"
    cure = "it is asked again by itself; timeout under [network] gives a slow host more time"


class AddressRefused(FetchError):
    """An address or scheme that the tracker never opens."""

    fault = "refused"
    cure = "give the public address of the page, spelt as a browser shows it"


class NotRendered(FetchError):
    """The page came, but no browser could run its scripts: there is none, or the page took too long."""

    fault = "not rendered"
    cure = "install the extra (pip install '.[browser]' in the clone) and Chromium (apt install chromium)"


class RobotsRefused(FetchError):
    """robots.txt says no, or could not be had, which RFC 9309 takes for a no."""

    fault = "robots"
    cure = "keep to it: another feed of the outlet, or a news search for the film, may be allowed"


class TooLarge(FetchError):
    """More bytes than the cap, on the wire or unpacked."""

    fault = "too large"
    cure = "name a smaller feed, such as that of one section; max_page_mb under [network] allows more"


class TooManyRedirects(FetchError):
    """A loop of redirects, or more of them than the cap."""

    fault = "redirects"
    cure = "open it in a browser, and give the address where it ends"


class BadAnswer(FetchError):
    """An HTTP status that brings no page. `retry_after` is in seconds, where the host said it."""

    fault = "bad answer"
    cure = "if it stays so, the address is wrong or old: `tracker sources test` of the home page finds its feed"

    def __init__(self, url: str, message: str, status: int, retry_after: float | None = None) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(url, message)


class RateLimited(BadAnswer):
    """429, or 503 with Retry-After: the host asks for patience."""

    fault = "rate limited"
    cure = "nothing to do: it is asked again when it allows; a longer `every` asks less"


class Blocked(BadAnswer):
    """401, 402, 403 or 451: a wall, not a fault."""

    fault = "blocked"
    cure = 'the site lets no program in: its feed with follow = "never", or a news search, may still tell'


class Gone(BadAnswer):
    """410: it will not come back."""

    fault = "gone"
    cure = "take the source out, or give its new address"


class SourceError(PageError):
    """A page came, but it is not of the kind that was expected."""

    fault = "not as expected"
    cure = "`tracker sources test` of the address shows what is there"


class Empty(SourceError):
    """Nothing where a feed or an article should be."""

    fault = "empty"
    cure = "it is asked again by itself; if it stays so, look for another feed of the outlet"


class Walled(SourceError):
    """Something stands in the page's place, for the site to be spared programs or strangers; the message names it."""

    fault = "walled"
    cure = 'the site\'s feed with follow = "never", or a news search for the film, may still tell'


class Moved(SourceError):
    """A redirect leads from the address to something that is not what stood there."""

    fault = "moved"
    cure = "give its new address; `tracker sources test` of the home page finds its feed"


class NotAFeed(SourceError):
    """HTML or anything else where a feed should be."""

    fault = "no feed"
    cure = "give the feed's own address; `tracker sources test` of the page finds it where the page names it"


class Malformed(NotAFeed):
    """It begins like a feed, and nothing in it can be read."""

    fault = "malformed"
    cure = "tell the outlet; it is asked again by itself"


class NotAListing(SourceError):
    """A web page on which no list of articles is found."""

    fault = "no listing"
    cure = "give the page that lists the articles, or say with selectors where they stand"


class NotASitemap(SourceError):
    """Neither a sitemap nor an index of sitemaps."""

    fault = "no sitemap"
    cure = "give the sitemap that robots.txt names; `tracker sources test` of the home page finds it"


class NotAProgramme(SourceError):
    """No festival's page of a watched film."""

    fault = "no programme"
    cure = "give the festival's page of the film itself"


class NotAnAnswer(SourceError):
    """An API answered, but in another shape than its documentation gives."""

    fault = "other answer"
    cure = "its service has changed: look for a newer version of the tracker"


class NotAnArticle(SourceError):
    """Nothing to read in it: binary, or without a main text."""

    fault = "no article"
    cure = "give the address of one article"


class DeliveryError(TrackerError):
    """An alert did not reach its channel. `retry_after` is in seconds, where the receiver said it."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class Deferred(DeliveryError):
    """It may work later."""


class Rejected(DeliveryError):
    """The receiver will never take this one."""


class ChannelRetired(DeliveryError):
    """The receiver says that it is gone for good."""
