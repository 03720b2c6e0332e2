"""What the board asks: lean questions, each answered from an index or from what is derived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from db.asking import Asking, Slice, listed
from db.fulltext import Query, in_postgresql, in_sqlite
from db.rows import RaisedAlert, document_of, facts_of, ledger_of, moment, opening_of, raised_of, stamp
from tracker.domain.document import Document
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.opening import Opening

_MATCHES = {
    "sqlite": (
        "SELECT d.*, d.said AS at FROM words JOIN searched s ON s.number = words.rowid "
        "JOIN documents d ON d.id = s.document_id WHERE words MATCH :query{about} "
        "ORDER BY bm25(words, 4.0, 1.0), d.said DESC, d.id LIMIT :limit OFFSET :offset"
    ),
    "postgresql": (
        "SELECT d.*, d.said AS at FROM searched s JOIN documents d ON d.id = s.document_id "
        "WHERE s.lexemes @@ to_tsquery('simple', :query){about} "
        "ORDER BY ts_rank(s.lexemes, to_tsquery('simple', :query)) DESC, d.said DESC, d.id LIMIT :limit OFFSET :offset"
    ),
}
_ABOUT = " AND EXISTS (SELECT 1 FROM claims c WHERE c.document_id = d.id AND c.film = :film)"
_SPELLED = {"sqlite": in_sqlite, "postgresql": in_postgresql}


class BoardReads(Asking):
    """The questions of the board."""

    def outline_stamps(self) -> dict[str, datetime]:
        """Every film of which something was said, with the moment at which its ledger was last written."""
        return {
            row["film"]: moment(row["updated_at"]) for row in self._rows("SELECT film, updated_at FROM outlines", {})
        }

    def outlines(self, films: Iterable[str]) -> dict[str, Ledger]:
        """The ledgers of `films` without their evidence (`tracker.domain.ledger.outline`)."""
        found = self._among("SELECT film, body FROM outlines WHERE film IN {}", films)
        return {row["film"]: ledger_of(row) for row in found}

    def facts(self, wanted: Mapping[str, Collection[str]]) -> dict[str, Fact]:
        """Single facts by their ids: for each film those that are `wanted` of it, where it has them. The rest of their
        ledgers stays data, which for a thousand films is most of the work.
        """
        found: dict[str, Fact] = {}
        for row in self._among("SELECT film, body FROM outlines WHERE film IN {}", wanted):
            found |= {fact.id: fact for fact in facts_of(row, wanted[row["film"]])}
        return found

    def openings(self, film: str | None = None) -> list[Opening]:
        """The openings of `film`, or of all films, by film, territory and type; cancelled ones too."""
        where, values = (" WHERE film = :film", {"film": film}) if film else ("", {})
        sql = f"SELECT * FROM openings{where} ORDER BY film, territory, release_type"  # noqa: S608
        return [opening_of(row) for row in self._rows(sql, values)]

    def last_alerts(self, films: Iterable[str]) -> dict[str, RaisedAlert]:
        """For each of `films` the latest alert, where there was one."""
        sql = "SELECT * FROM alerts WHERE sequence IN (SELECT MAX(sequence) FROM alerts WHERE film IN {} GROUP BY film)"
        found = map(raised_of, self._among(sql, films))
        return {raised.alert.development.film: raised for raised in found}

    def latest_alerts(
        self, since: datetime | None, limit: int, *, films: Sequence[str] = (), kinds: Sequence[str] = ()
    ) -> list[RaisedAlert]:
        """The alerts that were raised last, the latest first, none from before `since`; at most `limit`.

        Only those of `films` and of `kinds`, where these name any.
        """
        named = {f"f{n}": film for n, film in enumerate(films)}
        kinded = {f"k{n}": kind for n, kind in enumerate(kinds)}
        terms = {
            "created_at >= :since": since,
            f"film IN {listed(named)}": named,
            f"kind IN {listed(kinded)}": kinded,
        }
        where = " AND ".join(term for term, asked in terms.items() if asked) or "1 = 1"
        sql = f"SELECT * FROM alerts WHERE {where} ORDER BY sequence DESC LIMIT :limit"  # noqa: S608
        values = {**named, **kinded, **({"since": stamp(since)} if since else {}), "limit": limit}
        return [raised_of(row) for row in self._rows(sql, values)]

    def sources_at_a_glance(self) -> tuple[list[str], datetime | None]:
        """The keys of the addresses that failed at the last try, and when any last went well (aware, UTC)."""
        broken = [row["key"] for row in self._rows("SELECT key FROM sources WHERE error IS NOT NULL", {})]
        row = self._first("SELECT MAX(ok_at) AS ok_at FROM sources")
        return broken, moment(row["ok_at"]) if row and row["ok_at"] else None

    def search(self, asked: Query, film: str | None, part: Slice) -> list[Document]:
        """The documents that `asked` finds, the best first; with `film` those alone that say something of it."""
        if not asked:
            return []
        values = {"query": _SPELLED[self.dialect](asked), "limit": part.limit, "offset": part.offset}
        sql = _MATCHES[self.dialect].format(about=_ABOUT if film else "")
        return [document_of(row) for row in self._rows(sql, values | ({"film": film} if film else {}))]
