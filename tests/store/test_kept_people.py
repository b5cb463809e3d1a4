"""What is kept between requests is never older than what was committed."""

from sqlalchemy.orm import Session

from tests.database import Database
from webapp.quest.facts import Facts
from webapp.quest.progress import TeamRecord
from webapp.store.database import read_session
from webapp.store.event_log import save_facts
from webapp.store.kept_people import kept_roster, kept_team
from webapp.store.models import Participant, Team
from webapp.store.topics import announce, participant_topic
from webapp.store.writer import Writer

READ, SOLVED = Facts(is_read=True), Facts(is_solved=True)


def know(writer: Writer, person: Participant, facts: Facts) -> None:
    def job(session: Session) -> None:
        save_facts(session, person.id, {"step": facts})
        announce(session, participant_topic(person.public_id))

    writer.run(job)


def known(database: Database, team: Team) -> list[Facts]:
    with read_session(database.engine) as session:
        return [person.about("step") for person in kept_roster(session, team.id).people]


def test_a_change_is_seen_by_the_next_reader(
    database: Database, writer: Writer, team: Team, participant: Participant
) -> None:
    assert known(database, team) == [Facts()]

    know(writer, participant, READ)
    first = known(database, team)
    know(writer, participant, SOLVED)

    assert (first, known(database, team)) == ([READ], [SOLVED])


def test_somebody_who_did_nothing_is_the_same_object(
    database: Database, writer: Writer, team: Team, participant: Participant
) -> None:
    know(writer, participant, READ)

    with read_session(database.engine) as session:
        once, again = kept_roster(session, team.id).people, kept_roster(session, team.id).people

    assert once[0] is again[0]


def test_a_reader_with_an_older_snapshot_keeps_nothing_for_later_ones(
    database: Database, writer: Writer, team: Team, participant: Participant
) -> None:
    know(writer, participant, READ)
    with read_session(database.engine) as older:
        kept_roster(older, team.id)
        know(writer, participant, SOLVED)
        assert known(database, team) == [SOLVED]
        kept_roster(older, team.id)

    assert known(database, team) == [SOLVED]


def test_a_team_is_the_same_until_anything_about_it_changes(
    database: Database, writer: Writer, team: Team, participant: Participant
) -> None:
    def record(session: Session, openings: frozenset[str] = frozenset()) -> TeamRecord:
        now = TeamRecord(id="t", members=kept_roster(session, team.id).people, openings=openings)
        return kept_team(session, team.id, now)

    with read_session(database.engine) as session:
        first = record(session)
        assert record(session) is first
        assert record(session, openings=frozenset({"j01"})) is not first
    know(writer, participant, READ)
    with read_session(database.engine) as session:
        assert record(session, openings=frozenset({"j01"})).members[0].about("step") == READ
