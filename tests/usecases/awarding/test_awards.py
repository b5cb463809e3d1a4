"""The intent of an award: once a person, with a place of its own."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from badges.credential import hashed_email
from badges.status_list import SIZE
from tests.clock import START
from tests.database import Database
from tests.factories.badges import DEED, SENTENCE, give
from tests.factories.participants import make_participant
from tests.usecases.conftest import Write
from webapp.store.models import Award, BackpackEmail, Participant, Staff, StaffAct, StatusListRow, Team, TopicVersion
from webapp.usecases.awarding.awards import (
    AlreadyAwarded,
    NotAwarded,
    award_again,
    choose_email,
    draw,
    forget_awards,
    revoke,
)
from webapp.usecases.journal import By


def row(database: Database, award_id: int) -> Award:
    found: Award = database.one(select(Award).where(Award.id == award_id))
    return found


def by(staff: Staff) -> By:
    return By(organisation_id=staff.organisation_id, staff_id=staff.id)


def test_an_award_is_an_intent_with_its_act(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    drawn = draw()
    awarded = give(write, participant, counsellor, drawn=drawn)

    found = row(database, awarded.id)
    act = database.one(select(StaffAct))
    assert (found.achievement, found.narrative, found.sentence) == ("cooperer-1", DEED.narrative, SENTENCE)
    assert (found.credential_id, found.status_index) == (drawn.credential, drawn.place)
    assert (found.is_to_sign, found.published_at, found.document, found.email_hash) == (True, None, None, None)
    assert (act.act, act.about, act.participant_id) == ("award_badge", drawn.public_id, participant.id)
    assert database.one(select(TopicVersion.version).where(TopicVersion.topic == "awards")) == 1


def test_a_badge_is_held_once(write: Write, database: Database, participant: Participant, counsellor: Staff) -> None:
    give(write, participant, counsellor)
    with pytest.raises(AlreadyAwarded):
        give(write, participant, counsellor)

    assert database.count(Award) == 1


def test_somebody_who_left_gets_none(write: Write, database: Database, team: Team, counsellor: Staff) -> None:
    gone = make_participant(database, team, is_withdrawn=True)

    with pytest.raises(NotAwarded):
        give(write, gone, counsellor)


def test_two_draws_of_one_place_get_two_places(write: Write, database: Database, team: Team, counsellor: Staff) -> None:
    for _ in range(3):
        give(write, make_participant(database, team), counsellor, drawn=replace(draw(), place=SIZE - 1))

    places = database.all(select(Award.status_index).order_by(Award.id))
    assert (len(set(places)), places[0], all(0 <= place < SIZE for place in places)) == (3, SIZE - 1, True)


def test_an_address_chosen_before_is_hashed_with_a_salt_of_its_own(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    write(lambda session: choose_email(session, participant=participant.id, email="Malik@Exemple.fr ", now=START))
    one, other = (give(write, participant, counsellor, name) for name in ("cooperer-1", "trajets-1"))

    found = [row(database, awarded.id) for awarded in (one, other)]
    assert [each.email_hash for each in found] == [
        hashed_email("malik@exemple.fr", each.email_salt or "").hash for each in found
    ]
    assert found[0].email_salt != found[1].email_salt


def test_a_badge_signed_again_is_the_same_badge(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    awarded = give(write, participant, counsellor)
    before = row(database, awarded.id)
    later = START + timedelta(days=3)
    write(lambda session: choose_email(session, participant=participant.id, email="malik@exemple.fr", now=later))
    write(lambda session: award_again(session, award_id=awarded.id, salt="pepper", now=later))

    after = row(database, awarded.id)
    assert (after.credential_id, after.status_index) == (before.credential_id, before.status_index)
    assert (after.awarded_at, after.valid_from, after.revision) == (START, later, before.revision + 1)
    assert after.email_hash == hashed_email("malik@exemple.fr", "pepper").hash


def test_an_address_can_be_taken_back(write: Write, database: Database, participant: Participant) -> None:
    for email in ("a@exemple.fr", "b@exemple.fr", None, None):
        write(partial(choose_email, participant=participant.id, email=email, now=START))

    assert database.count(BackpackEmail) == 0


def test_a_badge_is_taken_back_with_a_reason_in_the_journal(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    awarded = give(write, participant, counsellor)
    reason = "Erreur de personne"
    write(lambda session: revoke(session, award_id=awarded.id, by=by(counsellor), reason=reason, now=START))

    act = database.one(select(StaffAct).where(StaffAct.act == "revoke_badge"))
    assert (row(database, awarded.id).revoked_at, act.details["reason"]) == (START, reason)
    assert database.one(select(StatusListRow.revision)) == 2
    with pytest.raises(NotAwarded):
        write(lambda session: revoke(session, award_id=awarded.id, by=by(counsellor), reason=reason, now=START))


def test_a_badge_given_again_keeps_the_day_of_the_first(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    first = give(write, participant, counsellor)
    write(lambda session: revoke(session, award_id=first.id, by=by(counsellor), reason="Erreur", now=START))
    later = START + timedelta(days=2)
    again = give(write, participant, counsellor, evidence=replace(DEED, first_given_at=START), now=later)

    found = row(database, again.id)
    assert (found.awarded_at, found.valid_from) == (START, later)
    assert found.status_index != row(database, first.id).status_index


def test_erasing_leaves_a_place_and_nothing_of_anybody(
    write: Write, database: Database, participant: Participant, counsellor: Staff
) -> None:
    write(lambda session: choose_email(session, participant=participant.id, email="malik@exemple.fr", now=START))
    awarded = give(write, participant, counsellor)
    before = row(database, awarded.id)
    write(lambda session: forget_awards(session, participant=participant.id, now=START))

    after = row(database, awarded.id)
    assert (after.participant_id, after.recipient_id, after.email_hash, after.email_salt) == (None, None, None, None)
    assert (after.narrative, after.evidence, after.sentence, after.confirmer) == ("", [], "", "")
    assert (after.status_index, after.erased_at, after.is_to_sign) == (before.status_index, START, False)
    assert database.one(select(StatusListRow.revision)) == 2
