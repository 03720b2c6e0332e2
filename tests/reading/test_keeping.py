"""What is kept between runs: found again where it is whole and one's own, made anew where it is not, never missed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tracker.reading.keeping import kept


class Source(NamedTuple):
    """A file with that content."""

    content: bytes

    def read_bytes(self) -> bytes:
        return self.content


SOURCES = (Source(b"a rule"), Source(b"and its words"))
THING = {"words": ["à la", "\ue000"], "none": None, "patterns": [["^a", [1, 2]]]}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "festival-release-tracker"


class Maker:
    """Makes `thing`, and counts how often it was asked to."""

    def __init__(self, thing: object = THING) -> None:
        self.thing, self.asked = thing, 0

    def __call__(self) -> object:
        self.asked += 1
        return self.thing


def never() -> object:
    raise AssertionError("what is kept is made no second time")


def made_anew(sources: tuple[Source, ...] = SOURCES) -> bool:
    """Whether what is found in the cache was of no use; what comes of it is right in any case."""
    maker = Maker()
    assert kept("xx", sources, maker) == THING
    return maker.asked == 1


def test_what_was_made_once_is_found_again(cache: Path) -> None:
    assert made_anew()
    assert kept("xx", SOURCES, never) == THING
    assert [file.name for file in cache.iterdir()] == ["xx.jsonl"]


def test_what_was_just_made_has_no_other_form_than_what_was_kept() -> None:
    assert kept("xx", SOURCES, Maker({"pairs": ((1, 2),)})) == {"pairs": [[1, 2]]}


def test_it_is_for_the_user_alone(cache: Path) -> None:
    made_anew()
    assert cache.stat().st_mode & 0o777 == 0o700
    assert (cache / "xx.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("contents", [(b"a rule",), (b"a rule", b"and its wordS"), (b"a rulea", b"nd its words")])
def test_what_was_made_of_other_sources_is_stale(contents: tuple[bytes, ...], cache: Path) -> None:
    made_anew()
    sources = tuple(map(Source, contents))
    assert made_anew(sources)
    assert kept("xx", sources, never) == THING
    assert len(list(cache.iterdir())) == 1


HARM: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut in its first line": lambda whole: whole[:20],
    "cut behind its first line": lambda whole: whole[: whole.index(b"\n") + 1],
    "cut short": lambda whole: whole[:-1],
    "longer": lambda whole: whole + b" ",
    "one byte another": lambda whole: whole.replace(b"la", b"le"),
    "nothing like it": lambda whole: os.urandom(1000),
    "JSON of something else": lambda whole: b'{"words": []}',
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_damaged_file_is_as_none_and_is_mended(harm: Callable[[bytes], bytes], cache: Path) -> None:
    made_anew()
    file = cache / "xx.jsonl"
    whole = file.read_bytes()
    file.write_bytes(harm(whole))
    assert made_anew()
    assert file.read_bytes() == whole


def test_what_a_symbolic_link_leads_to_is_not_read_and_not_written(cache: Path, tmp_path: Path) -> None:
    made_anew()
    file, elsewhere = cache / "xx.jsonl", tmp_path / "elsewhere"
    file.rename(elsewhere)
    whole = elsewhere.read_bytes()
    file.symlink_to(elsewhere)
    assert made_anew()
    assert not file.is_symlink()
    assert elsewhere.read_bytes() == whole


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_is_not_read(mode: int, cache: Path) -> None:
    made_anew()
    (cache / "xx.jsonl").chmod(mode)
    assert made_anew()


def test_what_another_user_owns_is_not_read_and_nothing_is_put_beside_it(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_anew()
    whole = (cache / "xx.jsonl").read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert made_anew()
    assert made_anew((Source(b"other"),))
    assert (cache / "xx.jsonl").read_bytes() == whole


def test_a_pipe_is_not_waited_for(cache: Path) -> None:
    cache.mkdir(parents=True)
    os.mkfifo(cache / "xx.jsonl")
    assert made_anew()
    assert not made_anew()


def test_a_folder_in_its_place_is_left_and_nothing_beside_it(cache: Path) -> None:
    (cache / "xx.jsonl").mkdir(parents=True)
    assert made_anew()
    assert [file.name for file in cache.iterdir()] == ["xx.jsonl"]


def test_without_a_folder_to_write_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for nowhere in ("/proc/nowhere", str(tmp_path / "file")):
        monkeypatch.setenv("XDG_CACHE_HOME", nowhere)
        assert made_anew()
        assert made_anew()


def test_on_a_full_disk_all_goes_on(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert made_anew()
    assert list(cache.iterdir()) == []


def test_what_sources_cannot_tell_is_not_kept(cache: Path, tmp_path: Path) -> None:
    maker = Maker()
    for _ in range(2):
        assert kept("xx", [tmp_path / "gone.py"], maker) == THING
    assert maker.asked == 2
    assert not cache.exists()


def test_without_a_home_all_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert made_anew()
    assert made_anew()


@pytest.mark.parametrize("told", [None, "", "cache"])
def test_it_is_in_the_home_where_no_whole_path_is_told(
    told: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_CACHE_HOME")
    if told is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", told)
    made_anew()
    assert (tmp_path / ".cache" / "festival-release-tracker" / "xx.jsonl").is_file()
    assert not (tmp_path / "cache").exists()
