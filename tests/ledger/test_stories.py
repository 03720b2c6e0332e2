"""The worked stories, with what an ideal reader finds in them: what the ledger alone is worth."""

import pytest

from tests.support.stories import NAMES, documents, gold, replay, scripted
from tests.support.story_score import score


@pytest.mark.parametrize("name", NAMES)
def test_every_alert_and_every_row_is_as_the_gold_has_it(name: str) -> None:
    result = score(gold(name), replay(name))
    assert (result.missed, result.extra, result.wrong) == ([], [], [])
    assert (result.hits, result.on_time, result.exact, result.agree) == (
        result.due,
        result.due,
        result.due,
        result.rows,
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_scripted_quotes_are_in_their_documents_to_the_letter(name: str) -> None:
    told = documents(name)
    for document, claims in scripted(name).items():
        text = f"{told[document].title}\n{told[document].text}"
        for claim in claims:
            assert claim.development.quote in text


@pytest.mark.parametrize("name", NAMES)
def test_a_story_replayed_twice_is_the_same(name: str) -> None:
    assert replay(name) == replay(name)
