"""The schema's revisions, oldest first: a reader compares them without loading Alembic."""

from __future__ import annotations

from typing import Final

REVISIONS: Final = ("0001",)
HEAD: Final = REVISIONS[-1]
