"""A reading explained: what was read where, by which rule, and what was not taken."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.support.command import TRACKER, Home

TEXT = (
    "Aura Entertainment has acquired ‘K-Pops!’ from director Anderson .Paak.\n\n"
    "Netflix will bring ‘KPop Demon Hunters’ back to theaters on August 23."
)


@pytest.fixture
def article(home: Home) -> Path:
    path = home.folder / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_fact_is_shown_with_its_rule_and_its_names(home: Home, article: Path) -> None:
    answer = home.tracker("read", "--explain", article)
    assert answer.status == 0, answer
    assert "K-Pops!: Aura Entertainment acquires rights [acquisition, confirmed]" in answer.out
    assert "rule acquisition." in answer.out
    assert "film: “K-Pops!”" in answer.out
    assert "company: “Aura Entertainment”" in answer.out
    data = home.tracker("read", "--explain", "--json", article).data
    taken = [c for c in data["candidates"] if c["guard"] is None]
    assert taken[0]["into"] == 0
    assert all(c["sentence"] in TEXT for c in data["candidates"])


def test_a_film_that_is_not_ours_is_told_with_the_reason(home: Home) -> None:
    answer = home.tracker("read", "--explain", "-", stdin="The sequel to “East of Eden” is coming. ‘K-Pops’ star dies.")
    assert answer.status == 0
    assert "no mention of K-Pops!: " in answer.out


def test_a_terminal_shows_the_names_in_colour(home: Home, article: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in home.environment().items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"}
    command = [str(TRACKER), "read", str(article)]
    running = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment, cwd=home.folder)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass  # the terminal's other end is closed: all was read
    assert running.wait() == 0
    os.close(ours)
    assert "\x1b[1;33mK-Pops!\x1b[0m" in shown.decode()
    assert "\x1b[32mAura Entertainment\x1b[0m" in shown.decode()
