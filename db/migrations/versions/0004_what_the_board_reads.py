"""What the board reads: outlines, openings and the full-text index. They are filled by `db.schema`, not here."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "outlines",
        sa.Column("film", sa.Text, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("film", name="pk_outlines"),
    )
    op.create_table(
        "openings",
        sa.Column("film", sa.Text, nullable=False),
        sa.Column("territory", sa.Text, nullable=False),
        sa.Column("release_type", sa.Text, nullable=False),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("modified_at", MOMENT, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("film", "territory", "release_type", name="pk_openings"),
    )
    op.create_table(
        "searched",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("lexemes", sa.Text().with_variant(TSVECTOR(), "postgresql")),
        sa.PrimaryKeyConstraint("number", name="pk_searched"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_searched_document_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_searched_document_id", "searched", ["document_id"], unique=True)
    op.create_index("ix_searched_lexemes", "searched", ["lexemes"], postgresql_using="gin")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61')")
