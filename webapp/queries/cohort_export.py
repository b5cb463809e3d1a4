"""A cohort as a table for a spreadsheet: a row for each youth, under their pseudonym."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.queries.board import BoardPerson, board_of
from webapp.quest.content import Quest
from webapp.store.models import Appointment, Attendance, Cohort, Participant

Cells = tuple[str | int | None, ...]

HEAD: Final = (
    "Groupe", "Équipe", "Pseudonyme", "Arrivée", "Dernier signe", "Jours de présence", "Progrès partagés", "Éclats",
    "Services découverts", "Jours terminés", "Prochain rendez-vous", "Rendez-vous honorés",
)  # fmt: skip
OFF: Final = ("cancelled", "excused", "noshow", "revoked")
SEEN: Final = "seen"


def cohort_table(session: Session, cohort: Cohort, quest: Quest[Any], *, local_now: datetime) -> tuple[Cells, ...]:
    """Return the head and the rows of a cohort; dates are written as ISO, in local time."""
    joined = _by_person(session, cohort, select(Participant.id, Participant.created_at))
    days = _by_person(session, cohort, _counted(Attendance.participant_id, Attendance.id), on=Attendance.participant_id)
    coming = _appointments(session, cohort, local_now)
    seen = _by_person(
        session,
        cohort,
        _counted(Appointment.participant_id, Appointment.id).where(Appointment.status == SEEN),
        on=Appointment.participant_id,
    )
    board = board_of(session, cohort, quest, here=(), local_now=local_now)
    rows = [
        (
            cohort.name,
            team.name,
            person.pseudonym,
            _local(joined.get(person.id), local_now, "%Y-%m-%d"),
            _local(person.last_at, local_now),
            days.get(person.id, 0),
            *_progress(person),
            _local(coming.get(person.id), local_now),
            seen.get(person.id, 0),
        )
        for team in board
        for person in team.people
    ]
    return (HEAD, *rows)


def _progress(person: BoardPerson) -> Cells:
    """Return what was agreed to be shown; empty cells are not zeros."""
    if person.progress is None:
        return ("non", None, None, None)
    done = sum(state == "done" for state in person.progress.days.values())
    return ("oui", person.progress.shards, person.progress.services, done)


def _counted(owner: Any, counted: Any) -> Any:
    return select(owner, func.count(counted)).group_by(owner)


def _by_person(session: Session, cohort: Cohort, query: Any, *, on: Any = None) -> Mapping[int, Any]:
    joined = query if on is None else query.join(Participant, Participant.id == on)
    return dict(session.execute(joined.where(Participant.cohort_id == cohort.id)).all())


def _appointments(session: Session, cohort: Cohort, now: datetime) -> Mapping[int, datetime]:
    query = (
        select(Appointment.participant_id, func.min(Appointment.starts_at))
        .where(Appointment.starts_at >= now, Appointment.status.not_in(OFF))
        .group_by(Appointment.participant_id)
    )
    return _by_person(session, cohort, query, on=Appointment.participant_id)


def _local(moment: datetime | None, local_now: datetime, written: str = "%Y-%m-%d %H:%M") -> str | None:
    return None if moment is None else moment.astimezone(local_now.tzinfo).strftime(written)
