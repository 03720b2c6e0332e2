"""The demo: the whole job with no network, as a stranger sees it first."""

from __future__ import annotations

import re

import pytest

from tests.support.command import Answer, Home


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    return Home(tmp_path_factory.mktemp("demo")).tracker("demo")


def test_it_needs_nothing_and_leaves_nothing(played: Answer, home: Home) -> None:
    assert (played.status, played.err) == (0, "")
    assert home.tracker("demo").status == 0
    assert list(home.folder.iterdir()) == []


@pytest.mark.parametrize(
    "told",
    [
        "project announced",
        "filming expected, Q4 2022",
        "world premiere confirmed at Toronto International Film Festival 2024 (Special Presentations)",
        "WME Independent handles sales",
        "U.S. premiere",
        "Aura Entertainment acquires rights",
        "release expected January 2026",
        "trailer out",
        "U.S. theatrical release moves to 27 Feb 2026 (was January 2026",
    ],
)
def test_each_turn_is_told_once_by_mail_and_by_webhook(played: Answer, told: str) -> None:
    lines = [line for line in played.out.splitlines() if "●" in line and told in line]
    assert len(lines) == 1, played.out
    assert lines[0].endswith("→ e-mail + webhook")


@pytest.mark.parametrize(
    ("headline", "remark"),
    [
        ("TIFF Books", "the same news from a second outlet"),
        ("on doing everything at once", "a guess"),
        ("You will get to see", "in other words"),
        ("Demon Hunters", "another film with nearly the same name"),
        ("dated for February", "a vaguer word"),
        ("Review:", "a review"),
    ],
)
def test_what_is_no_news_is_shown_to_be_none(played: Answer, headline: str, remark: str) -> None:
    lines = played.out.splitlines()
    place = next(number for number, line in enumerate(lines) if headline in line)
    assert "○" in lines[place + 1]
    assert remark in lines[place + 1]


def test_every_alert_arrived_twice_and_most_answers_were_304(played: Answer) -> None:
    found = re.search(r"(\d+) requests, (\d+) of them .*; (\d+) e-mails and (\d+) webhooks", played.out)
    assert found, played.out
    requests, unchanged, mails, hooks = map(int, found.groups())
    assert mails == hooks == played.out.count("●")
    assert unchanged > 12
    assert requests > unchanged


def test_it_ends_with_the_ledger_and_what_to_type_next(played: Answer) -> None:
    end = played.out.split("What stands now")[1]
    for line in ("27 Feb 2026, confirmed", "Rights: Aura Entertainment", "Toronto", "Tribeca", "tracker check"):
        assert line in end
