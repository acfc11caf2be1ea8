"""What Alembic runs the steps in: the transaction that `sayso.corpus.store.schema` has begun."""

from alembic import context

from sayso.corpus.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="sayso_version",
)
context.run_migrations()
