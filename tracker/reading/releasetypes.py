"""What type of release words say, or leave to the trade: in cinemas, streaming, on disc."""

from __future__ import annotations

from tracker.domain.development import ReleaseType
from tracker.reading import marks, names
from tracker.reading.found import Found
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref

_ON_A_SCREEN_AT_HOME = frozenset({"streamer", "broadcaster"})  # the roles of those that never bring films to theatres


def types_said(lexicon: Lexicon, marked: Marked) -> list[ReleaseType | None]:
    """The types that the words say: two, where they join theatres and the home."""
    shapes = lexicon.shapes
    if shapes["two_types"].search(marked.text):
        limited = any(kind == "limited" and pattern.search(marked.text) for kind, pattern in lexicon.types)
        return ["limited" if limited else "theatrical", "digital"]
    if shapes["disc_and_digital"].search(marked.text):
        in_theaters = any(kind == "theatrical" and pattern.search(marked.text) for kind, pattern in lexicon.types)
        if not in_theaters:
            return ["digital", "physical"]
    kind = release_type(lexicon, marked)
    if kind is None:
        return []
    both = shapes["and_stream"].search(marked.text) if "and_stream" in shapes else None
    if both and "streamer" in names.role(str(marked.at(both.start("company")).value)):
        return ["theatrical", "streaming"]
    return [kind]


def types_of_trade(found: Found, who: tuple[str, ...]) -> list[ReleaseType | None]:
    """What the words leave to the trade: a chain of theatres, a streamer's own film, "opens"."""
    named = [str(v) for r in found.marked.refs if r.mark in marks.COMPANIES for v in r.values]
    if any("exhibitor" in names.role(name) for name in named):
        return ["theatrical"]
    if who and all("streamer" in names.role(name) and names.role(name) <= _ON_A_SCREEN_AT_HOME for name in who):
        return ["streaming"]
    if who and all(map(only_broadcasts, who)):
        return ["tv"]
    house = found.scene.focus.house
    if house is not None and streams(house) and who == tuple(map(str, house.values)):
        return ["streaming"]
    return ["theatrical"] if found.scene.lexicon.shapes["theatrical_verb"].search(found.match[0]) else []


def streams(house: Ref | None) -> bool:
    """Whether a company is one that streams films, whatever else it does."""
    return house is not None and all("streamer" in names.role(str(value)) for value in house.values)


def only_broadcasts(company: str) -> bool:
    """Whether it shows films on television, and brings none out anywhere else."""
    roles = names.role(company)
    return "broadcaster" in roles and not roles & {"streamer", "distributor", "studio"}


def release_type(lexicon: Lexicon, marked: Marked) -> ReleaseType | None:
    """What kind of release the words say; the first kind of the lexicon's order that they do."""
    passed_over = lexicon.shapes["passed_over"].search(marked.text)
    text = marked.text.replace(passed_over[0], "") if passed_over else marked.text  # "skipping cinemas"
    for kind, pattern in lexicon.types:
        if pattern.search(text):
            return kind
    for match in lexicon.shapes["on_company"].finditer(marked.text):
        roles = names.role(str(marked.at(match.start("company")).value))
        if "streamer" in roles:
            return "streaming"
        if "broadcaster" in roles:
            return "tv"
    return None
