"""`elan badges keys`, `resign-status`, `check`; and `elan badges verify` on badges of this installation."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from badges.issuer import did_document
from badges.second_check import confirm_proof
from tests.database import Database
from tests.factories.badges import give
from tests.factories.cohorts import make_cohort
from tests.factories.organisations import make_organisation
from tests.factories.participants import make_participant
from tests.factories.staff import make_staff
from tests.factories.teams import make_team
from webapp.cli import main
from webapp.config import load_config
from webapp.jobs.signing import make_workshop
from webapp.store import migrate
from webapp.store.database import make_engine, read_session
from webapp.store.models import Award, StaffAct, StatusListRow
from webapp.store.writer import make_writer
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.issuers import ring_of
from webapp.usecases.awarding.signing import sign_all

Run = Callable[..., Result]


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> Iterator[Database]:
    """An installation with one organisation and one badge, signed."""
    monkeypatch.setenv("ELAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ELAN_DATABASE_URL", database_url)
    monkeypatch.setenv("ELAN_PUBLIC_URL", "https://elan.exemple.fr")
    engine = make_engine(database_url)
    migrate.upgrade(engine)
    database = Database(engine)
    organisation = make_organisation(database, slug="clairval")
    team = make_team(database, make_cohort(database, organisation))
    writer = make_writer(engine)
    now = datetime.now(UTC) - timedelta(minutes=1)  # commands go by the real clock
    give(writer.run, make_participant(database, team), make_staff(database, organisation.id), now=now)
    sign_all(make_workshop(load_config(), engine, writer), now=now)
    writer.close()
    yield database
    engine.dispose()


@pytest.fixture
def run(database: Database) -> Run:
    return lambda *words: CliRunner().invoke(main, ["badges", *words], catch_exceptions=False)


def test_keys_are_listed_without_their_private_part(run: Run) -> None:
    lines = run("keys", "list").output.splitlines()

    assert lines[:2] == ["Mission locale de Clairval (clairval)", "  did:web:elan.exemple.fr:orgs:clairval"]
    assert [line.split()[1:3] for line in lines[2:]] == [["Ed25519", "signe"], ["P-256", "signe"]]


def test_keys_are_rotated_and_older_badges_stay_valid(run: Run, database: Database) -> None:
    assert run("keys", "rotate", "--organisation", "clairval").exit_code == 0

    states = [line.split()[2] for line in run("keys", "list").output.splitlines()[2:]]
    assert states == ["vérifie", "vérifie", "signe", "signe"]
    with read_session(database.engine) as session:
        house = House("https://elan.exemple.fr", "clairval")
        confirm_proof(
            session.scalars(select(Award.document)).one() or {}, did_document(house.did, ring_of(session, house.did))
        )
    assert database.one(select(StaffAct.act).where(StaffAct.act == "rotate_keys")) == "rotate_keys"


def test_after_a_theft_everything_is_signed_again(run: Run, database: Database) -> None:
    before = database.one(select(Award.document))["proof"]["verificationMethod"]
    said = run("keys", "rotate", "--organisation", "clairval", "--compromised").output

    assert "1 badge(s) sur 1 signés à nouveau" in said
    assert database.one(select(Award.document))["proof"]["verificationMethod"] != before
    assert run("keys", "list").output.count("écartée") == 2


def test_an_unknown_organisation_is_told(run: Run) -> None:
    result = run("keys", "rotate", "--organisation", "nulle-part")

    assert (result.exit_code, "Aucune structure ne s’appelle" in result.output) == (2, True)


def test_lists_are_signed_again_on_demand(run: Run, database: Database) -> None:
    before = database.one(select(StatusListRow.valid_until))

    assert run("resign-status").output == "1 liste(s) signée(s).\n"
    assert database.one(select(StatusListRow.valid_until)) != before


def test_the_check_of_the_night_is_made_on_demand_and_shown_by_the_doctor(run: Run) -> None:
    run("resign-status")
    assert run("check").output == "1 structure(s) contrôlée(s).\n"

    said = CliRunner().invoke(main, ["doctor"]).output
    line = next(line for line in said.splitlines() if " badges " in line)
    assert line.startswith("✓ badges")


def test_a_badge_of_this_installation_needs_no_network(run: Run, database: Database, tmp_path: Path) -> None:
    run("resign-status")
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(database.one(select(Award.document))), encoding="utf-8")

    result = run("verify", str(file))
    assert (result.exit_code, "Ce badge est valable." in result.output) == (0, True)
