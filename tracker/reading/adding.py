"""What a page tells of a showing elsewhere than where it says at which festival: its section, which premiere it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from tracker.domain.development import Development

_ONLY_ONCE = "world"  # the premiere that no film has at two festivals


def added(told: Sequence[Development], more: Iterable[Development]) -> list[Development]:
    """`told`, each showing with the section and the premiere that `more` gives of it; nothing of `more` by itself."""
    extras = list(more)
    if not extras:
        return list(told)
    premiered = {each.film for each in told if each.premiere == _ONLY_ONCE}
    found = []
    for each in told:
        mine = [extra for extra in extras if _of_one_showing(each, extra)] if each.kind == "festival" else []
        section = each.section or _agreed(mine, "section")
        premiere = each.premiere or _agreed(mine, "premiere")
        if premiere == _ONLY_ONCE and each.film in premiered:
            premiere = each.premiere
        found.append(replace(each, section=section, premiere=premiere) if mine else each)
    return found


def _of_one_showing(one: Development, extra: Development) -> bool:
    return (one.film, one.kind, one.festival) == (extra.film, extra.kind, extra.festival)


def _agreed(extras: Iterable[Development], field: Literal["section", "premiere"]) -> str | None:
    """The one value that all give which give any; null where they differ."""
    values = {value for extra in extras if (value := getattr(extra, field))}
    return values.pop() if len(values) == 1 else None
