"""What a socket may watch, and what it hears."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant
from tests.factories.teams import make_team
from tests.live.conftest import Connect, ConnectStaff
from webapp.store.models import Cohort, DeviceSession, Participant, Staff, Team
from webapp.store.topics import (
    announce,
    board_topic,
    desk_topic,
    participant_topic,
    step_topic,
    team_topic,
    teams_topic,
    workshops_topic,
)

FORBIDDEN = {"error": "forbidden"}


def change(app: Flask, *topics: str) -> None:
    """Commit a change of some topics."""

    def job(session: Session) -> None:
        for topic in topics:
            announce(session, topic)

    app.extensions["elan.writer"].run(job)


def test_one_watches_oneself_and_ones_team(connect: Connect, participant: Participant, team: Team) -> None:
    phone = connect(participant)
    topics = [participant_topic(participant.public_id), team_topic(team.public_id), step_topic(team.public_id, "s1")]

    assert [phone.ask("watch", {"topic": topic}) for topic in topics] == [{"version": 0}] * 3


def test_a_change_is_heard_after_its_commit(app: Flask, connect: Connect, participant: Participant, team: Team) -> None:
    phone, topic = connect(participant), team_topic(team.public_id)
    phone.ask("watch", {"topic": topic})

    change(app, topic)

    assert phone.hear() == ["changed", {"topic": topic, "version": 1}]


def test_a_burst_is_heard_twice_and_ends_with_the_last_version(
    app: Flask, connect: Connect, participant: Participant, team: Team
) -> None:
    phone, topic = connect(participant), team_topic(team.public_id)
    phone.ask("watch", {"topic": topic})
    for _ in range(12):
        change(app, topic)

    heard = [phone.hear()[1]["version"]]
    while heard[-1] < 12:
        heard.append(phone.hear()[1]["version"])

    assert heard == sorted(set(heard))
    assert len(heard) < 12


def test_who_comes_back_learns_the_current_version(
    app: Flask, connect: Connect, participant: Participant, team: Team
) -> None:
    topic = team_topic(team.public_id)
    phone = connect(participant)
    phone.ask("watch", {"topic": topic})
    phone.hang_up()
    change(app, topic)
    change(app, topic)

    assert connect(participant).ask("watch", {"topic": topic}) == {"version": 2}


def test_strangers_watch_nothing(
    connect: Connect, database: Database, cohort: Cohort, team: Team, participant: Participant
) -> None:
    phone, other = connect(participant), make_team(database, cohort, number=2)
    mate = make_participant(database, other)
    topics = [team_topic(other.public_id), step_topic(other.public_id, "s1"), participant_topic(mate.public_id)]

    assert [phone.ask("watch", {"topic": topic}) for topic in topics] == [FORBIDDEN] * 3


def test_what_is_no_topic_is_refused(connect: Connect, participant: Participant) -> None:
    phone = connect(participant)
    strange: list[object] = [{}, [], None, {"topic": 3}, {"topic": "x"}]

    assert [phone.ask("watch", data) for data in strange] == [FORBIDDEN] * 5


def test_a_visitor_is_not_let_in(connect: Connect) -> None:
    assert not connect().is_let_in


def test_an_ended_session_watches_nothing_more(connect: Connect, database: Database, participant: Participant) -> None:
    phone = connect(participant)
    session = database.one(select(DeviceSession))
    database.update(session, ended_at=datetime.now(UTC))

    assert phone.ask("watch", {"topic": participant_topic(participant.public_id)}) == FORBIDDEN


def test_who_stops_watching_hears_no_more(app: Flask, connect: Connect, participant: Participant, team: Team) -> None:
    phone, first, second = connect(participant), team_topic(team.public_id), participant_topic(participant.public_id)
    for topic in (first, second):
        phone.ask("watch", {"topic": topic})

    phone.ask("unwatch", {"topic": first})
    change(app, first)
    change(app, second)

    assert phone.hear() == ["changed", {"topic": second, "version": 1}]


def test_a_message_that_is_too_long_ends_the_connection(connect: Connect, participant: Participant) -> None:
    phone = connect(participant)

    phone.say("x" * 70_000)
    phone.server.join(30)

    assert not phone.server.is_alive()


def test_a_server_that_stops_lets_its_phones_go(app: Flask, connect: Connect, participant: Participant) -> None:
    phone = connect(participant)

    app.extensions["elan.live"].close()
    phone.server.join(30)

    assert not phone.server.is_alive()


def test_staff_watch_the_boards_and_the_desk_of_their_cohorts(
    connect_staff: ConnectStaff, database: Database, cohort: Cohort, team: Team, counsellor: Staff
) -> None:
    browser = connect_staff(counsellor)
    stranger = make_team(database, make_cohort(database))
    own = [
        board_topic(team.public_id), desk_topic(cohort.id), teams_topic(cohort.id),
        workshops_topic(cohort.organisation_id),
    ]  # fmt: skip
    others = [
        board_topic(stranger.public_id), desk_topic(stranger.cohort_id), teams_topic(stranger.cohort_id),
        workshops_topic(cohort.organisation_id + 1), "workshops:", "board:", "desk:x", "desk:" + "9" * 30,
    ]  # fmt: skip

    assert [browser.ask("watch", {"topic": topic}) for topic in own] == [{"version": 0}] * len(own)
    assert [browser.ask("watch", {"topic": topic}) for topic in others] == [FORBIDDEN] * len(others)
    assert browser.ask("watch", {"topic": team_topic(team.public_id)}) == FORBIDDEN


def test_a_youth_never_watches_a_board(connect: Connect, participant: Participant, team: Team) -> None:
    phone = connect(participant)
    topics = [board_topic(team.public_id), desk_topic(team.cohort_id)]

    assert [phone.ask("watch", {"topic": topic}) for topic in topics] == [FORBIDDEN] * 2


def test_the_list_hears_of_whoever_was_silent_and_is_back(
    connect: Connect,
    connect_staff: ConnectStaff,
    database: Database,
    counsellor: Staff,
    participant: Participant,
    team: Team,
) -> None:
    database.update(participant, last_seen_at=datetime.now(UTC) - timedelta(days=3))
    browser, topic = connect_staff(counsellor), desk_topic(team.cohort_id)
    browser.ask("watch", {"topic": topic})

    connect(participant).ask("watch", {"topic": team_topic(team.public_id)})

    assert browser.hear() == ["changed", {"topic": topic, "version": 1}]


def test_a_phone_that_watches_is_here_and_the_board_hears_of_it(
    app: Flask, connect: Connect, connect_staff: ConnectStaff, counsellor: Staff, participant: Participant, team: Team
) -> None:
    browser, topic = connect_staff(counsellor), board_topic(team.public_id)
    browser.ask("watch", {"topic": topic})

    connect(participant).ask("watch", {"topic": team_topic(team.public_id)})

    assert browser.hear() == ["changed", {"topic": topic, "version": 1}]
    assert app.extensions["elan.live"].watchman.here() == {participant.public_id}


def test_what_a_team_sees_changing_the_board_shows_too(
    app: Flask, connect_staff: ConnectStaff, counsellor: Staff, team: Team
) -> None:
    browser, topic = connect_staff(counsellor), board_topic(team.public_id)
    browser.ask("watch", {"topic": topic})

    change(app, team_topic(team.public_id))

    assert browser.hear() == ["changed", {"topic": topic, "version": 1}]
