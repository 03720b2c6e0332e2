"""A festival's page of one film: section, premiere and screenings, by whatever the page states."""

from __future__ import annotations

import json

import pytest

from tests.support.pages import asked, html_page
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.domain.source import Selectors, Source
from tracker.errors import NotAProgramme
from tracker.sources import programme

URL = "https://fest.example/films/k-pops"
FILM = Film("K-Pops!", ("K-Pops",), 2024)
FESTIVAL = "Harbour City Film Festival"
SCREENINGS = [
    {
        "@type": "ScreeningEvent",
        "startDate": f"2026-09-{day}T{hour}:00-04:00",
        "location": {"@type": "MovieTheater", "name": house, "address": {"addressLocality": "Harbour City"}},
        "workPresented": {
            "@type": "Movie",
            "name": "K-Pops!",
            "director": {"@type": "Person", "name": "Anderson .Paak"},
        },
        "superEvent": {"@type": "Festival", "name": FESTIVAL, "startDate": "2026-09-03", "endDate": "2026-09-13"},
    }
    for day, hour, house in (("08", "18:30", "Harbour Hall"), ("06", "21:00", "The Lantern"))
]
LABELS = "<dl><dt>Section</dt><dd>Special Presentations</dd></dl><p>World Premiere</p>"


def in_json(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


def the_page(head: str = "", body: str = "", title: str = "K-Pops!") -> str:
    return f"<html><head>{head}</head><body><h1>{title}</h1>{body}<p>A father, a son and a contest.</p></body></html>"


def read(html: str, select: Selectors = Selectors(), festival: str | None = None) -> Document:  # noqa: B008
    source = Source("Harbour", "programme", URL, select=select, festival=festival)
    (document,) = programme.read(html_page(html, URL), asked(source, Film("Eden"), FILM)).documents
    for said in document.stated or ():
        assert said.quote in document.text
    return document


def test_json_ld_gives_festival_and_screenings_and_labels_the_rest() -> None:
    document = read(the_page(in_json(*SCREENINGS), LABELS))
    (said,) = document.stated or ()
    assert (said.film, said.kind, said.certainty, said.background) == ("K-Pops!", "festival", "confirmed", False)
    assert (said.festival, said.section, said.premiere, said.date) == (
        FESTIVAL,
        "Special Presentations",
        "world",
        "2026-09-06",
    )
    assert document.text.split("\n\n") == [
        "“K-Pops!” is in the programme of Harbour City Film Festival (Special Presentations), world premiere, "
        "first shown on 6 September 2026.",
        "Screening: 6 September 2026, 21:00, The Lantern, Harbour City.",
        "Screening: 8 September 2026, 18:30, Harbour Hall, Harbour City.",
    ]
    assert (document.url, document.outlet) == (URL, FESTIVAL)


def test_microdata_says_the_same() -> None:
    events = "".join(
        '<div itemscope itemtype="https://schema.org/ScreeningEvent">'
        f'<time itemprop="startDate" datetime="{s["startDate"]}">soon</time>'
        '<p itemprop="workPresented" itemscope itemtype="http://schema.org/Movie"><b itemprop="name">K-Pops!</b></p>'
        '<div itemprop="location" itemscope itemtype="https://schema.org/Place">'
        f'<span itemprop="name">{s["location"]["name"]}</span>'
        '<div itemprop="address" itemscope><i itemprop="addressLocality">Harbour City</i></div></div></div>'
        for s in SCREENINGS
    )
    fest = f'<div itemscope itemtype="https://schema.org/Festival"><meta itemprop="name" content="{FESTIVAL}"></div>'
    assert read(the_page(body=LABELS + fest + events)).stated == read(the_page(in_json(*SCREENINGS), LABELS)).stated


def test_selectors_go_before() -> None:
    body = (
        '<p class="strand">Midnight</p><p class="status">International premiere</p>'
        "<ul><li>12 September 2026, 23:59, The Lantern</li><li>Sold out</li></ul>"
    )
    select = Selectors(section=".strand", premiere=".status", screening="li")
    document = read(the_page(in_json(*SCREENINGS), LABELS + body), select, "Midnight Festival")
    (said,) = document.stated or ()
    assert (said.festival, said.section, said.premiere, said.date) == (
        "Midnight Festival",
        "Midnight",
        "international",
        "2026-09-12",
    )
    assert document.text.endswith("Screening: 12 September 2026, 23:59, The Lantern.")


def test_without_a_screening_the_festival_s_days_are_the_date() -> None:
    (said,) = read(the_page(in_json(SCREENINGS[0]["superEvent"]))).stated or ()
    assert (said.date, said.section, said.premiere) == ("2026-09-03/2026-09-13", None, None)


def test_last_year_s_programme_is_true_and_no_news() -> None:
    past = json.loads(json.dumps(SCREENINGS).replace("2026-09", "2025-09"))
    (said,) = read(the_page(in_json(*past))).stated or ()
    assert (said.certainty, said.background, said.date) == ("confirmed", True, "2025-09-06")


def test_another_film_s_screening_on_the_page_is_not_ours() -> None:
    other = {**SCREENINGS[0], "startDate": "2026-09-04", "workPresented": {"@type": "Movie", "name": "Eden Rising"}}
    (said,) = read(the_page(in_json(*SCREENINGS, other))).stated or ()
    assert said.date == "2026-09-06"


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (the_page(in_json(*SCREENINGS).replace("K-Pops!", "Salt Road"), title="Salt Road"), "about “Salt Road”"),
        ("<html><body></body></html>", "no page about a film of the watch list"),
        (the_page(), 'add festival = "…"'),
    ],
    ids=["another film", "empty", "no festival"],
)
def test_a_page_that_is_none_says_so(html: str, line: str) -> None:
    with pytest.raises(NotAProgramme, match=line):
        read(html)
