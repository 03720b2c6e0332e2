"""What reading costs, figure by figure: `python -m tests.benchmarks.reading`.

Every figure is the median of processor time over many runs, beside the figure that is aimed at. A loop of plain Python
is timed in the same run, since machines are noisy: on a quiet one of 2025 it takes about 20 ms.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks import mentions
from tests.support.pages import SEEN, html_page
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import Reader

FILM = Film("Salt Road", (), 2024, ("Alex Poe", "Ida Bruun"), ("Lantern House",))
_DAY = datetime(2024, 5, 15, tzinfo=UTC)
_STORY = """\
Neon has acquired North American rights to Alex Poe’s “Salt Road,” the Cannes competition drama about a ferry
captain.

The deal was negotiated by Neon’s head of acquisitions with Lantern House, which handles world sales. The
distributor plans a theatrical release in the fall, following the film’s world premiere at the Cannes Film Festival
on May 17.

“Alex has made a film that stays with you for days,” said the company’s president. “We could not be happier to bring
it home.”

Starring Ida Bruun as a captain who refuses to leave her boat, the drama was shot in Norway last winter. Producers
are Mara Lund and Jonas Keller for Small Hours, with the Norwegian Film Institute and Film i Väst among the backers.

Lantern House has also sold the film to Germany and Austria (Weltkino), Italy (I Wonder), Spain (Caramel), Benelux
(Cinéart) and Japan (Gaga). A deal for the U.K. is expected to close this week, with Curzon in talks.

Poe’s previous feature, “Low Tide,” won a prize at Sundance in 2021 and was released by Magnolia. Bruun is next seen
in a series for a streamer, which begins shooting in August in Budapest.
"""
_WORDS = 600


def median(run: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time, the middle one of `times` runs after one that is not counted."""
    run()
    spent = []
    for _ in range(times):
        began = time.process_time()
        run()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def loop() -> int:
    """Half a million additions, to tell a busy machine by."""
    total = 0
    for number in range(500_000):
        total += number
    return total


def story() -> Document:
    """An article of 600 words, half of it of the film."""
    paragraphs = [" ".join(part.split()) for part in _STORY.split("\n\n")]
    filler = "The market was busy this year, buyers said, with titles from twelve countries sold before the weekend."
    text = "\n\n".join(paragraphs)
    while len(text.split()) < _WORDS:
        text += (
            f"\n\n{filler} Organizers expect the next edition to open in February, with a program to be announced soon."
        )
    return Document("https://press.example/1", "The Press", "Neon Buys Cannes Drama ‘Salt Road’", text, "en-US", _DAY)


def page_of(document: Document, size: int = 300_000) -> bytes:
    """The same as a trade site serves it, between scripts and cards."""
    paragraphs = "".join(f"<p>{part}</p>" for part in document.text.split("\n\n"))
    around = mentions.article_page(size - len(paragraphs)).decode()
    head, _, tail = around.partition("<article>")
    rest = tail.partition("</article>")[2]
    return (
        f'{head}<article><h1>{document.title}</h1><div class="article-body">{paragraphs}</div></article>{rest}'.encode()
    )


_READY = """
import time; began = time.process_time()
from tracker.reading import Reader
from tracker.domain.film import Film
reader = Reader([Film("Salt Road")])
print(time.process_time() - began)
from tests.benchmarks.reading import story
document = story(); then = time.process_time()
reader.read(document)
print(time.process_time() - then)
"""


class Ready(NamedTuple):
    """Seconds of processor time, from a fresh process's first import."""

    made: float
    """to a reader"""
    cold: float
    """to one that has read the story of `story`, where nothing is kept of an earlier run"""
    warm: float
    """the same where what is derived of the language is kept"""


def ready() -> Ready:
    """What a fresh process takes to be ready, and to read its first document."""

    def run(cache: str) -> tuple[float, float]:
        environment = os.environ | {"XDG_CACHE_HOME": cache}
        command = [sys.executable, "-c", _READY]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
        made, read = map(float, done.stdout.split())
        return made, made + read

    with TemporaryDirectory() as folder:
        cold = [run(f"{folder}/{number}") for number in range(7)]
        warm = [run(f"{folder}/0") for _ in range(7)]
    return Ready(
        statistics.median(made for made, _ in cold),
        statistics.median(read for _, read in cold),
        statistics.median(read for _, read in warm),
    )


_LINES = {
    "dates": "on Feb. 27, 2026 and March 3 ",
    "names": "Neon, A24 and Kino Lorber ",
    "tail words of companies": "Films Pictures Entertainment ",
    "one capital": "A",
    "one small letter": "a",
    "brackets": "(",
    "quotes": "“",
    "the title": "“Salt Road” ",
    "deals in sentences": "Neon has acquired “Salt Road” for Germany. ",
    "deals in one sentence": "Neon has acquired “Salt Road” for Germany, ",
    "clauses": "it opens on May 3 and ",
}


def main() -> None:
    print(f"{'figure':<58}{'median':>12}{'at most':>12}")

    def row(name: str, figure: float, unit: str, aim: float | None = None) -> None:
        print(f"{name:<58}{figure:>9.2f} {unit:<3}{'' if aim is None else f'{aim:>8.2f} {unit}'}", flush=True)

    row("a loop of half a million additions", median(loop, 9), "ms")
    one, many = mentions.scans()
    row("a page of 300 kB that names no film, 1 title watched", one.article, "ms")
    row("the same with 100,000 titles watched", many.article, "ms", 1.0)
    row("the second to the first", many.article / one.article, "x", 1.5)
    row("a page of 300 kB of prose alone, 1 title watched", one.prose, "ms")
    row("the same with 100,000 titles watched", many.prose, "ms")
    row("memory that 100,000 titles take", many.resident - one.resident, "MiB", 200)
    reader, document = Reader([FILM]), story()
    row(
        f"a document of {len(document.text.split())} words, in the reader",
        median(lambda: reader.read(document), 25),
        "ms",
        5,
    )
    row("its mentions alone", median(lambda: reader._titles.find(document.title, document.text), 25), "ms")
    page_(reader, document, row)
    fresh = ready()
    row("reader ready after the import, fresh process", fresh.made, "s", 0.3)
    row("the same and a first document read, with nothing kept", fresh.cold, "s")
    row("the same with what an earlier process kept", fresh.warm, "s")
    for name, unit in _LINES.items():
        line = Document(
            "u", "o", "", f"Neon has acquired “Salt Road” by Alex Poe. {unit * (5_000_000 // len(unit))}", "en"
        )
        row(f"5 MB in one line: {name}", median(lambda line=line: reader.read(line), 1) / 1000, "s", 3)  # type: ignore[misc]


def page_(reader: Reader, document: Document, row: Callable[..., None]) -> None:
    from tracker.sources import article

    page = html_page(page_of(document))
    assert reader.read(article.document(page, seen=SEEN)), "the page is read"
    row("a page of 300 kB, from bytes to document", median(lambda: article.document(page, seen=SEEN), 15), "ms")
    row("from bytes to developments", median(lambda: reader.read(article.document(page, seen=SEEN)), 15), "ms", 20)


if __name__ == "__main__":
    main()
