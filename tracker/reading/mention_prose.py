"""A headline or a text in which titles are looked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.reading.mention_names import fold_line

_REACH = 160  # characters around a title that are looked at where nobody says how many


@dataclass(slots=True)
class Prose:
    """A headline or a text, with its folded twin."""

    text: str
    headline: bool
    language: str = "en"
    folded: str = field(init=False)
    shouting: bool = field(init=False)
    titled: bool = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold_line(self.text)
        letters = [c for c in self.text if c.isalpha()] if self.headline else []
        self.shouting = bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
        words = [w for w in self.text.split() if w[0].isalpha() and len(w) > 3] if self.headline else []
        self.titled = len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)

    def before(self, at: int, reach: int = _REACH) -> str:
        return self.text[max(0, at - reach) : at]

    def after(self, at: int, reach: int = _REACH) -> str:
        return self.text[at : at + reach]


def begins_sentence(prose: Prose, start: int) -> bool:
    left = prose.before(start, 6).rstrip(" \"'“‘«„(*•-–—\u00a0")
    return not left or left[-1] in ".!?:\n…。"
