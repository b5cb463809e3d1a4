from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Table, select

from tests.clock import START
from tests.database import Database
from tests.factories.badges import give
from tests.factories.participants import make_participant
from tests.usecases.conftest import Write
from webapp.content import load_quest
from webapp.quest.facts import Facts, Register
from webapp.quest.progress import TeamRecord
from webapp.quest.rewards import Gauge, gauge_of
from webapp.steps.judge import JUDGE
from webapp.store.event_log import save_facts, team_people
from webapp.store.models import (
    Award,
    Base,
    Consent,
    DeviceSession,
    EventRow,
    HelpRequest,
    Message,
    Participant,
    Staff,
    Team,
    Upload,
)
from webapp.store.players import Player, player_by_public_id
from webapp.usecases.leaving import Erased, erase, leave_phone, residue

SECRET = "le secret de Lina"
QUEST = load_quest()
SHARED = {step.id for mission in QUEST.missions() for step in mission.steps if JUDGE.is_shared(step)}


def written(value: str) -> dict[str, Register]:
    return {"answer": Register(3, "e1", value)}


def finished() -> dict[str, Facts]:
    """Everything done, with a word of hers in each answer."""
    facts = {
        step.id: Facts(is_solved=True, is_read=True, hints=frozenset({1}), registers=written(f'"{SECRET}"'))
        for mission in QUEST.missions()
        for step in mission.steps
    }
    return facts | {"day:j01": Facts(marks=frozenset({"absence:health"})), "service:logement": Facts(is_read=True)}


@pytest.fixture
def lina(write: Write, database: Database, team: Team) -> Player:
    """Somebody who did a lot, on two phones."""
    person = make_participant(database, team, pseudonym="Lina")
    write(lambda session: save_facts(session, person.id, finished()))
    own: dict[str, Any] = {"participant_id": person.id}
    sent: dict[str, Any] = {**own, "at": START}
    file: dict[str, Any] = {"file_name": "u.webp", "media_type": "image/webp", "size": 1, "created_at": START}
    database.add(Upload(**own, **file, public_id="u", step="s"))
    database.add(HelpRequest(**sent, public_id="h", kind="question", words=SECRET))
    database.add(Message(**own, public_id="m", kind="message", words=SECRET, sent_at=START))
    database.add(Consent(**sent, purpose="use", is_given=True, text_version="v1"))
    for token in (b"1" * 32, b"2" * 32):
        database.add(DeviceSession(**own, token_hash=token, created_at=START, last_seen_at=START))
    event: dict[str, Any] = {"id": "e1", "team_id": team.id, "seq": 3, "type": "StepAnswered", "version": "1"}
    database.add(EventRow(**sent, **event, mission="m", key="k", received_at=START, payload=SECRET))
    player = write(lambda session: player_by_public_id(session, person.public_id))
    assert isinstance(player, Player)
    return player


def erase_(write: Write, player: Player) -> Erased:
    erased = write(lambda session: erase(session, player=player, shared_steps=SHARED, now=START))
    assert isinstance(erased, Erased)
    return erased


def rows_about(database: Database, participant_id: int) -> Iterator[str]:
    tables: list[Table] = Base.metadata.sorted_tables
    for table in tables:
        column = table.c.get("participant_id")
        if column is not None and database.all(select(column).where(column == participant_id)):
            yield table.name


def gauge(write: Write, team: Team) -> Gauge:
    people = write(lambda session: team_people(session, team.id))
    record = TeamRecord(id=team.public_id, members=people, active=frozenset(person.id for person in people))
    return gauge_of(QUEST, JUDGE, record, {})


def test_a_phone_is_passed_on_once(write: Write, database: Database, lina: Player) -> None:
    ended = [write(lambda session: leave_phone(session, token_hash=b"1" * 32, now=START)) for _ in range(2)]

    alive = database.all(select(DeviceSession.token_hash).where(DeviceSession.ended_at.is_(None)))
    assert (ended, alive) == ([True, False], [b"2" * 32])


def test_erasing_leaves_no_row_of_theirs(write: Write, database: Database, lina: Player) -> None:
    erased = erase_(write, lina)

    person = database.one(select(Participant).where(Participant.id == lina.id))
    assert erased == Erased(file_names=("u.webp",))
    assert sorted(rows_about(database, lina.id)) == ["facts", "membership"]
    assert (person.pseudonym, person.sign, person.is_minor, person.is_withdrawn) == ("", "", None, True)


def test_what_stays_holds_no_word_of_theirs() -> None:
    kept = residue(finished(), shared_steps=SHARED)

    own = {key: facts for key, facts in kept.items() if key not in SHARED}
    assert SECRET not in str(own)
    assert {key for key in finished() if key.startswith(("day:", "service:"))}.isdisjoint(kept)
    assert {key: kept[key] for key in SHARED} == {key: finished()[key] for key in SHARED}


def test_the_gauge_of_the_others_does_not_move(write: Write, database: Database, team: Team, lina: Player) -> None:
    make_participant(database, team)
    before = gauge(write, team)

    erase_(write, lina)

    assert before.total > 0
    assert gauge(write, team) == before


def test_a_second_tap_erases_nothing_more(write: Write, database: Database, lina: Player) -> None:
    erase_(write, lina)

    assert erase_(write, lina) == Erased(file_names=())
    assert sorted(rows_about(database, lina.id)) == ["facts", "membership"]


def test_their_badges_are_erased_with_them(write: Write, database: Database, lina: Player, counsellor: Staff) -> None:
    person = database.one(select(Participant).where(Participant.id == lina.id))
    give(write, person, counsellor)
    erase_(write, lina)

    row = database.one(select(Award))
    assert (row.participant_id, row.narrative, row.erased_at) == (None, "", START)


def test_a_name_is_free_again(write: Write, database: Database, team: Team, lina: Player) -> None:
    erase_(write, lina)

    assert make_participant(database, team, pseudonym="Lina").pseudonym == "Lina"
