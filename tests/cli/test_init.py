"""`elan init` on an empty folder: a link that a browser can follow."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from tests.database import Database
from webapp.cli import main
from webapp.store.database import make_engine
from webapp.store.models import Organisation, Passkey, Staff, StaffAct, StaffLink, StaffPost

COMMAND = ["init", "--organisation", "Mission locale d’Aubry", "--email", "Chef@Aubry.example"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ELAN_DATABASE_URL", raising=False)
    return tmp_path


def rows(folder: Path) -> Database:
    return Database(make_engine(f"sqlite:///{folder / 'elan.sqlite3'}"))


def test_it_founds_and_prints_a_link(folder: Path) -> None:
    result = CliRunner().invoke(main, COMMAND)

    assert re.search(r"http://127\.0\.0\.1:8000/pro/invitation/[\w-]{43}\n", result.output)
    database = rows(folder)
    assert database.one(select(Organisation.slug)) == "mission-locale-d-aubry"
    assert database.one(select(Staff.email)) == "chef@aubry.example"
    assert database.one(select(Staff.name)) == "Administration"
    assert set(database.all(select(StaffPost.role))) == {"administrator", "platform"}
    database.engine.dispose()


def test_who_administers_may_be_named(folder: Path) -> None:
    CliRunner().invoke(main, [*COMMAND, "--name", "  Anaïs   Le Goff "])

    database = rows(folder)
    assert database.one(select(Staff.name)) == "Anaïs Le Goff"
    database.engine.dispose()


def test_again_makes_a_new_link_for_the_same_person(folder: Path) -> None:
    CliRunner().invoke(main, COMMAND)
    CliRunner().invoke(main, [*COMMAND, "--reset-second-factor"])

    database = rows(folder)
    assert database.count(Staff) == 1
    assert database.count(Passkey) == 0
    assert len(database.all(select(StaffLink).where(StaffLink.used_at.is_(None)))) == 1
    assert database.all(select(StaffAct.act).order_by(StaffAct.id)) == ["invite", "send_link", "reset_second_factor"]
    database.engine.dispose()


@pytest.mark.parametrize(("name", "email"), [("Mission", "pas une adresse"), ("  ", "a@b.fr")])
def test_what_cannot_be_used_is_refused(folder: Path, name: str, email: str) -> None:
    result = CliRunner().invoke(main, ["init", "--organisation", name, "--email", email])

    assert result.exit_code == 2
