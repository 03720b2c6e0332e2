"""Thirty deaths of the daemon, at random moments: the script beside this makes three hundred of it."""

from __future__ import annotations

from tests.endurance.kills import CHANNELS, kill_again_and_again


def test_nothing_is_lost_or_told_in_two_wordings_however_often_the_daemon_is_killed() -> None:
    found = kill_again_and_again(30, seed=2)
    assert (found.lost, found.reworded, found.sound) == ([], [], True), found
    assert found.worst <= 1, found
    assert found.repeats <= found.kills * len(CHANNELS), found
