"""The memory: SQLModel, SQL and Alembic live here only; rows never leave it."""
