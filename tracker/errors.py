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
    ├── FetchError             a page could not be had; `url` names it
    │   ├── Unreachable        no answer: name, connection, TLS, protocol, broken off
    │   │   └── TimedOut       no whole answer in time
    │   ├── AddressRefused     the SSRF guard, or a scheme that is never fetched
    │   ├── RobotsRefused      robots.txt says no, or could not be had (RFC 9309)
    │   ├── TooLarge           more bytes than the cap, on the wire or unpacked
    │   ├── TooManyRedirects   a loop, or more hops than the cap
    │   └── BadAnswer          an HTTP status that brings no page; `status`, `retry_after`
    │       ├── RateLimited    429, and 503 with Retry-After
    │       ├── Blocked        401, 402, 403, 451: a wall
    │       └── Gone           410: it will not come back
    ├── SourceError            a page came, but not of the kind that was expected
    │   ├── NotAFeed           HTML or anything else where a feed should be
    │   ├── NotAListing        no list of articles is found on the page
    │   ├── NotASitemap        neither a sitemap nor an index of them
    │   ├── NotAProgramme      no watched film's page of a festival
    │   ├── NotAnAnswer        an API's, but of another shape than it documents
    │   └── NotAnArticle       nothing to read in it: empty, binary, no main text
    └── DeliveryError          an alert did not reach its channel; `retry_after`
        ├── Deferred           may work later: try again
        ├── Rejected           this delivery will never be taken; the channel may take others
        └── ChannelRetired     the receiver says that it is gone (a webhook's 410)

A message is one line, names the thing and, where there is one, the cure; it never holds a secret. A bug is
none of these: it crashes.
"""

from __future__ import annotations


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


class FetchError(TrackerError):
    """The page at `url` could not be had."""

    def __init__(self, url: str, message: str) -> None:
        self.url = url
        super().__init__(message)


class Unreachable(FetchError):
    """No answer: the name, the connection, TLS or the protocol failed, or it broke off."""


class TimedOut(Unreachable):
    """No whole answer within the time that one page may take."""


class AddressRefused(FetchError):
    """An address or scheme that the tracker never opens."""


class RobotsRefused(FetchError):
    """robots.txt says no, or could not be had, which RFC 9309 takes for a no."""


class TooLarge(FetchError):
    """More bytes than the cap, on the wire or unpacked."""


class TooManyRedirects(FetchError):
    """A loop of redirects, or more of them than the cap."""


class BadAnswer(FetchError):
    """An HTTP status that brings no page. `retry_after` is in seconds, where the host said it."""

    def __init__(self, url: str, message: str, status: int, retry_after: float | None = None) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(url, message)


class RateLimited(BadAnswer):
    """429, or 503 with Retry-After: the host asks for patience."""


class Blocked(BadAnswer):
    """401, 402, 403 or 451: a wall, not a fault."""


class Gone(BadAnswer):
    """410: it will not come back."""


class SourceError(TrackerError):
    """A page came, but it is not of the kind that was expected."""


class NotAFeed(SourceError):
    """HTML or anything else where a feed should be."""


class NotAListing(SourceError):
    """A web page on which no list of articles is found."""


class NotASitemap(SourceError):
    """Neither a sitemap nor an index of sitemaps."""


class NotAProgramme(SourceError):
    """No festival's page of a watched film."""


class NotAnAnswer(SourceError):
    """An API answered, but in another shape than its documentation gives."""


class NotAnArticle(SourceError):
    """Nothing to read in it: empty, binary, or without a main text."""


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
