"""The rest of the front door."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys

import pytest

from tests.acceptance.config import config, hook_channel, source
from tests.support.command import TRACKER, Home
from tracker import __version__
from tracker.settings import Settings

SECRET = "whsec_Y29tbWFuZHMtYWNjZXB0YW5jZS10ZXN0cy1zZWNyZXQ="


def test_the_version(home: Home) -> None:
    assert home.tracker("--version").out == f"tracker {__version__}\n"
    module = subprocess.run([sys.executable, "-m", "tracker", "--version"], capture_output=True, check=True, text=True)
    assert module.stdout == f"tracker {__version__}\n"


@pytest.mark.parametrize(
    "call",
    [
        ("watch", "list"),
        ("sources", "list"),
        ("channels", "list"),
        ("status",),
        ("history", "K-Pops!"),
        ("config", "show"),
        ("config", "check"),
        ("db", "upgrade"),
    ],
)
def test_everything_that_prints_facts_prints_json(home: Home, call: tuple[str, ...]) -> None:
    home.config(config(source("Reel", "http://127.0.0.1:9/feed"), hook_channel("http://127.0.0.1:9/", SECRET)))
    answer = home.tracker(*call, "--json")
    assert answer.status == 0, answer
    json.loads(answer.out)
    assert answer.err == "", "nothing but data, and that on standard output"
    plain = home.tracker(*call)
    assert plain.status == 0
    assert "\x1b" not in plain.out, "no colour in a pipe"


class TestStreams:
    """Standard streams as cron, an old terminal or a script may leave them."""

    FILM = '{"watch": [{"title": "Dìdi"}], "document": {"text": "Focus Features acquires ‘Dìdi’."}}'

    def test_letters_that_the_terminal_lacks_stop_nothing(self, home: Home) -> None:
        home.config('[[films]]\ntitle = "Dìdi"\n')
        home.variables["PYTHONIOENCODING"] = "ascii"
        assert home.tracker("status").out.startswith("D?di: ")
        assert home.tracker("watch", "list", "--json").data[0]["title"] == "Dìdi", "data are escaped, not lost"
        assert home.tracker("read", "--jsonl", stdin=self.FILM).data["developments"][0]["film"] == "Dìdi"

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_a_closed_stream_is_no_crash(self, home: Home, closed: str) -> None:
        call = f'"$0" status {closed}; s=$?; "$0" read - {closed}; echo $s $? > left'
        done = subprocess.run(
            ["sh", "-c", call, str(TRACKER)], cwd=home.folder, env=home.environment(), capture_output=True, check=True
        )
        assert b"Traceback" not in done.stderr
        assert (home.folder / "left").read_text().split() == ["0", "1"]


def test_looking_creates_nothing(home: Home) -> None:
    home.config(config())
    for call in (("status",), ("history", "K-Pops!"), ("sources", "list")):
        assert home.tracker(*call).status == 0
    assert not home.database.exists()


def test_the_schema_describes_the_config(home: Home) -> None:
    schema = home.tracker("config", "schema").data
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["properties"]) == set(Settings.model_fields)
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["NetworkTable"]["properties"]["spacing"]["default"] == "2s"


def test_the_default_is_a_config_of_ones_own(home: Home) -> None:
    assert home.tracker("config", "path").out == "the built-in default\n"
    home.config(home.tracker("config", "default").out)
    assert home.tracker("config", "check").status == 0
    assert home.tracker("config", "path").out == "tracker.toml\n"


def test_the_database_is_made_at_first_use_or_by_hand(home: Home) -> None:
    home.config(config())
    assert "at revision" in home.tracker("db", "upgrade").out
    with sqlite3.connect(home.database) as database:
        assert database.execute("pragma journal_mode").fetchone() == ("wal",)
    again = home.tracker("db", "upgrade")
    assert again.status == 0
    assert "from" not in again.out


def test_global_options_go_before_the_file_and_the_environment(home: Home) -> None:
    home.config(config())
    other = home.folder / "other.db"
    assert home.tracker("--database", f"sqlite:///{other}", "db", "upgrade").status == 0
    assert other.exists()
    home.variables["TRACKER_DATABASE"] = "sqlite:///env.db"
    assert home.tracker("db", "upgrade").status == 0
    assert (home.folder / "env.db").exists()
    assert not home.database.exists()


@pytest.mark.parametrize("call", [(), ("watch",), ("config",)])
def test_without_a_command_the_help_is_shown(home: Home, call: tuple[str, ...]) -> None:
    answer = home.tracker(*call)
    assert "Usage: tracker" in answer.out + answer.err


def test_an_id_that_nobody_knows(home: Home) -> None:
    home.config(config())
    home.tracker("why", "f00").assert_explained(2, '"f00"', "tracker status")


def test_a_replay_prints_alerts_and_ledgers(home: Home) -> None:
    story = home.folder / "story.jsonl"
    lines = [
        {"watch": [{"title": "K-Pops!", "people": ["Anderson .Paak"]}]},
        {
            "id": "one",
            "published": "2025-06-17",
            "text": "Aura Entertainment has acquired ‘K-Pops!’ by Anderson .Paak.",
        },
        {"id": "two", "published": "2025-06-18", "text": "Aura Entertainment has bought ‘K-Pops!’ by Anderson .Paak."},
    ]
    story.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    data = home.tracker("replay", story, "--json").data
    assert [(a["document"], a["kind"], a["change"]) for a in data["alerts"]] == [("one", "acquisition", "new")]
    assert data["films"][0]["rights"] == [
        {"companies": ["Aura Entertainment"], "territories": None, "release_type": None}
    ]
    plain = home.tracker("replay", story).out
    assert plain.startswith("2025-06-17  one  K-Pops! — Aura Entertainment acquires rights\n")
    assert not home.database.exists(), "a story has a database of its own"
