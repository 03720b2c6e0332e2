"""Every development, and every candidate that was stopped, says why."""

from __future__ import annotations

from tests.support.reading import FILM, document
from tracker.domain.film import Film
from tracker.reading import Explained, Explanation, Reader

TEXT = (
    "The trailer for FILM arrived on Friday. Neon has acquired North American rights to FILM, which opens on August 2."
)


def explain(text: str, films: tuple[Film, ...] = (FILM,)) -> Explanation:
    return Reader(films).explain(document(text))


def by_rule(explanation: Explanation, rule: str) -> Explained:
    return next(each for each in explanation.candidates if each.rule == rule)


def test_it_explains_what_read_reads() -> None:
    page = document(TEXT)
    assert explain(TEXT).developments == Reader((FILM,)).read(page)


def test_a_candidate_has_its_sentence_and_its_names_in_it() -> None:
    deal = by_rule(explain(TEXT), "acquisition.buys-rights")
    assert deal.sentence in document(TEXT).text
    spelled = {(span.kind, deal.sentence[span.start : span.end], span.value) for span in deal.spans}
    assert ("film", "Salt Road", "Salt Road") in spelled
    assert ("company", "Neon", "Neon") in spelled
    assert ("territory", "North American", ("US", "CA")) in spelled


def test_a_candidate_leads_to_the_development_that_it_became_a_part_of() -> None:
    explanation = explain(TEXT)
    deal = by_rule(explanation, "acquisition.buys-rights")
    assert deal.guard is None
    assert deal.into is not None
    assert explanation.developments[deal.into].companies == ("Neon",)


def test_a_stopped_candidate_names_its_guard() -> None:
    stopped = [each for each in explain(TEXT).candidates if each.guard == "trailer-news"]
    assert {each.development.kind for each in stopped} == {"release"}
    assert {each.into for each in stopped} == {None}


def test_mentions_that_are_not_the_film_keep_their_reason() -> None:
    bird = Film("Bird", year=2024, people=("Ann Lee",))
    explanation = explain("A bird opened its wings on May 3.", (bird,))
    assert explanation.developments == ()
    assert [(each.accepted, bool(each.reason)) for each in explanation.mentions] == [(False, True)]
