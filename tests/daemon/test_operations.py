"""What who runs the daemon sees of it: health, metrics, the supervisor's socket, the unit, the doctor."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from db.peek import open_memory
from jobs.systemd import Supervisor
from jobs.vitals import STUCK, Vitals
from tests.acceptance.config import config, hook_channel, source
from tests.daemon.test_signals import SECRET, deal
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.site import Site
from tracker.cli.unit import Installed, unit
from tracker.web.access import access
from tracker.web.app import create_app
from tracker.web.operations import operations
from tracker.web.server import Server


@contextmanager
def shown(vitals: Vitals, database: Path) -> Iterator[str]:
    routes = operations(vitals, lambda: open_memory(f"sqlite:///{database}"))
    with Server(create_app(access("127.0.0.1", ()), operations=routes), "127.0.0.1", 0) as server:
        yield server.url


def test_health_is_good_while_chores_move_and_the_database_works(tmp_path: Path) -> None:
    seconds = [0.0]
    vitals = Vitals(lambda: seconds[0])
    with shown(vitals, tmp_path / "tracker.db") as url:
        with vitals.running("poll"):
            seconds[0] = STUCK - 1
            assert httpx.get(f"{url}/healthz").status_code == 200
            seconds[0] = STUCK + 1
            stuck = httpx.get(f"{url}/healthz")
            assert (stuck.status_code, stuck.json()["stuck"]) == (503, ["poll"])
            vitals.beat("poll")
            assert httpx.get(f"{url}/healthz").json()["status"] == "ok"
        vitals.trouble = "tracker.db cannot grow, its disk is full"
        full = httpx.get(f"{url}/healthz")
        assert (full.status_code, full.json()["trouble"]) == (503, vitals.trouble)


def test_metrics_are_prometheus_own_format(tmp_path: Path) -> None:
    vitals = Vitals(lambda: 0.0)
    with vitals.running("poll"):
        pass
    with pytest.raises(RuntimeError), vitals.running("poll"):
        raise RuntimeError
    (tmp_path / "words.db").write_text("These are words, and no database at all." * 100)
    for database, counted in ((tmp_path / "words.db", False), (tmp_path / "none.db", True)):
        with shown(vitals, database) as url:
            answer = httpx.get(f"{url}/metrics")
        assert answer.headers["content-type"].startswith("text/plain")
        samples = {
            (sample.name, sample.labels.get("chore")): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }
        assert samples["tracker_chore_runs_total", "poll"] == 2
        assert samples["tracker_chore_failures_total", "poll"] == 1
        assert (("tracker_documents", None) in samples) is counted


def test_a_daemon_tells_its_supervisor_and_shows_its_health(home: Home, reel: Site) -> None:
    """The real one, as systemd would start it: ready, alive, stopping; and on loopback what it does."""
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    told.settimeout(60)
    address = str(home.folder / "notify")
    told.bind(address)
    home.variables["NOTIFY_SOCKET"] = address
    home.config(
        config(
            '[daemon]\nlisten = "127.0.0.1:0"\n',
            source("Reel", deal(reel)),
            hook_channel("http://127.0.0.1:9/", SECRET),
        )
    )
    with told, Running(home) as daemon:
        shown = daemon.heard("shown")
        words = told.recv(4096)
        assert words == b"READY=1"
        daemon.heard("news")
        assert told.recv(4096).startswith(b"WATCHDOG=1\nSTATUS=")
        assert httpx.get(shown["health"]).json()["status"] == "ok"
        metrics = httpx.get(shown["metrics"]).text
        assert "tracker_documents 1.0" in metrics
        assert "process_resident_memory_bytes" in metrics
        doctor = home.tracker("doctor", "--json")
        assert {"daemon": "good", "clock": "good", "sources": "good"}.items() <= {
            finding["about"]: finding["verdict"] for finding in doctor.data
        }.items()
        home.tracker("backup", home.folder / "copy.db")
        home.tracker("restore", home.folder / "copy.db", "--force").assert_explained(1, "another daemon")
        told.setblocking(False)
        with suppress(BlockingIOError):
            while told.recv(4096):
                pass
        told.settimeout(60)
        assert daemon.ended_by(signal.SIGTERM)[0] == 0
        heard = [words]
        while heard[-1] != b"STOPPING=1":
            heard.append(told.recv(4096))
    assert home.tracker("restore", home.folder / "copy.db", "--force").status == 0
    assert "Aura" in home.tracker("status").out


def test_no_supervisor_is_no_trouble(tmp_path: Path) -> None:
    Supervisor({}).ready()
    gone = Supervisor({"NOTIFY_SOCKET": str(tmp_path / "gone")})
    gone.alive("at work")
    gone.stopping()


@pytest.mark.parametrize("user", [None, "root"])
def test_systemd_takes_the_unit(tmp_path: Path, user: str | None) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("there is no systemd here")
    command = (shutil.which("true") or "/bin/true", "--config", "/srv/my films/100%.toml", "daemon")
    text = unit(Installed(command, (tmp_path,), tmp_path / "environment"), user=user)
    (tmp_path / "tracker.service").write_text(text)
    checked = subprocess.run(
        [verify, "verify", *(["--user"] if user is None else []), str(tmp_path / "tracker.service")],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_unit_names_the_command_as_it_was_called(home: Home, reel: Site) -> None:
    path = home.config(config(source("Reel", deal(reel))))
    told = home.tracker("daemon", "install-unit").out
    assert f"--config {path} --database sqlite:///{home.database} daemon" in told
    for line in ("Type=notify", "WatchdogSec=2min", "ExecReload=kill -HUP $MAINPID", "WantedBy=default.target"):
        assert line in told.splitlines()
    system = home.tracker("daemon", "install-unit", "--system", "tracker").out
    assert {"User=tracker", f"ReadWritePaths={home.folder}"} <= set(system.splitlines())


def test_the_doctor_names_what_is_wrong_and_the_cure(home: Home, reel: Site) -> None:
    home.config(config(source("Reel", f"{reel.address}/nothing-there")))
    before = home.tracker("doctor")
    assert before.status == 0
    assert "is not there yet" in before.out
    assert not list(home.folder.glob("*.db*")), "it changes nothing"
    home.tracker("check")
    home.database.write_text("These are words, and no database at all." * 100)
    broken = home.tracker("doctor", "--json")
    assert broken.status == 1
    worst = [finding for finding in broken.data if finding["verdict"] == "bad"]
    assert "is not a SQLite database" in worst[0]["line"]
