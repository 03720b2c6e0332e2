"""What a host is asked and says: its traffic by day, its robots.txt, its pleas for patience; and more of a source."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.add_column("sources", sa.Column("url", sa.Text))
    op.add_column("sources", sa.Column("fault", sa.Text))
    op.add_column("sources", sa.Column("ttl", sa.Integer))
    op.add_column("sources", sa.Column("retired_at", MOMENT))
    op.create_table(
        "traffic",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("requests", sa.Integer, nullable=False),
        sa.Column("unchanged", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", "host", name="pk_traffic"),
    )
    op.create_table(
        "robots",
        sa.Column("authority", sa.Text, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("authority", name="pk_robots"),
    )
    op.create_table(
        "holds",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_holds"),
    )
