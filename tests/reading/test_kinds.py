"""What the reader makes of how the trade writes: one table a kind; FILM is the watched film, 15 May 2024 the day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.reading import FILM, read
from tracker.domain.development import Development
from tracker.domain.film import Film

Told = list[dict[str, Any]]


def told(developments: tuple[Development, ...], kind: str) -> Told:
    """The developments of a kind by what they say; certainty only where it is not `confirmed`."""
    names = (
        "certainty",
        "companies",
        "territories",
        "date",
        "release_type",
        "festival",
        "section",
        "premiere",
        "award",
        "phase",
    )
    return [
        {
            name: getattr(each, name)
            for name in names
            if getattr(each, name) and (name, getattr(each, name)) != ("certainty", "confirmed")
        }
        for each in developments
        if each.kind == kind
    ]


ACQUISITIONS: dict[str, Told] = {
    "Neon has nabbed North American rights to FILM.": [{"companies": ("Neon",), "territories": ("US", "CA")}],
    "Mubi and Curzon have bought FILM for the UK and Ireland.": [
        {"companies": ("Mubi", "Curzon"), "territories": ("GB", "IE")}
    ],
    "FILM has gone to Le Pacte for France, Lucky Red for Italy and Avalon for Spain.": [
        {"companies": ("Le Pacte",), "territories": ("FR",)},
        {"companies": ("Lucky Red",), "territories": ("IT",)},
        {"companies": ("Avalon",), "territories": ("ES",)},
    ],
    "FILM has gone to Netflix everywhere except South Africa, where Gaga retains the theatrical.": [
        {"companies": ("Netflix",), "territories": ("WW", "-ZA")},
        {"companies": ("Gaga",), "territories": ("ZA",)},
    ],
    "Beta Cinema has sold FILM to Germany, Austria and Switzerland (Telepool) and Japan (Bitters End).": [
        {"companies": ("Telepool",), "territories": ("DE", "AT", "CH")},
        {"companies": ("Bitters End",), "territories": ("JP",)},
    ],
    "Neon took FILM for the U.S. Mubi has the rest of the world.": [
        {"companies": ("Neon",), "territories": ("US",)},
        {"companies": ("Mubi",), "territories": ("WW", "-US")},
    ],
    "Netflix is in final negotiations for FILM.": [{"certainty": "expected", "companies": ("Netflix",)}],
    "Searchlight Pictures bought FILM but gave it back a year later.": [
        {"certainty": "denied", "companies": ("Searchlight Pictures",)}
    ],
    "Neon has acquired rights to the novel on which FILM is based.": [],
    "FilmNation Entertainment holds worldwide sales rights to FILM.": [],
    "Neon boss Jo Roe boarded FILM as a producer.": [],
}  # fmt: skip

SALES: dict[str, Told] = {
    "Playtime is handling world sales on FILM.": [{"companies": ("Playtime",), "territories": ("WW",)}],
    "FILM is repped by WME Independent.": [{"companies": ("WME Independent",)}],
    "Pyramide International has sealed a raft of deals on FILM.": [{"companies": ("Pyramide International",)}],
    "Playtime boards FILM.": [{"companies": ("Playtime",)}],
    "The deal for FILM was negotiated by Neon with UTA on behalf of the filmmakers.": [],
}

RELEASES: dict[str, Told] = {
    "FILM opens in limited release in the U.S. on July 12, then goes wide on August 2.": [
        {"territories": ("US",), "date": "2024-07-12", "release_type": "limited"},
        {"territories": ("US",), "date": "2024-08-02", "release_type": "theatrical"},
    ],
    "FILM opens in theaters on June 7.": [{"date": "2024-06-07", "release_type": "theatrical"}],
    "Neon will release FILM in the U.S. on October 18 in limited release.": [
        {"companies": ("Neon",), "territories": ("US",), "date": "2024-10-18", "release_type": "limited"}
    ],
    "FILM moves from June 7 to August 2.": [{"date": "2024-08-02"}],
    "FILM will be in theaters and on demand on June 7.": [
        {"date": "2024-06-07", "release_type": "theatrical"},
        {"date": "2024-06-07", "release_type": "digital"},
    ],
    "FILM streams on Netflix from July 5.": [
        {"companies": ("Netflix",), "date": "2024-07-05", "release_type": "streaming"}
    ],
    "FILM is expected to be released in January 2025.": [{"certainty": "expected", "date": "2025-01"}],
    "Hopefully we may see FILM in cinemas next spring.": [
        {"certainty": "speculative", "date": "2025-21", "release_type": "theatrical"}
    ],
    "Neon has not set a release date for FILM.": [{"certainty": "denied", "companies": ("Neon",)}],
    "Neon has pulled FILM from its June 7 slot.": [
        {"certainty": "denied", "companies": ("Neon",), "date": "2024-06-07"}
    ],
    "FILM grossed $3 million over the weekend.": [],
    "FILM is set in 1977.": [],
    "FILM premieres at the Venice Film Festival on August 30.": [],
    "FILM is a comedy about a theme park that opens on July 4.": [],
    "In FILM a family moves into a lighthouse on Friday.": [],
}

FESTIVALS: dict[str, Told] = {
    "FILM will world premiere at the Toronto International Film Festival.": [
        {"date": "2024", "festival": "Toronto International Film Festival", "premiere": "world"}
    ],
    "FILM premiered in Competition at Cannes on May 14.": [
        {"date": "2024-05-14", "festival": "Cannes Film Festival", "section": "Competition"}
    ],
    "FILM played Sundance in January and SXSW in March.": [
        {"date": "2024-01", "festival": "Sundance Film Festival"},
        {"date": "2024-03", "festival": "SXSW Film Festival"},
    ],
    "FILM will no longer screen at Locarno.": [
        {"certainty": "denied", "date": "2024", "festival": "Locarno Film Festival"}
    ],
    "The Venice Film Festival runs August 28 to September 7, when FILM is in cinemas.": [],
    "Buyers at Cannes have heard of FILM.": [],
}

AWARDS: dict[str, Told] = {
    "FILM won the Grand Jury Prize at Sundance.": [{"festival": "Sundance Film Festival", "award": "Grand Jury Prize"}],
    "At Cannes FILM took home the Palme d'Or.": [{"festival": "Cannes Film Festival", "award": "Palme d'Or"}],
    "FILM was nominated for the Golden Lion in Venice.": [],
    "Alex Poe, who directed FILM, won the Golden Lion in 2012.": [],
}

SEEKING: dict[str, Told] = {
    "FILM does not have a U.S. distributor.": [{"territories": ("US",)}],
    "FILM is still looking for a home.": [{}],
    "FILM has found a distributor in Neon.": [],
}

PRODUCTIONS: dict[str, Told] = {
    "Principal photography on FILM began on May 13 in Lisbon.": [{"date": "2024-05-13", "phase": "filming"}],
    "FILM has wrapped.": [{"phase": "wrapped"}],
    "Alex Poe is set to direct FILM.": [{"phase": "announced"}],
}

TRAILERS: dict[str, Told] = {
    "The first trailer for FILM has landed.": [{}],
    "FILM is about two brothers in a trailer park.": [],
}

KINDS = {
    "acquisition": ACQUISITIONS,
    "sales": SALES,
    "release": RELEASES,
    "festival": FESTIVALS,
    "award": AWARDS,
    "seeking": SEEKING,
    "production": PRODUCTIONS,
    "trailer": TRAILERS,
}
ROWS = [
    pytest.param(kind, text, expected, id=text.replace("FILM", "F")[:60])
    for kind, table in KINDS.items()
    for text, expected in table.items()
]


@pytest.mark.parametrize(("kind", "text", "expected"), ROWS)
def test_what_a_sentence_says(kind: str, text: str, expected: Told) -> None:
    assert told(read(text), kind) == expected


GAPPED = {
    "Mubi takes the UK on FILM, Curzon Ireland and Madman Australia.": "Mubi GB, Curzon IE, Madman Entertainment AU",
    "Germany goes to Weltkino on FILM, France to Diaphana, and Italy to Lucky Red.": (
        "Weltkino DE, Diaphana FR, Lucky Red IT"
    ),
    "FILM has buyers. Germany and Austria go to Weltkino, Spain to Caramel and Italy to Lucky Red.": (
        "Weltkino DE, Caramel Films ES, Lucky Red IT"
    ),
    "Neon has acquired FILM for Canada, Mubi says the market in Italy is slow.": "Neon CA",
}


@pytest.mark.parametrize(("text", "expected"), GAPPED.items())
def test_what_others_have_where_the_verb_is_told_but_once(text: str, expected: str) -> None:
    deals = [each for each in read(text) if each.kind == "acquisition"]
    assert ", ".join(f"{each.companies[0]} {(each.territories or ('-',))[0]}" for each in deals) == expected


def test_who_bought_each_film_of_a_headline() -> None:
    bus = Film("Night Bus", year=2024, people=("Jo Roe",))
    sold = read(
        "", title="Magnolia Takes ‘Salt Road’, IFC ‘Night Bus’, Kino Lorber ‘Dust’ in Busy Week", films=(FILM, bus)
    )
    assert {(each.film, each.companies) for each in sold} == {
        ("Salt Road", ("Magnolia Pictures",)),
        ("Night Bus", ("IFC Films",)),
    }


LINE_UP = """The Toronto International Film Festival has announced its line-up of Galas and Special Presentations.

GALAS

Night Bus, Jo Roe (UK) — World Premiere

SPECIAL PRESENTATIONS

The Long Field, Ann Lee (Ireland) — International Premiere
*Salt Road, Alex Poe (Denmark) — World Premiere, sales title
Winter Light, Bo Day (France) — North American Premiere"""

FACT_SHEETS = """Five films in the line-up of the Venice Film Festival, with sales contacts:

Night Bus (UK)
Dir. Jo Roe
Out of Competition
Beta Cinema handles sales

Salt Road (Den)
Dir. Alex Poe
Competition
Playtime handles sales

Winter Light (Fr)
Dir. Bo Day
Horizons
mk2 Films handles sales"""

CALENDAR = """Here is what is coming to British cinemas in June.

Friday 7th
Night Bus. Jo Roe drives all night.
Salt Road. A baker wins a boat in a raffle, in Alex Poe’s comedy.

Friday 14th
Winter Light. Snow."""

STILL_FREE = """The market is over. Here is what sold at Sundance, and what did not.

SOLD
“Night Bus” (Neon, U.S.).

STILL AVAILABLE
“Salt Road.” Alex Poe's comedy has had polite passes."""


def test_a_line_up_gives_festival_section_and_premiere() -> None:
    assert told(read(LINE_UP, title="Toronto sets Galas"), "festival") == [
        {
            "date": "2024",
            "festival": "Toronto International Film Festival",
            "section": "SPECIAL PRESENTATIONS",
            "premiere": "world",
        }
    ]


def test_a_headline_that_announces_films_is_a_line_ups() -> None:
    text = "U.S. DRAMATIC COMPETITION\n\nNight Bus / U.S.A. (Director: Jo Roe) — A driver.\n\nFILM / U.S.A. (Director: Alex Poe) — A captain."
    said = [each for each in read(text, "Sundance Announces Feature Films") if each.kind == "festival"]
    assert [(each.festival, each.section) for each in said] == [("Sundance Film Festival", "U.S. DRAMATIC COMPETITION")]


def test_where_a_review_saw_it_stands_below() -> None:
    said = read(
        "FILM has heart.\n\nReviewed at Cannes Film Festival (Un Certain Regard), May 14. Running time: 90 MIN."
    )
    assert [(each.festival, each.section, each.date) for each in said] == [
        ("Cannes Film Festival", "Un Certain Regard", "2024-05-14")
    ]


def test_a_prize_for_another_film_is_no_prize_of_this_one() -> None:
    said = read("Cannes is over, with FILM taking the Palme d’Or and Ann Lee winning best actress for “Glass Kings.”")
    assert [each.award for each in said if each.kind == "award"] == ["Palme d’Or"]


def test_a_line_up_that_is_counted_up_in_a_sentence() -> None:
    text = (
        "In competition: Night Bus (Jo Roe, UK), Salt Road (Alex Poe, Denmark-Norway), Winter Light (Bo Day, France)."
    )
    shown = told(read(text, title="Venice Days 2024 line-up in full"), "festival")
    assert [(each["festival"], each["date"]) for each in shown] == [("Venice Film Festival", "2024")]
    text = "What sold so far: Night Bus (Neon, U.S.), Salt Road (Mubi, UK)."
    assert told(read(text, title="Venice Days 2024 line-up: who bought what"), "festival") == []


def test_a_fact_sheet_is_read_line_by_line() -> None:
    found = read(FACT_SHEETS, title="Venice: the sales titles")
    assert told(found, "festival") == [{"date": "2024", "festival": "Venice Film Festival", "section": "Competition"}]
    assert told(found, "sales") == [{"companies": ("Playtime",)}]


def test_a_calendar_dates_what_stands_below_a_day() -> None:
    assert told(read(CALENDAR, title="What’s on: your film diary"), "release") == [
        {"territories": ("GB",), "date": "2024-06-07", "release_type": "theatrical"}
    ]


def test_a_guide_to_streaming_gives_the_platform_and_the_day_below_the_title() -> None:
    text = "Here is what to watch from your sofa.\n\nNight Bus\nMubi, 14 June\nA long ride.\n\nSalt Road\nNetflix, Friday\nA boat and a baker."
    released = told(read(text, title="The best films to stream this month"), "release")
    assert [(each["companies"], each["date"], each["release_type"]) for each in released] == [
        (("Netflix",), "2024-05-17", "streaming")
    ]


def test_a_heading_says_what_is_still_to_be_had() -> None:
    assert told(read(STILL_FREE), "seeking") == [{}]
    assert told(read(STILL_FREE), "acquisition") == []


@pytest.mark.parametrize(
    ("title", "text", "companies"),
    [
        ("", "In the U.S., Neon has it: FILM opens on August 2.", ("Neon",)),
        ("Bleecker Street Moves ‘FILM’", "The comedy will now open on August 2.", ("Bleecker Street",)),
        ("Bleecker Street Moves ‘FILM’", "In France, the comedy opens on August 2.", ()),
        ("", "FILM opens on August 2, a week after Neon’s “Night Bus.”", ()),
        ("", "WME Independent says that FILM opens on August 2.", ()),
    ],
)
def test_who_brings_it_out_where_the_words_do_not_say(title: str, text: str, companies: tuple[str, ...]) -> None:
    told = [each for each in read(text, title=title) if each.kind == "release" and each.date == "2024-08-02"]
    assert [each.companies for each in told] == [companies]


def test_a_company_and_what_it_does_begin_no_entry_of_a_list() -> None:
    text = "FILM won a prize in the Venice Film Festival’s competition.\n\nNeon, which has the rights, opens it on August 2."
    assert [d["date"] for d in told(read(text, title="FILM wins in Venice"), "release")] == ["2024-08-02"]


def test_what_has_been_shooting_since_a_day_began_on_one_gone_by() -> None:
    text = "FILM plaît. Les caméras tournent depuis lundi à Liège."
    assert [d["date"] for d in told(read(text, language="fr"), "production")] == ["2024-05-13"]


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("The Audience Award at Tribeca? FILM, by a whisker.", [("Tribeca Festival", "Audience Award")]),
        ("The Audience Award at Tribeca? Nobody knows. FILM, by Alex Poe, is out.", []),
        ("At Tribeca the Audience Award came last. It went to FILM.", [("Tribeca Festival", "Audience Award")]),
        ("The Tribeca jury plumped for FILM.", [("Tribeca Festival", None)]),
        ("Neon and Mubi bid for it. FILM got the money.", []),
    ],
)
def test_a_prize_may_be_named_before_or_not_at_all(text: str, award: list[tuple[str, str | None]]) -> None:
    assert [(each.festival, each.award) for each in read(text) if each.kind == "award"] == award


def test_a_section_told_of_its_festival_is_that_of_what_follows() -> None:
    text = "Critics’ Week, the Cannes sidebar for first films, will raise its curtain on May 15 with Alex Poe’s FILM."
    assert [(each.festival, each.section) for each in read(text)] == [("Cannes Film Festival", "Critics’ Week")]
