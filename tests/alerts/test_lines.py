"""Channels for scripts: a line of JSON in a file or on standard output."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.alerts.examples import NOW, alert, context, delivery
from tracker.alerts.compose import compose
from tracker.alerts.lines import append_line, line_of, print_line
from tracker.alerts.payload import alert_data
from tracker.domain.channel import Channel
from tracker.errors import Deferred

TOLD = alert("release", "changed")
LINE = line_of(compose(TOLD, context(TOLD)), delivery(TOLD), NOW)


def test_a_line_is_what_a_webhook_carries_and_who_it_is() -> None:
    assert LINE.count("\n") == 1
    assert LINE.endswith("\n")
    data = json.loads(LINE)
    assert (data.pop("delivery"), data.pop("sent")) == ("dlv-a-release-changed", NOW.isoformat())
    assert data == alert_data(TOLD)


def test_lines_are_added_to_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    for _ in range(2):
        append_line(LINE, Channel("log", "jsonl", path=path))
    assert path.read_text(encoding="utf-8") == LINE * 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_that_was_torn_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_bytes(LINE.encode()[:100])
    append_line(LINE, Channel("log", "jsonl", path=path))
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [LINE.rstrip("\n")]


def test_a_folder_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "not yet" / "alerts.jsonl"
    with pytest.raises(Deferred, match=r"the channel log cannot write .*alerts\.jsonl: no such file"):
        append_line(LINE, Channel("log", "jsonl", path=path))


def test_a_full_disk_is_waited_for() -> None:
    with pytest.raises(Deferred, match="the channel log cannot write /dev/full: no space left on device"):
        append_line(LINE, Channel("log", "jsonl", path=Path("/dev/full")))


def test_standard_output_gets_it_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    print_line(LINE, Channel("out", "stdout"))
    assert capsys.readouterr().out == LINE


def test_a_pipe_that_nobody_reads_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    gone = os.fdopen(writer, "w", encoding="utf-8")
    monkeypatch.setattr("sys.stdout", gone)
    with pytest.raises(Deferred, match="the channel out cannot write to standard output: broken pipe"):
        print_line(LINE, Channel("out", "stdout"))
    with suppress(OSError):
        gone.close()


def test_any_line_end_in_a_name_stays_inside_the_line() -> None:
    told = alert("release", film="A\u2028B\nC\x85D")
    told = replace(told, claim=replace(told.claim, outlet="x\r\ny"))
    line = line_of(compose(told, context(told)), delivery(told), NOW)
    assert line.count("\n") == 1
    assert "\r" not in line
    assert json.loads(line)["data"]["outlet"] == "x\r\ny"
