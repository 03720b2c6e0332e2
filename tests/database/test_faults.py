"""What can go wrong with a file is told in one line that names it and the cure; what was stored stays."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.errors import explained_by_state
from db.peek import open_memory
from db.store import Store, open_store
from tests.support.database import FILM, as_nobody, claims, counts, document, is_sound, open_folder, take_in
from tracker.errors import DatabaseBusy, DatabaseError, DatabaseUnusable

DOORS = pytest.mark.parametrize("door", [open_store, open_memory])


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


@contextmanager
def refused(kind: type[DatabaseError], path: Path, *words: str) -> Iterator[None]:
    """The block ends in an error of that kind, in one line that begins with the file and holds the words."""
    with pytest.raises(kind) as told:
        yield
    message = str(told.value)
    assert message.startswith(f"{path} ")
    assert "\n" not in message
    for word in words:
        assert word in message


def filled(path: Path) -> Path:
    with open_store(url_of(path)) as store, store.write() as transaction:
        take_in(transaction, 1, "me")
    return path


@DOORS
def test_a_file_that_is_no_database(path: Path, door: type[Store]) -> None:
    path.write_text("[tracker]\n" + "a config file handed in for the database\n" * 50)
    with refused(DatabaseUnusable, path, "is not a SQLite database", "name another file"):
        door(url_of(path))
    assert path.read_text().startswith("[tracker]")


@DOORS
def test_a_database_that_is_cut_short(path: Path, door: type[Store]) -> None:
    with open_store(url_of(path)) as store, store.write() as transaction:
        for number in range(40):
            take_in(transaction, number)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with refused(DatabaseUnusable, path, "is damaged", "put a backup"), door(url_of(path)) as memory:
        memory.claims(FILM)
        list(memory.documents())


@DOORS
def test_a_folder_in_its_place(tmp_path: Path, door: type[Store]) -> None:
    with refused(DatabaseUnusable, tmp_path, "cannot be opened", "file"):
        door(url_of(tmp_path))


def test_a_file_where_its_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    path = tmp_path / "data" / "tracker.db"
    with refused(DatabaseUnusable, path, "cannot be opened", "not a directory", "name a file where you may write"):
        open_store(url_of(path))


def test_a_folder_that_cannot_be_made() -> None:
    with open_folder() as folder, as_nobody():
        path = folder / "data" / "tracker.db"
        with refused(DatabaseUnusable, path, "permission denied", "name a file where you may write"):
            open_store(url_of(path))


def test_a_folder_that_cannot_be_written_may_still_be_read() -> None:
    with open_folder() as folder:
        path = filled(folder / "tracker.db")
        path.chmod(0o644)
        with as_nobody():
            with open_memory(url_of(path)) as memory:
                assert len(memory.claims(FILM)) == 2
            with refused(DatabaseUnusable, path, "cannot be written", "the file and its folder"):
                open_store(url_of(path))


def test_a_file_that_cannot_be_written() -> None:
    with open_folder() as folder:
        path = filled(folder / "tracker.db")
        path.chmod(0o444)
        folder.chmod(0o777)
        with as_nobody(), open_store(url_of(path)) as store:
            assert len(store.claims(FILM)) == 2
            with refused(DatabaseUnusable, path, "cannot be written", "right to write"), store.write() as transaction:
                take_in(transaction, 2)


@DOORS
def test_a_file_that_cannot_be_read(door: type[Store]) -> None:
    with open_folder() as folder:
        path = filled(folder / "tracker.db")
        folder.chmod(0o777)
        with as_nobody(), refused(DatabaseUnusable, path, "cannot be opened", "read"):
            door(url_of(path))


@contextmanager
def locked(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody else is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_database_that_another_writes_to_can_be_read_but_not_written(path: Path) -> None:
    filled(path)
    with open_store(url_of(path), busy_timeout=0.05) as store, locked(path) as other:
        assert len(store.claims(FILM)) == 2
        with open_memory(url_of(path)) as memory:
            assert len(memory.claims(FILM)) == 2
        with refused(DatabaseBusy, path, "locked by another process", "try again"), store.write():
            pytest.fail("the transaction began")
        other.rollback()
        with store.write() as transaction:
            take_in(transaction, 2)
    assert counts(path)["documents"] == 2


def test_a_write_waits_for_another_process_that_is_soon_done(path: Path) -> None:
    filled(path)
    script = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE'); print('locked', flush=True)\n"
        "sys.stdin.readline(); c.execute('COMMIT')"
    )
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"locked\n"
        with (
            open_store(url_of(path), busy_timeout=0.05) as hasty,
            refused(DatabaseBusy, path, "locked by another process"),
            hasty.write(),
        ):
            pytest.fail("the transaction began")
        other.stdin.write(b"done\n")
        other.stdin.flush()
        with open_store(url_of(path), busy_timeout=30) as patient, patient.write() as transaction:
            take_in(transaction, 2)
    assert counts(path)["documents"] == 2


def test_a_new_database_that_another_holds_wholly(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with refused(DatabaseBusy, path, "locked by another process"):
            open_store(url_of(path), busy_timeout=0.05)


def _fill_up(store: Store) -> None:
    for number in range(100, 200):
        with store.write() as transaction:
            transaction.add_document(document(number, text=os.urandom(50_000).hex()), "reel")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def test_a_disk_that_is_full_loses_nothing_that_was_stored(small_disk: Path) -> None:
    path = filled(small_disk / "tracker.db")
    with open_store(url_of(path)) as store:
        with refused(DatabaseUnusable, path, "full", "free some space"):
            _fill_up(store)
        stored = counts(path)["documents"]
        assert [d.url for d in store.documents(FILM)] == [document(1).url]
    assert is_sound(path)
    assert counts(path)["documents"] == stored > 1


def test_a_file_that_may_grow_no_further_loses_nothing_that_was_stored(path: Path) -> None:
    filled(path)
    script = (
        "import resource, signal, sys\n"
        "from db.store import open_store\n"
        "from tests.database.test_faults import _fill_up\n"
        "from tracker.errors import DatabaseUnusable\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    _fill_up(open_store(sys.argv[1]))\n"
        "except DatabaseUnusable as error:\n"
        "    print(error)\n"
    )
    here = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script, url_of(path)], capture_output=True, cwd=here, check=True)
    assert b"cannot be read or written, the disk fails or is full" in done.stdout
    assert is_sound(path)
    assert counts(path)["claims"] == 2
    assert counts(path)["documents"] > 1


def test_a_claim_without_its_document_is_a_bug_and_crashes(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as transaction:
        transaction.add_claims(claims(document(1)))


@pytest.mark.parametrize(
    ("state", "kind"),
    [("55P03", DatabaseBusy), ("40P01", DatabaseBusy), ("53100", DatabaseUnusable), (None, DatabaseUnusable),
     ("28P01", DatabaseUnusable), ("23505", type(None))],
)  # fmt: skip
def test_the_states_of_postgresql_are_told_in_the_same_words(state: str | None, kind: type) -> None:
    assert type(explained_by_state(state, "postgresql://db.example/films")) is kind
