"""The language that rules are written in, and its translation into regular expressions.

A pattern is a regular expression over a marked sentence (`tracker.reading.marks`) with these words of its own:

- `<F>`, `<C>` … a mark, by its letter; `<C|N>` either of two; `<C:seller>` one that is remembered under that name.
  The first of each letter goes by the name of its field: F film, C N and I company, V festival, S section, T
  territory, D date, A award; `<D:_>` is not remembered.
- `{buy}` any of the words of that name in the lexicon.
- `A && B`, of a whole pattern: A and B in any order, in one stretch of the clause that no other film parts.
- `<->` some words without a name, `<.>` some words and people's names, `<~>` some words without a film, `<*>` some
  words: as few as will do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping

from tracker.reading.marks import ALL, FILM, LETTERS, OTHER
from tracker.reading.needs import Need

FIELDS = {
    "F": "film", "O": "film", "C": "company", "N": "company", "V": "festival", "S": "section",
    "T": "territory", "D": "date", "A": "award",
}  # fmt: skip

# How far the two ends of a rule may lie apart, in characters: a long name is one mark, so that a line of print is far.
_GAPS = {
    "->": f"[^{ALL};:]{{0,48}}?",
    "~>": f"[^{FILM}{OTHER};]{{0,110}}?",
    "*>": ".{0,400}?",
    ".>": f"(?:[^{ALL};,]|[{LETTERS['N']}{LETTERS['P']}{LETTERS['M']}]){{0,60}}?",
}
_ITEM = re.compile(r"<([A-Z](?:\|[A-Z])*)(?::(\w+))?>|<([-~*.]>)|\{([a-z_]+)\}")


class Pattern:
    """A regular expression, compiled at its first use: all at once take longer than a reader may to be ready.

    `marks` are those without which it is not found (`marks_of`), `needs` the words (`tracker.reading.needs`).
    """

    __slots__ = ("_compiled", "marks", "needs", "source")

    def __init__(self, source: str, marks: tuple[int, ...] = (), needs: tuple[Need, ...] = ()) -> None:
        self.source = source
        self.marks = marks
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.source)
        return self._compiled

    def lacks(self, bits: int) -> bool:
        """Whether a text with the marks `bits` cannot have it."""
        return not all(either & bits for either in self.marks)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return (self._compiled or self.compiled).search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return (self._compiled or self.compiled).match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return (self._compiled or self.compiled).finditer(text, start, end)


def translate(pattern: str, words: Mapping[str, str], *, remember: bool = True) -> str:
    """`pattern` as a regular expression; `words` gives each `{name}` its own. Raises KeyError for an unknown name.

    With `remember` false no mark is remembered: so a macro can stand twice in a pattern.
    """
    if " && " in pattern:
        pattern = _together(pattern.split(" && "))
    taken: set[str] = set()

    def item(match: re.Match[str]) -> str:
        letters, name, gap, word = match.groups()
        if gap:
            return _GAPS[gap]
        if word:
            return words[word]
        marks = "".join(LETTERS[letter] for letter in letters.split("|"))
        field = name or next((FIELDS[letter] for letter in letters.split("|") if letter in FIELDS), "_")
        if not remember or field == "_" or field in taken:
            return f"[{marks}]"
        taken.add(field)
        return f"(?P<{field}>[{marks}])"

    return _ITEM.sub(item, pattern)


def marks_of(pattern: str) -> tuple[int, ...]:
    """Which marks a text must have for `pattern` to be found in it: one bit field each, of which one must be set.

    Only what stands outside all brackets and is not optional is told; that is enough to pass most texts over.
    """
    found, depth, at = set(), 0, 0
    while at < len(pattern):
        item = _ITEM.match(pattern, at)
        if item:
            if depth == 0 and item[1] and pattern[item.end() : item.end() + 1] not in ("?", "*"):
                found.add(sum({bit(LETTERS[letter]) for letter in item[1].split("|")}))
            at = item.end()
            continue
        if pattern[at] == "\\":
            at += 2
            continue
        if pattern[at] == "|" and depth == 0:
            return ()
        if pattern[at] == "[":
            at = pattern.index("]", at + 2)
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        at += 1
    return tuple(sorted(found))


def bit(mark: str) -> int:
    """Each mark's own bit."""
    return 1 << (ord(mark) - ord(FILM))


def _together(parts: list[str]) -> str:
    """A pattern that matches where every one of `parts` does; for languages whose words change places."""
    seen = f"[^{OTHER};]*"
    return f"(?:^|{OTHER})" + "".join(f"(?={seen}?{part})" for part in parts) + seen


def alternation(phrases: list[str], *, spaced: bool) -> str:
    """The regular expression for any of `phrases`, each whole where the language parts its words by spaces."""
    spelled = sorted({form for phrase in phrases for form in forms(phrase)}, key=lambda form: (-len(form), form))
    either = "|".join(re.escape(form).replace("\\ ", " ").replace("\\-", "-") for form in spelled)
    return rf"(?<!\w)(?:{either})(?!\w)" if spaced else f"(?:{either})"


def forms(phrase: str) -> list[str]:
    """The phrases that `phrase` stands for: the words of one place are parted by `/`."""
    found = [""]
    for word in phrase.split(" "):
        found = [f"{before} {form}".strip() for before in found for form in word.split("/")]
    return found
