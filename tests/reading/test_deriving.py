"""A language derived anew and one from the cache are the same, and so is all that is read with them."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tracker.reading import dates_words, deriving, lexicon
from tracker.reading.lexicon import LANGUAGES, Guard, Hedge, Lexicon, Shapes
from tracker.reading.patterns import Pattern
from tracker.reading.rulebook import Rule, Rulebook

PACKAGE = Path(deriving.__file__).parent
READ = """
import sys
from tests.reading.test_deriving import told
sys.stdout.buffer.write(told().encode())
"""
SAID = {
    "en": "Neon has acquired North American rights to FILM. It opens in U.S. theaters on Oct. 3, 2025.",
    "de": "Weltkino hat die deutschen Rechte an FILM erworben. Kinostart ist der 6. November 2025.",
    "fr": "Diaphana a acquis les droits français de FILM. Le film sortira en salles le 12 novembre 2025.",
    "es": "Caramel ha adquirido los derechos de FILM para España. Se estrena en cines el 7 de noviembre de 2025.",
    "ja": "FILMは2025年11月7日に日本で公開される。配給はギャガ。",
}


def told() -> str:
    """What a reader says of a sentence or two of several languages, and why."""
    from tests.support.reading import FILM, document
    from tracker.reading import Reader

    read = (Reader((FILM,)).explain(document(text, language=tongue)) for tongue, text in SAID.items())
    return "\n".join(map(repr, read))


def plain(value: Any) -> Any:
    """All that matters of a part of a lexicon, to be compared."""
    if isinstance(value, Pattern):
        return ("pattern", value.source, value.marks, value.needs, value.heads)
    if isinstance(value, Rulebook):
        return (plain(value.rules), value._sieve.words, value._alike, value._cues)
    if isinstance(value, Rule | Hedge | Guard | Lexicon):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value) if each.name != "sieve"}
    if isinstance(value, Shapes | Mapping):
        return {name: plain(each) for name, each in value.items()}
    return tuple(map(plain, value)) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_a_lexicon_from_the_cache_is_the_one_that_was_made(
    tongue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = lexicon._made.__wrapped__(tongue)
    monkeypatch.setattr(lexicon, "derived", None)
    found = lexicon._made.__wrapped__(tongue)
    assert plain(found) == plain(made)
    assert found.book.rules
    assert found.guards


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_what_is_derived_is_plain_data_without_the_examples(tongue: str) -> None:
    derived = deriving.derived(lexicon.written(tongue), spaced=tongue not in lexicon.UNSPACED)
    told = json.loads(json.dumps(derived))
    assert not [entry["id"] for entry in (*told["rules"], *told["guards"]) if entry.keys() & {"yes", "no"}]
    named = [place for rule in told["rules"] for place in rule["patterns"]]
    named += [
        doubt[name]
        for doubt in (*told["hedges"], *told["guards"])
        for name in ("pattern", "page", "unless")
        if name in doubt
    ]
    named += [place for name in ("shapes", "types", "premieres") for place in told[name].values()]
    named += [place for place, _ in told["alike"]]
    assert sorted(named) == list(range(len(told["patterns"])))


def test_documents_are_read_the_same_from_a_cold_and_a_warm_cache_and_from_none(tmp_path: Path) -> None:
    def read(cache: str) -> bytes:
        environment = os.environ | {"XDG_CACHE_HOME": cache}
        return subprocess.run([sys.executable, "-c", READ], env=environment, capture_output=True, check=True).stdout

    cold, warm, none = read(str(tmp_path)), read(str(tmp_path)), read("/proc/nowhere")
    assert cold == warm == none
    assert b"Neon" in cold
    assert {file.stem for file in tmp_path.glob("*/*")} >= set(SAID)


def imported(module: str) -> Iterator[str]:
    """The modules of the package on which one of them stands, itself among them."""
    yield module
    for node in ast.walk(ast.parse((PACKAGE / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tracker.reading."):
            yield from imported((node.module or "").rpartition(".")[2])


@pytest.mark.parametrize("module", [lexicon, dates_words])
def test_every_module_on_which_what_is_kept_depends_is_among_its_sources(module: ModuleType) -> None:
    assert {*imported(module.__name__.rpartition(".")[2])} == set(module._MADE_BY)


def test_an_edit_of_a_rule_or_of_a_module_makes_what_is_kept_stale() -> None:
    sources = {str(file) for file in lexicon._sources("en")}
    named = {PACKAGE / "needs.py", PACKAGE / "lexicon" / "en" / "sales.toml", PACKAGE / "lexicon" / "en" / "words.toml"}
    assert sources >= {str(file) for file in named}
    assert len(sources) == len(lexicon._MADE_BY) + len(lexicon._FILES)
