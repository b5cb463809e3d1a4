from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.usecases.conftest import Write
from webapp.store.models import Cohort, Consent, DeviceSession, Membership, Participant, Team
from webapp.store.players import Player
from webapp.usecases.errors import JoinClosed, PseudonymTaken, TeamFull, UnknownCode
from webapp.usecases.joining import REPLAY, AlreadyJoined, Joined, Newcomer, change_identity, join
from webapp.usecases.leaving import leave_phone

LINA = Newcomer(
    public_id="lina",
    pseudonym="Lina",
    sign="wave",
    is_minor=None,
    consents={"use": True, "statistics": False},
    text_version="v1",
    resume_hash=b"l" * 32,
    token_hash=b"L" * 32,
)
TOM = replace(LINA, public_id="tom", pseudonym="Tom", resume_hash=b"t" * 32, token_hash=b"T" * 32)


def enter(write: Write, cohort: Cohort, newcomer: Newcomer = LINA, **later: float) -> Joined:
    now = START + timedelta(**later)
    joined = write(lambda session: join(session, code=cohort.join_code, newcomer=newcomer, now=now))
    assert isinstance(joined, Joined)
    return joined


def test_a_newcomer_has_a_place_a_phone_and_their_consents(write: Write, database: Database, team: Team) -> None:
    cohort = database.one(select(Cohort))

    joined = enter(write, cohort)

    person = database.one(select(Participant))
    memberships = [(row.participant_id, row.team_id) for row in database.all(select(Membership))]
    consents = {(row.purpose, row.is_given, row.text_version) for row in database.all(select(Consent))}
    phones = [(row.token_hash, row.participant_id) for row in database.all(select(DeviceSession))]
    assert joined == Joined(public_id="lina", pseudonym="Lina", sign="wave", team_number=1)
    assert (person.team_id, person.pseudonym_key, person.is_minor) == (team.id, "lina", None)
    assert memberships == [(person.id, team.id)]
    assert consents == {("use", True, "v1"), ("statistics", False, "v1")}
    assert phones == [(b"L" * 32, person.id)]


def test_the_same_form_twice_is_one_person(write: Write, database: Database, cohort: Cohort, team: Team) -> None:
    first = enter(write, cohort)

    again = enter(write, cohort, replace(LINA, pseudonym="Lina bis"), minutes=5)

    assert again == first
    assert [database.count(table) for table in (Participant, Membership, DeviceSession, Consent)] == [1, 1, 1, 2]


def test_a_form_does_not_open_a_phone_that_was_passed_on(write: Write, cohort: Cohort, team: Team) -> None:
    enter(write, cohort)
    write(lambda session: leave_phone(session, token_hash=LINA.token_hash, now=START))

    with pytest.raises(AlreadyJoined):
        enter(write, cohort, minutes=1)


def test_a_form_serves_for_a_few_minutes_only(write: Write, cohort: Cohort, team: Team) -> None:
    enter(write, cohort)

    with pytest.raises(AlreadyJoined):
        enter(write, cohort, minutes=REPLAY / timedelta(minutes=1))


def test_the_team_with_the_fewest_members_is_filled_first(write: Write, database: Database, cohort: Cohort) -> None:
    crowded, quiet = make_team(database, cohort, number=1), make_team(database, cohort, number=2)
    make_participant(database, crowded)

    assert [enter(write, cohort, each).team_number for each in (LINA, TOM)] == [2, 1]
    assert database.count(Membership) == 3
    assert quiet.number == 2


def test_who_left_leaves_a_place(write: Write, database: Database, cohort: Cohort) -> None:
    small = make_team(database, cohort, capacity=1)
    make_participant(database, small, is_withdrawn=True)

    assert enter(write, cohort).team_number == 1


def test_full_teams_let_nobody_in(write: Write, database: Database, cohort: Cohort) -> None:
    make_participant(database, make_team(database, cohort, capacity=1))

    with pytest.raises(TeamFull):
        enter(write, cohort)
    assert database.count(Participant) == 1


def test_a_crowd_at_the_door_never_overfills_a_team(write: Write, database: Database, cohort: Cohort) -> None:
    for number in (1, 2):
        make_team(database, cohort, number=number, capacity=5)
    crowd = [
        replace(LINA, public_id=f"p{n}", pseudonym=f"Lune {n}", resume_hash=bytes([n]) * 32, token_hash=bytes([n]) * 32)
        for n in range(14)
    ]

    with ThreadPoolExecutor(14) as threads:
        waiting = [threads.submit(enter, write, cohort, each) for each in crowd]
        errors = [type(each.exception()) for each in waiting]

    sizes = Counter(database.all(select(Participant.team_id)))
    assert sorted(sizes.values()) == [5, 5]
    assert errors.count(TeamFull) == 4
    assert errors.count(type(None)) == 10


def test_two_taps_at_the_same_instant_are_one_person(
    write: Write, database: Database, cohort: Cohort, team: Team
) -> None:
    with ThreadPoolExecutor(4) as threads:
        joined = list(threads.map(lambda _: enter(write, cohort), range(4)))

    assert joined == [joined[0]] * 4
    assert database.count(Participant) == 1


@pytest.mark.parametrize("shut", [{"is_closed": True}, {"join_closes_at": START}])
def test_a_shut_door_stays_shut(write: Write, database: Database, shut: dict[str, Any]) -> None:
    cohort = make_cohort(database, **shut)
    make_team(database, cohort)

    with pytest.raises(JoinClosed):
        enter(write, cohort)


def test_an_unknown_code_opens_nothing(write: Write, database: Database, cohort: Cohort, team: Team) -> None:
    cohort.join_code = "ZZZZZZ"

    with pytest.raises(UnknownCode):
        enter(write, cohort)
    assert database.count(Participant) == 0


def test_two_people_of_a_cohort_never_look_the_same(write: Write, database: Database, cohort: Cohort) -> None:
    make_team(database, cohort)
    enter(write, cohort)

    with pytest.raises(PseudonymTaken):
        enter(write, cohort, replace(TOM, pseudonym="LÎNA"))
    elsewhere = make_cohort(database)
    make_team(database, elsewhere)
    assert enter(write, elsewhere, replace(TOM, pseudonym="LÎNA")).pseudonym == "LÎNA"


def test_a_name_and_a_sign_can_be_changed(write: Write, database: Database, me: Player) -> None:
    write(lambda session: change_identity(session, player=me, pseudonym="Vague bleue", sign="wheel"))

    person = database.one(select(Participant))
    assert (person.pseudonym, person.pseudonym_key, person.sign) == ("Vague bleue", "vaguebleue", "wheel")


def test_one_keeps_one_s_own_name_but_takes_nobody_s(write: Write, database: Database, me: Player, team: Team) -> None:
    other = make_participant(database, team, pseudonym="Figue", pseudonym_key="figue")

    write(lambda session: change_identity(session, player=me, pseudonym=me.pseudonym.upper(), sign="key"))
    with pytest.raises(PseudonymTaken):
        write(lambda session: change_identity(session, player=me, pseudonym="figue", sign="key"))

    assert other.pseudonym == "Figue"
