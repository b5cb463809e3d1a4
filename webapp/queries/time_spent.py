"""The week of a cohort: who came, how long they were there and active, by CEJ category, and from what it is known."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content.workshops import load_workshops
from webapp.policy.cej import Category, category_of
from webapp.policy.time_spent import AHEAD, BEHIND, Gesture, believed, spent
from webapp.quest.content import Quest
from webapp.quest.events import BY_STAFF
from webapp.store.consents import who_agreed
from webapp.store.models import Appointment, Cohort, EventRow, Participant, Team, WorkshopPlace, WorkshopSession

SHARE = "share_progress"
SEEN = "seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days that begin on a Monday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Return its last day."""
        return self.monday + timedelta(days=6)

    @property
    def name(self) -> str:
        """Return the name that an address bears: ``2027-W09``."""
        return self.monday.strftime("%G-W%V")

    def shifted(self, weeks: int) -> "Week":
        """Return another week."""
        return Week(monday=self.monday + timedelta(weeks=weeks))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLine:
    """The week of one youth. ``active`` is None where they do not share what they play."""

    participant: str
    pseudonym: str
    team: int
    days: int
    presence: timedelta
    active: Mapping[Category, timedelta] | None
    appointments: int
    met: timedelta
    workshops: Mapping[Category | None, timedelta]

    @property
    def hosted(self) -> timedelta:
        """Return the time of all workshops, whatever their category."""
        return sum(self.workshops.values(), timedelta())

    @property
    def activity(self) -> timedelta | None:
        """Return the active time of all categories."""
        return None if self.active is None else sum(self.active.values(), timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStatement:
    """The week of a cohort: a line for everybody, even for who did not come."""

    week: Week
    lines: tuple[WeekLine, ...]

    @property
    def categories(self) -> tuple[Category, ...]:
        """Return the categories in which somebody was active, in their usual order."""
        found = {category for line in self.lines for category in line.active or ()}
        return tuple(each for each in Category if each in found)


def week_of(day: date) -> Week:
    """Return the week that holds a day."""
    return Week(monday=day - timedelta(days=day.weekday()))


def week_named(name: str) -> Week | None:
    """Read the name of a week; None if it is none."""
    year, _, number = name.partition("-W")
    try:
        return Week(monday=date.fromisocalendar(int(year), int(number), 1))
    except ValueError:
        return None


def week_statement(
    session: Session, cohort: Cohort, quest: Quest[Any], week: Week, *, timezone: ZoneInfo
) -> WeekStatement:
    """Gather the week of a cohort, in as many statements whatever its size."""
    bounds = _bounds(week, timezone)
    gestures, met = _gestures(session, cohort.id, bounds), _met(session, cohort.id, bounds)
    hosted = _hosted(session, cohort.id, bounds)
    agreed = who_agreed(session, cohort.id, SHARE)
    people = session.execute(
        select(Participant, Team.number)
        .join(Team, Team.id == Participant.team_id)
        .where(Participant.cohort_id == cohort.id, Participant.is_withdrawn.is_(False))
        .order_by(Team.number, Participant.pseudonym_key)
    )
    missions = {mission.id: category_of(mission.services) for mission in quest.missions()}
    lines = []
    for person, team in people:
        found = spent(gestures.get(person.id, ()), timezone=timezone)
        lines.append(
            WeekLine(
                participant=person.public_id,
                pseudonym=person.pseudonym,
                team=team,
                days=len(found.present),
                presence=found.presence,
                active=_by_category(found.active, missions) if person.id in agreed else None,
                appointments=len(met.get(person.id, ())),
                met=sum(met.get(person.id, ()), timedelta()),
                workshops=hosted.get(person.id, {}),
            )
        )
    return WeekStatement(week=week, lines=tuple(lines))


def _by_category(active: Mapping[str, timedelta], missions: Mapping[str, Category]) -> Mapping[Category, timedelta]:
    found: dict[Category, timedelta] = defaultdict(timedelta)
    for mission, length in active.items():
        found[missions.get(mission, Category.PROJECT)] += length
    # Gestures of one instant take no time: a category without any is none.
    return {category: length for category, length in found.items() if length}


def _bounds(week: Week, timezone: ZoneInfo) -> tuple[datetime, datetime]:
    first, last = (datetime.combine(day, time(), timezone) for day in (week.monday, week.monday + timedelta(days=7)))
    return first.astimezone(UTC), last.astimezone(UTC)


def _gestures(session: Session, cohort_id: int, bounds: tuple[datetime, datetime]) -> Mapping[int, Sequence[Gesture]]:
    """Read what was done that week, some of which arrived later."""
    since, until = bounds
    rows = session.execute(
        select(EventRow.participant_id, EventRow.mission, EventRow.at, EventRow.received_at)
        .join(Participant, Participant.id == EventRow.participant_id)
        .where(
            Participant.cohort_id == cohort_id,
            EventRow.received_at >= since - AHEAD,
            EventRow.received_at < until + BEHIND,
            # A hint that was given and a step that was opened are the time of staff.
            EventRow.type.not_in([each.value for each in BY_STAFF]),
        )
    )
    found: dict[int, list[Gesture]] = defaultdict(list)
    for owner, mission, at, received_at in rows:
        moment = believed(at=at, received_at=received_at)
        if since <= moment < until:
            found[owner].append(Gesture(at=moment, mission=mission))
    return found


def _met(session: Session, cohort_id: int, bounds: tuple[datetime, datetime]) -> Mapping[int, Sequence[timedelta]]:
    """Read the appointments that took place."""
    rows = session.execute(
        select(Appointment.participant_id, Appointment.duration_min)
        .join(Participant, Participant.id == Appointment.participant_id)
        .where(
            Participant.cohort_id == cohort_id,
            Appointment.starts_at >= bounds[0],
            Appointment.starts_at < bounds[1],
            Appointment.status == SEEN,
        )
    )
    found: dict[int, list[timedelta]] = defaultdict(list)
    for owner, minutes in rows:
        found[owner].append(timedelta(minutes=minutes))
    return found


def _hosted(
    session: Session, cohort_id: int, bounds: tuple[datetime, datetime]
) -> Mapping[int, Mapping[Category | None, timedelta]]:
    """Read the workshops at which somebody was ticked, by category (None: not one of the kit)."""
    rows = session.execute(
        select(WorkshopPlace.participant_id, WorkshopSession.guide, WorkshopSession.duration_min)
        .join(WorkshopSession, WorkshopSession.id == WorkshopPlace.session_id)
        .join(Participant, Participant.id == WorkshopPlace.participant_id)
        .where(
            Participant.cohort_id == cohort_id,
            WorkshopPlace.was_there.is_(True),
            WorkshopSession.starts_at >= bounds[0],
            WorkshopSession.starts_at < bounds[1],
        )
    )
    kit, found = load_workshops(), dict[int, dict[Category | None, timedelta]]()
    for owner, name, minutes in rows:
        guide, times = kit.workshop(name), found.setdefault(owner, {})
        category = category_of(guide.services) if guide else None
        times[category] = times.get(category, timedelta()) + timedelta(minutes=minutes)
    return found
