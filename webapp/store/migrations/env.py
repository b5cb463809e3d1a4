"""Runs the migrations on the connection that ``store.migrate`` gives."""

from typing import Literal

from alembic import context

from webapp.store.models import Base
from webapp.store.models.base import UtcDateTime


def render_item(kind: str, item: object, autogen_context: object) -> str | Literal[False]:
    """Write our instants as the plain column they are: a migration must not follow later changes of our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
