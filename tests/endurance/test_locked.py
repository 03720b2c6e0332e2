"""A database that another process holds locked for longer than a write waits: the script makes that a minute."""

from __future__ import annotations

from tests.endurance.locked import locked


def test_a_database_that_is_locked_under_the_daemon_is_one_incident_and_loses_nothing() -> None:
    found = locked(seconds=0)
    assert "locked by another process" in found.complaint
    assert (found.told, found.incidents, found.sound) == (["acquisition"], ["the database"], True), found
