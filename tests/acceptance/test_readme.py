"""The README says what is so: its commands run, its config is right, its picture is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.command import Home

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_there_are_two_commands_each_complete_in_itself() -> None:
    demo, tests = blocks("sh")
    assert demo.strip().endswith(".venv/bin/tracker demo")
    assert tests.strip().endswith(".venv/bin/python -m pytest")
    for command in (demo, tests):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert command.count("\n") == 1


def test_the_config_is_right(home: Home) -> None:
    config = "\n".join(blocks("toml"))  # what the README shows of the file, taken together, is one right file
    home.config(config)
    home.variables |= {
        "SMTP_PASSWORD": "x",
        "NTFY_TOPIC": "films",
        "HOOK_SECRET": "whsec_aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=",
    }
    checked = home.tracker("config", "check")
    assert checked.status == 0, checked
    assert "1 film, 1 source, 3 channels" in checked.out


def commands() -> list[str]:
    named = re.findall(r"^\| (`tracker .*?) \|", README, re.MULTILINE)
    return [" ".join(call.split()) for row in named for call in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("call", commands())
def test_each_command_of_the_table_is_there(home: Home, call: str) -> None:
    words = [w for w in call.removeprefix("tracker ").split() if re.fullmatch(r"[a-z]+", w)]
    if call in ("show", "schema", "default", "path"):
        words = ["config", *words]
    answer = home.tracker(*words, "--help")
    assert answer.status == 0, answer
    assert "Usage: tracker" in answer.out


@pytest.mark.parametrize(
    "call", [c[2:] for block in blocks("console") for c in block.splitlines() if c.startswith("$ ")]
)
def test_each_command_of_the_live_check_answers(home: Home, call: str) -> None:
    """The tracker's own words at each are tested elsewhere; `check` would reach the web, so only its help is asked."""
    words = call.split()[1:]
    answer = home.tracker(*(words if words[0] != "check" else ["check", "--help"]))
    assert answer.status == (2 if words[0] == "why" else 0), answer
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_each_picture_is_there(picture: str) -> None:
    assert (ROOT / picture).stat().st_size > 1000
