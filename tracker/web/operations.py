"""The daemon as seen by who runs it: `/healthz` for a prober, `/metrics` for Prometheus. Nothing of the films."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from prometheus_client import PLATFORM_COLLECTOR, PROCESS_COLLECTOR, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from db.reads import Reads
from jobs.vitals import Vitals
from tracker import __version__
from tracker.errors import DatabaseError

Memory = Callable[[], AbstractContextManager[Reads]]
"""Opens the memory to read it once."""


def operations(vitals: Vitals, memory: Memory) -> list[Route]:
    """The two routes, for `create_app`.

    `/healthz` answers 200 where all chores move and the database can be used, else 503, with the reasons as JSON.
    `/metrics` answers in Prometheus' text format, also where the database cannot be read: without what stands there.
    """
    registry = CollectorRegistry()
    for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, _Chores(vitals), _Memory(memory)):
        registry.register(collector)

    def healthz(_request: Request) -> Response:
        stuck = vitals.stuck()
        well = not stuck and vitals.trouble is None
        body = {
            "status": "ok" if well else "failing",
            "version": __version__,
            "stuck": stuck,
            "trouble": vitals.trouble,
        }
        return JSONResponse(body, 200 if well else 503, {"Cache-Control": "no-store"})

    def metrics(_request: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/metrics", metrics)]


class _Chores(Collector):
    def __init__(self, vitals: Vitals) -> None:
        self._vitals = vitals

    def collect(self) -> Iterator[Metric]:
        runs = CounterMetricFamily("tracker_chore_runs", "How often a chore came to its end.", labels=["chore"])
        failures = CounterMetricFamily("tracker_chore_failures", "How often it ended in an error.", labels=["chore"])
        seconds = CounterMetricFamily("tracker_chore_seconds", "Seconds that it took in all.", labels=["chore"])
        since = GaugeMetricFamily("tracker_chore_idle_seconds", "Seconds since it last ended.", labels=["chore"])
        for name, run in self._vitals.runs().items():
            runs.add_metric([name], run.runs)
            failures.add_metric([name], run.failures)
            seconds.add_metric([name], run.seconds)
            if (idle := self._vitals.since(name)) is not None:
                since.add_metric([name], idle)
        yield from (runs, failures, seconds, since)
        yield GaugeMetricFamily("tracker_database_usable", "1, or 0 while it fails.", self._vitals.trouble is None)
        version = GaugeMetricFamily("tracker_build_info", "1, with the version.", labels=["version"])
        version.add_metric([__version__], 1)
        yield version


class _Memory(Collector):
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def describe(self) -> list[Metric]:
        """Nothing beforehand: the library would else read the database to learn the names."""
        return []

    def collect(self) -> Iterator[Metric]:
        try:
            with self._memory() as memory:
                tally = memory.tally()
        except DatabaseError:
            return  # `tracker_database_usable` says so
        for name, rows in tally.rows.items():
            yield GaugeMetricFamily(f"tracker_{name}", f"Rows of {name}.", rows)
        states = GaugeMetricFamily("tracker_deliveries", "Deliveries by their state.", labels=["state"])
        for state, count in tally.deliveries.items():
            states.add_metric([state], count)
        yield states
        yield GaugeMetricFamily("tracker_incidents_open", "Incidents that are not over.", tally.incidents)
        yield GaugeMetricFamily("tracker_addresses", "Addresses that were ever asked.", tally.addresses)
        yield GaugeMetricFamily("tracker_addresses_failing", "Those that failed the last time.", tally.failing)
        if tally.oldest is not None:
            name, what = "tracker_oldest_check_timestamp_seconds", "When the address that waits longest was asked."
            yield GaugeMetricFamily(name, what, tally.oldest.timestamp())
