"""How well developments agree with a gold: the reading contract's scoring, as a library.

A case is `{"id", "tags", "watch", "document", "developments"}`; a development is the contract's object. Core agreement
asks for the same film, kind and key; full agreement for every field that the gold gives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.domain import edtf
from tracker.domain.film import fold

Said = Mapping[str, Any]

_TAIL = re.compile(
    r"\s+(entertainment|pictures|films?|film group|releasing|studios?|distribution|international|media|company|co|inc|"
    r"ltd|llc|gmbh)\.?$",
    re.I,
)
_FESTIVAL_WORDS = re.compile(r"\b(international|film|films|festival|the|de|du|di|of|bfi|tv|fest|competition)\b", re.I)
_FESTIVALS = {
    "tiff": "toronto",
    "berlinale": "berlin",
    "idfa": "amsterdamdocumentary",
    "iffr": "rotterdam",
    "biff": "busan",
    "donostia": "sansebastian",
    "venezia": "venice",
    "mostra": "venice",
    "annecyanimation": "annecy",
    "southbysouthwest": "sxsw",
    "torino": "turin",
    "roma": "rome",
}
_CONTAINED = 4  # letters beyond which one name may hold the other


@dataclass(slots=True)
class Tally:
    """Right, falsely alarmed and missed."""

    right: int = 0
    alarms: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.alarms) if self.right + self.alarms else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """Core and full, for all, by kind and by language; `quiet` of `silent` cases without a gold were kept quiet."""

    core: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    full: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    quiet: int = 0
    silent: int = 0
    faults: list[str] = field(default_factory=list)


def score(cases: Iterable[Mapping[str, Any]], answers: Mapping[str, Sequence[Said]]) -> Scores:
    """The scores of `answers`, a reader's developments by the id of their case."""
    scores = Scores()
    for case in cases:
        _score_case(scores, case, answers.get(case["id"], ()))
    return scores


def _score_case(scores: Scores, case: Mapping[str, Any], outs: Sequence[Said]) -> None:
    document = case["document"]
    text = _spaced(f"{document.get('title') or ''} \n {document.get('text') or ''}")
    required = [gold for gold in case["developments"] if not gold.get("optional")]
    optional = [gold for gold in case["developments"] if gold.get("optional")]
    pairs, missed, alarms = pair(required, outs, text)
    alarms = pair(optional, alarms, text)[2]
    scores.silent += not required
    scores.quiet += not required and not alarms
    language = f"language {document['language'].partition('-')[0]}"
    for gold, out in pairs:
        faults = wrong(gold, out, text)
        scores.faults += [f"{case['id']} {gold['kind']}: {fault}" for fault in faults]
        for group in ("all", f"kind {gold['kind']}", language):
            scores.core[group].right += 1
            scores.full[group].right += not faults
            scores.full[group].alarms += bool(faults)
            scores.full[group].missed += bool(faults)
    for said, what in [(gold, "missed") for gold in missed] + [(out, "alarms") for out in alarms]:
        scores.faults.append(f"{case['id']} {what}: {brief(said)}")
        for group in ("all", f"kind {said['kind']}", language):
            for level in (scores.core, scores.full):
                setattr(level[group], what, getattr(level[group], what) + 1)


def brief(said: Said) -> dict[str, Any]:
    """What a development says, without what it does not and without its quote."""
    return {name: value for name, value in said.items() if value not in (None, [], ()) and name != "quote"}


def pair(
    golds: Sequence[Said], outs: Sequence[Said], text: str
) -> tuple[list[tuple[Said, Said]], list[Said], list[Said]]:
    """Gold with output, fullest agreement first; then the gold that was missed, and the false alarms."""
    options = sorted(
        (len(wrong(gold, out, text)), g, o)
        for g, gold in enumerate(golds)
        for o, out in enumerate(outs)
        if core(gold, out)
    )
    used_golds: set[int] = set()
    used_outs: set[int] = set()
    pairs = []
    for _, g, o in options:
        if g not in used_golds and o not in used_outs:
            used_golds.add(g)
            used_outs.add(o)
            pairs.append((golds[g], outs[o]))
    missed = [gold for g, gold in enumerate(golds) if g not in used_golds]
    return pairs, missed, [out for o, out in enumerate(outs) if o not in used_outs]


def core(gold: Said, out: Said) -> bool:
    """Whether the two speak of the same development."""
    if fold(gold["film"]) != fold(out["film"]) or gold["kind"] != out["kind"]:
        return False
    if gold["kind"] == "festival":
        return _festival(gold) == _festival(out) and (
            not gold.get("date") or _span(gold).first.year == (_span(out).first.year if out.get("date") else None)
        )
    if gold["kind"] == "award":
        same = bool(gold.get("award")) and fold(gold["award"]) == fold(out.get("award") or "")
        return same or _festival(gold) == _festival(out)
    if gold["kind"] in ("sales", "acquisition"):
        return bool(_companies(gold) & _companies(out))
    if gold["kind"] == "release":
        return _same_interval(gold, out)
    return gold["kind"] != "production" or gold.get("phase") == out.get("phase")


def wrong(gold: Said, out: Said, text: str) -> list[str]:
    """The fields in which `out` falls short of `gold`; empty where all agree."""
    faults = [
        f"{name} {out.get(name)} not {gold[name]}"
        for name in ("certainty", "release_type", "phase")
        if gold.get(name) and gold[name] != out.get(name)
    ]
    if gold.get("companies") and _companies(gold) != _companies(out):
        faults.append(f"companies {out.get('companies')} not {gold['companies']}")
    if gold.get("territories") is not None and sorted(gold["territories"]) != sorted(out.get("territories") or ()):
        faults.append(f"territories {out.get('territories')} not {gold['territories']}")
    if gold.get("date") and not _agree_on_date(gold, out):
        faults.append(f"date {out.get('date')} not {gold['date']}")
    for name in ("section", "premiere", "award"):
        want, got = fold(gold.get(name) or ""), fold(out.get(name) or "")
        if want and want != got and not (len(got) > _CONTAINED and (got in want or want in got)):
            faults.append(f"{name} {out.get(name)} not {gold[name]}")
    quote = _spaced(out.get("quote") or "").strip()
    if not quote or quote not in text:
        faults.append("quote is not in the document")
    return faults


def _agree_on_date(gold: Said, out: Said) -> bool:
    if gold["kind"] != "festival" or not out.get("date"):
        return _same_interval(gold, out)
    return _span(gold).holds(_span(out)) or _span(out).holds(_span(gold))


def _same_interval(gold: Said, out: Said) -> bool:
    if not gold.get("date") or not out.get("date"):
        return not gold.get("date") and not out.get("date")
    return _span(gold) == _span(out)


def _span(said: Said) -> edtf.Span:
    return edtf.span(said["date"])


def _companies(said: Said) -> set[str]:
    return {_company(name) for name in said.get("companies") or ()}


def _company(name: str) -> str:
    """A company's name less its generic tail words, folded: Altitude Film Distribution is altitude."""
    bare, before = re.sub(r"^the\s+", "", name.strip(), flags=re.I), None
    while bare != before:
        before, bare = bare, _TAIL.sub("", bare)
    return fold(bare) or fold(name)


def _festival(said: Said) -> str:
    """A festival's name less the words that all festivals share, folded."""
    name = fold(_FESTIVAL_WORDS.sub(" ", said.get("festival") or ""))
    return _FESTIVALS.get(name, name)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
