"""Alembic's scripts, one a revision; `db.schema` runs them."""
