"""Bad input gets one clear line, the right exit status and no traceback; nothing that was stored or owed is lost."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import stat
from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, hook_channel, mail_channel, source
from tests.support.command import Home
from tests.support.sinks import Answer, HookSink, MailSink
from tests.support.site import Site
from tests.support.stalling import StallingServer

SECRET = "whsec_YmFkLWlucHV0LWFjY2VwdGFuY2UtdGVzdHMtc2VjcmV0"
NOW = datetime(2025, 6, 17, 8, tzinfo=UTC)


@pytest.fixture
def news(reel: Site) -> str:
    url = reel.article("/deal", "Aura Acquires ‘K-Pops!’", "Aura Entertainment has acquired ‘K-Pops!’.", NOW)
    return reel.feed("/feed", (url, "Aura Acquires ‘K-Pops!’", NOW, "Aura Entertainment has acquired ‘K-Pops!’."))


class TestConfig:
    def test_a_missing_file_is_named_with_the_cure(self, home: Home) -> None:
        home.tracker("--config", "nowhere.toml", "status").assert_explained(2, "nowhere.toml", "tracker config default")

    def test_every_fault_is_told_with_its_line(self, home: Home) -> None:
        home.config('[tracker]\ndatabse = "x"\n\n[[films]]\ntitle = ""\nyear = "soon"\n\n[[sources]]\nname = "a"\n')
        answer = home.tracker("config", "check")
        answer.assert_explained(2, "line 2", 'did you mean "database"?', "line 5", "films.title", "line 6", "line 8")
        assert len(answer.err.splitlines()) == 5

    @pytest.mark.parametrize("raw", [b"[tracker", b"\xff\xfe\x00", b"films = 3\n"])
    def test_what_is_no_such_file_is_refused(self, home: Home, raw: bytes) -> None:
        (home.folder / "tracker.toml").write_bytes(raw)
        home.tracker("status").assert_explained(2, "tracker.toml")

    def test_a_variable_that_is_not_set_is_named(self, home: Home) -> None:
        home.config(config(mail_channel("smtp://me:${MAIL_PASSWORD}@127.0.0.1:25")))
        home.tracker("check").assert_explained(2, "MAIL_PASSWORD", "channels.server")

    def test_a_secret_is_never_shown(self, home: Home) -> None:
        home.variables["MAIL_PASSWORD"] = "hunter2-hunter2"
        home.config(
            config(mail_channel("smtp://me:${MAIL_PASSWORD}@127.0.0.1:9"), hook_channel("http://127.0.0.1/x", SECRET))
        )
        for call in (
            ("config", "show"),
            ("config", "show", "--json"),
            ("channels", "list", "--json"),
            ("config", "check"),
        ):
            shown = home.tracker(*call)
            assert shown.status == 0, shown
            assert "hunter2" not in shown.out + shown.err
            assert SECRET not in shown.out + shown.err

    def test_an_unknown_film_gets_the_nearest(self, home: Home) -> None:
        home.tracker("status", "K-Pop!").assert_explained(2, 'did you mean "K-Pops!"?')

    def test_a_wrong_option_is_a_wrong_call(self, home: Home) -> None:
        answer = home.tracker("status", "--jsn")
        assert answer.status == 2
        assert "--jsn" in answer.err
        assert "Traceback" not in answer.err


class TestArticles:
    @pytest.mark.parametrize(
        ("name", "raw", "word"),
        [
            ("empty.txt", b"", "empty"),
            ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture.png"),
            ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\x00" * 64, "paper.pdf"),
        ],
    )
    def test_what_is_no_article_is_told(self, home: Home, name: str, raw: bytes, word: str) -> None:
        (home.folder / name).write_bytes(raw)
        home.tracker("read", name).assert_explained(1, word)

    def test_fifty_megabytes_are_no_article(self, home: Home) -> None:
        huge = home.folder / "huge.txt"
        with huge.open("wb") as file:
            file.truncate(50_000_000)
        home.tracker("read", huge).assert_explained(1, "huge.txt", "larger than 10 MiB")

    def test_the_rest_is_still_read(self, home: Home) -> None:
        good = home.folder / "good.txt"
        good.write_text("Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak.", encoding="utf-8")
        answer = home.tracker("read", "missing.txt", good, home.folder)
        answer.assert_explained(1, "missing.txt", "is a directory")
        assert "Aura Entertainment" in answer.out

    def test_fifty_megabytes_over_http_end_at_the_cap(self, home: Home, reel: Site) -> None:
        url = reel.put("/huge", b"x" * 50_000_000, kind="text/plain")
        home.config(config())
        home.tracker("read", url).assert_explained(1, "/huge")

    @pytest.mark.parametrize("line", ["not json", "[]", '{"id": "a"}', '{"id": "a", "watch": [{}], "document": {}}'])
    def test_a_line_of_a_batch_that_cannot_be_read_is_answered(self, home: Home, line: str) -> None:
        good = '{"id": "b", "watch": [{"title": "Eden"}], "document": {"published": "2024-09-09", "text": "x"}}'
        answer = home.tracker("read", "--jsonl", stdin=f"{line}\n{good}\n")
        assert answer.status == 1
        first, second = answer.out.splitlines()
        assert '"error"' in first
        assert second == '{"id": "b", "developments": []}'

    @pytest.mark.parametrize(
        "story", ["", "nonsense\n", '{"watch": 3}\n', '{"watch": [{"title": "A"}]}\n{"published": 7}\n']
    )
    def test_a_story_that_is_none_is_told_with_its_line(self, home: Home, story: str) -> None:
        path = home.folder / "story.jsonl"
        path.write_text(story, encoding="utf-8")
        home.tracker("replay", path).assert_explained(1, "story.jsonl")


class TestSources:
    def check(self, home: Home, *parts: str) -> str:
        home.config(config(*parts))
        answer = home.tracker("check")
        answer.assert_explained(1)
        return answer.err

    def test_a_feed_that_is_html(self, home: Home, reel: Site) -> None:
        url = reel.put("/feed", "<!doctype html><html><body><h1>Welcome</h1></body></html>")
        assert "is a web page, not a feed" in self.check(home, source("Reel", url))

    def test_a_url_that_is_a_directory(self, home: Home, reel: Site) -> None:
        url = reel.put(
            "/feeds/", "<html><head><title>Index of /feeds</title></head><body><a href='a.xml'>a.xml</a></body></html>"
        )
        assert "Reel" in self.check(home, source("Reel", url))

    def test_a_host_that_does_not_answer(self, home: Home) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        assert "Reel" in self.check(home, source("Reel", f"http://127.0.0.1:{port}/feed"))

    def test_one_broken_source_does_not_hold_up_the_others(self, home: Home, reel: Site, news: str) -> None:
        home.config(config(source("Broken", f"{reel.address}/nothing"), source("Reel", news)))
        answer = home.tracker("check")
        answer_lines = answer.err.splitlines()
        assert answer.status == 1
        assert any("Broken" in line and "404" in line for line in answer_lines)
        assert "Aura Entertainment" in answer.out

    def test_a_source_that_is_broken_is_told_also_where_it_is_not_due(self, home: Home, reel: Site) -> None:
        home.config(config(source("Reel", f"{reel.address}/nothing")))
        home.tracker("check").assert_explained(1, "Reel", "404")
        visits = len(reel.visits)
        home.tracker("check").assert_explained(1, "Reel", "404", "due")
        assert len(reel.visits) == visits

    def test_a_key_in_an_address_is_never_shown(self, home: Home, reel: Site) -> None:
        home.variables["FEED_KEY"] = "s3cr3t-k3y"
        url = reel.put("/feed?key=s3cr3t-k3y", "<html><body>Log in</body></html>").replace("s3cr3t-k3y", "${FEED_KEY}")
        home.config(config(source("Reel", url)))
        calls = (
            ("check",),
            ("check", "--json"),
            ("sources", "list"),
            ("sources", "list", "--json"),
            ("config", "show"),
        )
        for call in calls:
            shown = home.tracker(*call)
            assert "s3cr3t" not in shown.out + shown.err, call

    def test_a_private_address_is_refused_unless_allowed(self, home: Home, news: str, reel: Site) -> None:
        home.config(config(source("Reel", news)).replace('["127.0.0.0/8"]', "[]"))
        home.tracker("check").assert_explained(1, "127.0.0.1")
        assert reel.visits == []


class TestDatabase:
    def filled(self, home: Home, news: str) -> None:
        home.config(config(source("Reel", news)))
        assert home.tracker("check").status == 0
        assert "Aura" in home.tracker("status").out

    def test_not_a_database(self, home: Home) -> None:
        home.database.write_text("this is a shopping list, and a long one at that\n" * 50, encoding="utf-8")
        home.config(config())
        for command in ("status", "check"):
            home.tracker(command).assert_explained(1, "tracker.db")

    def test_a_corrupt_one(self, home: Home, news: str) -> None:
        self.filled(home, news)
        raw = bytearray(home.database.read_bytes())
        raw[4096:] = os.urandom(len(raw) - 4096)
        home.database.write_bytes(raw)
        home.tracker("status").assert_explained(1, "tracker.db")

    def test_a_directory(self, home: Home) -> None:
        home.database.mkdir()
        home.config(config())
        for command in ("status", "check"):
            home.tracker(command).assert_explained(1, "tracker.db")

    def test_a_locked_one_keeps_what_it_has_and_the_news_come_later(self, home: Home, news: str) -> None:
        home.config(config(source("Reel", news)))
        assert home.tracker("db", "upgrade").status == 0
        with sqlite3.connect(home.database, isolation_level=None) as other:
            other.execute("begin immediate")
            home.tracker("check").assert_explained(1, "tracker.db", "lock")
            assert home.tracker("status").status == 0, "readers are not held up"
            other.execute("rollback")
        assert "Aura Entertainment" in home.tracker("check").out

    @pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write anything")
    def test_a_read_only_one(self, home: Home, news: str) -> None:
        self.filled(home, news)
        home.database.chmod(stat.S_IRUSR)
        answer = _as_somebody_else(home, "check", "--all") if os.geteuid() == 0 else home.tracker("check", "--all")
        answer.assert_explained(1, "tracker.db")

    def test_it_is_private(self, home: Home, news: str) -> None:
        self.filled(home, news)
        assert stat.S_IMODE(home.database.stat().st_mode) == 0o600

    def test_a_newer_schema_is_left_alone(self, home: Home, news: str) -> None:
        self.filled(home, news)
        with sqlite3.connect(home.database) as database:
            database.execute("update alembic_version set version_num = '9999'")
        for command in ("status", "check"):
            home.tracker(command).assert_explained(1, "newer")


class TestChannels:
    def test_a_webhook_that_answers_500_is_told_later(self, home: Home, news: str) -> None:
        with HookSink(Answer(500), Answer(204)) as hook:
            home.config(config(source("Reel", news), hook_channel(hook.url, SECRET)))
            home.tracker("check").assert_explained(1, "channel hook", "500")
            _make_due(home)
            assert home.tracker("check").status == 0
            assert len(hook.calls) == 2
            assert len({c.headers["webhook-id"] for c in hook.calls}) == 1, "the same id on each attempt"

    def test_a_mail_server_that_hangs_is_tried_later(self, home: Home, news: str) -> None:
        with StallingServer(b"") as server:
            home.config(config(source("Reel", news), mail_channel(f"smtp://127.0.0.1:{server.port}")))
            home.tracker("check", deadline=90).assert_explained(1, "channel mail")
        assert "Aura" in home.tracker("status").out
        with MailSink() as mail:
            home.config(config(source("Reel", news), mail_channel(mail.url)))
            _make_due(home)
            assert home.tracker("check").status == 0
            assert len(mail.mails) == 1

    def test_a_webhook_that_is_gone_is_not_asked_again(self, home: Home, news: str) -> None:
        with HookSink(Answer(410)) as hook:
            home.config(config(source("Reel", news), hook_channel(hook.url, SECRET)))
            home.tracker("check").assert_explained(1, "channel hook", "410")
            _make_due(home)
            home.tracker("check")
            assert len(hook.calls) == 1
        with HookSink() as hook:
            home.config(config(source("Reel", news), hook_channel(hook.url, SECRET)))
            assert "in use again" in home.tracker("channels", "test", "hook").out
            samples = len(hook.calls)
            assert home.tracker("check").status == 0
            assert [c.data["data"]["kind"] for c in hook.calls[samples:]] == ["acquisition"]

    def test_a_try_of_the_channels(self, home: Home) -> None:
        with MailSink() as mail, HookSink() as hook:
            home.config(config(mail_channel(mail.url), hook_channel(hook.url, SECRET)))
            answer = home.tracker("channels", "test")
            assert answer.status == 0, answer
            assert all(str(m.parsed["Subject"]).startswith("Sample: ") for m in mail.mails)
            assert len(mail.mails) == len(hook.calls) >= 8
        home.tracker("channels", "test", "nobody").assert_explained(2, "nobody", "mail")
        home.tracker("channels", "test", "mail").assert_explained(1, "mail")


def _make_due(home: Home) -> None:
    """Lets the time pass until the next attempt."""
    with sqlite3.connect(home.database) as database:
        past = "2000-01-01T00:00:00.000000+00:00"
        database.execute("update deliveries set next_attempt_at = ? where next_attempt_at is not null", (past,))


def _as_somebody_else(home: Home, *arguments: str):  # type: ignore[no-untyped-def]
    """Root may write a read-only file: the call is made as a user who may not."""
    import subprocess

    from tests.support.command import TRACKER
    from tests.support.command import Answer as Called

    home.folder.chmod(0o755)
    for parent in list(home.folder.parents)[:3]:
        parent.chmod(parent.stat().st_mode | 0o055)
    for path in home.folder.iterdir():
        os.chown(path, 65534, 65534)
    home.folder.chmod(0o555)
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(TRACKER), *arguments],
        capture_output=True,
        cwd=home.folder,
        env=dict(home.environment()),
        timeout=60,
        check=False,
    )
    home.folder.chmod(0o755)
    return Called(done.returncode, done.stdout.decode(), done.stderr.decode())
