"""One youth as those who accompany them see them: what they sent, what they agreed to show, what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from webapp.policy.acts import ABOUT_GROUPS
from webapp.policy.rules import Reach
from webapp.queries.papers import Line, lines_of
from webapp.quest.content import Day, Mission, Quest
from webapp.quest.progress import View
from webapp.quest.unlocking import is_day_open, mission_state
from webapp.store.models import Cohort, HelpRequest, Participant, SharedSection, Staff, StaffAct, Team
from webapp.store.staff import is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A youth who was found within reach, with their team and their cohort."""

    participant: Participant
    team: Team
    cohort: Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a youth asked, in their words, and who took it in charge (``holder``: their public id)."""

    public_id: str
    kind: str
    words: str | None
    where: str | None
    at: datetime
    taken_by: str | None
    holder: str | None
    taken_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A page that a youth chose to send: its questions with their answers."""

    section: str
    title: str
    at: datetime
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An act of the staff about a youth, as the journal keeps it."""

    act: str
    by: str | None
    at: datetime
    about: str | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionLine:
    """A mission of an open day: done, open or locked for this youth."""

    day: Day[Any]
    mission: Mission[Any]
    state: str
    done: int


def youth_within(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> Found | None:
    """Return a youth if their cohort is within reach; somebody else's youth is not found."""
    row = session.execute(
        select(Participant, Team, Cohort)
        .join(Team, Team.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Participant.public_id == public_id, Participant.is_withdrawn.is_(False), is_within(staff_id, reach))
    ).first()
    return None if row is None else Found(participant=row[0], team=row[1], cohort=row[2])


def requests_of(session: Session, quest: Quest[Any], participant_id: int) -> tuple[Request, ...]:
    """Return what a youth asked: what is open first, then the newest."""
    rows = session.execute(
        select(HelpRequest, Staff.name, Staff.public_id)
        .outerjoin(Staff, Staff.id == HelpRequest.taken_by_id)
        .where(HelpRequest.participant_id == participant_id)
        .order_by(HelpRequest.closed_at.is_not(None), HelpRequest.at.desc())
    )
    titles = {mission.id: mission.title for mission in quest.missions()}
    return tuple(
        Request(
            public_id=row.public_id,
            kind=row.kind,
            words=row.words,
            where=titles.get(row.mission or ""),
            at=row.at,
            taken_by=name,
            holder=holder,
            taken_at=row.taken_at,
            closed_at=row.closed_at,
        )
        for row, name, holder in rows
    )


def shared_with_staff(session: Session, quest: Quest[Any], participant_id: int) -> tuple[Shared, ...]:
    """Return the pages that a youth sent to their counsellor and did not take back."""
    rows = session.scalars(
        select(SharedSection)
        .where(
            SharedSection.participant_id == participant_id,
            SharedSection.recipient == "counsellor",
            SharedSection.withdrawn_at.is_(None),
        )
        .order_by(SharedSection.at.desc())
    )
    steps = {step.id: step for step in quest.steps()}
    return tuple(
        Shared(
            section=row.section,
            title=_mission_title(quest, row.section),
            at=row.at,
            lines=lines_of(steps[row.section], row.answers, {}) if row.section in steps else (),
        )
        for row in rows
    )


def acts_about(session: Session, participant_id: int, *, newest: int = 50) -> tuple[Done, ...]:
    """Return what staff did about a youth or their whole group, the newest first: the same for both sides."""
    youth = session.get_one(Participant, participant_id)
    about_group = and_(
        StaffAct.participant_id.is_(None),
        StaffAct.cohort_id == youth.cohort_id,
        StaffAct.act.in_(ABOUT_GROUPS),
        StaffAct.at >= youth.created_at,
    )
    rows = session.execute(
        select(StaffAct, Staff.name)
        .outerjoin(Staff, Staff.id == StaffAct.staff_id)
        .where(or_(StaffAct.participant_id == participant_id, about_group))
        .order_by(StaffAct.at.desc(), StaffAct.id.desc())
        .limit(newest)
    )
    return tuple(Done(act=row.act, by=name, at=row.at, about=row.about, details=row.details) for row, name in rows)


def missions_of(quest: Quest[Any], view: View) -> tuple[MissionLine, ...]:
    """Return the missions of the open days, in order."""
    return tuple(
        MissionLine(
            day=day,
            mission=mission,
            state=mission_state(quest, day, mission, view),
            done=len(view.done_steps(mission)),
        )
        for day in quest.days
        if is_day_open(day, view.team.openings)
        for mission in day.missions
    )


def _mission_title(quest: Quest[Any], step_id: str) -> str:
    found = (mission.title for mission in quest.missions() if any(step.id == step_id for step in mission.steps))
    return next(found, step_id)
