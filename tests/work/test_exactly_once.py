"""Whatever fails, each alert arrives once by its id on every channel, and the alerts of a film in their order.

`python -m tests.benchmarks.outbox` does the same with ten thousand.
"""

from __future__ import annotations

from pathlib import Path

from tests.support.soak import PER_FILM, soaking

COUNT = 80


def test_each_alert_arrives_once_by_id_on_every_channel(tmp_path: Path) -> None:
    with soaking(tmp_path, COUNT) as soak:
        soak.run()
    everything = {f"a{number:05}" for number in range(COUNT)}
    for name, arrivals in soak.arrivals.items():
        assert arrivals.ids.keys() == everything, name
        assert all(len(ids) == 1 for ids in arrivals.ids.values()), f"{name}: never under two ids"
        for first in range(0, COUNT, PER_FILM):
            film = [each for each in arrivals.order if first <= int(each[1:]) < first + PER_FILM]
            assert name == "day" or film == sorted(film), f"{name}: in order"
    assert sum(arrivals.repeated for arrivals in soak.arrivals.values()), "faults there were"
    assert {delivery.state for delivery in soak.workshop.store.deliveries()} == {"sent"}
