"""What is kept of a team between requests is never older than what was committed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from tests.clock import START
from tests.database import Database
from tests.factories.participants import make_participant
from webapp.quest.facts import Facts
from webapp.store.database import read_session
from webapp.store.event_log import save_facts
from webapp.store.kept_teams import TeamNow, team_now
from webapp.store.models import Cohort, Participant, Team
from webapp.store.players import Player, player_by_public_id
from webapp.store.topics import announce, participant_topic, team_topic
from webapp.store.writer import Writer
from webapp.usecases.joining import change_identity
from webapp.usecases.opening import open_by_calendar, open_by_hand

READ = Facts(is_read=True)


@pytest.fixture
def player(database: Database, participant: Participant) -> Player:
    with read_session(database.engine) as session:
        player = player_by_public_id(session, participant.public_id)
    assert player is not None
    return player


Look = Callable[..., TeamNow]


@pytest.fixture
def look(database: Database, player: Player) -> Look:
    def look_now(as_seen_by: Player = player) -> TeamNow:
        with read_session(database.engine) as session:
            return team_now(session, as_seen_by, local_now=START)

    return look_now


def test_a_team_is_the_same_until_something_about_it_changes(look: Look, writer: Writer, player: Player) -> None:
    def read(session: Session) -> None:
        save_facts(session, player.id, {"step": READ})
        announce(session, participant_topic(player.public_id))
        announce(session, team_topic(player.team_public_id))

    first, again = look(), look()
    writer.run(read)

    assert first is again
    assert (first.record.members[0].about("step"), look().record.members[0].about("step")) == (Facts(), READ)


def test_a_new_name_is_seen_by_the_next_reader(look: Look, writer: Writer, player: Player) -> None:
    before = look()
    writer.run(lambda session: change_identity(session, player=player, pseudonym="Orage", sign="fox"))

    assert [(mate.pseudonym, mate.sign) for mate in (*before.mates, *look().mates)] == [
        (player.pseudonym, player.sign),
        ("Orage", "fox"),
    ]


def test_what_is_opened_by_hand_or_by_the_calendar_is_seen_by_the_next_reader(
    look: Look, writer: Writer, cohort: Cohort, player: Player
) -> None:
    paused = replace(player, calendar=replace(player.calendar, is_paused=True))
    due = look().record.openings
    shut = look(paused).record.openings
    writer.run(lambda session: open_by_calendar(session, cohort_id=cohort.id, local_now=START, now=START))
    opened = look(paused).record.openings
    writer.run(lambda session: open_by_hand(session, cohort_id=cohort.id, what="j09-m1", by="someone", now=START))

    assert (shut, opened, look(paused).record.openings) == (frozenset(), due, due | {"j09-m1"})


def test_a_newcomer_is_seen_as_soon_as_the_team_says_so(
    look: Look, database: Database, writer: Writer, team: Team, player: Player
) -> None:
    look()
    other = make_participant(database, team)
    writer.run(lambda session: announce(session, team_topic(team.public_id)))

    assert [mate.public_id for mate in look().mates] == [player.public_id, other.public_id]
