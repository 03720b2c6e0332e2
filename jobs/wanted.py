"""What the person wants, from settings to values: films, sources, channels."""

from __future__ import annotations

from tracker.domain.channel import Channel, Wanted
from tracker.domain.film import Film
from tracker.domain.source import Selectors, Source
from tracker.domain.timing import quiet_of, when_of
from tracker.settings import ChannelEntry, Settings, SourceEntry


def films(settings: Settings) -> tuple[Film, ...]:
    """The watch list."""
    return tuple(Film(**entry.model_dump()) for entry in settings.films)


def sources(settings: Settings) -> tuple[Source, ...]:
    """Where to look."""
    return tuple(_source(entry) for entry in settings.sources)


def channels(settings: Settings) -> tuple[Channel, ...]:
    """How to tell, with what is secret in the clear: the values go to the wire, never to a log."""
    return tuple(_channel(entry, settings) for entry in settings.channels)


def _source(entry: SourceEntry) -> Source:
    return Source(
        name=entry.name,
        kind=entry.kind,
        url=entry.url,
        every=entry.every,
        follow=entry.follow,
        language=entry.language,
        render=entry.render,
        select=Selectors(**entry.select.model_dump()),
        festival=entry.festival,
        key=entry.key.get_secret_value() if entry.key else None,
    )


def _channel(entry: ChannelEntry, settings: Settings) -> Channel:
    return Channel(
        name=entry.name,
        kind=entry.kind,
        news=entry.news,
        wanted=Wanted(entry.films, entry.kinds, entry.territories, entry.outlets, entry.certainty),
        to=entry.to,
        sender=entry.sender,
        server=entry.server.get_secret_value() if entry.server else None,
        url=entry.url.get_secret_value() if entry.url else None,
        secrets=tuple(s.get_secret_value() for s in (entry.secret, entry.old_secret) if s),
        path=settings.beside(entry.path) if entry.path else None,
        when=when_of(entry.when),
        quiet=quiet_of(entry.quiet) if entry.quiet else None,
        hourly_limit=entry.limit,
        empty=entry.empty,
    )
