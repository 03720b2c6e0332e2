"""The reader from a document to its developments."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.growth import assert_linear
from tests.support.reading import DAY, FILM, document, only, read
from tests.support.reading_score import score
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import Reader

SEED = Path(__file__).parents[3] / "shared" / "reading" / "dev" / "seed.jsonl"

THREE_THINGS = """Ida Bruun had a good time on the set of FILM, and it shows.

In her first film she plays a baker who wins a boat in a raffle and cannot swim. "I learned on the job," she says, "and I would do it again tomorrow."

FILM will premiere at this year's Venice Film Festival and is being sold by Playtime, so hopefully we may see it in cinemas early next year."""


def test_one_sentence_says_three_things() -> None:
    showing, seller, guess = read(THREE_THINGS)
    assert (showing.kind, showing.festival, showing.date) == ("festival", "Venice Film Festival", "2024")
    assert (seller.kind, seller.companies, seller.territories) == ("sales", ("Playtime",), None)
    assert (guess.kind, guess.certainty, guess.date) == ("release", "speculative", "2025-01/2025-04")
    assert [each.certainty for each in (showing, seller)] == ["confirmed", "confirmed"]
    assert len({each.quote for each in (showing, seller, guess)}) == 1


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not here")
def test_the_first_real_input_is_read_in_full() -> None:
    case = json.loads(SEED.read_text("utf-8"))
    from tests.support.reading_cases import answer

    scores = score([case], {case["id"]: answer(case)})
    assert (scores.full["all"].f1, scores.faults) == (1.0, [])


def test_a_document_that_names_no_watched_film_says_nothing() -> None:
    assert read("Neon has acquired Night Bus for North America.") == ()


def test_a_headline_alone_is_read() -> None:
    deal = only(read("", title="Neon Lands FILM For North America"))
    assert (deal.kind, deal.companies, deal.territories) == ("acquisition", ("Neon",), ("US", "CA"))
    assert deal.quote.startswith("Neon Lands")


def test_the_body_fills_in_what_the_headline_leaves_out_and_is_told_once() -> None:
    deal = only(read("Neon has bought North American rights to FILM.", title="Neon Buys FILM"))
    assert deal.territories == ("US", "CA")


def test_one_films_clause_lends_nothing_to_another() -> None:
    other = Film("Night Bus", year=2024, people=("Jo Roe",))
    found = read("Neon opens FILM on June 7, while Mubi opens “Night Bus” on July 5.", films=(FILM, other))
    assert {(each.film, each.companies, each.date) for each in found} == {
        ("Salt Road", ("Neon",), "2024-06-07"),
        ("Night Bus", ("Mubi",), "2024-07-05"),
    }


def test_it_and_the_film_are_the_one_that_is_spoken_of() -> None:
    text = "FILM bowed at Cannes on May 14. Neon has bought it for the U.S. The film opens on August 2."
    first, second = read(text)[1:]
    assert (first.kind, first.companies) == ("acquisition", ("Neon",))
    assert (second.kind, second.date) == ("release", "2024-08-02")


def test_another_film_takes_it_away() -> None:
    found = read("FILM is a drama. Jo Roe's “Night Bus” bowed at Cannes. It opens on August 2.")
    assert found == ()


def test_what_a_person_says_of_it_is_no_report() -> None:
    assert read("“We open FILM on August 2 and then we all go home,” said a baker.") == ()


def test_what_is_recalled_is_marked_as_background() -> None:
    showing = next(e for e in read("After premiering at Sundance, FILM opens on August 2.") if e.kind == "festival")
    assert showing.background
    opening = next(e for e in read("After premiering at Sundance, FILM opens on August 2.") if e.kind == "release")
    assert not opening.background


def test_importing_the_package_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, tracker.reading; print(sorted(m for m in sys.modules if m.startswith('tracker.reading.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "[]"


PIECES = st.sampled_from(
    [
        "“Salt Road”", "Salt Road", "the film", "it", "Neon", "Mubi", "Playtime", "Cannes", "Venice", "in Competition",
        "has acquired", "opens", "on May 3", "next year", "for North America", "to", "and", ",", ";", "which", "after",
        "premiering", "(", ")", "–", "won", "the Grand Jury Prize", ".", "\n", "\n\n", "!", "“", "”", "'", "’s", "\ue000",
        "\x00", "ﬁ", "🎬", "영화", "映画", "«", "»", "from", "March 3", "is being sold by", "no distributor", "SALES:", "1",
        "Films", "sold to", "France (Le Pacte)", "a", "trailer", "hopefully", "not", "Gala", "—",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map(" ".join))
TONGUES = st.sampled_from(["en", "en-GB", "de", "fr", "es", "it", "pt-BR", "sv", "ko", "ja", "xx", ""])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=TEXTS, text=TEXTS, language=TONGUES)
def test_any_text_is_read_and_every_quote_is_in_it(title: str, text: str, language: str) -> None:
    page = Document("https://press.example/1", "The Press", title, text, language or None, published=DAY)
    explanation = Reader((FILM,)).explain(page)
    for development in explanation.developments:
        assert development.quote
        assert development.quote in title or development.quote in text
    for candidate in explanation.candidates:
        for span in candidate.spans:
            assert 0 <= span.start < span.end <= len(candidate.sentence)


def test_a_document_without_a_day_is_read_too() -> None:
    undated = Document("https://press.example/1", "The Press", "", "Neon has acquired “Salt Road”.", "en")
    assert only(Reader((FILM,)).read(undated)).companies == ("Neon",)


LONG_LINES = {
    "letters": "a",
    "words": "the film opens and ",
    "capitals": "Neon And Mubi Of The ",
    "commas": "Neon, Mubi, ",
    "quotes": '“Salt Road” ‘ " ',
    "brackets": "(",
    "dates": "on May 3 from May 4 to May 5 ",
}


@pytest.mark.parametrize("unit", LONG_LINES.values(), ids=LONG_LINES.keys())
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    reader = Reader((FILM,))
    assert_linear(lambda text: reader.read(document("FILM opens on May 3. " + text)), unit, 25_000, times=2)


def test_relative_words_are_read_against_the_outlets_own_day() -> None:
    late = Document(
        "https://press.example/1",
        "The Press",
        "",
        "“Salt Road” opens today.",
        "en",
        published=datetime.fromisoformat("2024-05-15T23:30:00-07:00"),
    )
    assert only(Reader((FILM,)).read(late)).date == "2024-05-15"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", only(Reader((FILM,)).read(late)).date or "")
    assert datetime(2024, 5, 16, 6, 30, tzinfo=UTC) == late.published


def test_scan_tells_whether_a_page_may_name_a_watched_film() -> None:
    reader = Reader((FILM,))
    assert reader.scan("<h1>Neon buys ‘Salt Road’</h1>".encode())
    assert not reader.scan(b"<h1>Neon buys something else</h1>")


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("en", "The post FILM Premieres at Sundance appeared first on Reel Harbour."),
        ("de", "Der Beitrag FILM läuft in Cannes erschien zuerst auf Leinwand."),
        ("fr", "L’article FILM à Cannes est apparu en premier sur Écran."),
    ],
)
def test_what_a_blogs_engine_adds_is_not_read(language: str, tail: str) -> None:
    text = f"Alex Poe’s “Salt Road” has a captain. {tail.replace('FILM', '“Salt Road”')}"
    assert Reader([FILM]).read(Document("u", "o", "", text, language, DAY)) == ()
