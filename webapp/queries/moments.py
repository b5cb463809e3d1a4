"""What happens on the phones of a cohort today: the last thing that each did, in a word, and never what they answered.

Whoever did not agree that their counsellor sees their progress is there with what they did on purpose alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from webapp.queries.board import SHARE
from webapp.queries.whereabouts import latest_acts
from webapp.quest.content import Quest
from webapp.quest.events import EventType
from webapp.quest.progress import View
from webapp.steps.judge import JUDGE
from webapp.store.consents import who_agreed
from webapp.store.decisions import team_records
from webapp.store.kept_people import Mate, kept_rosters
from webapp.store.models import Appointment, Cohort, HelpRequest, Participant, Team
from webapp.store.topics import board_topic, teams_topic, versions_of

SHOWN: Final = 5
# What an act is called; any other one is a step forward.
KINDS: Final = {EventType.HINT_TAKEN.value: "hint", EventType.BALLOT_CAST.value: "vote"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line. ``mission``: where it happened, for what is played."""

    kind: str
    at: datetime
    youth: str
    pseudonym: str
    team: int
    mission: str | None = None


def moments_of(
    session: Session, cohort: Cohort, quest: Quest[Any], *, local_now: datetime, is_meeting: bool
) -> tuple[Moment, ...]:
    """List what happened last in a cohort since midnight, the newest first. As many statements whatever its size."""
    since = local_now.replace(hour=0, minute=0, second=0, microsecond=0)
    people = _people(session, cohort, local_now)
    played = [line for line in _played(session, cohort, quest, people) if line.at >= since]
    busy = {line.youth for line in played}
    asked = _on_purpose(session, cohort.id, people, since, is_meeting=is_meeting)
    return newest([*played, *(line for line in asked if line.kind != "joined" or line.youth not in busy)])


def newest(lines: Iterable[Moment]) -> tuple[Moment, ...]:
    """Keep the newest lines, the newest first."""
    return tuple(sorted(lines, key=lambda each: (each.at, each.youth), reverse=True)[:SHOWN])


def board_versions(session: Session, cohorts: Sequence[Cohort]) -> dict[str, int]:
    """Return the topics by which such a list changes, and their versions."""
    ids = [cohort.id for cohort in cohorts]
    teams = session.scalars(select(Team.public_id).where(Team.cohort_id.in_(ids)).order_by(Team.id))
    return versions_of(session, [*map(board_topic, teams), *map(teams_topic, ids)])


@dataclass(frozen=True, slots=True)
class _Somebody:
    mate: Mate
    team: int
    view: View


def _people(session: Session, cohort: Cohort, local_now: datetime) -> dict[int, _Somebody]:
    rosters = kept_rosters(session, cohort.id)
    records = team_records(session, cohort, rosters, local_now=local_now)
    teams = session.scalars(select(Team).where(Team.cohort_id == cohort.id))
    numbers = {team.id: team.number for team in teams}
    found = {}
    for team, roster in rosters.items():
        persons = {person.id: person for person in roster.people}
        for mate in roster.mates:
            found[mate.id] = _Somebody(mate, numbers[team], View(JUDGE, persons[mate.public_id], records[team]))
    return found


def _played(session: Session, cohort: Cohort, quest: Quest[Any], people: Mapping[int, _Somebody]) -> Iterator[Moment]:
    agreed = who_agreed(session, cohort.id, SHARE)
    for owner, latest in latest_acts(session, cohort.id).items():
        mission = quest.mission(latest.mission)
        if owner in agreed and owner in people and mission is not None:
            is_done = people[owner].view.is_mission_done(mission)
            kind = "done" if is_done else KINDS.get(latest.type, "play")
            yield _line(kind, people[owner], latest.at, mission.title)


def _on_purpose(
    session: Session, cohort_id: int, people: Mapping[int, _Somebody], since: datetime, *, is_meeting: bool
) -> Iterator[Moment]:
    """List who joined, who asked for somebody, and who booked, for those who may know of it."""
    sources: list[tuple[str, Any, Any, ColumnElement[bool]]] = [
        ("joined", Participant.id, Participant.created_at, Participant.is_withdrawn.is_(False)),
        ("help", HelpRequest.participant_id, HelpRequest.at, HelpRequest.participant_id == Participant.id),
    ]
    if is_meeting:
        is_theirs = (Appointment.participant_id == Participant.id) & Appointment.held_slot_id.is_not(None)
        sources.append(("booked", Appointment.participant_id, Appointment.created_at, is_theirs))
    for kind, owner, at, which in sources:
        rows = session.execute(
            select(owner, at).select_from(Participant).where(which, Participant.cohort_id == cohort_id, at >= since)
        )
        for who, moment in rows:
            if who in people:
                yield _line(kind, people[who], moment)


def _line(kind: str, who: _Somebody, at: datetime, mission: str | None = None) -> Moment:
    return Moment(
        kind=kind,
        at=at,
        youth=who.mate.public_id,
        pseudonym=who.mate.pseudonym,
        team=who.team,
        mission=mission,
    )
