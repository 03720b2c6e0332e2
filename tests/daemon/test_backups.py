"""`tracker backup` and `tracker restore` beside the daemon itself, and what it makes of an older copy."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from db.backup import backup
from tests.acceptance.config import hook_channel, source
from tests.daemon.test_signals import PUBLISHED, SECRET
from tests.endurance.soak import FILMS, HEAD, deal, film
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.database import counts, is_sound
from tests.support.sinks import HookSink
from tests.support.site import Site

NEWS = 8 * FILMS


def busy(site: Site) -> str:
    """A feed with some two hundred pieces of news, which the daemon takes in one by one."""
    items = (
        (f"{site.address}/{number}", f"Story {number}", PUBLISHED + timedelta(minutes=number), deal(number))
        for number in range(NEWS)
    )
    return site.feed("/feed", *items)


def watching(feed: str, hook: str) -> str:
    films = "".join(f'[[films]]\ntitle = "{film(number)}"\n' for number in range(FILMS))
    channel = hook_channel(hook, SECRET, hourly_limit="0")
    return HEAD + films + source("Reel", feed, follow="never") + channel


def told(hook: HookSink) -> dict[str, set[str]]:
    """The wordings of each delivery, by its id."""
    wordings: dict[str, set[str]] = {}
    for call in hook.calls:
        wordings.setdefault(call.headers["webhook-id"], set()).add(call.body.decode())
    return wordings


def test_each_copy_that_is_made_while_the_daemon_writes_is_whole(home: Home, reel: Site) -> None:
    with HookSink() as hook:
        home.config(watching(busy(reel), hook.url))
        copies: list[Path] = []
        with Running(home) as daemon:
            daemon.heard("started")
            while not any(event["event"] == "source read" for event in daemon.events):
                copies.append(home.folder / f"copy{len(copies)}.db")
                backup(f"sqlite:///{home.database}", copies[-1])
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
        taken = [_of_one_moment(copy) for copy in copies]
        assert taken == sorted(taken)
        partial = [copy for copy, documents in zip(copies, taken, strict=True) if 0 < documents < NEWS]
        assert partial, taken

        home.tracker("restore", partial[-1]).assert_explained(2, "--force")
        assert home.tracker("restore", partial[-1], "--force").status == 0
        with Running(home) as daemon:
            daemon.heard("source read")
            daemon.until(lambda: len(told(hook)) == NEWS)
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
        assert _of_one_moment(home.database) == NEWS, "what the copy did not have is found again"
        assert all(len(wordings) == 1 for wordings in told(hook).values()), "under the same id, in the same words"


def test_a_copy_is_not_overwritten_unless_that_is_asked_for(home: Home, reel: Site) -> None:
    with HookSink() as hook:
        home.config(watching(reel.feed("/feed"), hook.url))
    with Running(home) as daemon:
        daemon.heard("source read")
        assert home.tracker("backup", "copy.db").status == 0
        before = (home.folder / "copy.db").read_bytes()
        home.tracker("backup", "copy.db").assert_explained(2, "--force")
        assert (home.folder / "copy.db").read_bytes() == before
        answer = home.tracker("backup", "copy.db", "--force", "--json")
        assert answer.data == {"file": "copy.db", "bytes": (home.folder / "copy.db").stat().st_size}
        assert daemon.ended_by(signal.SIGTERM)[0] == 0


def _of_one_moment(copy: Path) -> int:
    """How many documents it holds; each with its claim, its alert and its delivery, as they were written together."""
    assert is_sound(copy)
    rows = counts(copy)
    documents = rows["documents"]
    assert [rows[name] for name in ("claims", "alerts", "deliveries")] == [documents] * 3
    with closing(sqlite3.connect(copy)) as connection:
        whole = """SELECT COUNT(*) FROM documents d JOIN claims c ON c.document_id = d.id
            JOIN alerts a ON a.claim_id = c.id JOIN deliveries v ON v.alert_id = a.id"""
        assert connection.execute(whole).fetchone() == (documents,)
    return documents
