"""What the outbox costs: `python -m tests.benchmarks.outbox [ALERTS]` owes ten thousand alerts to five channels of
five kinds whose receivers and whose sender fail at random, and counts what arrives.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.support.soak import soaking


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        with soaking(Path(folder), count) as soak:
            began = process_time()
            soak.run()
            spent = process_time() - began
        print(f"{count} alerts to {len(soak.arrivals)} channels, {soak.rounds} rounds, {soak.crashes} crashes")
        for name, arrivals in soak.arrivals.items():
            once = sum(len(ids) == 1 for ids in arrivals.ids.values())
            again = f"{arrivals.repeated} of {len(arrivals.seen)} messages came again under their id"
            print(f"  {name:5} {once} alerts once by id, {count - once} not; {again}")
        print(f"{spent:.0f} s of processor time, receivers included: {count * 5 / spent:.0f} alerts a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
