"""The check of the night, and what the doctor says of badges."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.badges import give
from tests.usecases.awarding.conftest import BASE, WRAPPING_KEY
from webapp.store.models import Award, BadgeCheck, Participant, Staff
from webapp.usecases.awarding.self_check import (
    check_samples,
    check_samples_when_due,
    count_of_badges,
    faults_of_badges,
)
from webapp.usecases.awarding.signing import Workshop, sign_all, sign_lists

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def signed(workshop: Workshop, participant: Participant, counsellor: Staff) -> None:
    give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)


def faults(
    workshop: Workshop, *, after: timedelta = timedelta(0), key: bytes = WRAPPING_KEY, base: str = BASE
) -> list[str]:
    with workshop.read() as session:
        found = faults_of_badges(session, base=base, key=key, now=START + after)
        return [fault.partition(f"{NBSP}: ")[2] or fault for fault in found]


def test_without_a_badge_there_is_nothing_to_check(workshop: Workshop) -> None:
    assert check_samples(workshop, now=START) == 0
    assert faults(workshop) == []


@pytest.mark.usefixtures("signed")
def test_a_badge_that_is_well_is_told_in_each_form(workshop: Workshop, database: Database) -> None:
    assert check_samples(workshop, now=START) == 1

    check = database.one(select(BadgeCheck))
    said = f"«{NBSP}Coopérer — niveau 1{NBSP}»{NBSP}: JSON, JWT, PNG, SVG valables"
    assert (check.is_well, check.words, check.at) == (True, said, START)
    assert faults(workshop) == []
    with workshop.read() as session:
        assert count_of_badges(session) == 1


@pytest.mark.usefixtures("signed")
def test_a_badge_that_was_meddled_with_is_found(workshop: Workshop, database: Database) -> None:
    row = database.one(select(Award))
    database.update(row, document={**row.document, "name": "Diriger"})
    check_samples(workshop, now=START)

    assert database.one(select(BadgeCheck.is_well)) is False
    assert "JSON" in faults(workshop)[0]
    assert "signature n’est pas bonne" in faults(workshop)[0]


@pytest.mark.usefixtures("signed")
def test_a_night_without_a_check_is_told(workshop: Workshop) -> None:
    told = [f"pas de contrôle cette nuit («{NBSP}elan badges check{NBSP}» le fait)"]

    assert (faults(workshop), faults(workshop, after=timedelta(days=2))) == ([], told)
    check_samples(workshop, now=START)
    sign_lists(workshop, now=START + timedelta(days=2), is_forced=True)
    assert (faults(workshop, after=timedelta(days=1)), faults(workshop, after=timedelta(days=2))) == ([], told)


@pytest.mark.usefixtures("signed")
def test_another_public_address_is_told_as_what_it_is(workshop: Workshop) -> None:
    (told,) = faults(workshop, base="https://ailleurs.example")

    assert "ELAN_PUBLIC_URL" in told


@pytest.mark.usefixtures("signed")
def test_a_check_is_made_once_a_day(workshop: Workshop) -> None:
    hours = [START + timedelta(hours=hour) for hour in (0, 1, 23, 25, 26)]

    assert [check_samples_when_due(workshop, now=at) for at in hours] == [1, 0, 0, 1, 0]


@pytest.mark.usefixtures("signed")
def test_a_list_that_ends_and_a_wrong_key_are_told(workshop: Workshop) -> None:
    check_samples(workshop, now=START)

    assert "les clés ne s’ouvrent pas" in faults(workshop, key=bytes(32))[0]
    assert "la liste des badges retirés finit bientôt" in faults(workshop, after=timedelta(days=25))[0]


def test_a_badge_that_waits_is_told(workshop: Workshop, participant: Participant, counsellor: Staff) -> None:
    give(workshop.write, participant, counsellor)

    assert faults(workshop, after=timedelta(minutes=5)) == []
    assert faults(workshop, after=timedelta(minutes=15)) == [
        "1 badge(s) attendent leur signature depuis plus de dix minutes"
    ]
