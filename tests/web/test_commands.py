"""The commands of the board: serve, calendar, export; the files are the server's own."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest
import tomlkit

from tests.support.command import TRACKER, Home
from tests.support.daemon import Running
from tracker.settings import Settings


@pytest.fixture
def home(tmp_path: Path, settings: Settings, database: str) -> Home:
    home = Home(tmp_path)
    films = json.loads(settings.model_dump_json(include={"films"}, exclude_none=True))
    home.config(tomlkit.dumps({"tracker": {"database": database}, **films}))
    return home


def test_the_calendar_is_that_of_the_server(home: Home, board: httpx.Client) -> None:
    answer = home.tracker("calendar")
    assert answer.status == 0
    assert events(answer.out) == events(board.get("/calendar.ics").text)
    assert "BEGIN:VEVENT" not in home.tracker("calendar", "K-Pops", "--territory", "FR").out


def events(calendar: str) -> list[str]:
    return re.findall(r"^(?:UID|SEQUENCE|DTSTART|STATUS).*", calendar, re.MULTILINE)


def test_the_table_and_the_feed_are_those_of_the_server(home: Home, board: httpx.Client) -> None:
    assert home.tracker("export", "-f", "csv").out.split() == board.get("/export.csv").text.split()
    ids = re.findall("<id>(.*?)</id>", home.tracker("export", "K-Pops", "-f", "atom").out)
    assert ids == re.findall("<id>(.*?)</id>", board.get("/feed.atom?film=k-pops").text)


def test_json_holds_the_facts(home: Home) -> None:
    facts = json.loads(home.tracker("export", "K-Pops", "--kind", "release", "--kind", "sales").out)
    assert {fact["development"]["kind"] for fact in facts} == {"release", "sales"}
    assert {fact["development"]["film"] for fact in facts} == {"K-Pops!"}


def test_a_file_is_written_where_it_is_asked_for(home: Home) -> None:
    answer = home.tracker("calendar", "-o", "films.ics")
    assert (answer.status, answer.out) == (0, "")
    assert (home.folder / "films.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    refused = home.tracker("export", "-o", "no/such/folder.json")
    assert refused.status == 1
    assert refused.err.startswith("tracker: no/such/folder.json cannot be written: no such file")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["calendar", "Nobody"], 'no film called "Nobody" is on the watch list'),
        (["calendar", "--territory", "Mars"], 'territory: "Mars" is none'),
        (["calendar", "--type", "imax"], 'type: nothing is called "imax"'),
        (["export", "--kind", "gossip"], 'kind: nothing is called "gossip"'),
        (["serve", "--host", "0.0.0.0"], "web: whoever reaches 0.0.0.0 could read the board; set token or password"),
        (["serve", "--host", "no.such.host.invalid"], "web: whoever reaches no.such.host.invalid could read"),
    ],
)
def test_a_wrong_call_is_one_line(home: Home, arguments: list[str], said: str) -> None:
    answer = home.tracker(*arguments)
    assert answer.status == 2
    assert answer.err.startswith(f"tracker: {said}")
    assert answer.err.count("\n") == 1


def test_serve_shows_the_board_until_it_is_interrupted(home: Home) -> None:
    command = [str(TRACKER), "serve", "--port", "0"]
    running = subprocess.Popen(
        command, cwd=home.folder, env=home.environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stderr is not None
        address = re.search(r"http://\S+", running.stderr.readline())
        assert address is not None
        assert "K-Pops!" in httpx.get(address[0]).text
    finally:
        running.send_signal(signal.SIGINT)
        rest = running.communicate(timeout=20)
    assert rest == ("", "")
    assert running.returncode == 0


def test_the_daemon_shows_the_board_too(home: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (home.folder / "tracker.toml").open("a", encoding="utf-8") as config:
        config.write(f'[web]\nport = {port}\n\n[daemon]\nlisten = "off"\n')
    with Running(home, command=("daemon", "--web")) as daemon:
        address = daemon.heard("shown")["board"]
        assert address == f"http://127.0.0.1:{port}/"
        assert "K-Pops!" in httpx.get(address, timeout=60).text
