"""What Alembic runs: the migrations, on the connection and in the transaction that `db.schema` hands in."""

from alembic import context

from db.derived import SearchedRow

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SearchedRow.metadata,  # that of all tables; this module knows them all
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
