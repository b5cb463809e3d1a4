"""What programs of an organisation read: its cohorts and, under pseudonyms, how its youths go on.

The same promise as on the board: whoever did not agree that their progress is seen has none here either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.queries.board import BoardPerson, board_of
from webapp.quest.content import Quest
from webapp.store.models import (
    Appointment,
    Attendance,
    Award,
    Cohort,
    Excuse,
    Participant,
    Team,
    WorkshopPlace,
    WorkshopSession,
)

__all__ = [
    "Cohort", "Listed", "Slice", "UnknownPage", "appointments_outside", "attendance_outside", "badges_outside",
    "cohort_of_organisation", "cohorts_outside", "participants_outside",
]  # fmt: skip


class UnknownPage(Exception):
    """The page that was asked for begins after something that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part of a list is asked for: so many, after the one with this public id."""

    limit: int
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A part of a list, and after what the next one begins (None at the end)."""

    items: tuple[Mapping[str, Any], ...]
    next_after: str | None


def cohorts_outside(session: Session, organisation_id: int, part: Slice, *, local_now: datetime) -> Listed:
    """List the cohorts of an organisation, the oldest first."""
    query = select(Cohort).where(Cohort.organisation_id == organisation_id)
    rows, following = _sliced(session, query, Cohort, part)
    ids = [row.id for row in rows]
    people = dict(
        session.execute(
            select(Participant.team_id, func.count(Participant.id))
            .where(Participant.cohort_id.in_(ids), Participant.is_withdrawn.is_(False))
            .group_by(Participant.team_id)
        ).all()
    )
    teams: dict[int, list[dict[str, Any]]] = {each: [] for each in ids}
    for team in session.scalars(select(Team).where(Team.cohort_id.in_(ids)).order_by(Team.number)):
        count = people.get(team.id, 0)
        teams[team.cohort_id].append({"id": team.public_id, "number": team.number, "participants": count})
    return Listed(items=tuple(_cohort(row, teams[row.id], local_now) for row in rows), next_after=following)


def cohort_of_organisation(session: Session, organisation_id: int, public_id: str) -> Cohort | None:
    """Return a cohort of this organisation; another's is not found."""
    return session.scalar(
        select(Cohort).where(Cohort.public_id == public_id, Cohort.organisation_id == organisation_id)
    )


def participants_outside(
    session: Session, cohort: Cohort, quest: Quest[Any], *, local_now: datetime
) -> tuple[Mapping[str, Any], ...]:
    """List the youths of a cohort, by team: their pseudonym, and their progress where it is shared."""
    board = board_of(session, cohort, quest, here=(), local_now=local_now)
    return tuple(_participant(person, team.public_id) for team in board for person in team.people)


def attendance_outside(session: Session, cohort: Cohort) -> tuple[Mapping[str, Any], ...]:
    """List who came, or was excused, on which day of the quest: since when, and from whom it is known."""
    return (
        *_marks(session, cohort, Attendance, state="present", source="play"),
        *_marks(session, cohort, Excuse, state="excused", source="staff"),
    )


def appointments_outside(
    session: Session, organisation_id: int, part: Slice, *, since: datetime | None, until: datetime | None
) -> Listed:
    """List the appointments of an organisation's youths, in the order in which they were made."""
    query = (
        select(Appointment)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Cohort.organisation_id == organisation_id, Participant.is_withdrawn.is_(False))
    )
    query = query if since is None else query.where(Appointment.starts_at >= since)
    query = query if until is None else query.where(Appointment.starts_at < until)
    rows, following = _sliced(session, query, Appointment, part)
    names = _public_ids(session, {row.participant_id for row in rows})
    return Listed(items=tuple(_appointment(row, names[row.participant_id]) for row in rows), next_after=following)


def workshops_outside(session: Session, organisation_id: int, part: Slice) -> Listed:
    """List the workshops of an organisation, in the order of their making, with those who have a place."""
    query = select(WorkshopSession).where(WorkshopSession.organisation_id == organisation_id)
    rows, following = _sliced(session, query, WorkshopSession, part)
    places: dict[int, list[dict[str, Any]]] = {row.id: [] for row in rows}
    found = session.execute(
        select(WorkshopPlace, Participant.public_id)
        .join(Participant, Participant.id == WorkshopPlace.participant_id)
        .where(WorkshopPlace.session_id.in_(places), WorkshopPlace.status != "left")
        .where(Participant.is_withdrawn.is_(False))
        .order_by(WorkshopPlace.at, WorkshopPlace.id)
    )
    for place, participant in found:
        seat = {"participant": participant, "is_waiting": place.status == "waiting", "was_there": place.was_there}
        places[place.session_id].append(seat)
    return Listed(items=tuple(_workshop(row, places[row.id]) for row in rows), next_after=following)


def badges_outside(session: Session, organisation_id: int, part: Slice) -> Listed:
    """List the badges that an organisation gave, in that order; withdrawn ones say when."""
    query = select(Award).where(
        Award.organisation_id == organisation_id, Award.published_at.is_not(None), Award.erased_at.is_(None)
    )
    rows, following = _sliced(session, query, Award, part)
    names = _public_ids(session, {row.participant_id for row in rows})
    return Listed(items=tuple(_badge(row, names.get(row.participant_id)) for row in rows), next_after=following)


def _public_ids(session: Session, owners: set[Any]) -> Mapping[Any, str]:
    return dict(session.execute(select(Participant.id, Participant.public_id).where(Participant.id.in_(owners))).all())


def _marks(session: Session, cohort: Cohort, table: Any, *, state: str, source: str) -> Iterator[Mapping[str, Any]]:
    rows = session.execute(
        select(Participant.public_id, table.day, table.at)
        .join(table, table.participant_id == Participant.id)
        .where(Participant.cohort_id == cohort.id, Participant.is_withdrawn.is_(False))
        .order_by(table.at, table.id)
    )
    for participant, day, at in rows:
        yield {
            "participant": participant,
            "day": day,
            "date": str(cohort.days.get(day, ""))[:10] or None,
            "state": state,
            "at": at.isoformat(),
            "source": source,
        }


def _sliced(session: Session, query: Any, model: Any, part: Slice) -> tuple[list[Any], str | None]:
    if part.after is not None:
        start = session.scalar(query.with_only_columns(model.id).where(model.public_id == part.after))
        if start is None:
            raise UnknownPage
        query = query.where(model.id > start)
    rows = list(session.scalars(query.order_by(model.id).limit(part.limit + 1)))
    has_more = len(rows) > part.limit
    rows = rows[: part.limit]
    return rows, rows[-1].public_id if has_more else None


def _cohort(row: Cohort, teams: list[dict[str, Any]], local_now: datetime) -> Mapping[str, Any]:
    opens = sorted(datetime.fromisoformat(at) for day, at in row.days.items() if day.startswith("j"))
    return {
        "id": row.public_id,
        "name": row.name,
        "starts_on": row.starts_on.isoformat(),
        "days": len(opens),
        "day": sum(at <= local_now.replace(tzinfo=None) for at in opens),
        "is_closed": row.is_closed,
        "is_paused": row.is_paused,
        "teams": teams,
    }


def _participant(person: BoardPerson, team: str) -> Mapping[str, Any]:
    progress = person.progress
    return {
        "id": person.public_id,
        "pseudonym": person.pseudonym,
        "team": team,
        "last_seen_at": person.last_at.isoformat(),
        "progress": None
        if progress is None
        else {"shards": progress.shards, "services": progress.services, "days": dict(progress.days)},
    }


def _badge(row: Award, participant: str | None) -> Mapping[str, Any]:
    return {
        "id": row.public_id,
        "achievement": row.achievement,
        "participant": participant,
        "awarded_at": row.awarded_at.isoformat(),
        "revoked_at": None if row.revoked_at is None else row.revoked_at.isoformat(),
    }


def _workshop(row: WorkshopSession, places: list[dict[str, Any]]) -> Mapping[str, Any]:
    return {
        "id": row.public_id,
        "title": row.title,
        "guide": row.guide,
        "place": row.place,
        "starts_at": row.starts_at.isoformat(),
        "duration_min": row.duration_min,
        "seats": row.seats,
        "cancelled_at": None if row.cancelled_at is None else row.cancelled_at.isoformat(),
        "participants": places,
    }


def _appointment(row: Appointment, participant: str) -> Mapping[str, Any]:
    return {
        "id": row.public_id,
        "participant": participant,
        "counsellor": row.counsellor,
        "starts_at": row.starts_at.isoformat(),
        "duration_min": row.duration_min,
        "mode": row.mode,
        "status": row.status,
    }
