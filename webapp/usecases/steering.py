"""A cohort on its way: its calendar, its door, who follows it, its end. Each of these acts is in the journal."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, CohortCrew, Team
from webapp.store.topics import announce, team_topic
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.opening import open_by_calendar, open_by_hand, pause
from webapp.usecases.staffing import join_crew


def pause_cohort(session: Session, *, cohort_id: int, local_now: datetime, by: By, now: datetime) -> None:
    """Stop the calendar: no day opens until somebody resumes; what is open stays open. Twice is once."""
    if session.get_one(Cohort, cohort_id).is_paused:
        return
    open_by_calendar(session, cohort_id=cohort_id, local_now=local_now, now=now)
    pause(session, cohort_id=cohort_id, is_paused=True)
    _note(session, "pause", cohort_id, by, now)


def set_days(session: Session, *, cohort_id: int, days: Mapping[str, str], by: By, now: datetime) -> None:
    """Give the days that are not open other dates, and have the calendar run (again)."""
    cohort = session.get_one(Cohort, cohort_id)
    act = "resume" if cohort.is_paused else "reschedule"
    cohort.days, cohort.is_paused = dict(days), False
    _note(session, act, cohort_id, by, now, last=max(days.values(), default=""))


def open_early(session: Session, *, cohort_id: int, day: str, by: By, now: datetime) -> None:
    """Open a day before its time."""
    if open_by_hand(session, cohort_id=cohort_id, what=day, by="staff", now=now):
        _note(session, "open_day", cohort_id, by, now, day=day)


def shut_door(session: Session, *, cohort_id: int, is_closed: bool, by: By, now: datetime) -> None:
    """Let nobody in by the code any more, or let people in again; personal cards go on."""
    cohort = session.get_one(Cohort, cohort_id)
    cohort.is_closed, cohort.join_closes_at = is_closed, None
    _note(session, "close_code" if is_closed else "reopen_code", cohort_id, by, now)


def shut_door_at(session: Session, *, cohort_id: int, closes_at: datetime, by: By, now: datetime) -> None:
    """Let nobody in by the code from an instant on."""
    cohort = session.get_one(Cohort, cohort_id)
    cohort.is_closed, cohort.join_closes_at = False, closes_at
    _note(session, "close_code_at", cohort_id, by, now, at=closes_at.isoformat())


def change_code(session: Session, *, cohort_id: int, code: str, by: By, now: datetime) -> None:
    """Give the cohort another join code: posters with the former one open nothing."""
    session.get_one(Cohort, cohort_id).join_code = code
    _note(session, "change_code", cohort_id, by, now)


def archive(session: Session, *, cohort_id: int, is_archived: bool, by: By, now: datetime) -> None:
    """Put a cohort away, its door shut; youths keep all that is theirs. Or take it out again. Twice is once."""
    cohort = session.get_one(Cohort, cohort_id)
    if (cohort.archived_at is not None) == is_archived:
        return
    cohort.archived_at = now if is_archived else None
    if is_archived:
        cohort.is_closed = True
    _note(session, "archive" if is_archived else "unarchive", cohort_id, by, now)


def hand_over(session: Session, *, cohort_id: int, to: int, stays: bool, by: By, now: datetime) -> None:
    """Have a colleague follow a cohort and be referent of the teams of whoever gives it; the giver may stay."""
    join_crew(session, staff_id=to, cohort_id=cohort_id, now=now)
    own = (Team.cohort_id == cohort_id, Team.lead_counsellor_id == by.staff_id)
    session.execute(update(Team).where(*own).values(lead_counsellor_id=to))
    if not stays and to != by.staff_id:
        session.execute(delete(CohortCrew).where(CohortCrew.cohort_id == cohort_id, CohortCrew.staff_id == by.staff_id))
    _note(session, "hand_over", cohort_id, by, now, to=to)


def _note(session: Session, name: str, cohort_id: int, by: By, now: datetime, **details: object) -> None:
    cohort = session.get_one(Cohort, cohort_id)
    act = Act(name=name, about=cohort.public_id, cohort_id=cohort_id, details=details)
    note_act(session, by, act, now=now)
    for team in session.scalars(select(Team.public_id).where(Team.cohort_id == cohort_id)):
        announce(session, team_topic(team))
