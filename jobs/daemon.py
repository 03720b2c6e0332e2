"""The tracker at work until it is told to stop: chores on a timetable, and a loop that listens to signals."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

from db.identity import Identity, identity
from db.lock import sole_daemon
from db.store import open_store
from jobs import wanted
from jobs.canary import try_canaries
from jobs.deliver import deliver
from jobs.own import OwnTroubles
from jobs.prune import prune
from jobs.rounds import poll_due
from jobs.scheduler import Chore, Timetable
from jobs.setbacks import Setbacks
from jobs.surroundings import Surroundings
from jobs.vitals import Vitals
from jobs.watch import watch
from jobs.workshop import Workshop, limits
from tracker.domain.incident import Trouble
from tracker.errors import ConfigError, DatabaseError
from tracker.fetch import Fetcher
from tracker.settings import Loaded

HEARTBEAT = 1.0
"""Seconds between two looks at the clock, the chores and the supervisor, while no signal comes."""

GRACE = 8.0
"""Seconds that the chores have to finish what is in hand; two more are left for the database to close."""

DATABASE = "the database"
CONFIG = "the config"


class Daemon:
    """Chores on one database under one config, which may be read again."""

    def __init__(self, loaded: Loaded, around: Surroundings) -> None:
        self.vitals = Vitals()
        self._loaded = loaded
        self._around = around
        self._log = around.log
        self._own = OwnTroubles(around.clock)
        self._setbacks = Setbacks(around.clock)
        self._stack = ExitStack()
        self._workshop: Workshop | None = None
        self._files: Identity | None = None
        self._timetable = Timetable(self._chores(), around.scheduler)

    @property
    def workshop(self) -> Workshop:
        """What the chores work with now. Only while the daemon runs."""
        assert self._workshop is not None  # noqa: S101 - `run` opens it before anything else
        return self._workshop

    def run(self) -> None:
        """Works until SIGTERM or SIGINT, then finishes what is in hand. Threads that wait for a host may be left.

        Raises AlreadyRunning, ConfigError, DatabaseError before anything was begun.
        """
        with self._stack:
            self._open()
            self._timetable.start()
            self._log.info("started", **self._following())
            self._around.supervisor.ready()
            while (heard := self._around.listen(HEARTBEAT)) in (None, signal.SIGHUP):
                if heard:
                    self.reload()
                self._beat()
            self._log.info("stopping", signal=heard.name if heard else "")
            self._around.supervisor.stopping()
            self.workshop.stop.set()
            self._timetable.stop()
            self._log.info("stopped", unfinished=", ".join(self._wait(GRACE)))

    def reload(self) -> None:
        """Reads the config again. A wrong one is refused: the daemon goes on with what it has, and says why."""
        self._setbacks.forget()
        self._take_config()
        for chore in ("poll", "watch"):
            self._timetable.soon(chore, self._around.clock())

    def _take_config(self) -> None:
        try:
            loaded = self._around.load()
            if loaded.database != self._loaded.database:
                raise ConfigError("the database is another one: stop the daemon and start it anew for that")
            self._workshop = self._renewed(loaded)
        except ConfigError as error:
            for fault in error.faults:
                self._log.error("config refused", fault=fault)
            line = f"a changed config was refused, the old one stays: {error.faults[0]}"
            cure = "put it right and send SIGHUP again; `tracker config check` tries it"
            self._own.met(Trouble(CONFIG, "wrong", line, cure, calm=timedelta(0)))
            return
        self._loaded = loaded
        self._own.passed(CONFIG)
        self._log.info("config read", **self._following())

    def _open(self) -> None:
        database, settings = self._loaded.database, self._loaded.settings
        self._stack.enter_context(sole_daemon(database))
        store = open_store(database)
        self._stack.callback(self._close)
        self._files = identity(database)
        fetcher = self._stack.enter_context(Fetcher(limits(settings), self._around.clock))
        films, channels = wanted.films(settings), wanted.channels(settings)
        self._workshop = Workshop(store, films, channels, self._around.clock, settings, fetcher)

    def _close(self) -> None:
        """Closes the database that is open by then."""
        self.workshop.store.close()

    def _follow_the_file(self) -> None:
        """Where another database lies in the place of the open one, it is that which is worked on from now on; where
        none does, nothing is done until one is there again. The chores have a moment to end; what they write is lost
        with the file that they have, and due again by the rows of the one that is there.
        """
        if self._files is None or not self._files.is_replaced:
            return
        if not self.vitals.trouble:
            self.vitals.trouble = f"{self._files.path} is not the file that was opened"
            self._log.error("database replaced", database=str(self._files.path))
            line = "its file was moved away or replaced by another"
            self._own.met(Trouble(DATABASE, "replaced", line, "put back what is lost"))
        if not self._files.is_there or self._wait(GRACE):
            return
        former, self.vitals.trouble = self.workshop.store, None
        former.close()
        self._files.clear_remains()
        try:
            self._workshop = replace(self.workshop, store=open_store(self._loaded.database))
        except DatabaseError as error:
            self.vitals.trouble = str(error)
            return
        self._files = identity(self._loaded.database)
        self._setbacks.forget()
        self._own.passed(DATABASE)
        self._log.info("database opened", database=str(self._files.path) if self._files else None)
        for chore in ("poll", "watch"):
            self._timetable.soon(chore, self._around.clock())

    def _renewed(self, loaded: Loaded) -> Workshop:
        """The workshop under another config. Chores that are under way keep the one that they began with."""
        settings, former = loaded.settings, self.workshop
        fetcher = former.fetcher
        if limits(settings) != limits(former.settings):
            fetcher = self._stack.enter_context(Fetcher(limits(settings), self._around.clock))
        return replace(
            former, films=wanted.films(settings), channels=wanted.channels(settings), settings=settings, fetcher=fetcher
        )

    def _following(self) -> dict[str, int]:
        workshop = self.workshop
        return {
            "films": len(workshop.films),
            "sources": len(workshop.sources),
            "channels": len(workshop.channels),
        }

    def _chores(self) -> list[Chore]:
        chores = (
            ("poll", timedelta(seconds=30), self._poll),
            ("deliver", timedelta(seconds=15), self._deliver),
            ("watch", timedelta(seconds=60), self._watch),
            ("canaries", timedelta(hours=1), self._canaries),
            ("prune", timedelta(hours=6), self._prune),
        )
        return [Chore(name, every, self._guarded(name, work)) for name, every, work in chores]

    def _guarded(self, name: str, work: Callable[[Workshop], None]) -> Callable[[], None]:
        """`work` as a chore: what goes wrong is told, and the next time is another try."""

        def run() -> None:
            replaced = self._files and self._files.is_replaced
            if replaced or self.workshop.stop.is_set() or self._setbacks.waits(name):
                return
            try:
                with self.vitals.running(name):
                    work(self.workshop)
            except DatabaseError as error:
                self._log.error("no work", chore=name, error=str(error))
                self._setbacks.met(name)
                self.vitals.trouble = str(error)
                cure = "nothing is lost: what was due is done once it works"
                self._own.met(Trouble(DATABASE, "unusable", str(error), cure))
            except Exception as bug:  # noqa: BLE001 - told with all that is known of it, and the rest goes on
                self._log.exception("bug", chore=name)
                line = f"a fault of the tracker's own: {bug!r}"
                self._own.met(Trouble(f"chore {name}", "bug", line, "the log has the rest"))
            else:
                self._own.passed(f"chore {name}")
                self._done(name)

        return run

    def _done(self, name: str) -> None:
        """The chore came to its end. Where the database failed others, they are tried again in their time; it works
        once none is left: with a full disk, what only reads is done all the same.
        """
        now = self._around.clock()
        if not self._setbacks.passed(name):
            for failed in self._setbacks.due():
                self._timetable.soon(failed, now)
        elif self.vitals.trouble:
            self.vitals.trouble = None
            self._own.passed(DATABASE)
            self._log.info("database works again")
            self._timetable.soon("watch", now)

    def _poll(self, workshop: Workshop) -> None:
        for report in poll_due(workshop, lambda: self.vitals.beat("poll")):
            for outcome in report.outcomes:
                if outcome.error:
                    self._log.warning("source failed", source=outcome.target.key, error=outcome.error)
                else:
                    self._log.debug(f"source {outcome.result}", source=outcome.target.key, documents=outcome.documents)
            for alert in report.alerts:
                said = alert.development
                self._log.info("news", film=said.film, kind=said.kind, alert=alert.id, url=alert.claim.url)
            if report.alerts:
                self._timetable.soon("deliver", workshop.clock())
            if report.bugs:
                raise ExceptionGroup("the rest of the round was done, but", report.bugs)

    def _deliver(self, workshop: Workshop) -> None:
        report = deliver(workshop)
        for delivery in report.sent:
            self._log.info("sent", channel=delivery.channel, delivery=delivery.id)
        for delivery in report.failed:
            due_again = delivery.next_attempt_at
            self._log.warning(
                "not sent",
                channel=delivery.channel,
                delivery=delivery.id,
                state=delivery.state,
                error=delivery.error,
                again=due_again.isoformat(timespec="seconds") if due_again else None,
            )
        if report.bugs:
            raise ExceptionGroup("the rest was delivered, but", report.bugs)

    def _watch(self, workshop: Workshop) -> None:
        with workshop.store.write() as transaction:
            transaction.mend_clock(workshop.clock())
        own = self._own.troubles()
        told = watch(workshop, own)
        self._own.told(own)
        for notice in told:
            self._log.warning(notice.tone, about=notice.about, headline=notice.headline)
        if told:
            self._timetable.soon("deliver", workshop.clock())

    def _canaries(self, workshop: Workshop) -> None:
        for verdict in try_canaries(workshop):
            told = self._log.warning if verdict.line else self._log.debug
            told("canary", source=verdict.key, line=verdict.line)

    def _prune(self, workshop: Workshop) -> None:
        done = prune(workshop, self._loaded.database)
        self._log.info(
            "pruned", documents=done.documents, pages=done.pages, bytes=done.room.total if done.room else None
        )

    def _beat(self) -> None:
        self._follow_the_file()
        stuck = self.vitals.stuck()
        if not stuck:
            self._around.supervisor.alive(self.vitals.trouble or "at work")
        if late := self._timetable.mend(self._around.clock()):
            self._log.warning("the clock was put back", chores=", ".join(late))

    def _wait(self, seconds: float) -> list[str]:
        """Waits for the chores that run; gives those that do still."""
        deadline = time.monotonic() + seconds
        while (busy := self.vitals.busy()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return busy
