"""From an intent to a badge that two implementations accept; whatever stops half-way leaves one or the other."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from badges.issuer import did_document
from badges.keys import KeyKind
from badges.second_check import confirm_jwt, confirm_proof
from badges.status_list import is_set
from tests.clock import START
from tests.database import Database
from tests.factories.badges import SENTENCE, give
from tests.factories.participants import make_participant
from tests.usecases.awarding.conftest import BASE, WRAPPING_KEY
from webapp.store.models import Award, Cohort, IssuerKeyRow, Organisation, Participant, Staff, StatusListRow, Team
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.awards import award_again, forget_awards, revoke
from webapp.usecases.awarding.issuers import disown_keys, ring_of, rotated, save_rotation
from webapp.usecases.awarding.signing import LIST_LASTS, Workshop, sign_all, sign_lists
from webapp.usecases.journal import By

STEPS = ("read", "list confirmed", "list signed", "endorsed", "signed", "stored")


class Killed(BaseException):
    """The plug was pulled."""


@pytest.fixture
def house(database: Database, cohort: Cohort) -> House:
    return House(BASE, database.one(select(Organisation.slug).where(Organisation.id == cohort.organisation_id)))


@pytest.fixture
def by(counsellor: Staff) -> By:
    return By(organisation_id=counsellor.organisation_id, staff_id=counsellor.id)


def public(workshop: Workshop, house: House) -> dict[str, Any]:
    with workshop.read() as session:
        return did_document(house.did, ring_of(session, house.did))


def awards(database: Database) -> list[Award]:
    return database.all(select(Award).order_by(Award.id))


def assert_valid(row: Award, workshop: Workshop, house: House) -> None:
    assert row.document is not None
    assert row.jwt is not None
    confirm_proof(row.document, public(workshop, house))
    confirm_jwt(row.jwt, row.document, public(workshop, house))


def turn_keys(workshop: Workshop, house: House, by: By, at: Any = START) -> None:
    with workshop.read() as session:
        ring = rotated(ring_of(session, house.did), house, key=WRAPPING_KEY, now=at)
    workshop.write(lambda session: save_rotation(session, ring=ring, house=house, by=by, now=at))


def test_an_intent_becomes_a_badge(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House
) -> None:
    give(workshop.write, participant, counsellor)

    assert (sign_all(workshop, now=START), sign_all(workshop, now=START)) == (1, 0)
    (row,) = awards(database)
    assert (row.published_at, row.is_to_sign, row.is_shared) == (START, False, False)
    assert_valid(row, workshop, house)
    document = row.document or {}
    subject = document["credentialSubject"]
    assert subject["achievement"]["id"] == f"{BASE}/orgs/{house.slug}/achievements/cooperer-1"
    assert document["endorsement"][0]["credentialSubject"]["endorsementComment"] == SENTENCE
    assert "identifier" not in subject
    assert participant.pseudonym not in str(document)


def test_a_badge_never_comes_before_its_list(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House
) -> None:
    give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)

    (listed,) = database.all(select(StatusListRow))
    (row,) = awards(database)
    assert (row.document or {})["credentialStatus"]["statusListCredential"] == listed.document["id"]
    assert (listed.signed_revision, listed.valid_until) == (1, START + LIST_LASTS)
    confirm_proof(listed.document, public(workshop, house))


@pytest.mark.parametrize("step", STEPS)
def test_pulling_the_plug_leaves_an_intent_or_a_badge(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House, step: str
) -> None:
    def pull(passed: str) -> None:
        if passed == step:
            raise Killed

    give(workshop.write, participant, counsellor)
    with pytest.raises(Killed):
        sign_all(replace(workshop, passing=pull), now=START)
    (row,) = awards(database)
    assert (row.document is None, row.published_at is None) == ((True, True) if step != "stored" else (False, False))

    sign_all(workshop, now=START + timedelta(hours=1))
    (row,) = awards(database)
    assert_valid(row, workshop, house)


def test_two_who_sign_at_once_publish_once(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House
) -> None:
    give(workshop.write, participant, counsellor)

    def overtaken(passed: str) -> None:
        if passed == "signed":
            assert sign_all(workshop, now=START) == 1

    later = START + timedelta(minutes=1)
    assert sign_all(replace(workshop, passing=overtaken), now=later) == 0
    assert [row.published_at for row in awards(database)] == [START]


def test_a_badge_taken_back_while_it_is_signed_is_not_published(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, by: By
) -> None:
    awarded = give(workshop.write, participant, counsellor)

    def taken_back(passed: str) -> None:
        if passed == "signed":
            workshop.write(lambda session: revoke(session, award_id=awarded.id, by=by, reason="Erreur", now=START))

    assert sign_all(replace(workshop, passing=taken_back), now=START) == 0
    assert [row.published_at for row in awards(database)] == [None]


def test_a_bit_is_set_for_what_was_taken_back_or_erased(
    workshop: Workshop, database: Database, team: Team, participant: Participant, counsellor: Staff, by: By
) -> None:
    people = [participant, make_participant(database, team), make_participant(database, team)]
    given = [give(workshop.write, person, counsellor) for person in people]
    sign_all(workshop, now=START)
    workshop.write(lambda session: revoke(session, award_id=given[0].id, by=by, reason="Erreur", now=START))
    workshop.write(lambda session: forget_awards(session, participant=people[1].id, now=START))
    sign_all(workshop, now=START)

    subject = database.one(select(StatusListRow.document))["credentialSubject"]
    assert [is_set(subject, row.status_index) for row in awards(database)] == [True, True, False]


def test_a_list_is_signed_again_every_day_and_on_demand(
    workshop: Workshop, participant: Participant, counsellor: Staff
) -> None:
    give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)
    later = [START + timedelta(hours=hours) for hours in (1, 23, 25, 26)]

    assert [sign_lists(workshop, now=at) for at in later] == [0, 0, 1, 0]
    assert sign_lists(workshop, now=later[-1], is_forced=True) == 1


def test_a_badge_signed_again_keeps_its_first_day(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House
) -> None:
    awarded = give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)
    before = awards(database)[0].document or {}
    later = START + timedelta(days=30)
    workshop.write(lambda session: award_again(session, award_id=awarded.id, salt="pepper", now=later))
    sign_all(workshop, now=later)

    (row,) = awards(database)
    after = row.document or {}
    assert (after["id"], after["awardedDate"]) == (before["id"], before["awardedDate"])
    assert (after["validFrom"], before["validFrom"]) == ("2027-03-31T08:30:00Z", "2027-03-01T08:30:00Z")
    assert_valid(row, workshop, house)


def test_ten_rotations_and_every_older_badge_is_valid(
    workshop: Workshop, database: Database, team: Team, counsellor: Staff, house: House, by: By
) -> None:
    for turn in range(11):
        give(workshop.write, make_participant(database, team), counsellor)
        at = START + timedelta(days=turn)
        sign_all(workshop, now=at)
        if turn < 10:
            turn_keys(workshop, house, by, at)

    rows = awards(database)
    methods = {(row.document or {})["proof"]["verificationMethod"] for row in rows}
    for row in rows:
        assert_valid(row, workshop, house)
    assert (len(rows), len(methods), database.count(IssuerKeyRow)) == (11, 11, 22)
    wrapped = database.all(select(IssuerKeyRow.kind).where(IssuerKeyRow.wrapped_private != b""))
    assert sorted(wrapped) == sorted(KeyKind)


def test_badges_of_a_stolen_key_are_signed_again(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff, house: House, by: By
) -> None:
    give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)
    stolen = (awards(database)[0].document or {})["proof"]["verificationMethod"]
    turn_keys(workshop, house, by)

    assert workshop.write(lambda session: disown_keys(session, house=house, by=by, now=START)) == 1
    assert stolen not in public(workshop, house)["assertionMethod"]
    assert sign_all(workshop, now=START) == 1
    assert_valid(awards(database)[0], workshop, house)
    confirm_proof(database.one(select(StatusListRow.document)), public(workshop, house))


def test_private_keys_lie_wrapped(
    workshop: Workshop, database: Database, participant: Participant, counsellor: Staff
) -> None:
    give(workshop.write, participant, counsellor)
    sign_all(workshop, now=START)

    keys = database.all(select(IssuerKeyRow))
    assert all(b"PRIVATE" not in key.wrapped_private and key.wrapped_private[:1] == b"\x01" for key in keys)


def test_a_badge_that_authors_removed_holds_up_nobody(
    workshop: Workshop, database: Database, team: Team, counsellor: Staff
) -> None:
    lost, other = (give(workshop.write, make_participant(database, team), counsellor) for _ in range(2))
    database.update(database.one(select(Award).where(Award.id == lost.id)), achievement="gone")

    assert sign_all(workshop, now=START) == 1
    assert [row.published_at for row in awards(database)] == [None, START]
    assert other.public_id == awards(database)[1].public_id
