"""What several phones send is recorded together, each as if alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.database import Database
from tests.factories.participants import make_participant
from tests.usecases.conftest import Write
from webapp.content import load_quest
from webapp.policy.sessions import token_hash
from webapp.quest.facts import Facts
from webapp.steps.judging import Incoming, Judged, judge
from webapp.store.event_log import load_facts
from webapp.store.models import DeviceSession, EventRow, FactsRow, Participant, Team, TopicVersion
from webapp.store.players import Player, player_by_public_id
from webapp.usecases.recording import Receipt, Recorded, Sending, record_all

QUEST: Any = load_quest()
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
MISSION = next(QUEST.missions())
STEP = next(step for step in MISSION.steps if step.kind == "dialogue")


def reading(player: Player, number: int, *, seq: int = 1) -> Judged:
    """The step is read; the same number is the same event."""
    incoming = Incoming(
        id=f"0190a000-0000-7000-8000-{number:012d}", seq=seq, type="StepRead", version=QUEST.version,
        team=player.team_public_id, mission=MISSION.id, key=STEP.id, at=NOW, payload={},
    )  # fmt: skip
    return judge(QUEST, participant=player.public_id, teams=player.teams, incoming=incoming)


@pytest.fixture
def other(database: Database, write: Write, team: Team) -> Player:
    public_id = make_participant(database, team).public_id
    found = write(lambda session: player_by_public_id(session, public_id))
    assert isinstance(found, Player)
    return found


def record(write: Write, *sendings: Sending) -> Any:
    return write(lambda session: record_all(session, sendings))


def accepted(judged: Judged) -> Receipt:
    return Receipt(id=judged.id, status="accepted", facts=Facts(is_read=True), advances=True)


def test_two_people_in_one_batch_have_each_their_own(write: Write, me: Player, other: Player) -> None:
    mine, theirs = reading(me, 1, seq=4), reading(other, 2, seq=7)

    recorded = record(write, sending(me, mine), sending(other, theirs))

    assert recorded == (Recorded((accepted(mine),), 0), Recorded((accepted(theirs),), 0))
    assert write(lambda session: [load_facts(session, each.id) for each in (me, other)]) == [
        {STEP.id: Facts(is_read=True)},
        {STEP.id: Facts(is_read=True)},
    ]


def test_the_same_event_twice_in_one_batch_counts_once(write: Write, database: Database, me: Player) -> None:
    once = reading(me, 1)

    recorded = record(write, sending(me, once), sending(me, once))

    assert recorded[0] == Recorded((accepted(once),), 0)
    assert recorded[1] == Recorded((Receipt(id=once.id, status="duplicate"),), 0)
    assert database.count(EventRow) == 1


def test_what_is_done_already_advances_nothing(write: Write, me: Player) -> None:
    record(write, sending(me, reading(me, 1)))

    (again,) = record(write, sending(me, reading(me, 2, seq=2)))

    assert [receipt.advances for receipt in again.receipts] == [False]


def test_a_step_was_begun_by_the_first_event_that_came(write: Write, database: Database, me: Player) -> None:
    record(write, sending(me, reading(me, 1)))
    record(write, sending(me, reading(me, 2, seq=2), now=NOW + timedelta(minutes=20)))

    assert database.one(select(FactsRow.begun_at)) == NOW


def test_whoever_is_not_confirmed_keeps_nothing_and_disturbs_nobody(
    write: Write, database: Database, me: Player, other: Player, participant: Participant
) -> None:
    database.add(DeviceSession(token_hash=token_hash("mine"), participant_id=me.id, created_at=NOW, last_seen_at=NOW))
    mine, theirs = reading(me, 1), reading(other, 2)

    recorded = record(
        write, sending(me, mine, token=token_hash("mine")), sending(other, theirs, token=token_hash("ended"))
    )

    assert recorded == (Recorded((accepted(mine),), 0), None)
    assert database.all(select(EventRow.participant_id)) == [me.id]
    assert database.all(select(TopicVersion.topic).order_by(TopicVersion.topic)) == [
        f"board:{me.team_public_id}",
        f"participant:{me.public_id}",
        f"team:{me.team_public_id}",
    ]


def test_more_events_than_one_statement_takes_are_all_recorded(write: Write, database: Database, me: Player) -> None:
    events = [reading(me, number, seq=number) for number in range(1, 1202)]

    (recorded,) = record(write, sending(me, *events))

    assert {receipt.status for receipt in recorded.receipts} == {"accepted"}
    assert database.count(EventRow) == 1201
    assert database.one(select(Participant.seq).where(Participant.id == me.id)) == 1201


def sending(player: Player, *judged: Judged, token: bytes | None = None, now: datetime = NOW) -> Sending:
    return Sending(player=player, judged=judged, now=now, token=token)
