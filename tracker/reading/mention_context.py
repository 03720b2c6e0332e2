"""What stands around a title in prose: quotes, capitals, the people and companies of the film, other films."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.domain.film import Film
from tracker.reading.mention_names import fold_line
from tracker.reading.names import companies
from tracker.reading.scripts import FAR_SCRIPTS, IN_TWO_LANGUAGES

_OPEN, _CLOSE = "“\"‘'«„‹「『《〈<＜*_”", "”\"’'»“‹›「」』》〉>＞*_‘"
_QUOTED_REACH = 70
_TWIN_BEFORE = re.compile(rf"(?<=[{_OPEN}])[^{_OPEN}{_CLOSE}\n]{{1,40}}\s?[/／]\s?$")
_TWIN_BEHIND = re.compile(rf"\s?[/／]\s?[^{_OPEN}{_CLOSE}\n]{{1,40}}(?=[{_CLOSE}])")
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）]*[)）]$")
_IN_LATIN = re.compile(r"[぀-ヿ一-龥가-힣0-9!?] ?[(（][A-Za-z][^()（）]*[)）]$")
_KINDS = "原題|仮題|仮|邦題|英題|가제|원제|영제"  # of titles: original, working, local, English
_KIND_OF_TITLE = re.compile(rf"[(（](?:{_KINDS})[^()（）]{{0,60}}[)）]")
_CALLED_ABROAD = re.compile(rf"[(（](?:{_KINDS}|[A-Za-z])[^()（）]{{0,60}}[)）]")
_REACH = 160
_SURNAME = 4  # shorter ones are words too often
_FILM_NOUN = (
    r"films?|movie|feature|picture|pic|drama|dramedy|comedy|rom-?com|thriller|horror|western|musical|biopic|romance|"
    r"documentary|doc|docu|cartoon|animation|anime|fable|satire|epic|sci-?fi|debut|title|titled|called|entitled|short|"
    r"premiere of|spielfilm|kinofilm|regiedebut|komodie|long metrage|cinta|pelicula|largometraje|opera prima|"
    r"lungometraggio|pellicola|commedia|longa|filme|filmen|komedin|dramat|영화|감독의|映画|本作"
)
_NOUN_BEFORE = re.compile(rf"(?:\b(?:{_FILM_NOUN}))[,:]?\s+(?:[\"']|the\s)?$")
# What only a film does: "X opens in theaters", "X streams on N".
_SHOWN = re.compile(
    r"[\"']?,? (?:(?:will|to|is|was|has|had|be|also|now|then|first) ){0,2}"
    r"(?:opens?|opened|opening|hits?|hitting|arrives?|arrived|lands?|landed|comes?|came|coming|goes|went|going|reaches|"
    r"reached|returns?|returned|releases?|released|debuts?|debuted|bows?|bowed|premieres?|premiered|plays|playing|out|due|"
    r"streams|streaming|screens|screened|screening) "
    r"(?:(?:only|exclusively|nationwide|wide|back|out|to|in|into|at|on|the|us|uk|u\.s\.|u\.k\.|limited|select|selected|"
    r"local|irish|british|american|australian|indian|canadian) ){0,4}"
    r"(?:theat(?:er|re)s|cinemas|big screens?|multiplex(?:es)?|picture houses|movie houses|movie screens)\b"
)
_OWNED = re.compile(r"(?:'s|(?<=[sxz])')\s(?:[a-z-]+,?\s){0,4}[\"']?$")
_OWNER = 60  # characters of a company's name with the possessive behind it, and what it says of the film
_FILM_WORDS = re.compile(
    r"\b(?:films?|movies?|directors?|directed|filmmakers?|screenplay|box office|trailer|distributors?|distribution|"
    r"film festival|sundance|cannes|berlinale|tiff|venice film|comed(?:y|ies)|drama|thriller|horror|starring|imax|"
    r"sequel|cinemas?|feature|sales agent|(?:world )?premieres?|rights|buyers?|theatrical|lineup|galas?|"
    r"screenings?|acquisition title|theat(?:er|re)s|"
    r"oscars?|studio|blu-ray|4k(?: ultra hd)?|uhd|dvds?|p?vod|deleted scenes|"
    r"documentar(?:y|ies)|sidebar|venice days|critics' week|directors' fortnight|un certain regard|line-up|"
    r"festival|netflix|neon|a24|mubi|searchlight|lionsgate|"
    r"focus features|warner bros|universal|paramount|disney|hulu|prime video|sony pictures|studiocanal)\b|"
    r"film|kino|cine|cinema|영화|映画"
)


@dataclass(slots=True)
class Prose:
    """A headline or a text, with its folded twin."""

    text: str
    headline: bool
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


@dataclass(frozen=True, slots=True)
class Ties:
    """The people and companies of a film, as folded words to look for."""

    people: tuple[re.Pattern[str], ...]
    companies: tuple[re.Pattern[str], ...]

    def among(self, folded: str) -> int:
        """How many of them `folded` names."""
        return sum(1 for tie in (*self.people, *self.companies) if tie.search(folded))


@lru_cache(maxsize=256)
def ties(film: Film) -> Ties:
    """What ties a text to `film`."""
    people = tuple(_person(p) for p in film.people if fold_line(p).strip())
    companies = tuple(_words(c) for c in film.companies if fold_line(c).strip())
    return Ties(people, companies)


def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold_line(name.strip()))}(?![a-z0-9])")


def _person(name: str) -> re.Pattern[str]:
    """A person by the full name, which may own something ("Manuel Conchas saga"), or by the last alone."""
    full = fold_line(name.strip())
    last = full.split()[-1].lstrip(".")
    if len(full.split()) > 1 and len(last) >= _SURNAME:
        return re.compile(rf"(?<!\w)(?:{re.escape(full)}s?|\.?{re.escape(last)})(?![a-z0-9])")
    return _words(name)


def quoted(prose: Prose, start: int, end: int) -> bool:
    """Whether quotation marks (or the asterisks of italics) hold the title, what kind of title it is, and no more.

    The same title in another language may stand beside it.
    """
    start, end = _with_twin(prose, start, end)
    told = _CALLED_ABROAD.match(prose.after(end, _QUOTED_REACH))
    end += told.end() if told else 0
    left, right = prose.before(start, 2).rstrip("\u00a0\u202f "), prose.after(end, 5)
    right = re.sub(r"^[\s\u00a0]?[!?,.…]?[\s\u00a0\u202f]?", "", right, count=1)
    return left[-1:] != "" and left[-1] in _OPEN and right[:1] != "" and right[0] in _CLOSE


def _with_twin(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Where the title begins and ends, with the same in another language that quotes hold beside it."""
    beside = prose.before(start, 2) + prose.after(end, 2)
    if "/" not in beside and "／" not in beside:
        return start, end
    before = _TWIN_BEFORE.search(prose.before(start, _QUOTED_REACH))
    behind = _TWIN_BEHIND.match(prose.after(end, _QUOTED_REACH))
    if before and IN_TWO_LANGUAGES.search(prose.text, start - len(before[0]), start + 1):
        start -= len(before[0])
    elif behind and IN_TWO_LANGUAGES.search(prose.text, end - 1, end + len(behind[0])):
        end += len(behind[0])
    return start, end


_SHORT_TITLE = (
    3  # words in quotation marks that somebody hardly says: "‘Bruma roja’", as the Romance languages spell it
)


def longer_quote(prose: Prose, start: int, end: int) -> bool:
    """Whether it begins or ends inside quotes that hold a longer title."""
    for opener, closer in (
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("„", "“"),
        ('"', '"'),
        ("『", "』"),
        ("「", "」"),
        ("<", ">"),
        ("”", "”"),
    ):
        left = prose.text.rfind(opener, max(0, start - _QUOTED_REACH), start)
        if left < 0 or closer in prose.text[left + 1 : start]:
            continue
        right = _closing(prose.text, end, closer)
        if right < 0:
            continue
        inside = prose.text[left + 1 : right].strip(" ,.!?…\u00a0")
        found = prose.text[start:end].strip(" ,.!?…\u00a0")
        begins = prose.text[left + 1 : start].strip() == "" and len(inside.split()) <= _SHORT_TITLE
        if inside != found and (_like_title(inside) or begins) and not _told_twice(inside, found):
            return True
    return False


def _told_twice(inside: str, title: str) -> bool:
    """Whether quotes hold the title and no more than the same in another language: 『灰の道(原題) / Ash Road』.

    So does a title of which they say only what kind it is, or what it is called abroad: 「Ash Road(原題)」,
    ‘소금길(Salt Road)’.
    """
    names = IN_TWO_LANGUAGES.split(inside)
    twice = len(names) > 1 or _KIND_OF_TITLE.search(inside) or _IN_LATIN.search(inside)
    return bool(twice) and any(_IN_BRACKETS.sub("", name) == title for name in names)


def _closing(text: str, end: int, closer: str) -> int:
    """Where the quotes close; an apostrophe between letters does not, but a particle of the Korean stands close up."""
    at = text.find(closer, end, end + _QUOTED_REACH)
    while at >= 0 and closer == "’" and text[at + 1 : at + 2].isalpha() and text[at + 1] < FAR_SCRIPTS:
        at = text.find(closer, at + 1, end + _QUOTED_REACH)
    return at


def _like_title(inside: str) -> bool:
    words = re.findall(r"[\w'’-]+", inside)
    big = [w for w in words if len(w) > 3]
    return len(words) <= 9 and bool(big) and all(not w[0].islower() for w in big)


def shouted(prose: Prose, start: int, end: int) -> bool:
    """Whether it stands in capitals where its neighbours do not: some outlets' italics."""
    found = prose.text[start:end]
    letters = [c for c in found if c.isalpha()]
    if len(letters) < 3 or not all(c.isupper() for c in letters if c.lower() != c.upper()):
        return False
    around = [c for c in prose.before(start, 25) + prose.after(end, 25) if c.isalpha()]
    return sum(c.islower() for c in around) > 0.6 * max(1, len(around))


def begins_sentence(prose: Prose, start: int) -> bool:
    left = prose.before(start, 6).rstrip(" \"'“‘«„(*•-–—\u00a0")
    return not left or left[-1] in ".!?:\n…。"


def noun_before(prose: Prose, start: int) -> bool:
    """Whether a word for a film leads to it: "the thriller Eden"."""
    return bool(_NOUN_BEFORE.search(prose.folded[max(0, start - 40) : start]))


def shown_behind(prose: Prose, end: int) -> bool:
    """Whether what follows a title is what only a film does: "X opens in theaters"."""
    return bool(_SHOWN.match(prose.folded, end))


def company_before(prose: Prose, start: int) -> bool:
    """Whether a company that the tables know has the title: "Kino Lorber's X", "Neon's thriller X"."""
    owned = _OWNED.search(prose.folded[max(0, start - _OWNER) : start])
    if owned is None:
        return False
    end = start - len(owned[0])
    before = prose.text[max(0, end - _OWNER) : end]
    return any(span.end == len(before) for span in companies(before))


def film_words(folded: str) -> int:
    """How many different words of the film trade a text has."""
    return len(set(_FILM_WORDS.findall(folded)))
