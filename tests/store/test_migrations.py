"""The migrations make exactly the tables that the models describe, and can be undone."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

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


def test_what_was_played_before_is_known_since_its_first_event(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    to(engine, "b4c8f13a97e2")
    with engine.begin() as connection:
        connection.execute(text(OLD_FACTS))
        for number, (owner, hour) in enumerate(((1, 10), (1, 9), (2, 8))):
            connection.execute(text(OLD_EVENT), {"id": number, "owner": owner, "at": f"2026-03-10 {hour:02}:00:00"})

    to(engine, "c2d7a6e05b14")

    with engine.connect() as connection:
        begun = connection.execute(text("SELECT key, begun_at FROM facts ORDER BY key DESC")).all()
    assert [tuple(row) for row in begun] == [("s1", "2026-03-10 09:00:00"), ("odd", None)]
    engine.dispose()


OLD_FACTS = "INSERT INTO facts (participant_id, key, state) VALUES (1, 's1', '{}'), (1, 'odd', '{}')"
OLD_EVENT = (
    "INSERT INTO event (id, participant_id, team_id, seq, type, version, mission, key, at, received_at, payload)"
    " VALUES (:id, :owner, 1, 1, 'StepRead', '1', 'm', 's1', :at, :at, '{}')"
)


def to(engine: Engine, revision: str) -> None:
    with engine.connect() as connection:
        command.upgrade(migrate._config(connection), revision)
        connection.commit()
