"""A text as the finder of names sees it: small letters, no accents, plain quotes and dashes, each at its own offset."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters that no decomposition makes plain.
_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\n\r\v\f\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ı": "i",
}
_COMBINING = "\u0300-\u036f\u1160-\u11ff\u3099\u309a"
_MARK = re.compile(f"[{_COMBINING}]")
# At most three marks to a letter: more is no language's spelling, and normalising a long run is slower than linear.
_CLUSTER = re.compile(f"[^{_COMBINING}][{_COMBINING}]{{1,3}}")


class _Fold(dict[int, str]):
    """The plain form of each character, one for one, worked out at first use."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _PLAIN.get(character)
        if plain is None:
            wide = unicodedata.normalize("NFKC", character)
            base, *marks = list(unicodedata.normalize("NFD", wide if len(wide) == 1 else character))
            stripped = base if all("\u0300" <= mark <= "\u036f" for mark in marks) else character
            plain = stripped.lower() if len(stripped.lower()) == 1 else stripped
        self[code] = plain
        return plain


_FOLD = _Fold()


_NOT_PLAIN = re.compile(r"[^\x20-\x7e]")


def folded(text: str) -> str:
    """`text` in plain small letters, as many characters as it had."""
    lowered = text.lower()
    # Few letters grow when made small ("İ"); and where most are not Latin, going through all is the faster way.
    if len(lowered) != len(text) or (not text.isascii() and len(text.encode(errors="replace")) > 1.3 * len(text)):
        return text.translate(_FOLD)
    return _NOT_PLAIN.sub(lambda letter: _FOLD[ord(letter[0])], lowered)


@dataclass(frozen=True, slots=True)
class View:
    """`seen` is the text with each letter and its combining marks as one character, `plain` is `seen` folded.

    `offsets[i]` is where the i-th character of `seen` starts in the text, with the text's length at the end; null
    where the two are the same.
    """

    seen: str
    plain: str
    offsets: tuple[int, ...] | None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of `seen[start:end]`."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def view(text: str) -> View:
    """How `text` is seen."""
    if text.isascii() or not _MARK.search(text):
        return View(text, folded(text), None)
    seen: list[str] = []
    offsets: list[int] = []
    done = 0
    for cluster in _CLUSTER.finditer(text):
        seen.extend(text[done : cluster.start()])
        offsets.extend(range(done, cluster.start() + 1))
        seen.append(unicodedata.normalize("NFC", cluster[0])[0])
        done = cluster.end()
    seen.extend(text[done:])
    offsets.extend(range(done, len(text) + 1))
    whole = "".join(seen)
    return View(whole, folded(whole), tuple(offsets))


# What may follow a noun in one run of Hangul: particles, and the words that trade Korean writes close up to a place.
_PARTICLES = re.compile(
    r"(?:배급사?|배급작|배급권|판권|제작|투자|수입|초청작?|진출작?|수상작?|화제작|개막작|폐막작|상영작|출품작|개봉일?|극장가?|전역|현지|시장|지역|측|사|내|행)?"
    r"(?:으로부터는?|로부터는?|에서만|에게만|에만|으로만|로만|만의|만이|만은|이랑|하고|에서는|에서도|에서의|에서|에게|에는|에도|에|으로는|으로도|으로서|으로|로는|로서|로|과의|와의|과는|와는|과도|와도|과|와|은|는|이|가|을|를|의|도|만|까지|부터|등|및|이며|이고|인|라며|라면서|라서|였고|이었고|이지만|인데|입니다|이에요|예요|다|이다|였다|이었다|이자|에선|에서부터|서|뿐이고|뿐이다|뿐|에겐|에게는|에게도|에게서|보다|처럼|마저|조차|이나|이라는|라는|이라고|라고)?"
    r"(?![가-힣])"
)


def _script(character: str) -> str:
    """Which words a character can be a part of: `""` of none, `"k"` katakana, `"h"` Hangul, `"c"` other CJK, `"a"`."""
    if character < "\u2e80":
        return "a" if character.isalnum() else ""
    if "\u30a1" <= character <= "\u30fa" or character in "ーｰ":
        return "k"
    if "가" <= character <= "힣":
        return "h"
    return "c" if character.isalnum() else ""


def bounded(plain: str, start: int, end: int) -> bool:
    """Whether `plain[start:end]` are whole words there, by the ways of its script."""
    if start:
        before, first = plain[start - 1], plain[start]
        if before == "@" or (before.isalnum() and _joined(before, first)):
            return False
    if end == len(plain):
        return True
    last, after = plain[end - 1], plain[end]
    if not after.isalnum() and after != "ー":
        return True
    if _script(last) == "h":
        return _PARTICLES.match(plain, end) is not None
    return not _joined(last, after)


def _joined(left: str, right: str) -> bool:
    """Whether two letters side by side belong to one word: never so between kanji, which know no word's end."""
    script = _script(left)
    return script == _script(right) and script in ("a", "k", "h")
