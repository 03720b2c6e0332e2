"""What politeness and safety cost: a thousand conditional requests, ours against a bare httpx loop.

    python -m tests.benchmarks.fetch

Hosts on loopback (each address of 127.0.0.0/8 is one of its own), all of whose feeds answer 304: few hosts, whose
connections are kept, and many, whose are not. The same number of threads for both; the server in a process of its own.
The rules of each robots.txt are known beforehand, as they are all day long. Prints the best of several rounds.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import httpx

from tracker.domain.page import Unchanged, Validators
from tracker.fetch import Fetcher, FetchLimits

FEEDS, HOSTS, THREADS, ROUNDS = 1000, (16, 200), 8, 5
ETAG = '"v1"'
NOT_MODIFIED = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nCache-Control: max-age=600\r\n\r\n'
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(NOT_FOUND if head.startswith(b"GET /robots.txt") else NOT_MODIFIED)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve(ready: Connection) -> None:
    first = await asyncio.start_server(_answer, "127.0.1.1", 0)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.start_server(_answer, f"127.0.1.{n}", port) for n in range(2, max(HOSTS) + 1)]
    ready.send(port)
    await asyncio.gather(*(server.serve_forever() for server in (first, *others)))


def _server(ready: Connection) -> None:
    asyncio.run(_serve(ready))


def _timed(visit: Callable[[str], object], urls: Sequence[str]) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        for found in pool.map(visit, urls):
            assert found
    return time.perf_counter() - begun


def _round(urls: Sequence[str], hosts: int) -> tuple[float, float]:
    """Seconds of ours and of the bare loop, each with connections of its own."""
    limits = FetchLimits(min_spacing=0, allow_private=("127.0.0.0/8",))
    with Fetcher(limits) as fetcher:
        for url in urls[:hosts]:
            fetcher.get(url, Validators(ETAG))
        ours = _timed(lambda url: isinstance(fetcher.get(url, Validators(ETAG)), Unchanged), urls)
    with httpx.Client(trust_env=False) as client:
        for url in urls[:hosts]:
            client.get(url, headers={"If-None-Match": ETAG})
        bare = _timed(lambda url: client.get(url, headers={"If-None-Match": ETAG}).status_code == 304, urls)
    return ours, bare


def main() -> None:
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_server, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    for hosts in HOSTS:
        urls = [f"http://127.0.1.{number % hosts + 1}:{port}/{number}" for number in range(FEEDS)]
        rounds = [_round(urls, hosts) for _ in range(ROUNDS)]
        ours, bare = min(each[0] for each in rounds), min(each[1] for each in rounds)
        typical = statistics.median(mine / other for mine, other in rounds)
        print(f"{FEEDS} conditional requests, all 304, {hosts} hosts, {THREADS} threads:")
        print(
            f"  ours {ours:.3f} s   bare httpx {bare:.3f} s   best/best {ours / bare:.2f}   median ratio {typical:.2f}"
        )
    server.terminate()


if __name__ == "__main__":
    main()
