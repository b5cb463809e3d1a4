"""The migrations make exactly the tables that the models describe, and can be undone."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from webapp.store import migrate
from webapp.store.database import make_engine


def test_migrated_database_is_what_the_models_say(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")

    migrate.upgrade(engine)

    assert migrate.is_current(engine)
    assert migrate.differences(engine) == []
    engine.dispose()


@pytest.mark.postgres
def test_migrated_postgresql_is_what_the_models_say(postgres_url: str) -> None:
    engine = make_engine(postgres_url)

    migrate.upgrade(engine)

    assert migrate.differences(engine) == []
    engine.dispose()


def test_the_newest_migration_is_what_alembic_says() -> None:
    assert migrate.newest() == ScriptDirectory(str(migrate.FOLDER)).get_current_head()


def test_a_database_without_tables_is_not_current(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")

    assert not migrate.is_current(engine)
    engine.dispose()


def test_migrations_can_be_undone(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    migrate.upgrade(engine)

    with engine.connect() as connection:
        command.downgrade(migrate._config(connection), "base")
        connection.commit()

    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
