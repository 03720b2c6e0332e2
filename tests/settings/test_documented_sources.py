"""The examples of docs/sources.md are sources that the config takes, one of each kind at least."""

from __future__ import annotations

import re
from pathlib import Path

from tracker.settings import SourceEntry
from tracker.settings.load import parse

TEXT = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_every_example_is_taken_as_it_stands() -> None:
    examples = "\n".join(re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL))
    environment = {"TMDB_TOKEN": "eyJ-token", "PROXY_PASSWORD": "x"}
    settings = parse(examples, name="docs/sources.md", environment=environment)
    kinds = SourceEntry.model_json_schema()["properties"]["kind"]["enum"]
    assert {source.kind for source in settings.sources} == set(kinds)
    assert all(f"## {kind}\n" in TEXT for kind in kinds)
