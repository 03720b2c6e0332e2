"""An answer of Wikidata's query service, in the format of https://www.w3.org/TR/sparql11-results-json/."""

from __future__ import annotations

import json
from typing import Any

ENTITY = "http://www.wikidata.org/entity/"


def answer(*rows: dict[str, Any]) -> str:
    return json.dumps({"head": {"vars": ["film", "what", "value"]}, "results": {"bindings": list(rows)}})


def row(item: str, what: str, value: str, **more: str) -> dict[str, Any]:
    """One row; `more` are its other columns."""
    columns = {"film": ENTITY + item, "what": what, "value": value, **more}
    return {name: {"type": "uri" if "://" in text else "literal", "value": text} for name, text in columns.items()}


def linked(item: str, what: str, label: str, **more: str) -> dict[str, Any]:
    """A row whose value is another item."""
    return row(item, what, f"{ENTITY}Q{sum(map(ord, label))}", valueLabel=label, **more)


def released(item: str, day: str, place: str, iso: str = "", **more: str) -> dict[str, Any]:
    """A publication date with its place."""
    country = {"iso": iso} if iso else {}
    return row(item, "release", f"{day}T00:00:00Z", **{"precision": "11", "placeLabel": place, **country, **more})


K_POPS = (
    row("Q125536216", "title", "K-Pops!"),
    row("Q125536216", "title", "KPOPS!"),
    linked("Q125536216", "director", "Anderson .Paak"),
    linked("Q125536216", "cast", "Anderson .Paak"),
    linked("Q125536216", "cast", "Yvette Nicole Brown"),
    linked("Q125536216", "company", "Stampede Ventures"),
    row("Q125536216", "imdb", "tt31193180"),
    row("Q125536216", "tmdb", "1218762"),
    released("Q125536216", "2024-09-07", "Toronto"),
    released("Q125536216", "2026-02-27", "United States of America", "US"),
    released("Q125536216", "2026-01-01", "United Kingdom", "GB", precision="10", formatLabel="video on demand"),
    linked("Q125536216", "distributor", "Aura Entertainment", iso="US"),
)
