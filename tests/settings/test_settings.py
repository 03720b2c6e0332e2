"""tracker.toml: what it may say, and what is said of it when it is wrong."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import ConfigError
from tracker.settings import load
from tracker.settings.load import default_text, parse
from tracker.settings.model import Settings
from tracker.settings.where import line_of, lines_of

WHOLE = """
[tracker]
database = "sqlite:///here.db"
timezone = "Europe/London"
contact = "me@example.org"

[network]
allow_private = ["127.0.0.0/8", "::1"]
spacing = "0s"

[[films]]
title = "Eden"
aliases = ["Origin of Species"]
year = 2024

[[films]]
title = "Flow"

[[sources]]
name = "Trade"
kind = "feed"
url = "https://trade.example/feed"
every = "2h"

[[channels]]
name = "me"
kind = "email"
to = ["me@example.org"]
server = "smtp+starttls://me:${PASSWORD}@mail.example.org:587"
films = ["Flow"]
territories = ["US", "GB"]

[[channels]]
name = "hook"
kind = "webhook"
url = "https://example.org/hook/${TOKEN}"
secret = "whsec_${TOKEN}"
"""
ENVIRONMENT = {"PASSWORD": "p4ss-w0rd", "TOKEN": "dDBrZW4x"}


def settings(text: str, **environment: str) -> Settings:
    return parse(text, name="t.toml", environment=environment or ENVIRONMENT)


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as raised:
        settings(text)
    return raised.value.faults


def test_the_whole_file_is_read() -> None:
    read = settings(WHOLE)
    assert [f.title for f in read.films] == ["Eden", "Flow"]
    assert read.sources[0].every == timedelta(hours=2)
    assert read.network.spacing == timedelta(0)
    server, hook = read.channels[0].server, read.channels[1].url
    assert server is not None
    assert hook is not None
    assert server.get_secret_value().startswith("smtp+starttls://me:p4ss-w0rd@")
    assert hook.get_secret_value() == "https://example.org/hook/dDBrZW4x"


def test_no_secret_is_in_a_repr_or_a_dump() -> None:
    read = settings(WHOLE)
    for shown in (repr(read), str(read.model_dump(mode="json")), read.model_dump_json()):
        assert "p4ss-w0rd" not in shown
        assert "dDBrZW4x" not in shown


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('timezone = "Europe/London"', 'timezone = "Mars/Base"', 4, "tracker.timezone: is no time zone"),
        ('database = "sqlite:///here.db"', 'database = "mysql://x"', 3, 'must begin with "sqlite:///"'),
        ('contact = "me@example.org"', 'kontact = "me"', 5, 'did you mean "contact"?'),
        ("[network]", "[netwrok]", 7, 'did you mean "network"?'),
        ('"::1"', '"everywhere"', 8, "is no address or network"),
        ('spacing = "0s"', 'spacing = "soon"', 9, 'such as "30m"'),
        ('spacing = "0s"', 'spacing = "99999999w"', 9, 'is longer than "52w"'),
        ('spacing = "0s"', 'timeout = "0s"', 9, "network.timeout: "),
        ('aliases = ["Origin of Species"]', 'aliases = "Origin"', 13, "films.aliases: must be a list, in [ ]"),
        ("year = 2024", 'year = "soon"', 14, "films.year: must be a whole number"),
        ('title = "Eden"', "title = 7", 12, "films.title: must be a text, in quotation marks"),
        ('title = "Eden"', 'title = " "', 12, "films.title: must not be empty"),
        ("year = 2024", "year = 20244", 14, "films.year: should be less than or equal to 2200"),
        ('title = "Flow"', 'titel = "Flow"', 17, 'films.titel: is no known key; did you mean "title"?'),
        ('title = "Flow"', 'titel = "Flow"', 16, "films.title: is missing"),
        ('title = "Flow"', 'title = "Eden"', None, 'two of them are called "Eden"'),
        ('title = "Flow"', 'title = "EDEN"', None, 'two of them are called "Eden"'),
        ('to = ["me@example.org"]', 'to = ["me"]', 28, "is no e-mail address"),
        ('secret = "whsec_${TOKEN}"', 'secret = "not base64!"', 37, "must be base64"),
        ("https://trade.example/feed", "https://me:pw@trade.example/feed", 19, "no user and password"),
        ('kind = "feed"', 'kind = "fed"', 21, "must be one of"),
        ('url = "https://trade.example/feed"', 'url = "trade.example"', 22, "begins with http:// or https://"),
        ('every = "2h"', 'every = "5s"', 19, 'more often than every "1m"'),
        ("example/feed", "example/?s={title}", 19, 'of kind "search"'),
        ('server = "smtp+', 'server = "imap+', 29, "smtp+starttls://"),
        ('to = ["me@example.org"]', "", 25, 'a channel of kind "email" needs to'),
        ('films = ["Flow"]', 'films = ["Flaw"]', None, '"Flaw" is no title of the watch list'),
        ('"GB"]', '"UK-"]', 31, "is no territory"),
        ('secret = "whsec_${TOKEN}"', "", 33, 'a channel of kind "webhook" needs secret'),
        ('secret = "whsec_${TOKEN}"', 'secret = "eHl6"\nto = ["a@b"]', 33, "takes no to"),
        ('secret = "whsec_${TOKEN}"', 'secret = "${NOBODY}"', 37, "the environment variable NOBODY is not set"),
    ],
)
def test_a_fault_is_told_with_its_line_and_key(old: str, new: str, line: int | None, said: str) -> None:
    assert WHOLE.count(old) == 1 or old == '"GB"]'
    place = f"t.toml, line {line}: " if line else "t.toml"
    found = faults(WHOLE.replace(old, new))
    assert any(fault.startswith(place) and said in fault for fault in found), found


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    found = faults('[tracker]\ntimezone = "x"\n[[films]]\n[[sources]]\nname = "a"\nkind = "b"\nurl = "c"\n')
    assert [fault.split(":")[0] for fault in found] == [f"t.toml, line {n}" for n in (2, 3, 6, 7)]


def test_a_table_of_the_wrong_shape_is_told_in_the_words_of_the_file() -> None:
    assert faults("films = 3\ntracker = []\n") == (
        "t.toml, line 1: films: must be a list, in [ ]",
        "t.toml, line 2: tracker: must be a table",
    )


def test_a_variable_that_is_not_set_is_one_fault_and_no_second() -> None:
    assert faults(WHOLE.replace("${PASSWORD}@mail.example.org", "${NOBODY} @")) == (
        "t.toml, line 29: channels.server: the environment variable NOBODY is not set",
    )


def test_a_value_is_never_quoted_back() -> None:
    for fault in faults(WHOLE.replace('server = "smtp+starttls', 'server = "gopher')):
        assert "p4ss-w0rd" not in fault


@pytest.mark.parametrize("password", ["plain", "a/b", "a#b?c", "p@ss", "100%", "a:b", "[x]", "ü", "a b"])
def test_a_password_may_hold_any_character(password: str) -> None:
    read = parse(WHOLE, name="t.toml", environment=ENVIRONMENT | {"PASSWORD": password})
    assert read.channels[0].server is not None
    assert f":{quote(password, safe='')}@mail.example.org:587" in read.channels[0].server.get_secret_value()
    assert password not in read.masked(f"smtp://me:{password}@x and me:{quote(password, safe='')}@x")


@pytest.mark.parametrize(
    "server", ["smtp://", "smtp://:25", "smtp://me@", "smtp://host:0", "smtp://host:port", "http://host"]
)
def test_what_is_no_mail_server_is_refused(server: str) -> None:
    assert any(
        "smtp+starttls://" in f
        for f in faults(WHOLE.replace("smtp+starttls://me:${PASSWORD}@mail.example.org:587", server))
    )


def test_what_is_no_toml_is_told_with_its_place() -> None:
    assert faults("[tracker\n") == (
        "t.toml: line 1, column 9: is not TOML: expected ']' at the end of a table declaration",
    )


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ConfigError):
        assert isinstance(settings(text), Settings)


@given(st.dictionaries(st.sampled_from(["tracker", "films", "x"]), st.text(max_size=5), max_size=3))
def test_lines_are_those_of_the_keys(table: dict[str, str]) -> None:
    text = "".join(f'{key} = "{"a" * len(value)}"\n' for key, value in table.items())
    lines = lines_of(text)
    for number, key in enumerate(table, start=1):
        assert line_of((key,), lines) == number
    assert line_of(("nothing", 3), lines) is None


class TestWhichFile:
    @pytest.fixture(autouse=True)
    def empty_machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("TRACKER_CONFIG", "TRACKER_DATABASE", "XDG_DATA_HOME"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "etc"))
        monkeypatch.chdir(tmp_path)

    def film(self, path: Path, title: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'[[films]]\ntitle = "{title}"\n', encoding="utf-8")
        return path

    def test_the_nearest_one_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert load().path is None
        self.film(tmp_path / "etc" / "festival-release-tracker" / "tracker.toml", "of the user")
        assert load().settings.films[0].title == "of the user"
        self.film(tmp_path / "tracker.toml", "of the folder")
        assert load().settings.films[0].title == "of the folder"
        monkeypatch.setenv("TRACKER_CONFIG", str(self.film(tmp_path / "other.toml", "of the environment")))
        assert load().settings.films[0].title == "of the environment"
        assert load(self.film(tmp_path / "named.toml", "of the option")).settings.films[0].title == "of the option"

    def test_a_mark_before_the_first_line_and_line_ends_of_windows_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "windows.toml"
        path.write_bytes(b'\xef\xbb\xbf[[films]]\r\ntitle = "of Windows"\r\n')
        assert load(path).settings.films[0].title == "of Windows"

    def test_a_home_folder_that_nobody_knows_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
        monkeypatch.delenv("HOME")
        monkeypatch.setattr("os.getuid", lambda: 2**31 - 2)
        with pytest.raises(ConfigError, match="no home folder is known: set HOME, or XDG_CONFIG_HOME"):
            load()

    def test_a_tilde_in_the_database_is_the_home_folder(self, tmp_path: Path) -> None:
        path = tmp_path / "tracker.toml"
        path.write_text('[tracker]\ndatabase = "sqlite:///~/own.db"\n', encoding="utf-8")
        assert load(path).database == "sqlite:///~/own.db"

    def test_the_database_is_the_nearest_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert load().database == f"sqlite:///{tmp_path}/.local/share/festival-release-tracker/tracker.db"
        folder = tmp_path / "elsewhere"
        path = self.film(folder / "tracker.toml", "x")
        path.write_text('[tracker]\ndatabase = "sqlite:///own.db"\n', encoding="utf-8")
        assert load(path).database == f"sqlite:///{folder}/own.db", "relative to the file, not to the shell"
        monkeypatch.setenv("TRACKER_DATABASE", "sqlite:////srv/env.db")
        assert load(path).database == "sqlite:////srv/env.db"
        assert load(path, "plain.db").database == "sqlite:///plain.db"


class TestTheBuiltInDefault:
    def test_it_watches_one_film_on_at_least_eight_public_sources(self) -> None:
        read = parse(default_text(), name="default", environment={})
        assert [(f.title, f.year) for f in read.films] == [("K-Pops!", 2024)]
        assert len({s.url for s in read.sources}) >= 8
        assert {s.kind for s in read.sources} == {"feed", "search"}
        assert all(s.url.startswith("https://") for s in read.sources)
        assert read.channels == ()

    def test_it_asks_nobody_more_than_every_half_hour(self) -> None:
        read = parse(default_text(), name="default", environment={})
        assert min(s.every for s in read.sources) >= timedelta(minutes=30)

    def test_it_is_a_file_that_a_person_can_begin_with(self) -> None:
        assert tomllib.loads(default_text())["films"][0]["title"] == "K-Pops!"


SOURCE = '[[sources]]\nname = "S"\nkind = "{kind}"\nurl = "https://x.example/"\n{more}\n'


@pytest.mark.parametrize(
    ("kind", "more", "line"),
    [
        ("tmdb", "", 'key: is missing; write key = "${TMDB_TOKEN}"'),
        ("tmdb", 'key = "0123456789abcdef0123456789abcdef"', "TMDb's short API Key"),
        ("tmdb", 'key = "two words"', "was it copied whole?"),
        ("tmdb", 'key = "${UNSET}"', "the environment variable UNSET is not set"),
        ("feed", 'key = "eyJ"', "only a source of kind tmdb takes it"),
        ("feed", 'render = "browser"', "only a source of kind listing or article or programme"),
        ("search", "", 'of kind "search"'),
        ("listing", 'select = { item = "a[" }', "is no CSS selector"),
        ("listing", 'select = { itm = "a" }', 'did you mean "item"?'),
        ("listing", 'festival = "F"', "only a source of kind programme"),
    ],
)
def test_what_a_kind_of_source_does_not_take_is_one_line(kind: str, more: str, line: str) -> None:
    (found,) = faults(SOURCE.format(kind=kind, more=more))
    assert line in found


def test_a_database_has_an_address_and_a_rhythm_of_its_own() -> None:
    (source,) = parse('[[sources]]\nname = "W"\nkind = "wikidata"\n', name="t", environment={}).sources
    assert (source.url, source.every) == ("https://query.wikidata.org/sparql", timedelta(hours=12))


@pytest.mark.parametrize(("key", "value"), [("wikidata", '"125"'), ("imdb", '"nm0000001"'), ("tmdb", "0")])
def test_a_film_s_ids_are_held_to_their_form(key: str, value: str) -> None:
    (found,) = faults(f'[[films]]\ntitle = "Eden"\n{key} = {value}\n')
    assert f"films.{key}" in found
