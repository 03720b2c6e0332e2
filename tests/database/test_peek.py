"""A look into the memory costs little, alters nothing, and gives the Store's own answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from db.hosts import Hosts
from db.outbox import Outbox
from db.peek import Peek, open_memory
from db.reads import Reads
from db.store import Store, open_store
from tests.support.database import FILM, HOST_NOTES, NOON, claims, document, take_in
from tracker.domain.ledger import Ledger
from tracker.domain.page import Validators
from tracker.domain.source import SourceState

QUESTIONS: dict[str, Callable[[Reads], object]] = {
    "ledgers": lambda m: m.ledgers(),
    "ledger": lambda m: m.ledger(FILM),
    "no ledger": lambda m: m.ledger("Another Film"),
    "claims": lambda m: m.claims(FILM),
    "claim": lambda m: m.claim(claims(document(1), 2)[0].id),
    "no claim": lambda m: m.claim("c0"),
    "claims in": lambda m: m.claims_in(document(1).id),
    "document": lambda m: m.document(document(1).id),
    "has document": lambda m: m.has_document(document(1).id),
    "documents": lambda m: list(m.documents()),
    "documents of a film": lambda m: list(m.documents(FILM)),
    "documents at": lambda m: m.documents_at(document(1).url),
    "alerts": lambda m: m.alerts(),
    "alerts of a film": lambda m: m.alerts(FILM, NOON + timedelta(minutes=2)),
    "alert": lambda m: m.alert("a1"),
    "resting": lambda m: m.resting(NOON),
    "source states": lambda m: m.source_states(["reel", "never asked"]),
    "traffic": lambda m: m.traffic(NOON.date()),
    "robots": lambda m: m.robots("https://reel.example"),
    "no robots": lambda m: m.robots("https://never.example"),
    "holds": lambda m: m.holds(NOON),
    "unseen": lambda m: m.unseen("reel", [document(1).url, "https://reel.example/new"]),
    "deliveries": lambda m: m.deliveries("pending"),
    "due deliveries": lambda m: m.due_deliveries(NOON + timedelta(days=1), ["me"], 1),
    "retired channels": lambda m: m.retired_channels(),
    "last digest": lambda m: m.last_digest("me"),
    "owes digest": lambda m: m.owes_digest("me"),
    "count pending": lambda m: m.count_pending(),
    "canary": lambda m: m.canary("reel"),
    "count sent": lambda m: m.count_sent("me", NOON),
    "count documents": lambda m: m.count_documents(NOON),
    "copies": lambda m: m.copies([document(1).id]),
    "latest deliveries": lambda m: m.latest_deliveries(2, channel="me"),
    "deliveries_of": lambda m: m.deliveries_of(["a1"]),
    "told between": lambda m: m.told_between(FILM, NOON - timedelta(days=1), NOON + timedelta(days=1)),
}


@pytest.fixture
def filled(path: Path) -> Iterator[Store]:
    """A SQLite memory whatever the engine of the other tests: PostgreSQL has no other reader than the Store."""
    with open_store(f"sqlite:///{path}") as store:
        with store.write() as transaction:
            for number in (1, 2, 3):
                take_in(transaction, number, "me", "hook")
        store.save_source_state(SourceState("reel", NOON, Validators("e", None), NOON, NOON))
        with store.write() as transaction:
            transaction.add_host_notes(HOST_NOTES, NOON)
        store.retire_channel("hook", NOON, "410 Gone")
        yield store


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answers_are_those_of_the_store(filled: Store, path: Path, question: str) -> None:
    ask = QUESTIONS[question]
    with open_memory(f"sqlite:///{path}") as memory:
        assert isinstance(memory, Peek)
        assert ask(memory) == ask(filled)


def test_every_question_is_asked_here() -> None:
    asked = {name for name in (*vars(Reads), *vars(Outbox), *vars(Hosts)) if not name.startswith("_")}
    assert len(asked) == len({question.replace("no ", "").split(" of ")[0] for question in QUESTIONS})


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_memory_that_does_not_exist_answers_as_an_empty_one(tmp_path: Path, question: str) -> None:
    ask = QUESTIONS[question]
    with open_store(f"sqlite:///{tmp_path}/empty.db") as empty, open_memory(f"sqlite:///{tmp_path}/a/b.db") as none:
        assert ask(none) == ask(empty)


@pytest.mark.parametrize("place", ["tracker.db", "no/such/folder/tracker.db"])
def test_a_look_creates_nothing(tmp_path: Path, place: str) -> None:
    with open_memory(f"sqlite:///{tmp_path}/{place}") as memory:
        assert memory.ledger(FILM) == Ledger(FILM)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_no_bytes_answers_empty_and_stays_so(path: Path) -> None:
    path.touch()
    with open_memory(f"sqlite:///{path}") as memory:
        assert memory.ledgers() == []
    assert path.read_bytes() == b""


def test_a_look_alters_nothing(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store, store.write() as transaction:
        take_in(transaction, 1)
    before = path.read_bytes()
    with open_memory(f"sqlite:///{path}") as memory:
        assert memory.claims(FILM)
    assert path.read_bytes() == before


def test_all_answers_are_of_one_moment(filled: Store, path: Path) -> None:
    with open_memory(f"sqlite:///{path}") as memory:
        with filled.write() as transaction:
            take_in(transaction, 4)
        assert len(memory.claims(FILM)) == 6
        assert memory.alert("a4") is None
    with open_memory(f"sqlite:///{path}") as memory:
        assert len(memory.claims(FILM)) == 8


def test_what_a_writer_has_committed_is_seen_while_it_goes_on(filled: Store, path: Path) -> None:
    with filled.write() as transaction:
        take_in(transaction, 4)
        with open_memory(f"sqlite:///{path}") as memory:
            assert len(memory.claims(FILM)) == 6


def test_a_look_loads_neither_sqlmodel_nor_sqlalchemy(path: Path) -> None:
    open_store(f"sqlite:///{path}").close()
    script = (
        "import sys\n"
        "from db.peek import open_memory\n"
        "with open_memory(sys.argv[1]) as memory:\n"
        "    memory.ledgers(), memory.claims('x'), memory.alerts(), memory.source_states(['x']), memory.deliveries()\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'sqlmodel', 'sqlalchemy', 'alembic', 'pydantic'}))"
    )
    command = [sys.executable, "-c", script, f"sqlite:///{path}"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "[]\n"
