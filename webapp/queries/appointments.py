"""Free slots and the appointment that a player holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.queries.standing import Standing
from webapp.queries.wording import spoken_date, spoken_time
from webapp.quest.content import Quest
from webapp.store.models import Appointment, TimeSlot

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A time that can be taken."""

    id: str
    day: str
    time: str
    counsellor: str
    modes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Write it for a page."""
        return {"id": self.id, "day": self.day, "label": self.time, "modes": list(self.modes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """A promised appointment, in words."""

    id: str
    day: str
    time: str
    mode: str
    mode_text: str
    counsellor: str
    starts_at: datetime
    duration_min: int
    sequence: int

    def as_json(self) -> dict[str, Any]:
        """Write it for a page."""
        return {"id": self.id, "day": self.day, "time": self.time, "mode": self.mode, "counsellor": self.counsellor}


def free_slots(session: Session, cohort_id: int, *, now: datetime, zone: ZoneInfo = PARIS) -> tuple[SlotView, ...]:
    """Return the slots of a cohort that nobody holds, the soonest first."""
    taken = select(Appointment.held_slot_id).where(Appointment.held_slot_id.is_not(None))
    rows = session.scalars(
        select(TimeSlot)
        .where(TimeSlot.cohort_id == cohort_id, TimeSlot.starts_at > now, TimeSlot.id.not_in(taken))
        .order_by(TimeSlot.starts_at)
        .limit(60)
    )
    return tuple(_slot(row, zone) for row in rows)


def appointment_of(session: Session, standing: Standing, zone: ZoneInfo = PARIS) -> AppointmentView | None:
    """Return the appointment that a player holds, or None."""
    row = session.scalar(
        select(Appointment).where(Appointment.participant_id == standing.player.id, Appointment.status == "booked")
    )
    if row is None:
        return None
    local = row.starts_at.astimezone(zone)
    return AppointmentView(
        id=row.public_id,
        day=spoken_date(local.date()),
        time=spoken_time(local),
        mode=row.mode,
        mode_text=next((each.text for each in appointment_step(standing.quest).modes if each.id == row.mode), row.mode),
        counsellor=row.counsellor,
        starts_at=row.starts_at,
        duration_min=row.duration_min,
        sequence=row.sequence,
    )


def appointment_step(quest: Quest[Any]) -> Any:
    """Return the step in which the story proposes an appointment: its ways of meeting, its options, its words."""
    return next(step for step in quest.steps() if step.kind == "appointment")


def _slot(row: TimeSlot, zone: ZoneInfo) -> SlotView:
    local = row.starts_at.astimezone(zone)
    return SlotView(
        id=row.public_id,
        day=spoken_date(local.date()),
        time=spoken_time(local),
        counsellor=row.counsellor,
        modes=tuple(row.modes),
    )
