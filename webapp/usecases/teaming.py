"""Teams as their counsellors change them: who plays where, names, referents, fragments, excused absences."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.store.decisions import dealing, decide
from webapp.store.models import Excuse, Membership, Participant, Team
from webapp.store.topics import announce, desk_topic, participant_topic, team_topic, teams_topic
from webapp.usecases.dealing import redeal_team
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.playing import PRESENCE
from webapp.usecases.staffing import join_crew

Fragments = Mapping[str, Sequence[str]]
# Why somebody was away: words that say nothing of their health or of their life.
REASONS = ("announced", "appointment", "family", "transport", "other")


class FullTeam(Refused):
    """The team that somebody is to join has no room left."""

    status = 409
    title = "Cette équipe est au complet"
    text = "Choisissez une autre équipe, ou donnez-lui une place de plus."


class UnknownMember(Refused):
    """Nobody of this cohort, or no team of it, has this id."""

    status = 404
    title = "On ne trouve pas cette page"
    text = "Cette personne ou cette équipe n’est plus dans le groupe."


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChange:
    """What staff say of a team; an empty name gives back the one that the team chose."""

    name: str | None
    lead: int | None
    capacity: int


def move(
    session: Session, *, cohort_id: int, participant: str, team: str, fragments: Fragments, by: By, now: datetime
) -> None:
    """Have somebody play in another team; what they held is dealt again in the one and in the other."""
    who, target = member_of(session, cohort_id, participant), team_of(session, cohort_id, team)
    if who.team_id == target.id:
        return
    if _size(session, target.id) >= target.capacity:
        raise FullTeam
    left = session.get_one(Team, who.team_id)
    who.team_id = target.id
    known = select(Membership.id).where(Membership.participant_id == who.id, Membership.team_id == target.id)
    if session.scalar(known) is None:
        session.add(Membership(participant_id=who.id, team_id=target.id, since=now))
    session.flush()
    for step, ids in fragments.items():
        _follow(session, left, step, ids, gone=who.public_id, now=now)
        _follow(session, target, step, ids, come=who.public_id, now=now)
    for topic in (team_topic(left.public_id), team_topic(target.public_id), participant_topic(who.public_id)):
        announce(session, topic)
    details = {"from": left.number, "to": target.number}
    act = Act(name="move", about=who.public_id, cohort_id=cohort_id, participant_id=who.id, details=details)
    note_act(session, by, act, now=now)


def redistribute(
    session: Session, *, cohort_id: int, team: str, fragments: Fragments, by: By, now: datetime
) -> tuple[str, ...]:
    """Deal a team's fragments to those who are there (to everybody, if nobody is); return the steps dealt again."""
    row = team_of(session, cohort_id, team)
    here = _members(session, row.id, since=now - PRESENCE) or _members(session, row.id)
    steps = tuple(step for step in fragments if here and dealing(session, row.id, step) is not None)
    for step in steps:
        redeal_team(session, team=row, step=step, fragments=fragments[step], present=here, now=now)
    announce(session, team_topic(row.public_id))
    act = Act(name="redistribute", about=row.public_id, cohort_id=cohort_id, details={"team": row.number})
    note_act(session, by, act, now=now)
    return steps


def change_team(session: Session, *, cohort_id: int, team: str, change: TeamChange, by: By, now: datetime) -> None:
    """Name a team, give it a referent and a size; the referent follows the cohort."""
    row = team_of(session, cohort_id, team)
    row.name, row.lead_counsellor_id, row.capacity = change.name, change.lead, change.capacity
    if change.lead is not None:
        join_crew(session, staff_id=change.lead, cohort_id=cohort_id, now=now)
    announce(session, team_topic(row.public_id))
    act = Act(name="change_team", about=row.public_id, cohort_id=cohort_id, details={"team": row.number})
    note_act(session, by, act, now=now)


def add_team(session: Session, *, cohort_id: int, public_id: str, capacity: int, by: By, now: datetime) -> int:
    """Open one more team; the same form sent again opens none. Return its number."""
    known = session.scalar(select(Team).where(Team.public_id == public_id))
    if known is not None:
        return known.number
    last = session.scalar(select(func.max(Team.number)).where(Team.cohort_id == cohort_id)) or 0
    session.add(Team(public_id=public_id, cohort_id=cohort_id, number=last + 1, capacity=capacity, created_at=now))
    announce(session, teams_topic(cohort_id))
    note_act(session, by, Act(name="add_team", about=public_id, cohort_id=cohort_id), now=now)
    return last + 1


def excuse(
    session: Session,
    *,
    cohort_id: int,
    participant: str,
    days: Collection[str],
    reason: str,
    fragments: Fragments,
    by: By,
    now: datetime,
) -> None:
    """Excuse an absence, day by day; a day that was excused keeps its first reason.

    ``fragments``: of the codes of these days. What somebody holds goes to those who are there.
    """
    who = member_of(session, cohort_id, participant)
    for day in days:
        decide(session, Excuse, participant_id=who.id, day=day, reason=reason, staff_id=by.staff_id, at=now)
    team = session.get_one(Team, who.team_id)
    for step, ids in fragments.items():
        _follow(session, team, step, ids, gone=who.public_id, now=now)
    _tell(session, who)
    act = Act(
        name="excuse", about=who.public_id, cohort_id=cohort_id, participant_id=who.id, details={"days": sorted(days)}
    )
    note_act(session, by, act, now=now)


def take_back_excuse(session: Session, *, cohort_id: int, participant: str, day: str, by: By, now: datetime) -> None:
    """Take back an excuse that was given by mistake."""
    who = member_of(session, cohort_id, participant)
    session.execute(delete(Excuse).where(Excuse.participant_id == who.id, Excuse.day == day))
    _tell(session, who)
    act = Act(
        name="take_back_excuse",
        about=who.public_id,
        cohort_id=cohort_id,
        participant_id=who.id,
        details={"days": [day]},
    )
    note_act(session, by, act, now=now)


def member_of(session: Session, cohort_id: int, public_id: str) -> Participant:
    """Return somebody of a cohort; whoever left is nobody."""
    who = session.scalar(
        select(Participant).where(
            Participant.cohort_id == cohort_id,
            Participant.public_id == public_id,
            Participant.is_withdrawn.is_(False),
        )
    )
    if who is None:
        raise UnknownMember
    return who


def team_of(session: Session, cohort_id: int, public_id: str) -> Team:
    """Return a team of a cohort."""
    team = session.scalar(select(Team).where(Team.cohort_id == cohort_id, Team.public_id == public_id))
    if team is None:
        raise UnknownMember
    return team


def _follow(
    session: Session, team: Team, step: str, ids: Sequence[str], *, now: datetime, gone: str = "", come: str = ""
) -> None:
    """Deal a step again in a team where somebody came or left, if it was dealt."""
    current = dealing(session, team.id, step)
    if current is None:
        return
    present = [member for member in (*current.hands, come) if member not in ("", gone)]
    if present:
        redeal_team(session, team=team, step=step, fragments=ids, present=present, now=now)


def _tell(session: Session, who: Participant) -> None:
    announce(session, participant_topic(who.public_id))
    announce(session, team_topic(session.get_one(Team, who.team_id).public_id))
    announce(session, desk_topic(who.cohort_id))


def _size(session: Session, team_id: int) -> int:
    return len(_members(session, team_id))


def _members(session: Session, team_id: int, *, since: datetime | None = None) -> list[str]:
    query = select(Participant.public_id).where(Participant.team_id == team_id, Participant.is_withdrawn.is_(False))
    if since is not None:
        query = query.where(Participant.last_seen_at > since)
    return list(session.scalars(query.order_by(Participant.id)))
