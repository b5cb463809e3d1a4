"""Today's appointments and workshops of somebody of the staff, by the hour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.policy.rules import Reach
from webapp.queries.agenda import MODE_WORDS, OUTCOME_WORDS
from webapp.queries.wording import spoken_time
from webapp.store.models import Appointment, Cohort, Participant, WorkshopPlace, WorkshopSession
from webapp.store.staff import StaffMember, is_within
from webapp.store.topics import desk_topic, versions_of, workshops_topic
from webapp.store.workshops import is_hosted

State = Literal["next", "now", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One line. ``who``: a youth, or the title of a workshop; ``outcome``: what was said of it, None where nothing."""

    kind: Literal["appointment", "workshop"]
    id: str
    starts_at: datetime
    time: str
    state: State
    who: str
    where: str
    counsellor: str | None = None
    outcome: str | None = None


def day_of(
    session: Session,
    staff: StaffMember,
    *,
    meeting: Sequence[Reach],
    hosting: Sequence[Reach],
    local_now: datetime,
    cohort: Cohort | None = None,
) -> tuple[DayLine, ...]:
    """List somebody's own day, or that of a cohort, whoever receives. What one may not see is not in it."""
    own: ColumnElement[bool] = or_(Appointment.staff_id == staff.id, Appointment.staff_id.is_(None))
    which = own if cohort is None else Participant.cohort_id == cohort.id
    lines = [
        *_appointments(session, which & is_within(staff.id, meeting), staff, local_now),
        *_workshops(session, is_hosted(hosting), local_now),
    ]
    return tuple(sorted(lines, key=lambda each: (each.starts_at, each.id)))


def day_versions(session: Session, cohorts: Sequence[Cohort], hosting: Sequence[Reach]) -> dict[str, int]:
    """Return the topics by which such a day changes, and their versions."""
    hosts = sorted({each.organisation_id for each in hosting})
    return versions_of(session, [*(desk_topic(cohort.id) for cohort in cohorts), *map(workshops_topic, hosts)])


def _appointments(
    session: Session, which: ColumnElement[bool], staff: StaffMember, local_now: datetime
) -> Iterator[DayLine]:
    first, last = _bounds(local_now)
    rows = session.execute(
        select(Appointment, Participant.pseudonym)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(which, Appointment.held_slot_id.is_not(None))
        .where(Appointment.starts_at >= first, Appointment.starts_at < last)
    )
    for row, pseudonym in rows:
        way = MODE_WORDS.get(row.mode, row.mode)
        yield DayLine(
            kind="appointment",
            id=row.public_id,
            starts_at=row.starts_at,
            time=spoken_time(row.starts_at.astimezone(local_now.tzinfo)),
            state=_state(row.starts_at, row.duration_min, local_now),
            who=pseudonym,
            where=f"{way}, {row.place}" if row.place and row.mode in ("on-site", "elsewhere") else way,
            counsellor=None if row.staff_id == staff.id else row.counsellor,
            outcome=None if row.status == Outcome.UNKNOWN else OUTCOME_WORDS[Outcome(row.status)],
        )


def _workshops(session: Session, which: ColumnElement[bool], local_now: datetime) -> Iterator[DayLine]:
    first, last = _bounds(local_now)
    seated = (
        select(func.count(WorkshopPlace.id))
        .where(WorkshopPlace.session_id == WorkshopSession.id, WorkshopPlace.status == "seated")
        .correlate(WorkshopSession)
        .scalar_subquery()
    )
    rows = session.execute(
        select(WorkshopSession, seated)
        .where(which, WorkshopSession.cancelled_at.is_(None))
        .where(WorkshopSession.starts_at >= first, WorkshopSession.starts_at < last)
    )
    for row, people in rows:
        yield DayLine(
            kind="workshop",
            id=row.public_id,
            starts_at=row.starts_at,
            time=spoken_time(row.starts_at.astimezone(local_now.tzinfo)),
            state=_state(row.starts_at, row.duration_min, local_now),
            who=row.title,
            where=f"{row.place}, {people} inscrit{'s' if people > 1 else ''} sur {row.seats}",
        )


def _bounds(local_now: datetime) -> tuple[datetime, datetime]:
    midnight = local_now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight, midnight + timedelta(days=1)


def _state(starts_at: datetime, minutes: int, local_now: datetime) -> State:
    if starts_at > local_now:
        return "next"
    return "now" if starts_at + timedelta(minutes=minutes) > local_now else "past"
