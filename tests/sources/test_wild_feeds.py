"""Small feeds as they are met in the wild: title, link, date and text of each, as a reader would show them.

The feeds stand in `tests/pages/feeds`, each below what is expected of it, both written by hand: `=== name`, perhaps
`bytes:` for the encoding, for each item its title, link, date ("-" for none) and text (paragraphs parted by ¶,
lines by ⏎), a rule of dashes, and then the feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.test_feed import read
from tracker.domain.document import Item

FOLDER = Path(__file__).parents[1] / "pages" / "feeds"
Shown = tuple[str, str, str, str]
_CASE = re.compile(r"^=== (.+)\n((?:[a-z]+:.*\n)+)-----\n((?:(?!=== ).*\n)+)", re.MULTILINE)


def cases() -> Iterator[tuple[str, list[Shown], bytes]]:
    """Each feed's name, what is expected of it, and its bytes."""
    for file in sorted(FOLDER.glob("*.feeds")):
        for name, expected, feed in _CASE.findall(file.read_text(encoding="utf-8")):
            lines = [line.partition(":")[::2] for line in expected.splitlines()]
            fields = [(key, value.strip()) for key, value in lines]
            encoding = dict(fields).get("bytes", "utf-8")
            told = [value for key, value in fields if key != "bytes"]
            items = [(told[n], told[n + 1], told[n + 2], told[n + 3]) for n in range(0, len(told), 4)]
            yield f"{file.stem}: {name}", items, feed.encode(encoding)


def shown(item: Item) -> Shown:
    """An item in the words of the files."""
    day = item.published.isoformat() if item.published else "-"
    return item.title, item.url, day, item.summary.replace("\n\n", " ¶ ").replace("\n", " ⏎ ")


CASES = list(cases())


@pytest.mark.parametrize(("expected", "body"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_feed_is_shown_as_its_reader_would_show_it(expected: list[Shown], body: bytes) -> None:
    assert [shown(item) for item in read(body)][: len(expected)] == expected


def test_no_feed_of_the_files_was_passed_over() -> None:
    written = sum(file.read_text(encoding="utf-8").count("\n=== ") + 1 for file in FOLDER.glob("*.feeds"))
    assert len(CASES) == len({case[0] for case in CASES}) == written
    assert len(CASES) >= 200
