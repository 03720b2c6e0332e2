"""`[[sources]]`: a place to look, of one of the kinds of `tracker.sources.kinds`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator

from tracker.settings.values import Duration, NonEmpty, Selector, Table, WebAddress, duration_text

SHORTEST_RHYTHM = timedelta(minutes=1)
"""No source is asked more often: a public page does not change faster, and a slip of the pen must not hammer it."""


class SelectTable(Table):
    """`[sources.select]`: CSS selectors by which a listing or a programme is read, where it does not tell by itself."""

    item: Selector | None = Field(None, description="One entry of a listing; the next four are sought within it.")
    link: Selector | None = Field(None, description="The link to the article.")
    title: Selector | None = Field(None, description="The headline; on a programme's page the film's title.")
    date: Selector | None = Field(None, description="When it was published.")
    summary: Selector | None = Field(None, description="Its summary.")
    section: Selector | None = Field(None, description="The section of the festival.")
    premiere: Selector | None = Field(None, description="The premiere status.")
    screening: Selector | None = Field(None, description="One screening: its date, hour and place.")


_ADDRESSES = {
    "tmdb": "https://api.themoviedb.org/3",
    "wikidata": "https://query.wikidata.org/sparql",
    "archive": "https://web.archive.org",
}
"""Where the databases are, for those who name no address."""

_DATABASE_RHYTHM = "12h"
"""How often a database is asked, for those who do not say: it changes by the day, and its quota is for all."""


class SourceEntry(Table):
    """`[[sources]]`: a place to look."""

    name: NonEmpty
    kind: Literal["feed", "search", "listing", "article", "sitemap", "programme", "tmdb", "wikidata", "archive"]
    url: WebAddress = Field(
        description="The address; that of a search holds {title}. A database has its own without it."
    )
    every: Duration = Field(
        timedelta(minutes=30),
        json_schema_extra={"default": "30m"},
        description="How often it is asked; a database every 12h.",
    )
    follow: Literal["auto", "always", "never"] = Field(
        "auto", description="Whether items are followed to their articles: where they name a film, always, or never."
    )
    language: NonEmpty | None = Field(None, description="The language of its texts, where the pages do not say.")
    render: Literal["plain", "browser"] = Field(
        "plain", description="Whether a browser runs the page's scripts first: for pages that are empty without them."
    )
    select: SelectTable = Field(SelectTable(), description="CSS selectors, for a listing or a programme.")
    festival: NonEmpty | None = Field(None, description="Whose programme it is, where the page does not say.")
    key: SecretStr | None = Field(None, description="The API Read Access Token of TMDb.")

    @model_validator(mode="before")
    @classmethod
    def _at_home(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("kind") in _ADDRESSES:
            return {"url": _ADDRESSES[data["kind"]], "every": _DATABASE_RHYTHM, **data}
        return data

    @model_validator(mode="after")
    def _whole(self) -> SourceEntry:
        if (self.kind == "search") != ("{title}" in self.url):
            raise ValueError('a source with {title} in its url is of kind "search", and only such a one')
        if "@" in urlsplit(self.url).netloc:
            raise ValueError("url: no user and password are sent to a source; leave them out")
        if self.every < SHORTEST_RHYTHM:
            raise ValueError(f'every: no source is asked more often than every "{duration_text(SHORTEST_RHYTHM)}"')
        self._only("key", "tmdb")
        self._only("festival", "programme")
        self._only("select", "listing", "programme")
        self._only("render", "listing", "article", "programme")
        if self.kind == "tmdb":
            _tmdb_key(self.key)
        return self

    def _only(self, key: str, *kinds: str) -> None:
        """Raises ValueError where `key` is set though nothing of this kind would heed it."""
        if key in self.model_fields_set and self.kind not in kinds:
            raise ValueError(f"{key}: only a source of kind {' or '.join(kinds)} takes it, and this is a {self.kind}")


def _tmdb_key(key: SecretStr | None) -> None:
    """TMDb gives two keys; the short one would have to stand in the address, where logs and redirects show it."""
    where = "from https://www.themoviedb.org/settings/api"
    if key is None:
        raise ValueError(
            f'key: is missing; write key = "${{TMDB_TOKEN}}" and set that to the API Read Access Token {where}'
        )
    if not re.fullmatch(r"[!-~]+", key.get_secret_value()):
        raise ValueError("key: holds a space or a letter that no key has; was it copied whole?")
    if re.fullmatch(r"[0-9a-f]{32}", key.get_secret_value()):
        raise ValueError(f"key: is TMDb's short API Key; take the long API Read Access Token {where}")
