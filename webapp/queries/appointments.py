"""Free slots, the appointment that a player holds, and what became of the one before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.queries.standing import Standing
from webapp.queries.wording import spoken_date, spoken_time
from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, register_value
from webapp.steps.appointment.reason import prepared, reason_step, sent
from webapp.store.meetings import held_appointment, is_cancelled, is_free, is_offered, latest_settled
from webapp.store.models import Appointment, SlotWish, TimeSlot

PARIS = ZoneInfo("Europe/Paris")
# How long the story speaks of an appointment that is behind.
REMEMBERED = timedelta(days=7)
# How long the page of the day does, and the day on which the authors have a slot offered once more.
FRESH = timedelta(hours=48)
OFFERED_AGAIN_ON = "j09"
# When somebody who waits can come: what a counsellor needs to know, and nothing more.
WAITING_TIMES = {
    "morning": "le matin", "afternoon": "l’après-midi", "phone": "au téléphone", "soon": "le plus tôt possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A time that can be taken."""

    id: str
    day: str
    time: str
    counsellor: str
    modes: tuple[str, ...]
    place: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Write it for a page."""
        return {"id": self.id, "day": self.day, "label": self.time, "modes": list(self.modes)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment, in words. ``place``: where it was promised, if its counsellor said so, or the link of a video."""

    id: str
    day: str
    time: str
    mode: str
    mode_text: str
    counsellor: str
    starts_at: datetime
    duration_min: int
    sequence: int
    place: str | None
    words: str | None
    options: tuple[str, ...]
    status: Outcome
    excuse: str | None
    is_moved: bool
    is_cancelled: bool
    changed_at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Write it for a page."""
        return {"id": self.id, "day": self.day, "time": self.time, "mode": self.mode, "counsellor": self.counsellor}


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    """A place on the waiting list."""

    since: str
    times: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What was prepared in the game to talk about, and whether it is to be sent."""

    words: str
    is_sent: bool


def free_slots(session: Session, cohort_id: int, *, now: datetime, zone: ZoneInfo = PARIS) -> tuple[SlotView, ...]:
    """Return the slots that a cohort may take and that nobody holds, the soonest first."""
    rows = session.scalars(
        select(TimeSlot)
        .where(is_offered(cohort_id, now=now), is_free())
        .order_by(TimeSlot.starts_at, TimeSlot.counsellor)
        .limit(60)
    )
    return tuple(_slot(row, zone) for row in rows)


def appointment_of(session: Session, standing: Standing, zone: ZoneInfo = PARIS) -> AppointmentView | None:
    """Return the appointment that a player has ahead of them, or None."""
    row = held_appointment(session, standing.player.id, now=standing.local_now)
    return None if row is None else _appointment(row, standing.quest, zone)


def last_appointment(session: Session, standing: Standing, zone: ZoneInfo = PARIS) -> AppointmentView | None:
    """Return the last appointment of which something was said, or whose hour has passed."""
    passed = session.scalar(
        select(Appointment)
        .where(
            Appointment.participant_id == standing.player.id,
            Appointment.status == Outcome.UNKNOWN,
            Appointment.starts_at <= standing.local_now,
        )
        .order_by(Appointment.starts_at.desc())
        .limit(1)
    )
    settled = latest_settled(session, standing.player.id)
    rows = sorted((row for row in (passed, settled) if row is not None), key=lambda row: row.starts_at)
    return _appointment(rows[-1], standing.quest, zone) if rows else None


def echo_of(standing: Standing, booked: AppointmentView | None, last: AppointmentView | None) -> str | None:
    """Return what the story answers to what became of an appointment; nothing before it has spoken of one."""
    if not _has_spoken(standing):
        return None
    if booked is not None:
        return standing.quest.appointment_echoes.get("moved") if booked.is_moved else None
    if last is None or last.status is Outcome.UNKNOWN or last.starts_at < standing.local_now - REMEMBERED:
        return None
    became: str = last.status.value
    return next((text for what, text in standing.quest.appointment_echoes.items() if what == became), None)


def story_today(session: Session, standing: Standing) -> str | None:
    """Return what the story says of an appointment on the page of the day: its answer while it is fresh.

    On the day that the authors chose, whoever has never taken one is offered a slot again, once and without pressing.
    """
    if not _has_spoken(standing):
        return None
    booked, last = appointment_of(session, standing), last_appointment(session, standing)
    told = booked or last
    if told is not None:
        is_fresh = told.changed_at is not None and told.changed_at > standing.local_now - FRESH
        return echo_of(standing, booked, last) if is_fresh else None
    is_the_day = standing.current_day is not None and standing.current_day.id == OFFERED_AGAIN_ON
    is_the_day = is_the_day and wish_of(session, standing) is None
    words = (each.text for each in standing.quest.notifications if each.id == "rdv_propose")
    return next(words, None) if is_the_day else None


def wish_of(session: Session, standing: Standing, zone: ZoneInfo = PARIS) -> WishView | None:
    """Return a player's place on the waiting list, or None."""
    row = session.scalar(
        select(SlotWish).where(SlotWish.participant_id == standing.player.id, SlotWish.closed_at.is_(None))
    )
    if row is None:
        return None
    return WishView(since=spoken_date(row.at.astimezone(zone).date()), times=tuple(row.times), words=row.words)


def reason_of(standing: Standing) -> Reason:
    """Return what the player prepared in the game to talk about; nothing if they have not come to it."""
    step = next((found for each in standing.quest.missions() if (found := reason_step(each))), None)
    answer = register_value(standing.person.about(step.id), ANSWER) if step else None
    if step is None or answer is None:
        return Reason(words="", is_sent=False)
    return Reason(words=prepared(step, answer), is_sent=sent(step, answer) is not None)


def appointment_step(quest: Quest[Any]) -> Any:
    """Return the step in which the story proposes an appointment: its ways of meeting, its options, its words."""
    return next(step for step in quest.steps() if step.kind == "appointment")


def _has_spoken(standing: Standing) -> bool:
    """Say whether the story has come to the appointment."""
    step = appointment_step(standing.quest)
    return any(step in mission.steps for day in standing.open_days for mission in day.missions)


def _appointment(row: Appointment, quest: Quest[Any], zone: ZoneInfo) -> AppointmentView:
    local = row.starts_at.astimezone(zone)
    return AppointmentView(
        id=row.public_id,
        day=spoken_date(local.date()),
        time=spoken_time(local),
        mode=row.mode,
        mode_text=next((each.text for each in appointment_step(quest).modes if each.id == row.mode), row.mode),
        counsellor=row.counsellor,
        starts_at=row.starts_at,
        duration_min=row.duration_min,
        sequence=row.sequence,
        place=row.place,
        words=row.words,
        options=tuple(row.options),
        status=Outcome(row.status),
        excuse=row.excuse,
        is_moved=row.moved_at is not None,
        is_cancelled=is_cancelled(row),
        changed_at=row.settled_at or row.moved_at,
    )


def _slot(row: TimeSlot, zone: ZoneInfo) -> SlotView:
    local = row.starts_at.astimezone(zone)
    return SlotView(
        id=row.public_id,
        day=spoken_date(local.date()),
        time=spoken_time(local),
        counsellor=row.counsellor,
        modes=tuple(row.modes),
        place=row.place,
    )
