"""Many alerts to five channels of five kinds, whose receivers and whose sender fail at random."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from aiosmtpd.smtp import SMTP, Envelope, Session

from jobs import deliver as delivering
from jobs.replay import Hour
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.database import alert, claims, document
from tests.support.sinks import Answer, Call, HookSink, MailSink

BEGIN = datetime(2026, 1, 14, 9, tzinfo=UTC)
SECRET = "whsec_c29hay10ZXN0cy1zZWNyZXQtb2YtdGhlLW91dGJveA=="
FAULTS = 0.06
"""How many attempts in a hundred fail; a third of them after the receiver had taken what it was sent."""
PER_FILM = 20
OPEN = ("pending", "retrying", "gathered")
LONGEST = 20_000
"""Rounds after which it has failed."""


class Crash(BaseException):
    """The process ends here and now."""


@dataclass
class Arrivals:
    """What came to one channel: under which id each alert came first, in which order, and how often ids came again."""

    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    order: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    repeated: int = 0

    def take(self, message: str, alerts: list[str]) -> None:
        """A message of that id came, with these alerts."""
        self.repeated += message in self.seen
        if message not in self.seen:
            self.order += alerts
        self.seen.add(message)
        for each in alerts:
            self.ids[each].add(message)


class FaultyMail(MailSink):
    """Refuses some mails for now, and some of these after it has kept them."""

    chance = Random(2)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fails = self.chance.random() < FAULTS
        if fails and self.chance.random() > 1 / 3:
            return "451 not now"
        taken = await super().handle_DATA(server, session, envelope)
        return "451 not now" if fails else taken


@dataclass
class Soak:
    """The work under way, and what came of it."""

    workshop: Workshop
    hour: Hour
    chance: Random
    arrivals: Mapping[str, Arrivals]
    crashes: int = 0
    rounds: int = 0

    def run(self) -> None:
        """Delivers until nothing is owed; time goes on between the rounds."""
        while self.rounds < LONGEST:
            self.rounds += 1
            with patch.object(delivering, "_settle", self._settle_or_crash(delivering._settle)):
                try:
                    delivering.deliver(self.workshop)
                except Crash:
                    self.crashes += 1
            self.hour.now += timedelta(minutes=7)
            if not any(self.workshop.store.latest_deliveries(1, state=state) for state in OPEN):
                return
        raise AssertionError(f"something is owed after {self.rounds} rounds")

    def _settle_or_crash(self, settle: Any) -> Any:
        def settling(*arguments: Any) -> None:
            if self.chance.random() < FAULTS / 10:
                raise Crash
            settle(*arguments)

        return settling


@contextmanager
def soaking(folder: Path, count: int, seed: int = 1) -> Iterator[Soak]:
    """`count` alerts, owed to five channels whose receivers fail at random."""
    chance = Random(seed)
    arrivals = {name: Arrivals() for name in ("hook", "day", "chat", "mail", "log")}

    def receiving(name: str) -> HookSink:
        return HookSink(lambda call: _answer(call, arrivals[name], name, chance))

    with ExitStack() as stack:
        hook, day, chat = (stack.enter_context(receiving(name)) for name in ("hook", "day", "chat"))
        mail = stack.enter_context(FaultyMail())
        log = folder / "log.jsonl"
        channels = [
            {"name": "hook", "kind": "webhook", "url": hook.url, "secret": SECRET},
            {"name": "day", "kind": "webhook", "url": day.url, "secret": SECRET, "when": "daily 08:00"},
            {"name": "chat", "kind": "apprise", "url": chat.url.replace("http:", "json:"), "hourly_limit": 0},
            {"name": "mail", "kind": "email", "to": ["me@example.org"], "server": mail.url, "hourly_limit": 0},
            {"name": "log", "kind": "jsonl", "path": str(log)},
        ]
        films = [{"title": f"Harbour Lights {n}"} for n in range(count // PER_FILM + 1)]
        workshop, _, hour = stack.enter_context(bench(folder, BEGIN, channels=channels, films=films))
        delivering.deliver(workshop)  # the day's digest begins its time
        _owe(workshop, count)
        soak = Soak(workshop, hour, chance, arrivals)
        yield soak
        for taken in mail.mails:
            arrivals["mail"].take(
                str(taken.parsed["Message-ID"]), [taken.part("plain").rsplit("tracker why ", 1)[1].strip()]
            )
        for line in log.read_text(encoding="utf-8").splitlines():
            arrivals["log"].take(json.loads(line)["delivery"], [json.loads(line)["id"]])


def _owe(workshop: Workshop, count: int) -> None:
    names = [channel.name for channel in workshop.channels]
    with workshop.store.write() as transaction:
        for number in range(count):
            (claim,) = claims(document(number), film=f"Harbour Lights {number // PER_FILM}")
            transaction.add_alert(alert(claim, f"a{number:05}"), names, BEGIN)


def _answer(call: Call, arrivals: Arrivals, name: str, chance: Random) -> Answer:
    """Takes or refuses one call; a refusal may come after it was taken."""
    fails = chance.random() < FAULTS
    if not fails or chance.random() < 1 / 3:
        data = call.data
        if name == "chat":  # a chat has no ids: the address of the article stands for the alert's
            arrivals.take(data["message"], [f"a{int(data['message'].rsplit('/', 1)[1]):05}"])
        elif data["type"].startswith("digest"):
            arrivals.take(call.headers["webhook-id"], [each["id"] for each in data["data"]["alerts"]])
        else:
            arrivals.take(call.headers["webhook-id"], [data["id"]])
    return chance.choice([Answer(500), Answer(503, {"retry-after": "60"}), Answer(429)]) if fails else Answer(204)
