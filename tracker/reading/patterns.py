"""The language that rules are written in, and its translation into regular expressions.

A pattern is a regular expression over a marked sentence (`tracker.reading.marks`) with these words of its own:

- `<F>`, `<C>` … a mark, by its letter; `<C|N>` either of two; `<C:seller>` one that is remembered under that name.
  The first of each letter goes by the name of its field: F film, C N and I company, V festival, S section, T
  territory, D date, A award; `<D:_>` is not remembered.
- `<!F|O>` one character that is neither of these marks, `<!F|O;,>` nor one of those that stand behind them, `<!*>`
  one that is no mark; `<!F|O>{0,40}?` is so many of them.
- `{buy}` any of the words of that name in the lexicon.
- `A && B`, of a whole pattern: A and B in any order, in one stretch of the clause that no other film parts.
- `<->` some words without a name, `<.>` some words and people's names, `<~>` some words without a film, `<*>` some
  words: as few as will do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from tracker.reading.marks import ALL, BITS, FILM, LETTERS, OTHER
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
_QUICK = 8  # words that are looked for one by one faster than the pattern itself
_ITEM = re.compile(
    r"<(?P<marks>[A-Z](?:\|[A-Z])*)(?::(\w+))?>|<!(\*|[A-Z](?:\|[A-Z])*)([^<>\w\]\\]*)>|<([-~*.]>)|\{([a-z_]+)\}"
)
# A bracket, a stroke or an item; what a backslash or a class makes plain is passed over.
_SIGN = re.compile(rf"{_ITEM.pattern}|\\.|\[.[^\]]*\]|(?P<sign>[(|)])", re.DOTALL)
_BRACKETS = {"(": 1, ")": -1}


class Pattern:
    """A regular expression, compiled at its first use: all at once take longer than a reader may to be ready.

    `marks` are those without which it is not found (`marks_of`), `needs` the words (`tracker.reading.needs`); a text
    that lacks them is not searched. `heads` are what it begins with; null where that is not known. One that can only
    stand at the text's beginning is looked for at no other place, which the engine of regular expressions would do.
    """

    __slots__ = ("_anchored", "_compiled", "_quick", "heads", "marks", "needs", "source")

    def __init__(
        self,
        source: str,
        marks: tuple[int, ...] = (),
        needs: tuple[Need, ...] = (),
        heads: Need | None = None,
    ) -> None:
        self.source = source
        self.marks = marks
        self.needs = needs
        self.heads = heads
        self._quick: tuple[tuple[str, ...], ...] | None = None
        self._anchored = False
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._anchored = self.source.startswith("^") and not any(
                found["sign"] for found in _outside_brackets(self.source)
            )
            self._compiled = re.compile(self.source)
        return self._compiled

    def lacks(self, bits: int) -> bool:
        """Whether a text with the marks `bits` cannot have it."""
        return lacking(self.marks, bits)

    def hopeless(self, text: str) -> bool:
        """Whether `text` has not the words for it; not all that it needs are looked for."""
        quick = self._quick
        if quick is None:
            quick = self._quick = tuple(tuple(need) for need in self.needs if len(need) <= _QUICK)
        for need in quick:
            for words in need:
                if words in text:
                    break
            else:
                return True
        return False

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        if self.hopeless(text):
            return None
        compiled = self._compiled or self.compiled
        return compiled.match(text, start) if self._anchored else compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return (self._compiled or self.compiled).match(text, start)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        if self.hopeless(text):
            return iter(())
        compiled = self._compiled or self.compiled
        if not self._anchored:
            return compiled.finditer(text, start, end)
        match = compiled.match(text, start, end)
        return iter((match,) if match else ())


def lacking(marks: Iterable[int], bits: int) -> bool:
    """Whether a text with the marks `bits` has not one of each of `marks`."""
    return not all(either & bits for either in marks)


def translate(pattern: str, words: Mapping[str, str], *, remember: bool = True) -> str:
    """`pattern` as a regular expression; `words` gives each `{name}` its own. Raises KeyError for an unknown name.

    With `remember` false no mark is remembered: so a macro can stand twice in a pattern.
    """
    if " && " in pattern:
        pattern = _together(pattern.split(" && "))
    taken: set[str] = set()

    def item(match: re.Match[str]) -> str:
        letters, name, barred, others, gap, word = match.groups()
        if gap:
            return _GAPS[gap]
        if barred:
            return f"[^{ALL if barred == '*' else ''.join(LETTERS[letter] for letter in barred.split('|'))}{others}]"
        if word:
            return words[word]
        marks = "".join(LETTERS[letter] for letter in letters.split("|"))
        field = name or next((FIELDS[letter] for letter in letters.split("|") if letter in FIELDS), "_")
        if not remember or field == "_" or field in taken:
            return f"[{marks}]"
        taken.add(field)
        return f"(?P<{field}>[{marks}])"

    return _ITEM.sub(item, pattern)


def _outside_brackets(pattern: str) -> Iterator[re.Match[str]]:
    """What of a pattern, or of an expression, stands in no brackets: its items, and the strokes that part it."""
    depth = 0
    for found in _SIGN.finditer(pattern):
        if found["sign"] in _BRACKETS:
            depth += _BRACKETS[found["sign"]]
        elif depth == 0 and (found["sign"] or found["marks"]):
            yield found


def marks_of(pattern: str) -> tuple[int, ...]:
    """Which marks a text must have for `pattern` to be found in it: one bit field each, of which one must be set.

    Only what stands outside all brackets and is not optional is told; that is enough to pass most texts over.
    """
    told = set()
    for found in _outside_brackets(pattern):
        if found["sign"]:
            return ()
        if pattern[found.end() : found.end() + 1] not in ("?", "*"):
            told.add(sum({BITS[LETTERS[letter]] for letter in found["marks"].split("|")}))
    return tuple(sorted(told))


def _together(parts: list[str]) -> str:
    """A pattern that matches where every one of `parts` does; for languages whose words change places."""
    seen = f"[^{OTHER};]*"
    return f"(?:^|{OTHER})" + "".join(f"(?={seen}?{part})" for part in parts) + seen


def alternation(phrases: list[str], *, spaced: bool) -> str:
    """The regular expression for any of `phrases`, each whole where the language parts its words by spaces.

    Of two that begin at one place the longer is found; letters that several begin with are tried but once.
    """
    either = _either(sorted({form for phrase in phrases for form in forms(phrase)}))
    return rf"(?<!\w){either}(?!\w)" if spaced else either


def _either(words: list[str]) -> str:
    """Any of `words`, which are sorted and differ."""
    if len(words) == 1:
        return _literal(words[0])
    branches = [
        _literal(head) + _either([word[1:] for word in group])
        for head, group in ((head, list(group)) for head, group in groupby(words, key=lambda word: word[:1]))
        if head
    ]
    if words[0] == "":
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _literal(text: str) -> str:
    return re.escape(text).replace("\\ ", " ").replace("\\-", "-")


def forms(phrase: str) -> list[str]:
    """The phrases that `phrase` stands for: the words of one place are parted by `/`."""
    found = [""]
    for word in phrase.split(" "):
        found = [f"{before} {form}".strip() for before in found for form in word.split("/")]
    return found
