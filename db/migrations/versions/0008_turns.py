"""Whose turn it is at each host, where many machines share the memory."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("free_at", MOMENT, nullable=False),
        sa.Column("holder", sa.Text),
        sa.PrimaryKeyConstraint("host", name="pk_turns"),
    )
