"""Kills between intent and publication: no orphan, no double, no index used twice, and every badge is valid."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from badges.issuer import did_document
from badges.second_check import confirm_jwt, confirm_proof
from tests.clock import START
from tests.database import Database
from tests.usecases.awarding.conftest import BASE
from tests.usecases.awarding.falling import MOST_TURNS
from webapp.store.models import Award, Cohort, Organisation, Participant, Staff, StatusListRow, Team
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.issuers import ring_of
from webapp.usecases.awarding.signing import Workshop, has_work, sign_all

ROOT = Path(__file__).parents[3]


def crowd(database: Database, team: Team, count: int) -> int:
    """So many people at once; return the id of the first."""
    rows = [
        {
            "public_id": f"fallen-{number}",
            "cohort_id": team.cohort_id,
            "team_id": team.id,
            "pseudonym": f"Personne {number}",
            "pseudonym_key": f"personne {number}",
            "sign": "sparrow",
            "resume_hash": number.to_bytes(32),
            "created_at": START,
            "last_seen_at": START,
        }
        for number in range(count)
    ]
    with database.engine.execution_options(is_writer=True).begin() as connection:
        connection.execute(insert(Participant), rows)
    first: int = database.one(select(Participant.id).where(Participant.public_id == "fallen-0"))
    return first


def kill(database_url: str, database: Database, team: Team, staff: Staff, *, times: int) -> int:
    first = crowd(database, team, MOST_TURNS * times)
    given = [database_url, *(str(number) for number in (times, first, times, staff.id, staff.organisation_id))]
    command = [sys.executable, "-m", "tests.usecases.awarding.falling", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout)


def assert_all_is_well(database: Database, workshop: Workshop, cohort: Cohort) -> None:
    """What every restart promises."""
    sign_all(workshop, now=START)
    rows: list[Award] = database.all(select(Award))
    slug = database.one(select(Organisation.slug).where(Organisation.id == cohort.organisation_id))
    house = House(BASE, slug)
    with workshop.read() as session:
        public = did_document(house.did, ring_of(session, house.did))
        assert not has_work(session)
    for row in rows:
        assert row.document is not None
        assert row.jwt is not None
        confirm_proof(row.document, public)
        confirm_jwt(row.jwt, row.document, public)
    for names in (
        [row.status_index for row in rows],
        [row.participant_id for row in rows],
        [row.document["id"] for row in rows if row.document],
        [row.public_id for row in rows],
    ):
        assert len(set(names)) == len(rows)
    assert database.count(StatusListRow) == 1
    assert len(public["verificationMethod"]) == 2


def test_a_few_kills(
    database_url: str, database: Database, workshop: Workshop, cohort: Cohort, team: Team, counsellor: Staff
) -> None:
    assert kill(database_url, database, team, counsellor, times=16) == 16
    assert_all_is_well(database, workshop, cohort)


@pytest.mark.slow
def test_a_thousand_kills(
    database_url: str, database: Database, workshop: Workshop, cohort: Cohort, team: Team, counsellor: Staff
) -> None:
    assert kill(database_url, database, team, counsellor, times=1000) == 1000
    assert_all_is_well(database, workshop, cohort)
