"""What it costs to read: a relevant document of 600 words, a line of 5 MB, and the first reader of a process.

    python -m tests.benchmarks.reading

Prints the best of several runs, in processor time: the worked cases put end to end give the words.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from tests.support.reading import FILM, document
from tests.support.reading_cases import cases, watch
from tests.support.reading_cases import document as document_of
from tracker.reading import Reader

_WORDS = 600
_LINE_BYTES = 5_000_000
_READY = (
    "import time; start = time.perf_counter(); from tracker.reading import Reader\n"
    "from tracker.domain.document import Document; from tracker.domain.film import Film\n"
    "Reader([Film('Salt Road')]).read(Document('u', 'o', '', 'Neon has “Salt Road”.', 'en'))\n"
    "print(time.perf_counter() - start)"
)


def main() -> None:
    english = [case for case in cases() if case["document"]["language"].startswith("en")]
    readings = [(Reader(watch(case)), document_of(case)) for case in english]
    words = sum(len(page.text.split()) for _, page in readings)
    each = best(lambda: [reader.read(page) for reader, page in readings], 5) / words * _WORDS
    print(f"{_WORDS} words of the worked cases, all of them dense with news: {each * 1000:.1f} ms")
    line = document("FILM opens on May 3. " + "Neon and Mubi saw the film and it opens, " * (_LINE_BYTES // 41))
    print(f"a line of {_LINE_BYTES / 1e6:.0f} MB: {best(lambda: Reader((FILM,)).read(line), 2):.2f} s")
    ready = min(float(run()) for _ in range(3))
    print(f"the first reader, from its import to its first answer: {ready:.2f} s")


def best(work: Callable[[], object], runs: int) -> float:
    """The least processor time that `work` took, in seconds."""
    took = []
    for _ in range(runs):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


def run() -> str:
    return subprocess.run([sys.executable, "-c", _READY], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
