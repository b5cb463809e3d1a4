"""Workshops with seats: for the youths of an organisation, and for who hosts them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from webapp.policy.attendance import CodeState, code_state
from webapp.policy.rules import Reach
from webapp.queries.wording import spoken_date, spoken_time
from webapp.store.models import Cohort, Participant, WorkshopPlace, WorkshopSession
from webapp.store.players import Player
from webapp.store.workshops import is_hosted, workshop_within

SHOWN = timedelta(days=60)
LONGEST = timedelta(hours=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopLine:
    """A workshop as a list shows it. ``is_on``: it goes on now. ``mine``: seated, waiting, or None.

    ``rank``: one's place in the line.
    """

    id: str
    title: str
    text: str | None
    place: str
    day: str
    time: str
    duration_min: int
    seats: int
    seated: int
    waiting: int
    is_past: bool
    is_on: bool
    is_cancelled: bool
    guide: str | None
    mine: str | None = None
    rank: int = 0

    @property
    def free(self) -> int:
        """Count the seats that are left."""
        return max(0, self.seats - self.seated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody on the sheet. ``has_scanned`` is a hint; ``was_there`` is what was ticked, or None."""

    id: str
    pseudonym: str
    cohort: str
    status: str
    has_scanned: bool
    was_there: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The attendance sheet of a workshop: those who have a seat, then those who wait."""

    line: WorkshopLine
    scan_key: str
    seated: tuple[Attendee, ...]
    waiting: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeView:
    """What the code on a wall leads to. ``has_said``: this youth said already that they are there."""

    line: WorkshopLine
    state: CodeState
    has_said: bool


def workshops_for(session: Session, player: Player, *, now: datetime, zone: ZoneInfo) -> tuple[WorkshopLine, ...]:
    """Return the workshops of a youth's organisation that are to come or go on now, the soonest first."""
    organisation = select(Cohort.organisation_id).where(Cohort.id == player.cohort_id).scalar_subquery()
    is_theirs = WorkshopSession.organisation_id == organisation
    lines = _lines(session, is_theirs & (WorkshopSession.starts_at > now - LONGEST), now, zone, player.id)
    return tuple(line for line in lines if not line.is_past or (line.is_on and not line.is_cancelled))


def code_of(session: Session, player: Player, scan_key: str, *, now: datetime, zone: ZoneInfo) -> CodeView | None:
    """Return what the code on a wall leads to, if it is of a workshop of a youth's organisation."""
    query = select(WorkshopSession).join(Cohort, Cohort.organisation_id == WorkshopSession.organisation_id)
    found = session.scalar(query.where(WorkshopSession.scan_key == scan_key, Cohort.id == player.cohort_id))
    if found is None:
        return None
    said = select(WorkshopPlace.scanned_at).where(WorkshopPlace.session_id == found.id)
    return CodeView(
        line=next(_lines(session, WorkshopSession.id == found.id, now, zone, player.id)),
        state=code_state(found.starts_at, found.duration_min, is_cancelled=found.cancelled_at is not None, now=now),
        has_said=session.scalar(said.where(WorkshopPlace.participant_id == player.id)) is not None,
    )


def projected(session: Session, scan_key: str, *, now: datetime, zone: ZoneInfo) -> WorkshopLine | None:
    """Return the workshop whose code is on the wall, for the wall: nobody's name is in it."""
    return next(_lines(session, WorkshopSession.scan_key == scan_key, now, zone), None)


def hosted(session: Session, reach: Sequence[Reach], *, now: datetime, zone: ZoneInfo) -> tuple[WorkshopLine, ...]:
    """Return the workshops of an organisation: those of the last weeks and those to come."""
    return tuple(_lines(session, is_hosted(reach) & (WorkshopSession.starts_at > now - SHOWN), now, zone))


def sheet(session: Session, reach: Sequence[Reach], public_id: str, *, now: datetime, zone: ZoneInfo) -> Sheet | None:
    """Return the sheet of a workshop within reach, or None."""
    found = workshop_within(session, reach, public_id)
    if found is None:
        return None
    rows = session.execute(
        select(WorkshopPlace, Participant.public_id, Participant.pseudonym, Cohort.name)
        .join(Participant, Participant.id == WorkshopPlace.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(WorkshopPlace.session_id == found.id, WorkshopPlace.status != "left")
        .order_by(WorkshopPlace.at, WorkshopPlace.id)
    )
    people = [_attendee(*row) for row in rows]
    return Sheet(
        line=next(_lines(session, WorkshopSession.id == found.id, now, zone)),
        scan_key=found.scan_key,
        seated=tuple(each for each in people if each.status == "seated"),
        waiting=tuple(each for each in people if each.status == "waiting"),
    )


def _lines(
    session: Session, which: ColumnElement[bool], now: datetime, zone: ZoneInfo, participant_id: int | None = None
) -> Iterator[WorkshopLine]:
    found = session.scalars(
        select(WorkshopSession).where(which).order_by(WorkshopSession.starts_at, WorkshopSession.id)
    ).all()
    ids = [row.id for row in found]
    counts: dict[Any, int] = {
        (row[0], row[1]): row[2]
        for row in session.execute(
            select(WorkshopPlace.session_id, WorkshopPlace.status, func.count(WorkshopPlace.id))
            .where(WorkshopPlace.session_id.in_(ids))
            .group_by(WorkshopPlace.session_id, WorkshopPlace.status)
        )
    }
    mine = _mine(session, ids, participant_id)
    for row in found:
        local, place = row.starts_at.astimezone(zone), mine.get(row.id)
        yield WorkshopLine(
            id=row.public_id,
            title=row.title,
            text=row.text,
            place=row.place,
            day=spoken_date(local.date()),
            time=spoken_time(local),
            duration_min=row.duration_min,
            seats=row.seats,
            seated=counts.get((row.id, "seated"), 0),
            waiting=counts.get((row.id, "waiting"), 0),
            is_past=row.starts_at <= now,
            is_on=row.starts_at <= now < row.starts_at + timedelta(minutes=row.duration_min),
            is_cancelled=row.cancelled_at is not None,
            guide=row.guide,
            mine=place[0] if place else None,
            rank=place[1] if place else 0,
        )


def _mine(session: Session, ids: Sequence[int], participant_id: int | None) -> dict[int, tuple[str, int]]:
    """Return one's place at each workshop: its state, and how many wait before (oneself included)."""
    if participant_id is None:
        return {}
    ahead = WorkshopPlace.__table__.alias("ahead")
    rank = (
        select(func.count(ahead.c.id))
        .where(
            ahead.c.session_id == WorkshopPlace.session_id, ahead.c.status == "waiting", ahead.c.at <= WorkshopPlace.at
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(WorkshopPlace.session_id, WorkshopPlace.status, rank).where(
            WorkshopPlace.session_id.in_(ids),
            WorkshopPlace.participant_id == participant_id,
            WorkshopPlace.status != "left",
        )
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _attendee(place: WorkshopPlace, public_id: str, pseudonym: str, cohort: str) -> Attendee:
    return Attendee(
        id=public_id,
        pseudonym=pseudonym,
        cohort=cohort,
        status=place.status,
        has_scanned=place.scanned_at is not None,
        was_there=place.was_there,
    )
