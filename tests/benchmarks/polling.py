"""What a whole round costs, from the due sources to what is remembered: a thousand feeds, polled as for a check.

    python -m tests.benchmarks.polling

The feeds are on loopback (each address of 127.0.0.0/8 is a host of its own), the server is a process of its own, the
database a real file. Cold: every feed is fetched whole, scanned, and nothing in it names a film; against a bare httpx
loop that fetches and scans. Warm: every feed answers 304; against a bare httpx loop of the same conditional requests.
The same number of threads for all. Ratios of one run, since machines are noisy; the best of several rounds.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from jobs.poll import poll
from jobs.targets import targets
from jobs.workshop import opened
from tests.benchmarks.sources import rss
from tracker.domain.film import Film
from tracker.reading import Reader
from tracker.settings import Settings

FEEDS, HOSTS, THREADS, ROUNDS = 1000, 200, 8, 3
BODY = rss(items=20, full=False).encode()
FILMS = [{"title": "K-Pops!", "people": ("Anderson .Paak",)}, {"title": "The Long Rehearsal"}]
_HEAD = 'Content-Type: application/rss+xml\r\nETag: "v1"\r\n'
_WHOLE = f"HTTP/1.1 200 OK\r\n{_HEAD}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY
_SAME = f"HTTP/1.1 304 Not Modified\r\n{_HEAD}\r\n".encode()
_NONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /robots.txt"):
                writer.write(_NONE)
            else:
                writer.write(_SAME if b"if-none-match" in head.lower() else _WHOLE)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve(ready: Connection) -> None:
    first = await asyncio.start_server(_answer, "127.0.1.1", 0)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.start_server(_answer, f"127.0.1.{n}", port) for n in range(2, HOSTS + 1)]
    ready.send(port)
    await asyncio.gather(*(server.serve_forever() for server in (first, *others)))


def _server(ready: Connection) -> None:
    asyncio.run(_serve(ready))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _ours(urls: Sequence[str]) -> tuple[float, float]:
    """Seconds of a cold round and of a warm one, on a new database; robots.txt is asked before, as once a day."""
    settings = Settings.model_validate(
        {
            "network": {"allow_private": ["127.0.0.0/8"], "spacing": "0s", "at_once": THREADS},
            "films": FILMS,
            "sources": [{"name": f"s{n}", "kind": "feed", "url": url} for n, url in enumerate(urls)],
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'b.db'}"
        with opened(settings, database) as workshop:
            for url in urls[:HOSTS]:
                workshop.fetcher.get(f"{url}/before")
            workshop.reader.scan(BODY)
            found = targets(workshop.sources, workshop.films)
            results: list[str] = []

            def once() -> None:
                results[:] = {outcome.result for outcome in poll(workshop, found).outcomes}

            cold = _timed(once)
            assert results == ["read"], results
            warm = _timed(once)
            assert results == ["unchanged"], results
    return cold, warm


def _bare(urls: Sequence[str]) -> tuple[float, float]:
    """The same requests by httpx alone; cold with a scan of each body."""
    reader = Reader(tuple(Film(**film) for film in FILMS))
    with httpx.Client(trust_env=False) as client, ThreadPoolExecutor(THREADS) as pool:
        for url in urls[:HOSTS]:
            client.get(f"{url}/before")

        def cold() -> None:
            assert all(pool.map(lambda url: not reader.scan(client.get(url).content), urls))

        def warm() -> None:
            asked = {"If-None-Match": '"v1"'}
            assert all(pool.map(lambda url: client.get(url, headers=asked).status_code == 304, urls))

        return _timed(cold), _timed(warm)


def main() -> None:
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_server, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    urls = [f"http://127.0.1.{number % HOSTS + 1}:{port}/{number}" for number in range(FEEDS)]
    rounds = [(_ours(urls), _bare(urls)) for _ in range(ROUNDS)]
    print(f"{FEEDS} feeds of {len(BODY) // 1000} kB on {HOSTS} hosts, {THREADS} threads, best of {ROUNDS}:")
    for number, name in enumerate(("cold, all read", "warm, all 304")):
        ours, bare = min(o[number] for o, _ in rounds), min(b[number] for _, b in rounds)
        ratios = ", ".join(f"{o[number] / b[number]:.2f}" for o, b in rounds)
        print(f"  {name:16} ours {ours:.2f} s   bare {bare:.2f} s   best/best {ours / bare:.2f}   each round {ratios}")
    server.terminate()


if __name__ == "__main__":
    main()
