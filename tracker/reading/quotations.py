"""Quotation marks: what stands in them, a title or somebody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.film import Film, fold
from tracker.reading import marks, names
from tracker.reading.lexicon import UNSPACED, Lexicon
from tracker.reading.marks import Ref
from tracker.reading.scripts import IN_TWO_LANGUAGES

# What opens a quotation is tested first: so the engine of regular expressions passes over all else at once.
_QUOTED = re.compile(
    r"""["“„«»”‘'「『《〈](?:(?<=“)([^“”\n]{1,1500})”|(?<=„)([^“”„\n]{1,1500})[“”]|(?<=«)\s?([^«»\n]{1,1500}?)\s?»"""
    r"""|(?<=”)(?<![\w.,!?…]”)([^“”\n]{1,1500})”(?!\w)|(?<=»)([^«»\n]{1,1500})[«»]|(?<=")([^"\n]{1,1500})\""""
    r"""|(?<=‘)([^‘’\n]{1,120}(?:’\w[^‘’\n]{0,80}){0,3})’(?!\w)"""
    r"""|(?<=')(?<![\w']')([^'\n]{1,60}(?:'\w[^'\n]{0,60}){0,3})'(?!\w)|(?<=「)([^「」\n]{1,200})」"""
    r"""|(?<=『)([^『』\n]{1,200})』|(?<=《)([^《》\n]{1,120})》|(?<=〈)([^〈〉\n]{1,120})〉)"""
)
_IN_BRACKETS = re.compile(r" ?\([^()]*\)$")
_OPEN_SPEECH = re.compile(r"(?m)^[“\"][^“”\"\n]{40,}$")
# A run of words in capitals; each word is parted from the next by what no word has.
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9’'-]*+(?: [A-ZÀ-ÖØ-Þ0-9][A-ZÀ-ÖØ-Þ0-9’'-]*+)*+(?![\w:])")
_CAPITALS_OF_A_TITLE = 8  # letters
_SMALL_WORDS = frozenset(
    [
        "a",
        "à",
        "an",
        "and",
        "at",
        "by",
        "de",
        "der",
        "die",
        "das",
        "du",
        "for",
        "from",
        "in",
        "la",
        "le",
        "of",
        "on",
        "or",
        "the",
        "to",
        "vs",
        "with",
        "y",
        "e",
        "et",
        "und",
    ]
)
# Where titles are written like sentences: a capital, few words, and nothing that ends a sentence.
_TITLE_IN_SENTENCE_CASE = re.compile(r"(?=[A-ZÀ-ÖØ-Þ0-9])[^\s.,;]+(?: [^\s.,;]+){0,5}")
_LEAD = 600  # characters after a headline in which a title that it shortens is named
_REACH = 24  # characters in which a word before a quotation says what it names
_ENDED = re.compile(r"[.!?]?(?:\s*\n|\s*$|\s+[A-ZÀ-Þ])")  # what follows the last words of a sentence
_SPOKEN_WORDS = 4  # a quotation of so many words is somebody speaking, unless it is spelled as a title
_TOLD_WORDS = 9  # a longer one tells something, and is read as the rest is
_SPOKEN_LETTERS, _TOLD_LETTERS = 12, 30  # the same for scripts in which a word is a letter or two


def quotations(text: str, lexicon: Lexicon) -> list[Ref]:
    """Titles of other films, and speech."""
    own = lexicon.shapes["quoted_title"]
    found = [
        Ref(marks.OTHER, (title,), *m.span())
        for m in own.finditer(text)
        if not names.section_festivals(title := m[m.lastgroup or 0])  # the Cannes section “Un Certain Regard”
        and not _is_a_company(title, lexicon)
    ]
    titles = {ref.start for ref in found}
    for match in _QUOTED.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        if match.start() in titles:
            continue
        if lexicon.shapes["section_before"].search(text[max(0, match.start() - _REACH) : match.start()]):
            continue  # in the section “Große Freiheit”
        if lexicon.shapes["statement"].match(text, match.end()) or lexicon.shapes["plans"].search(inner.lower()):
            continue
        if inner.lower().rstrip(".,") in lexicon.not_names or lexicon.shapes["quoted_prize"].match(inner):
            continue  # “TBC”, the prize for “Melhor Filme”
        if lexicon.language in UNSPACED:
            alone = match.start() == 0 or text[match.start() - 1] == "\n"  # a paragraph of its own: an answer
            if _SPOKEN_LETTERS <= len(inner) < _TOLD_LETTERS and not alone:
                found.append(Ref(marks.SPEECH, (inner,), *match.span()))
            continue
        spoken = len(inner.split()) >= _SPOKEN_WORDS or inner[:1].islower()
        if looks_titled(inner) or (lexicon.sentence_case and _like_a_title(text, match, inner)):
            comma = text.find(inner, match.start()) + len(inner) - 1 if inner.endswith(",") else match.end()
            found.append(Ref(marks.OTHER, (inner.strip(" ,.;"),), match.start(), comma))  # “X,” has its comma still
        elif spoken and _SPOKEN_WORDS <= len(inner.split()) < _TOLD_WORDS:
            found.append(Ref(marks.SPEECH, (inner,), *match.span()))
    found.extend(Ref(marks.SPEECH, (m[0],), *m.span()) for m in _OPEN_SPEECH.finditer(text))
    return _apart(sorted(found, key=lambda ref: ref.start))


def in_capitals(text: str, mentions: Sequence[Ref], headline: int, known: Sequence[Ref]) -> list[Ref]:
    """Titles of other films where the page prints all titles in capitals, as it does one of its `mentions`.

    Not before a colon, where a label of the page's own stands, nor what is for the most part one of the `known` names.
    """
    if not any(ref.start >= headline and _is_in_capitals(text, ref.start, ref.end) for ref in mentions):
        return []
    return [
        Ref(marks.OTHER, (match[0],), *match.span())
        for match in _CAPITALS.finditer(text, headline)
        if _is_in_capitals(text, *match.span()) and not _is_known(match, known)
    ]


def _is_known(named: re.Match[str], known: Sequence[Ref]) -> bool:
    """Whether at least half of a name is one of the `known`."""
    inside = (min(ref.end, named.end()) - max(ref.start, named.start()) for ref in known)
    return max(inside, default=0) * 2 >= len(named[0])


def _is_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a name is spelled in capitals, of enough letters to be none of an acronym, in a line that is not."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    return (
        sum(map(str.isalpha, text[start:end])) >= _CAPITALS_OF_A_TITLE
        and text[start:end].isupper()
        and not line.isupper()
    )


def _is_a_company(quoted: str, lexicon: Lexicon) -> bool:
    """Whether the press of East Asia has a company's name in quotation marks: 「Netflix」."""
    if lexicon.language not in UNSPACED:
        return False
    return any(
        (span.start, span.end, span.note) == (0, len(quoted), "") for span in names.companies(quoted, lexicon.language)
    )


def _like_a_title(text: str, quoted: re.Match[str], inner: str) -> bool:
    """Whether words are a title where titles are written like sentences: no long ones that a colon leads to.

    "Bonfanti: «Un film nato sul battello»", and no more of the sentence behind it.
    """
    long = len(inner.split()) >= _SPOKEN_WORDS
    told = long and text.endswith(": ", 0, quoted.start()) and _ENDED.match(text, quoted.end())
    return _TITLE_IN_SENTENCE_CASE.fullmatch(inner) is not None and not told


def _apart(found: list[Ref]) -> list[Ref]:
    """Without those that begin inside another: a title that somebody says is said."""
    kept: list[Ref] = []
    for ref in found:
        if not kept or kept[-1].end <= ref.start:
            kept.append(ref)
    return kept


def whole_titles(text: str, mentions: Sequence[Ref]) -> list[Ref]:
    """`mentions`, with all that quotes hold for the one title that they hold in two languages."""
    if not ("/" in text or "／" in text) or not IN_TWO_LANGUAGES.search(text):
        return list(mentions)
    quotes = [match.span() for match in _QUOTED.finditer(text) if IN_TWO_LANGUAGES.search(match[0])]
    found: list[Ref] = []
    for ref in sorted(mentions, key=lambda ref: ref.start):
        around = next((span for span in quotes if span[0] < ref.start and ref.end < span[1]), None)
        names = IN_TWO_LANGUAGES.split(text[around[0] + 1 : around[1] - 1]) if around else ()
        whole = any(_IN_BRACKETS.sub("", name) == text[ref.start : ref.end] for name in names)
        start, end = around if around and whole else (ref.start, ref.end)
        if not found or found[-1].end <= start:
            found.append(replace(ref, start=start, end=end))
    return found


def shortened(quoted: list[Ref], films: Sequence[Film], named: Sequence[Ref], headline: int) -> list[Ref]:
    """`quoted` with two words or more of a watched title taken for it: the press shortens a title that it has named.

    `named` are the watched titles of the page, whose `headline` has so many characters; that one shortens what the lead
    then names. So is the title with another in brackets: “Dìdi (弟弟)”. A title with a number or a subtitle is left
    alone: its short form may be an earlier film's.
    """
    titles = {film.title: film.title.lower().split() for film in films if film.title.replace(" ", "").isalpha()}
    bare = {fold(name): film.title for film in films for name in film.names}
    first: dict[str, int] = {}
    for ref in sorted(named, key=lambda ref: -ref.start):
        first[ref.value] = ref.start
    found = []
    for ref in quoted:
        if title := bare.get(fold(_IN_BRACKETS.sub("", str(ref.value)))):
            found.append(replace(ref, mark=marks.FILM, values=(title,)))
            continue
        before = ref.start if ref.start >= headline else headline + _LEAD
        short = str(ref.value).lower().split()
        whose = [
            title
            for title, words in titles.items()
            if len(short) > 1
            and first.get(title, before) < before
            and any(words[n : n + len(short)] == short for n in range(len(words) - len(short) + 1))
        ]
        one = ref.mark == marks.OTHER and len(whose) == 1
        found.append(replace(ref, mark=marks.FILM, values=(whose[0],)) if one else ref)
    return found


def looks_titled(words: str) -> bool:
    """Whether words in quotation marks are spelled as a title is: each with a capital but the small ones."""
    parts = [word.strip("“”‘’\"'.,:;!?()") for word in words.split()]
    parts = [part for part in parts if part]
    if not parts or len(parts) > 12:
        return False
    return parts[0][:1].isupper() | parts[0][:1].isdigit() and all(
        not part[:1].islower() or part.lower() in _SMALL_WORDS for part in parts
    )
