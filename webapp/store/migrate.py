"""Bringing a database to the tables of this version, and telling whether it is there."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from webapp.store.models import Base

FOLDER = Path(__file__).parent / "migrations"
_REVISION = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_FORMER = re.compile(r'^down_revision = "(\w+)"$', re.MULTILINE)


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing."""
    if is_current(engine):
        return
    from alembic import command

    with engine.execution_options(is_writer=True).connect() as connection:
        command.upgrade(_config(connection), "head")
        connection.commit()


def is_current(engine: Engine) -> bool:
    """Say whether the database is at the newest migration; asked by every monitor, so without Alembic."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return {row[0] for row in connection.execute(text("SELECT version_num FROM alembic_version"))} == {newest()}


@cache
def newest() -> str:
    """Return the revision after which none comes."""
    written = [path.read_text() for path in (FOLDER / "versions").glob("*.py")]
    former = {found[1] for each in written if (found := _FORMER.search(each))}
    (newest,) = {found[1] for each in written if (found := _REVISION.search(each))} - former
    return newest


def differences(engine: Engine) -> list[Any]:
    """Return what a migration is still missing for (nothing, in a release)."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def new_revision(engine: Engine, message: str) -> None:
    """Write a migration from the difference between the database and the models (for developers)."""
    from alembic import command

    with engine.connect() as connection:
        command.revision(_config(connection), message=message, autogenerate=True)


def _config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
