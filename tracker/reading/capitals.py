"""Names of nobody known, by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.reading import marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.scripts import FAR_SCRIPTS

# Of no more letters than a word has: else a line of capitals without a space would take time by its length's square.
_REST = r"[\w.&+-]{0,40}+(?:['’](?!s\b)\w{1,40}+){0,3}"
CAPITAL = rf"(?:[A-ZÀ-ÖØ-Þ]{_REST}|\.[A-Z]\w{{1,40}}+)"


def capital_behind(no_more: str) -> str:
    """A pattern of the first of several words with a capital; none of the characters `no_more` stands before it.

    Its first character is tested first: so the engine of regular expressions passes over all others at once.
    """
    return rf"[A-ZÀ-ÖØ-Þ.](?<![{no_more}].)(?:(?<!\.){_REST}|(?<=\.)[A-Z]\w{{1,40}}+)"


_CAPITALS = re.compile(
    capital_behind(r"\w'’")
    + rf"(?:(?: (?:of|the|de|la|le|du|da|di|del|des|&|van|von|in the|to the) | |: ){CAPITAL})*(?: \d+\b)?"
)
_ALPHANUMERIC = re.compile(r"[^\W_]")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_I = frozenset({"I", "I'd", "I'm", "I've", "I'll", "I’d", "I’m", "I’ve", "I’ll"})
# A label before a colon is no part of the name after it: "SOLD TO: ARP", but "Mission: Impossible".
_HEADING = re.compile(r"[A-Z]{2,}(?:[ &/][A-Z]{2,})*: ")
_LABEL = re.compile(r"[^\W\d_]+: ")  # the same in small letters, of the language's own words: "Note: Premiered"
# A headline is in title case if so many words of so many letters have a capital, but for a few.
_LONG_WORD, _LONG_WORDS, _MOSTLY = 4, 3, 0.8
_ENTRY = re.compile(r" \([^()\n]{1,30}\)(?:\n|$)")  # what ends the line of a list: "Night Bus (UK)"
_OPENING = frozenset({": ", "— ", "– ", "- ", "| ", ". ", "• "})  # behind a label, a dateline, the number of a line
_QUOTING = re.compile(r": [«“„\"]$")  # behind which somebody's words begin: "he says: «It will open in May»"
_WORD_ENDINGS = ("ing", "ed", "tion", "ions", "ment", "ly", "ness", "ical", "able", "ful")


def in_title_case(line: str) -> bool:
    """Whether a headline spells its words with capitals, so that a capital says nothing there."""
    words = [word for word in line.split() if len(word) >= _LONG_WORD and word[0].isalpha()]
    return len(words) >= _LONG_WORDS and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def _runs(text: str, start: int, end: int, lexicon: Lexicon, *, titled: bool) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand side by side; in title case those parted that are the language's own."""
    form = lexicon.shapes.get("name")
    for match in form.finditer(text, start, end) if form else _CAPITALS.finditer(text, start, end):
        first, last = match.span("name") if form else match.span()
        labelled = text.find(": ", first, last) >= 0
        heading = labelled and (_HEADING.match(text, first, last) or _LABEL.match(text, first, last))
        if heading and (heading[0].isupper() or _own_label(heading[0][:-2].lower(), lexicon)):
            first = heading.end()
        if not titled:
            yield first, last
            continue
        begin = -1
        for word in re.finditer(r"\S+", text[first:last]):
            bare = _POSSESSIVE.sub("", word[0].rstrip(".,:")).lower()
            plain = bare in lexicon.openers or (bare.endswith(_WORD_ENDINGS) and len(bare) > _LONG_WORD + 2)
            if plain and begin >= 0:
                yield begin, first + word.start() - 1
                begin = -1
            elif not plain and begin < 0:
                begin = first + word.start()
        if begin >= 0:
            yield begin, last


def _own_label(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a colon is the language's own: "Dirs: Jo Roe, Ann Lee" names two, and no third."""
    return word in lexicon.openers or word in lexicon.labels


def _own_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the language's own, or two of which an apostrophe joins the first: "Dall'atteso"."""
    first, apostrophe, _ = word.replace("’", "'").partition("'")
    if lexicon.shapes["own_word"].match(word):
        return True  # "Confermiamo la data", "Finalmente esce"
    return word in lexicon.openers or bool(apostrophe and first + apostrophe in lexicon.openers)


def unknown_names(
    text: str, start: int, end: int, lexicon: Lexicon, known: Sequence[Ref] = (), *, titled: bool = False
) -> list[Ref]:
    """The runs of capitalised words between two places; `titled`: every word there has a capital.

    The first word of a sentence is left out if it is one of the language's own; what begins where one of the `known`
    names does is none.
    """
    found = []
    taken = {ref.start for ref in known}
    word = _ALPHANUMERIC.search(text, start, end)
    opening = word.start() if word else end
    for begin, last in _runs(text, start, end, lexicon, titled=titled):
        if begin in taken or (
            text[last : last + 2] == ": " and text[opening:last].isupper() and " " in text[opening:last]
        ):
            continue  # "JUST NU: …"
        first = begin
        opens = begin <= opening or text[begin - 2 : begin] in _OPENING
        if opens or _QUOTING.search(text, max(0, begin - 3), begin):
            head = text[begin:last].split()[0]
            own = _own_word(head.lower().rstrip(".,"), lexicon) and not _ENTRY.match(text, last)
            first += (len(head) + 1) * own
        if "-" in text[first:last] and (seat := lexicon.shapes["where_from"].match(text[first:last])):
            first += seat.end()  # "Athens-based N", "the Bilbao-born N": of which place, and no name
        name = _POSSESSIVE.sub("", text[first:last]).rstrip(".-'’")
        named = name[:1].isupper() or any(
            c.isupper() or c > FAR_SCRIPTS for c in name
        )  # where there are no capitals, the form alone tells
        if named and first < last and name not in _I and name.lower() not in lexicon.not_names:
            found.append(Ref(marks.NAME, (name,), first, first + len(name)))
    return found
