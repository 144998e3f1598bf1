"""What Alembic runs: the revisions, on the connection and in the transaction that `migrating` gives."""

from alembic import context

from dragoman.archive.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
