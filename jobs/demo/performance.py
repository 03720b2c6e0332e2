"""The demo's run: story time jumps from article to article, and the real jobs do their work at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jobs.deliver import deliver
from jobs.demo.press import Article, Stand, on_loopback, packaged
from jobs.demo.sinks import SECRET, Inbox, receiving
from jobs.poll import Outcome, poll
from jobs.replay import Hour
from jobs.targets import targets
from jobs.workshop import Workshop, opened
from tracker.domain.alert import Alert
from tracker.domain.film import Film
from tracker.domain.ledger import Ledger
from tracker.settings import Settings
from tracker.settings.load import default_text, parse

READING_DELAY = timedelta(minutes=10)
"""How long after an article's publication the sources are asked."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What one article came to: how the sources answered, the alerts, and what arrived where."""

    article: Article
    outcomes: tuple[Outcome, ...]
    alerts: tuple[Alert, ...]
    mailed: tuple[str, ...]
    hooked: tuple[str, ...]


@dataclass(slots=True)
class Performance:
    """The demo under way: `scenes` plays it, one article at a time."""

    workshop: Workshop
    stands: Sequence[Stand]
    inbox: Inbox
    hour: Hour

    def scenes(self) -> Iterator[Scene]:
        articles = sorted(((a, s) for s in self.stands for a in s.outlet.articles), key=lambda pair: pair[0].published)
        for article, stand in articles:
            stand.out.append(article)
            self.hour.now = article.published.astimezone(UTC) + READING_DELAY
            yield self._scene(article)

    def _scene(self, article: Article) -> Scene:
        mails, hooks = len(self.inbox.mails), len(self.inbox.hooks)
        polled = poll(self.workshop, targets(self.workshop.sources, self.workshop.films))
        deliver(self.workshop)
        return Scene(
            article,
            polled.outcomes,
            polled.alerts,
            tuple(str(mail["Subject"]) for mail in self.inbox.mails[mails:]),
            tuple(str(hook["data"]["headline"]) for hook in self.inbox.hooks[hooks:]),
        )

    @property
    def requests(self) -> list[tuple[str, int]]:
        """Every request that the press answered: path and status."""
        return [request for stand in self.stands for request in stand.requests]

    def ledgers(self) -> list[tuple[Film, Ledger]]:
        return [(film, self.workshop.store.ledger(film.title)) for film in self.workshop.films]

    @property
    def today(self) -> date:
        return self.hour.now.date()


@contextmanager
def performing() -> Iterator[Performance]:
    """Press, receivers, and a workshop on a database of its own; all of it goes when the block ends."""
    with ExitStack() as stack:
        stands = stack.enter_context(on_loopback(packaged()))
        inbox = stack.enter_context(receiving())
        folder = stack.enter_context(TemporaryDirectory(prefix="tracker-demo-"))
        hour = Hour()
        database = f"sqlite:///{Path(folder) / 'demo.db'}"
        workshop = stack.enter_context(opened(_settings(stands, inbox), database, hour))
        yield Performance(workshop, stands, inbox, hour)


def _settings(stands: Sequence[Stand], inbox: Inbox) -> Settings:
    """The built-in watch list, with the demo's press for sources and its receivers for channels."""
    films = parse(default_text(), name="the built-in default", environment={}).films
    network: dict[str, Any] = {"allow_private": ["127.0.0.1"], "spacing": "0s"}
    mail = {"name": "e-mail", "kind": "email", "to": ["you@example.org"], "server": inbox.smtp}
    hook = {"name": "webhook", "kind": "webhook", "url": inbox.hook, "secret": SECRET}
    return Settings.model_validate(
        {
            "network": network,
            "films": films,
            "sources": [{"name": s.outlet.name, "kind": "feed", "url": s.address + s.outlet.feed} for s in stands],
            "channels": [mail, hook],
        }
    )
