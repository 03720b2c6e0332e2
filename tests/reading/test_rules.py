"""The examples that the lexicons give for their rules and guards: what must fire, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from tests.support.reading import FILM, document, examples, fired
from tracker.domain.development import Kind
from tracker.reading import Reader, weighing
from tracker.reading.lexicon import LANGUAGES, Guard, folder, lexicon
from tracker.reading.rulebook import Rule

WRITTEN = [tongue for tongue in LANGUAGES if folder(tongue).is_dir()]


def rules() -> Iterator[tuple[str, Rule]]:
    for tongue in WRITTEN:
        for rule in lexicon(tongue).book.rules:
            yield tongue, rule


def guards() -> Iterator[tuple[str, Guard]]:
    for tongue in WRITTEN:
        for guard in lexicon(tongue).guards:
            yield tongue, guard


RULES = [pytest.param(tongue, rule, id=f"{tongue} {rule.id}") for tongue, rule in rules()]
GUARDS = [pytest.param(tongue, guard, id=f"{tongue} {guard.id}") for tongue, guard in guards()]


@pytest.mark.parametrize(("tongue", "rule"), RULES)
def test_a_rule_fires_on_the_sentences_that_it_is_made_for(tongue: str, rule: Rule) -> None:
    yes, _ = examples(tongue)[rule.id]
    assert yes, "a rule without an example is not known to do anything"
    silent = [text for text in yes if rule.id not in {each.rule for each in fired(text, tongue)}]
    assert not silent


@pytest.mark.parametrize(("tongue", "rule"), RULES)
def test_a_rule_keeps_quiet_beside_them(tongue: str, rule: Rule) -> None:
    _, no = examples(tongue)[rule.id]
    loud = [text for text in no if rule.id in {each.rule for each in fired(text, tongue)}]
    assert not loud


@pytest.mark.parametrize("tongue", WRITTEN)
def test_what_a_guard_stops_exists(tongue: str) -> None:
    there = {*get_args(Kind), *(rule.id for rule in lexicon(tongue).book.rules), *weighing.IDS}
    assert {(guard.id, each) for guard in lexicon(tongue).guards for each in guard.stops - there} == set()


@pytest.mark.parametrize(("tongue", "guard"), GUARDS)
def test_a_guard_stops_what_it_is_made_for(tongue: str, guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    if guard.stops <= weighing.IDS:  # it is there whatever the weights of today come to
        likely = {kind: weighing.Weights(9.0, 0.1, {}) for kind in weighing.KINDS}
        monkeypatch.setattr(weighing, "weights", lambda _: likely)

    def stops(text: str) -> bool:
        explanation = Reader((FILM,)).explain(document(text, language=tongue))
        return any(each.guard == guard.id for each in explanation.candidates)

    yes, no = examples(tongue)[guard.id]
    assert yes
    assert [text for text in yes if not stops(text)] == []
    assert [text for text in no if stops(text)] == []


@pytest.mark.parametrize("tongue", WRITTEN)
def test_every_pattern_of_a_lexicon_is_a_regular_expression(tongue: str) -> None:
    words = lexicon(tongue)
    patterns = [p for rule in words.book.rules for p in rule.patterns]
    patterns += [*words.shapes.values(), *(p for _, p in words.types), *(p for _, p in words.premieres)]
    patterns += [hedge.pattern for hedge in words.hedges] + [guard.pattern for guard in words.guards]
    assert all(pattern.compiled for pattern in patterns)


@pytest.mark.parametrize("tongue", WRITTEN)
def test_no_two_rules_or_guards_share_an_id(tongue: str) -> None:
    words = lexicon(tongue)
    ids = [rule.id for rule in words.book.rules] + [guard.id for guard in words.guards]
    assert len(ids) == len(set(ids))
