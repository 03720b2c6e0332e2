"""Search: what is asked, what it finds, and that nothing that is typed can break it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.asking import Slice
from db.fulltext import marked, query, words
from db.store import Store
from tests.support.database import FILM, claims, document
from tracker.domain.document import Document

ALL = Slice(20)


def press() -> dict[str, Document]:
    """A few articles by the word for which they are looked up."""
    texts = {
        "dated": ("Aura dates The Long Rehearsal", "The distributor will open the film on 27 February.", "en"),
        "festival": ("Toronto adds “The Long Rehearsal”", "Café society: the gala is sold out.", "en"),
        "japanese": ("映画「長い稽古」公開決定", "2026年3月に日本公開されることが決定した。", "ja"),
        "korean": ("긴 리허설 개봉", "영화는 3월에 개봉한다.", "ko"),
        "other": ("Something else entirely", "No word of it. Aural pleasures only.", "en"),
    }
    return {
        name: document(number, url=f"https://reel.example/{name}", title=title, text=text, language=language)
        for number, (name, (title, text, language)) in enumerate(texts.items())
    }


@pytest.fixture
def searched(store: Store) -> Store:
    with store.write() as transaction:
        for name, article in press().items():
            transaction.add_document(article, "reel")
            if name == "dated":
                transaction.add_claims(claims(article))
    return store


def found(store: Store, asked: str, film: str | None = None) -> list[str]:
    return [d.url.rpartition("/")[2] for d in store.search(query(asked), film, ALL)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("rehearsal", {"dated", "festival"}),
        ("REHEARSAL february", {"dated"}),
        ("distrib", {"dated"}),
        ('"aur"', set()),
        ("aura", {"dated", "other"}),
        ('"aura"', {"dated"}),
        ("aura -distributor", {"other"}),
        ('"open the film"', {"dated"}),
        ('"film the open"', set()),
        ("cafe", {"festival"}),
        ("CAFÉ", {"festival"}),
        ("公開", {"japanese"}),
        ("開公", set()),
        ("개봉", {"korean"}),
        ("daily reel", {"dated", "festival", "japanese", "korean", "other"}),
        ("-rehearsal", set()),
        ("", set()),
        ("“…” !?", set()),
    ],
)
def test_what_is_found(searched: Store, asked: str, expected: set[str]) -> None:
    assert set(found(searched, asked)) == expected


def test_a_title_weighs_more_than_a_text(searched: Store) -> None:
    with searched.write() as transaction:
        transaction.add_document(document(9, url="https://reel.example/t", title="A gala", text="x " * 50), "reel")
    assert found(searched, "gala") == ["t", "festival"]


def test_a_film_narrows_it(searched: Store) -> None:
    assert found(searched, "rehearsal", FILM) == ["dated"]


def test_the_rest_comes_with_the_next_slice(searched: Store) -> None:
    asked = query("daily reel")
    pages = [searched.search(asked, None, Slice(2, offset)) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({d.id for page in pages for d in page}) == 5


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text("\"*-^:()+{}~\\'&|!<> aANDORT", max_size=40))
def test_anything_can_be_typed(searched: Store, asked: str) -> None:
    searched.search(query(asked), None, ALL)


def test_the_words_sought_are_shown_where_they_stand() -> None:
    pieces = marked("Aura dates “K-Pops!” – 公開決定", query("aura pops 公開"))
    assert "".join(piece for piece, _ in pieces) == "Aura dates “K-Pops!” – 公開決定"
    assert [piece for piece, sought in pieces if sought] == ["Aura", "Pops", "公", "開"]


def test_words_are_folded_alike_whatever_the_script() -> None:
    assert words("L’Été DÉJÀ vu_vu, ½") == ["l", "ete", "deja", "vu", "vu", "1", "2"]
    assert words("긴 리허설") == ["긴", "리", "허", "설"]
