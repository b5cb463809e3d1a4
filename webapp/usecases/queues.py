"""The queues of what waits to be confirmed: whoever answers sees them change, and so does the board."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import CohortCrew, Participant, Staff, Team
from webapp.store.topics import announce, board_topic, desk_topic, queue_topic


def queue_changed(session: Session, *, participant_id: int) -> None:
    """Have everything looked at again that counts what a youth sent to be confirmed, or asked to be given."""
    team, cohort_id = session.execute(
        select(Team.public_id, Participant.cohort_id)
        .join(Team, Team.id == Participant.team_id)
        .where(Participant.id == participant_id)
    ).one()
    crew = select(Staff.public_id).join(CohortCrew, CohortCrew.staff_id == Staff.id)
    readers = session.scalars(crew.where(CohortCrew.cohort_id == cohort_id).order_by(Staff.id))
    for topic in (desk_topic(cohort_id), board_topic(team), *map(queue_topic, readers)):
        announce(session, topic)
