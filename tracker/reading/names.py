"""Names in a text: companies, festivals with their sections and prizes, and territories, each as a `Span`.

All names of all tables are looked for at once; where two overlap, the one that starts first is taken, and of those
the longest, so that "American Film Market" holds no "American". What a span's `note` may say:

- company: `common`, if the words could as well be everyday words, a title or a person there: ask for a company's place
- festival: `city`, if only the city is named: it counts in a festival's place; `awards` or `market` for such a body
- section: `common`, if the words are everyday words in small letters or at a sentence's start
- award: the English name of the festival that gives it
- territory: `adjective` ("French"), `ambiguous` ("Georgia", "US" among capitals), `rest` ("rest of the world"); two
  of them are parted by a space
"""

from __future__ import annotations

from functools import cache, lru_cache

from tracker.reading import nameforms
from tracker.reading import nametables as tables
from tracker.reading.nameindex import Entry, capitals, index
from tracker.reading.nameview import View, bounded, folded, view
from tracker.reading.spans import Span, SpanKind

_NO_ROLES: frozenset[str] = frozenset()


def names(text: str, language: str = "en") -> list[Span]:
    """All names in `text`, ordered; two share their characters only if the very same words name two things.

    `language` is a BCP 47 tag; territories, and cities that stand for a festival, are read in it (English, if it is
    not one of the nine). Never raises, whatever the text.
    """
    tongue = language.partition("-")[0].lower()
    if tongue not in tables.LANGUAGES:
        tongue = "en"
    seen = view(text)
    spans: list[Span] = []
    done = 0
    for start, negative_end, entry in sorted(_candidates(seen, tongue), key=lambda found: found[:2]):
        end = -negative_end
        place = seen.place(start, end)
        twin = bool(spans) and (spans[-1].start, spans[-1].end) == place
        if start >= done or (twin and spans[-1].kind != entry.kind):
            value = text[place[0] : place[1]] if entry.value is None else entry.value
            spans.append(Span(*place, entry.kind, value, _note(seen, start, end, entry)))
            done = end
    return spans


def companies(text: str, language: str = "en") -> list[Span]:
    """The known companies in `text`, by their full trade names."""
    return _of_kind("company", text, language)


def festivals(text: str, language: str = "en") -> list[Span]:
    """The festivals, markets and awards bodies in `text`, by their English names."""
    return _of_kind("festival", text, language)


def sections(text: str, language: str = "en") -> list[Span]:
    """The festivals' sections in `text`, as printed."""
    return _of_kind("section", text, language)


def prizes(text: str, language: str = "en") -> list[Span]:
    """The prizes in `text` that belong to one festival, as printed; the note is that festival."""
    return _of_kind("award", text, language)


def territories(text: str, language: str = "en") -> list[Span]:
    """The territories and trade regions in `text`, as tuples of codes."""
    return _of_kind("territory", text, language)


def _of_kind(kind: SpanKind, text: str, language: str) -> list[Span]:
    return [span for span in names(text, language) if span.kind == kind]


def company_like(text: str, language: str = "en") -> list[Span]:
    """What has a company's form in `text` though no table knows it; see `nameforms.company_like`."""
    return nameforms.company_like(text, names(text, language))


@lru_cache(maxsize=4096)
def company(name: str) -> tables.Company | None:
    """The company that goes by `name`, its full name or an alias, in any case and with any accents."""
    return _companies_by_name().get(folded(name).strip())


def role(name: str) -> frozenset[str]:
    """What the company does, of `nametables.ROLES`; nothing, if it is not known."""
    known = company(name)
    return known.roles if known else _NO_ROLES


def home(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country where the company sits; null if it is not known."""
    known = company(name)
    return known.home if known else None


def same_company(one: str, other: str) -> bool:
    """Whether two names are one company's in one document: names of one known company; else, but for case and accents,
    the same, or one of them the beginning of the other ("MFA+", "MFA+ FilmDistribution").
    """
    first, second = company(one), company(other)
    if first and second:
        return first.name == second.name
    shorter, longer = sorted((folded(one).split(), folded(other).split()), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def section_festivals(section: str) -> tuple[str, ...]:
    """The festivals that have a section of this name, sorted."""
    return _festivals_by_section().get(folded(section), ())


def shows_films(name: str) -> bool:
    """Whether the festival of that English name shows films: no academy, no market. One that no table has does."""
    return _kind_of_festival().get(name, "festival") == "festival"


@cache
def _kind_of_festival() -> dict[str, str]:
    return {known.name: known.kind for known in tables.festivals()}


@cache
def _companies_by_name() -> dict[str, tables.Company]:
    return {folded(name): known for known in tables.companies() for name in (*known.aliases, known.name)}


@cache
def _festivals_by_section() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for festival in tables.festivals():
        for section in festival.sections:
            for name in (section.name, *section.aliases):
                found.setdefault(folded(name), set()).add(festival.name)
    return {section: tuple(sorted(names)) for section, names in found.items()}


def _candidates(seen: View, language: str) -> list[tuple[int, int, Entry]]:
    """All that could be a name: start, end (negative, so that the longest sorts first) and what it names."""
    automaton, entries = index(language)
    text, plain = seen.seen, seen.plain
    genitive = language in _CLOSE_GENITIVE
    found = []
    for pattern, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        if start and plain[start - 1] in _LETTERS and plain[start] in _LETTERS:
            continue
        owns = not bounded(plain, start, end)
        if owns and not (genitive and _owns(plain, start, end)):
            continue
        compound = plain[max(0, start - len(_FORE)) : start] == _FORE
        for entry in entries[pattern]:
            if (owns and entry.kind != "company") or (compound and entry.kind == "section"):
                continue  # "Avant-Premières" is no "Premières"
            for capital in capitals(entry.spelling, plain[start:end]):
                if text[start + capital].islower():
                    break
            else:
                found.append((start, -end, entry))
    return found


def _owns(plain: str, start: int, end: int) -> bool:
    """Whether a name has an s behind it that makes it an owner's."""
    return end - start > _SHORT and plain[end : end + 1] == "s" and bounded(plain, start, end + 1)


# Most of what the automaton finds lies inside English words ("us" in "music"): a quick way out of `bounded`.
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_CLOSE_GENITIVE = frozenset({"de", "sv"})  # the languages that write it close up: "TrustNordisks line-up"
_FORE = "avant-"  # what makes another word of the name of a section: of "Premières"
_SHORT = 4  # letters of a name behind which an s may as well be its own
_OPENERS = " \"'“‘«„([{*_•·-"
_STOPS = ".!?:;…\n"


def _note(seen: View, start: int, end: int, entry: Entry) -> str:
    if entry.doubt and _doubtful(seen.seen, start, end, in_capitals=entry.spelling.isupper()):
        return f"{entry.note} {entry.doubt}".lstrip()
    return entry.note


def _doubtful(text: str, start: int, end: int, *, in_capitals: bool) -> bool:
    """Whether words that need not be a name stand where they may well be none.

    At a sentence's start their capital says nothing; beside another capitalised word they are a part of a longer
    name or of a headline; among capitals no word's case says anything; and some scripts know no capitals.
    """
    words = text[start:end]
    if not any(character.isupper() for character in words):
        return True
    before, after = _neighbours(text, start, end)
    if words.isupper() and len(words) > 1:
        return any(word.isupper() and len(word) > 1 for word in (before, after))
    if in_capitals:
        return False
    return _starts_sentence(text, start) or before[:1].isupper() or after[:1].isupper()


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The words directly before and after, where only a space or a hyphen parts them; twenty letters at most."""
    before = after = ""
    if start > 1 and text[start - 1] in " -":
        before = text[max(0, start - 20) : start - 1].replace("-", " ").split(" ")[-1]
    if text[end : end + 1] in (" ", "-"):
        after = text[end + 1 : end + 20].replace("-", " ").split(" ")[0]
    return before, after


def _starts_sentence(text: str, start: int) -> bool:
    # Openers in a row are few; a long run of them is no sentence's start that anyone would miss.
    at, stop = start - 1, start - 8
    while at >= 0 and at > stop and text[at] in _OPENERS:
        at -= 1
    return at < 0 or text[at] in _STOPS
