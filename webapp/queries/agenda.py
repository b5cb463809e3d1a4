"""A counsellor's week: slots, who holds them, who waits; and the rules by which slots come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from webapp.policy.meetings import Outcome
from webapp.policy.rules import Reach
from webapp.queries.wording import spoken_date, spoken_time
from webapp.store.models import Appointment, Cohort, Participant, SlotRule, SlotWish, Staff, TimeSlot
from webapp.store.staff import StaffMember, is_within

MODE_WORDS = {"on-site": "sur place", "phone": "par téléphone", "video": "en visio", "elsewhere": "dans un autre lieu"}
OUTCOME_WORDS = {
    Outcome.UNKNOWN: "À confirmer",
    Outcome.SEEN: "Vu",
    Outcome.EXCUSED: "Excusé",
    Outcome.REVOKED: "Annulé par vous",
    Outcome.NOSHOW: "Manqué",
}
# How far one looks ahead where no slot is open.
AHEAD = timedelta(weeks=26)
State = Literal["free", "closed", "booked", "to_settle", "settled", "gone"]
DAY_NAMES = {
    "MO": "lundi", "TU": "mardi", "WE": "mercredi", "TH": "jeudi", "FR": "vendredi", "SA": "samedi", "SU": "dimanche",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One slot of the list, and the appointment that holds it. ``gone``: its hour passed and nobody had taken it."""

    slot: str
    day: str
    time: str
    ends: str
    state: State
    counsellor: str
    is_mine: bool
    ways: str
    appointment: str | None
    pseudonym: str | None
    has_words: bool
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """A day of the list."""

    on: date
    name: str
    is_today: bool
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who found no slot."""

    participant: str
    pseudonym: str
    cohort: str
    since: str
    times: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days of slots."""

    starts_on: date
    ends_on: date
    days: tuple[AgendaDay, ...]

    @property
    def name(self) -> str:
        """Say which week it is."""
        return f"Du {spoken_date(self.starts_on)} au {spoken_date(self.ends_on)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """A rule, in words."""

    id: str
    words: str
    window: str
    ways: str
    counsellor: str
    cohort: str
    is_for_all: bool
    exceptions: tuple[str, ...]
    is_on_holidays: bool


def week_of(
    session: Session,
    staff: StaffMember,
    reach: Sequence[Reach],
    *,
    day: date,
    now: datetime,
    zone: ZoneInfo,
    is_everybody: bool,
) -> Week:
    """Return the week of a day: one's own slots, or those of all colleagues of the cohorts that one reaches."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    who = _whose(staff, reach, is_everybody=is_everybody)
    rows = session.execute(
        select(TimeSlot, Appointment, Participant.pseudonym)
        .join(Cohort, Cohort.id == TimeSlot.cohort_id)
        .outerjoin(Appointment, Appointment.held_slot_id == TimeSlot.id)
        .outerjoin(Participant, Participant.id == Appointment.participant_id)
        .where(who, TimeSlot.starts_at >= _midnight(first, zone))
        .where(TimeSlot.starts_at < _midnight(last + timedelta(days=1), zone))
        .order_by(TimeSlot.starts_at, TimeSlot.counsellor, TimeSlot.id)
    )
    lines = [
        (slot.starts_at.astimezone(zone).date(), _line(slot, held, pseudonym, staff, now, zone))
        for slot, held, pseudonym in rows
    ]
    by_day = {on: tuple(line for _, line in found) for on, found in groupby(lines, key=lambda each: each[0])}
    today = now.astimezone(zone).date()
    return Week(
        starts_on=first,
        ends_on=last,
        days=tuple(
            AgendaDay(on=on, name=spoken_date(on), is_today=on == today, lines=found) for on, found in by_day.items()
        ),
    )


def weeks_of(
    session: Session, staff: StaffMember, reach: Sequence[Reach], *, today: date, zone: ZoneInfo, is_everybody: bool
) -> tuple[date, date]:
    """Return the first and the last day to look at: from the first slot to the last one, half a year ahead at least."""
    who = _whose(staff, reach, is_everybody=is_everybody)
    query = select(func.min(TimeSlot.starts_at), func.max(TimeSlot.starts_at)).join(Cohort).where(who)
    days = [moment.astimezone(zone).date() for moment in session.execute(query).one() if moment is not None]
    return min([today, *days]), max([today + AHEAD, *days])


def to_settle(
    session: Session, staff: StaffMember, reach: Sequence[Reach], *, now: datetime, zone: ZoneInfo
) -> tuple[AgendaLine, ...]:
    """Return one's appointments whose hour has passed and of which nothing was said, the oldest first."""
    rows = session.execute(
        select(TimeSlot, Appointment, Participant.pseudonym)
        .join(Appointment, Appointment.held_slot_id == TimeSlot.id)
        .join(Participant, Participant.id == Appointment.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(or_(Appointment.staff_id == staff.id, Appointment.staff_id.is_(None)), is_within(staff.id, reach))
        .where(Appointment.status == Outcome.UNKNOWN, Appointment.starts_at <= now)
        .order_by(Appointment.starts_at)
    )
    return tuple(_line(slot, held, pseudonym, staff, now, zone) for slot, held, pseudonym in rows)


def waiting_list(
    session: Session, staff: StaffMember, reach: Sequence[Reach], *, zone: ZoneInfo
) -> tuple[Waiting, ...]:
    """Return who waits for a slot, the longest first."""
    rows = session.execute(
        select(SlotWish, Participant, Cohort.name)
        .join(Participant, Participant.id == SlotWish.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(SlotWish.closed_at.is_(None), is_within(staff.id, reach))
        .order_by(SlotWish.at)
    )
    return tuple(
        Waiting(
            participant=participant.public_id,
            pseudonym=participant.pseudonym,
            cohort=cohort,
            since=spoken_date(wish.at.astimezone(zone).date()),
            times=tuple(wish.times),
            words=wish.words,
        )
        for wish, participant, cohort in rows
    )


def rules_of(session: Session, staff: StaffMember, reach: Sequence[Reach]) -> tuple[RuleView, ...]:
    """Return the rules that still offer slots in the cohorts that one reaches."""
    rows = session.execute(
        select(SlotRule, Staff.name, Cohort.name)
        .join(Staff, Staff.id == SlotRule.staff_id)
        .join(Cohort, Cohort.id == SlotRule.cohort_id)
        .where(SlotRule.ended_at.is_(None), is_within(staff.id, reach))
        .order_by(SlotRule.starts_on, SlotRule.id)
    )
    return tuple(_rule(rule, counsellor, cohort) for rule, counsellor, cohort in rows)


def spoken_rule(rrule: str, *, starts_on: date, ends_on: date | None) -> str:
    """Say a weekly rule as people do; another one is said as it was written."""
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    days = [DAY_NAMES[each] for each in parts.get("BYDAY", "").split(",") if each in DAY_NAMES]
    if parts.get("FREQ") != "WEEKLY" or not days:
        return rrule
    every = int(parts.get("INTERVAL", "1"))
    names = days[0] if len(days) == 1 else f"{', '.join(days[:-1])} et {days[-1]}"
    rhythm = f"Chaque {names}" if every == 1 else f"Une semaine sur {every}, le {names}"
    until = f", jusqu’au {spoken_date(ends_on)}" if ends_on else ""
    return f"{rhythm}, à partir du {spoken_date(starts_on)}{until}"


def spoken_ways(modes: Sequence[str], place: str | None) -> str:
    """Say in which ways one meets, and where."""
    ways = ", ".join(MODE_WORDS.get(mode, mode) for mode in modes)
    where = place if {"on-site", "elsewhere"} & set(modes) else None
    return f"{ways} ({where})" if where else ways


def _whose(staff: StaffMember, reach: Sequence[Reach], *, is_everybody: bool) -> ColumnElement[bool]:
    who: ColumnElement[bool] = TimeSlot.staff_id == staff.id
    return or_(who, is_within(staff.id, reach)) if is_everybody else who


def _line(
    slot: TimeSlot, held: Appointment | None, pseudonym: str | None, staff: StaffMember, now: datetime, zone: ZoneInfo
) -> AgendaLine:
    local = slot.starts_at.astimezone(zone)
    return AgendaLine(
        slot=slot.public_id,
        day=spoken_date(local.date()),
        time=spoken_time(local),
        ends=spoken_time((slot.starts_at + timedelta(minutes=slot.duration_min)).astimezone(zone)),
        state=_state(slot, held, now),
        counsellor=slot.counsellor,
        is_mine=slot.staff_id == staff.id,
        ways=MODE_WORDS.get(held.mode, held.mode) if held else spoken_ways(slot.modes, slot.place),
        appointment=held.public_id if held else None,
        pseudonym=pseudonym,
        has_words=bool(held and held.words),
        outcome=OUTCOME_WORDS[Outcome(held.status)] if held else None,
    )


def _state(slot: TimeSlot, held: Appointment | None, now: datetime) -> State:
    if held is not None:
        if held.status != Outcome.UNKNOWN:
            return "settled"
        return "booked" if held.starts_at > now else "to_settle"
    if slot.closed_at is not None:
        return "closed"
    return "free" if slot.starts_at > now else "gone"


def _rule(rule: SlotRule, counsellor: str, cohort: str) -> RuleView:
    opens, closes = (datetime.combine(rule.starts_on, time.fromisoformat(at)) for at in (rule.opens_at, rule.closes_at))
    return RuleView(
        id=rule.public_id,
        words=spoken_rule(rule.rrule, starts_on=rule.starts_on, ends_on=rule.ends_on),
        window=f"De {spoken_time(opens)} à {spoken_time(closes)}, {rule.duration_min} minutes chacun",
        ways=spoken_ways(rule.modes, rule.place),
        counsellor=counsellor,
        cohort=cohort,
        is_for_all=rule.is_for_all,
        exceptions=tuple(spoken_date(date.fromisoformat(each)) for each in rule.exceptions),
        is_on_holidays=rule.is_on_holidays,
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
