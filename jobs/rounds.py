"""What the daemon does again and again: each a plain function, which takes what is due and then returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jobs import poll
from jobs.due import due, next_batch
from jobs.targets import targets
from jobs.workshop import Workshop

Beat = Callable[[], None]
"""Called whenever something was done: whoever does not call it for long is stuck."""


def poll_due(workshop: Workshop, beat: Beat) -> Iterator[poll.Report]:
    """Asks what is due, batch by batch, each address once; a report for each batch, which is whole in the memory.

    Ends when nothing is due any more or the workshop is told to stop. Raises DatabaseError.
    """
    asked: set[str] = set()
    wanted = targets(workshop.sources, workshop.films)
    while not workshop.stop.is_set():
        waiting = [target for target in due(workshop, wanted) if target.key not in asked]
        if not waiting:
            return
        states = workshop.store.source_states([target.key for target in waiting])
        failing = frozenset(key for key, state in states.items() if state.failures)
        batch = next_batch(waiting, failing, workshop.settings.network.at_once)
        asked.update(target.key for target in batch)
        beat()
        yield poll.poll(workshop, batch, lambda done, of, name: beat())
