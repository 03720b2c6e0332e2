"""What kind of list a page is, by its first words: a line-up, a calendar, a table of sales titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from tracker.reading import marks
from tracker.reading.coreference import Focus
from tracker.reading.deals import only_sells
from tracker.reading.headings import BULLETS
from tracker.reading.lexicon import Lexicon
from tracker.reading.listings import BLOCK, DAY, Listing
from tracker.reading.marks import Marked, Ref
from tracker.reading.premieres import premiere
from tracker.reading.tagging import Page, home

_WEEK = 7
_MANY = 2  # headings that are but days, more than which only a calendar has
_BULLETED = 4  # characters of a line's beginning in which a bullet stands
_BEGINS = re.compile(f"(?:^|\n)(?:[{BULLETS}] ?)?$")
_ENDS = re.compile(r"(?: ?\([^()\n]{1,20}\))?[:】\]>]?(?=\n|:)")  # the name once more in Latin letters, in brackets
_AT_THE = re.compile(r"\b(?:at|im|al|au) (?:the )?$")  # what leads to a theatre
_THEATRE = re.compile(r"(?:cin[eé]mas?|theat(?:er|re)s?|picturehouses?|kinos?|multiplex(?:es)?)$", re.IGNORECASE)
_BEGINS_ENTRY = re.compile(r"\n[^\n]{1,80}? ?\(")  # a title with a bracket behind it that begins a line
_SHOUTED_TITLE = re.compile(r"\n(?=[A-Z0-9][^a-z\n(]{4,60} ?\()")  # the same for a title in capitals
_ITS_YEAR = re.compile(r",? 20\d\d ?:?\s*")
# A line that begins with a title in quotes and says whose, of where or when it is: "“F”, by Jo Roe (Norway)".
_ENTRY = re.compile(
    rf"^(?:[{BULLETS}] ?)?[“\"«„‘'『「《〈][^“”\"«»„‘’『』「」《》〈〉\n]{{1,60}}[”\"»“’'』」》〉]"
    r"(?:(?:,| [-–—]|:)? (?:by|dir\.|de|von|di|del|da|av)\b| ?[(（]| [-–—] |, [A-Z])",
    re.MULTILINE,
)
_ENTRIES = 3  # such lines, by which a page under a festival's name is a list of its films
_SHOUTED = re.compile(r"(?<=\n)[^a-z\n]*[A-Z]{3}[^a-z\n]*(?=\n)")  # a line in capitals: the title of an entry


def _days(page: Page) -> int:
    """How many lines of the page are but a day: the headings of a calendar."""
    text = page.text
    return sum(
        text[ref.start - 1 : ref.start] in ("", "\n") and text[ref.end : ref.end + 1] in ("", "\n", ":", ".")
        for ref in page.refs
        if ref.mark == marks.DATE and ref.note in ("day", "monthday")
    )


def _slate_of(page: Page, lexicon: Lexicon, focus: Focus) -> Ref | None:
    """The sales company of whose titles the headline tells: "N unveils its Cannes slate"."""
    who = focus.announcer
    sells = who is not None and all(only_sells(str(value)) for value in who.values)
    headline = page.text[: page.headline_end].lower()
    return who if sells and lexicon.shapes["slate_page"].search(headline) else None


def _heads_an_edition(page: Page) -> bool:
    """Whether the headline is but a festival and a year: "Göteborg 2026"."""
    first = page.refs[0] if page.refs else None
    if first is None or first.mark != marks.FESTIVAL or first.start != 0:
        return False
    return _ITS_YEAR.fullmatch(page.text, first.end, page.headline_end) is not None


def _begins_with_a_festival(page: Page) -> bool:
    """Whether a festival's name stands first in the headline: "LFF 2026: ten to book"."""
    return bool(page.refs) and page.refs[0].start == 0 and marks.is_festival(page.refs[0])


def _is_a_house(page: Page, ref: Ref) -> bool:
    """Whether what bears a company's name is where films are shown: "opening today at the Rialto 6", "Rex Cinemas"."""
    if _THEATRE.search(page.text, max(0, ref.end - len("picturehouses")), ref.end):
        return True
    return _AT_THE.search(page.text, max(0, ref.start - len("at the ")), ref.start) is not None


def _guides(page: Page, lexicon: Lexicon) -> bool:
    """Whether the headline is that of a guide to a festival: "Ten to see at V"."""
    headline = page.text[: page.headline_end].lower()
    return "guide_page" in lexicon.shapes and lexicon.shapes["guide_page"].search(headline) is not None


def _first_entry(page: Page, film: int) -> int:
    """Where the first entry of a list begins, the first watched film being named at `film`: a title and a bracket."""
    shouted = _SHOUTED_TITLE.search(page.text, page.headline_end)
    places = [film] if _BEGINS_ENTRY.match(page.text, film - 1) else []
    return min([*places, *([shouted.end()] if shouted else [])], default=len(page.text))


def _lists_titles(page: Page) -> bool:
    """Whether several lines of the page are titles, each with whose or of where it is, a watched film's among them."""
    lines = [match.span() for match in _ENTRY.finditer(page.text, page.headline_end)]
    films = [ref.start for ref in page.refs if ref.mark == marks.FILM]
    return len(lines) >= _ENTRIES and any(start <= film < end for start, end in lines for film in films)


def _houses(page: Page) -> int:
    """How many lines of the page name a company and nothing else: the headings over its films."""
    text = page.text
    return sum(
        _BEGINS.search(text, max(0, ref.start - _BULLETED), ref.start) is not None
        and _ENDS.match(text, ref.end) is not None
        for ref in page.refs
        if ref.mark == marks.COMPANY
    )


_PROMISES = (
    "calendar_page",
    "lineup_page",
    "showings_page",
    "sales_list",
)  # shapes that tell what is listed


def listing(page: Page, lexicon: Lexicon, focus: Focus, lead: Marked) -> Listing:
    """The list that the page's first words promise."""
    shapes = lexicon.shapes
    # As it is printed too: what a headline's capitals make a name of is a word here ("What's Opening").
    printed = page.text[: max((ref.end for ref in lead.refs), default=0)].lower().replace("’", "'")

    hoped = shapes.among(_PROMISES, f"{lead.text} {printed}")

    def promises(shape: str) -> bool:
        return shape in hoped and bool(shapes[shape].search(lead.text) or shapes[shape].search(printed))

    headline = page.headline_end
    title = page.text[: max(headline, 1)].lower()
    where = [ref for ref in lead.refs if marks.is_festival(ref) or ref.mark == marks.SECTION]
    festive = any(ref.end <= headline for ref in where)
    other_news = shapes["no_line_up"].search(title) is not None
    headed = any(ref.mark == marks.FESTIVAL and ref.end <= headline for ref in lead.refs)
    at_a_market = headed and other_news  # "EFM preview: the packages that buyers circle": its day is none of theirs
    of_deals = shapes["not_lineup_page" if "not_lineup_page" in shapes else "no_line_up"].search(title) is not None
    of_showings = not of_deals and (promises("lineup_page") or (festive and _guides(page, lexicon)))
    calendar = not (of_showings and _begins_with_a_festival(page)) and (
        promises("calendar_page") or (_days(page) > 1 and not where) or (_days(page) > _MANY and not festive)
    )
    film = next((r.start for r in lead.refs if r.mark in marks.FILMS and r.start >= headline), len(page.text))
    shouted = _SHOUTED.search(page.text, headline, min(film, BLOCK))
    entries = shouted.start() if shouted else film
    topical = any(ref.mark == marks.FILM and ref.end <= headline for ref in lead.refs)
    slate_of = _slate_of(page, lexicon, focus)
    lineup = (
        not calendar
        and slate_of is None
        and _named_before(page, where, film, festive=festive)
        and (of_showings or (not of_deals and (_heads_an_edition(page) or (headed and _lists_titles(page)))))
    )
    return Listing(
        page=page,
        lexicon=lexicon,
        focus=focus,
        lineup=lineup,
        of_a_festival=lineup and festive and not topical and not other_news,
        calendar=calendar,
        section=_section_of_all(lead, headline),
        premiere=_premiere_of_all(lexicon, lead) if not calendar else None,
        territory=_land(page, lexicon, lead) if calendar else None,
        company=_company_ahead(page, lead, entries) if calendar else None,
        every_day=None if at_a_market else _day_of_all(lead, lexicon, entries) or _day_of_the_week(page, lexicon),
        lead=lead,
        by_house=_houses(page) > 1,
        house=slate_of or focus.house,
        contacts="sales_list" in hoped and bool(shapes["sales_list"].search(lead.text)),
    )


def _named_before(page: Page, where: Sequence[Ref], film: int, *, festive: bool) -> bool:
    """Whether one of `where` is named before the first entry of a list, the first film being named at `film`."""
    own_line = min(_first_entry(page, film), len(page.text) if festive else max(film, page.headline_end))
    return any(ref.start < own_line for ref in where)


def _section_of_all(lead: Marked, headline: int) -> str | None:
    """The one section that the headline, which ends there, names."""
    sections = {str(ref.value) for ref in lead.refs if ref.mark == marks.SECTION and ref.end <= headline}
    return sections.pop() if len(sections) == 1 else None


def _company_ahead(page: Page, lead: Marked, entries: int) -> Ref | None:
    """The company that a page's first words name before its `entries` begin."""
    ahead = (ref for ref in lead.refs if ref.mark == marks.COMPANY and ref.start < entries)
    return next((ref for ref in ahead if not _is_a_house(page, ref)), None)


def _premiere_of_all(lexicon: Lexicon, lead: Marked) -> str | None:
    """What premiere a page's first words tell of all of its films, and not of some among them."""
    some = "some_premieres" in lexicon.shapes and lexicon.shapes["some_premieres"].search(lead.text)
    return None if some else premiere(lexicon, lead)


def _day_of_all(lead: Marked, lexicon: Lexicon, entries: int) -> Ref | None:
    """The one day that a page's first words tell before its `entries` begin."""
    former = {
        at
        for shape in ("former", "not_every_day")
        for match in lexicon.shapes[shape].finditer(lead.text)
        for at in range(*match.span())
    }
    told = [
        ref
        for place, ref in lead.placed()
        if ref.mark == marks.DATE and ref.start < entries and ref.note != "holiday" and place not in former
    ]
    days = {str(ref.value): ref for ref in told if ref.note != "week"}
    return next(iter(days.values())) if len(days) == 1 and len(next(iter(days))) == DAY else None


def _day_of_the_week(page: Page, lexicon: Lexicon) -> Ref | None:
    """The day on which the films of a week open, where the headline says no more and that is today or tomorrow."""
    week = lexicon.shapes["weeks_openings"].search(page.text[: page.headline_end].lower())
    ahead = (int((week.lastgroup or "d0")[1:]) - page.day.weekday()) % _WEEK if week else _WEEK
    if ahead > 1 or _days(page) > 0:
        return None
    day = (page.day + timedelta(days=ahead)).isoformat()
    return Ref(marks.DATE, (day, day), note="day")


def _land(page: Page, lexicon: Lexicon, lead: Marked) -> tuple[str, ...] | None:
    """Where the films of a calendar open: in the theatres that its first words name, or at the page's home."""
    for shape in ("listed_land", "theaters_of", "new_in"):
        if match := lexicon.shapes[shape].search(lead.text):
            place: tuple[str, ...] = lead.at(match.start(match.lastgroup or "territory")).value
            return place
    country = home(page, lexicon)
    return (country,) if country else None
