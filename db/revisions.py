"""The schema's revisions, oldest first: a reader compares them without loading Alembic."""

from __future__ import annotations

from typing import Final

from tracker.errors import DatabaseUnusable, SchemaTooNew

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
HEAD: Final = REVISIONS[-1]
VERSIONS: Final = "alembic_version"
"""The table in which Alembic keeps the revision."""


def checked(revision: str | None, name: str) -> str | None:
    """`revision`, found in the database shown as `name`; null is one that is still empty.

    Raises SchemaTooNew if this tracker does not know it.
    """
    if revision is None or revision in REVISIONS:
        return revision
    raise SchemaTooNew(
        f"{name} was written by a newer tracker (schema {revision}, this one knows {HEAD}): "
        "upgrade festival-release-tracker, or name another database"
    )


def foreign(name: str) -> DatabaseUnusable:
    """The refusal of a database that holds somebody else's tables."""
    return DatabaseUnusable(f"{name} is the database of another program: name another file")
