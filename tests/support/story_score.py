"""Scores the alerts and ledgers of a replayed story against its gold, by the rules of the story contract.

Written apart from the product on purpose: it shares no code with what it judges.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]

_TAIL = re.compile(
    r"\s+(entertainment|pictures|films?|film group|releasing|studios?|distribution|international|media"
    r"|company|co|inc|ltd|llc|gmbh)\.?$",
    re.I,
)
_SHARED = re.compile(r"\b(international|film|films|festival|the|de|du|di|of|bfi|tv|fest|competition)\b", re.I)
_FESTIVALS = {"tiff": "toronto", "berlinale": "berlin", "torino": "turin", "southbysouthwest": "sxsw", "biff": "busan"}
_PERIODS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 40: (1, 6), 41: (7, 12)} | {
    33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)
}
PARTS = ("festivals", "awards", "sales", "rights", "releases")


@dataclass
class Score:
    """What a replay got right; `missed`, `extra` and `wrong` say in words what it did not."""

    due: int = 0
    hits: int = 0
    on_time: int = 0
    exact: int = 0
    agree: int = 0
    rows: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        sent = self.hits + len(self.extra)
        return self.hits / sent if sent else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.due if self.due else 1.0


def score(gold: Row, out: Row) -> Score:
    """`out` against `gold`; both in the shape of the story contract."""
    result = Score()
    left = list(out["alerts"])
    due = [a for a in gold["alerts"] if not a.get("optional")]
    for alert in due:
        result.due += 1
        found = sorted(
            (a for a in left if same_alert(alert, a)),
            key=lambda a: (a["document"] != alert["document"], places_differ(alert, a)),
        )
        if not found:
            result.missed.append(brief(alert))
            continue
        best = found[0]
        left.remove(best)
        result.hits += 1
        result.on_time += best["document"] == alert["document"]
        result.exact += not places_differ(alert, best) and alert.get("certainty") in (None, best["certainty"])
    for alert in (a for a in gold["alerts"] if a.get("optional")):
        if spare := next((a for a in left if same_alert(alert, a)), None):
            left.remove(spare)
    result.extra = [brief(a) for a in left]
    compare_ledgers(gold["films"], out["films"], result)
    return result


def compare_ledgers(golds: Sequence[Row], outs: Sequence[Row], result: Score) -> None:
    ledgers = {fold(o["film"]): o for o in outs}
    for gold in golds:
        mine = ledgers.get(fold(gold["film"]), {})
        result.rows += 1
        result.agree += mine.get("stage") == gold["stage"]
        if mine.get("stage") != gold["stage"]:
            result.wrong.append(f"{gold['film']}: stage {mine.get('stage')} not {gold['stage']}")
        for part in PARTS:
            may = {key(part, r) for r in gold.get(part) or [] if r.get("optional")}
            want = {key(part, r) for r in gold.get(part) or []} - may
            got = {key(part, r) for r in mine.get(part) or []} - may
            result.rows += len(want | got)
            result.agree += len(want & got)
            result.wrong += [f"{gold['film']}: {part} lacks {row}" for row in sorted(want - got, key=str)]
            result.wrong += [f"{gold['film']}: {part} should not hold {row}" for row in sorted(got - want, key=str)]


def key(part: str, row: Row) -> tuple[Any, ...]:
    """What two ledgers' rows are compared by."""
    places = tuple(sorted(row.get("territories") or []))
    if part == "festivals":
        return festival(row), (bounds(row.get("date")) or ("",))[0][:4]
    if part == "awards":
        return festival(row), fold(row.get("award"))
    if part == "releases":
        return places, bounds(row.get("date")), row.get("release_type"), tuple(bounds(d) for d in row.get("was") or [])
    return tuple(sorted(company(c) for c in row.get("companies") or [])), places


def same_alert(gold: Row, out: Row) -> bool:
    changes = {gold.get("change", "new"), *gold.get("or_change", [])}
    return core(gold, out) and out.get("change") in changes


def places_differ(gold: Row, out: Row) -> bool:
    want = gold.get("territories")
    return want is not None and sorted(want) != sorted(out.get("territories") or [])


def core(gold: Row, out: Row) -> bool:
    """Whether two developments are the same one: film, kind and the kind's key."""
    if fold(gold["film"]) != fold(out["film"]) or gold["kind"] != out["kind"]:
        return False
    kind = gold["kind"]
    if kind == "festival":
        want, got = bounds(gold.get("date")), bounds(out.get("date"))
        return festival(gold) == festival(out) and (want is None or (got is not None and want[0][:4] == got[0][:4]))
    if kind == "award":
        return festival(gold) == festival(out) or fold(gold.get("award")) == fold(out.get("award")) != ""
    if kind in ("sales", "acquisition"):
        return bool({company(c) for c in gold["companies"]} & {company(c) for c in out["companies"]})
    if kind == "release":
        return bounds(gold.get("date")) == bounds(out.get("date"))
    return kind != "production" or gold.get("phase") == out.get("phase")


def bounds(date: str | None) -> tuple[str, str] | None:
    """An EDTF date as its first and its last day."""
    if not date:
        return None
    if "/" in date:
        left, right = (bounds(part) for part in date.split("/"))
        return left and right and (left[0], right[1])
    year, month, day = (*(int(p) for p in date.split("-")), 0, 0)[:3]
    if day:
        return date, date
    first, last = (1, 12) if not month else (month, month) if month <= 12 else _PERIODS[month]
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return f"{year:04}-{first:02}-01", f"{end_year:04}-{end:02}-{monthrange(end_year, end)[1]:02}"


def unaccented(text: str | None) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))


def fold(text: str | None) -> str:
    return re.sub(r"[^\w]+", "", unaccented(text).casefold())


def company(name: str) -> str:
    bare, before = re.sub(r"^the\s+", "", name.strip(), flags=re.I), ""
    while bare != before:
        before, bare = bare, _TAIL.sub("", bare)
    return fold(bare) or fold(name)


def festival(row: Row) -> str:
    name = fold(_SHARED.sub(" ", unaccented(row.get("festival"))))
    return _FESTIVALS.get(name, name)


def brief(alert: Row) -> str:
    return str({k: v for k, v in alert.items() if v not in (None, []) and k not in ("quote", "note", "id")})
