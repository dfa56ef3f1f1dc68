"""Alembic's door: runs the steps on the connection and transaction that the caller opened."""

from alembic import context

from partybranch.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=False
)
context.run_migrations()
