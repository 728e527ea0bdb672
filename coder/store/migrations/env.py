"""Run migrations on the connection that the store hands over."""

from alembic import context
from sqlmodel import SQLModel

from coder.store import tables

assert tables.ROWS
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
