"""A day of a cohort, for its counsellors (three lines a team) and for the room (nobody's name, no small number)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from webapp.queries.board import SHARE, BoardPerson, BoardTeam
from webapp.quest.content import Day, Quest
from webapp.quest.progress import View, services_of
from webapp.quest.rewards import gauge_of
from webapp.quest.unlocking import is_day_open
from webapp.steps.judge import JUDGE
from webapp.store.consents import who_agreed
from webapp.store.decisions import team_records
from webapp.store.kept_people import kept_rosters
from webapp.store.models import Cohort

# A number of people under this one could point at somebody.
SMALL: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDay:
    """A team's day in three lines: who played, what was met, whom to look at. Progress is of those who share it."""

    number: int
    name: str
    people: int
    here: int
    finished: int | None
    services: tuple[str, ...]
    look_at: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDay:
    """What may be projected: sums of the whole cohort. ``played``: None when it is too small a number."""

    day: Day[Any]
    hook: str | None
    shards: int
    missions: tuple[tuple[str, bool], ...]
    services: tuple[str, ...]
    played: int | None


def open_days(session: Session, cohort: Cohort, quest: Quest[Any], *, local_now: datetime) -> tuple[Day[Any], ...]:
    """Return the days of a cohort that are open."""
    records = team_records(session, cohort, kept_rosters(session, cohort.id), local_now=local_now)
    openings = next((record.openings for record in records.values()), frozenset())
    return tuple(day for day in quest.days if is_day_open(day, openings))


def team_days(
    session: Session, cohort: Cohort, quest: Quest[Any], day: Day[Any], board: Sequence[BoardTeam], local_now: datetime
) -> tuple[TeamDay, ...]:
    """Sum up a day, team by team."""
    agreed = who_agreed(session, cohort.id, SHARE)
    views = _views(session, cohort, local_now)
    lines = []
    for team in board:
        shared = [views[each.public_id] for each in team.people if each.id in agreed and each.public_id in views]
        everybody = [views[each.public_id] for each in team.people if each.public_id in views]
        lines.append(
            TeamDay(
                number=team.number,
                name=team.name,
                people=len(team.people),
                here=sum(_has_played(view, day) for view in everybody),
                finished=sum(_has_finished(view, day) for view in shared) if shared else None,
                services=_services_met(quest, day, everybody),
                look_at=tuple((each.pseudonym, state) for each in team.people for state in _worries(each)),
            )
        )
    return tuple(lines)


def room_day(session: Session, cohort: Cohort, quest: Quest[Any], day: Day[Any], local_now: datetime) -> RoomDay:
    """Sum up a day for the room."""
    rosters = kept_rosters(session, cohort.id)
    records = team_records(session, cohort, rosters, local_now=local_now)
    views = [View(JUDGE, person, record) for record in records.values() for person in record.members]
    played = sum(_has_played(view, day) for view in views)
    words = next((each for each in quest.recaps if each.day == day.id), None)
    return RoomDay(
        day=day,
        hook=words.hook if words else None,
        shards=sum(gauge_of(quest, JUDGE, record, {}).total for record in records.values()),
        missions=tuple(
            (mission.title, any(view.is_mission_done(mission) for view in views)) for mission in day.missions
        ),
        services=_services_met(quest, day, views),
        played=played if played >= SMALL else None,
    )


def _views(session: Session, cohort: Cohort, local_now: datetime) -> dict[str, View]:
    records = team_records(session, cohort, kept_rosters(session, cohort.id), local_now=local_now)
    return {person.id: View(JUDGE, person, record) for record in records.values() for person in record.members}


def _worries(person: BoardPerson) -> tuple[str, ...]:
    """Name the first reason to look at somebody, if there is one."""
    return tuple(state for state in person.states if state != "here")[:1]


def _has_played(view: View, day: Day[Any]) -> bool:
    return "checked_in" in view.person.about(f"day:{day.id}").marks or any(
        step.id in view.person.facts for mission in day.missions for step in mission.steps
    )


def _has_finished(view: View, day: Day[Any]) -> bool:
    return all(view.is_mission_done(mission) for mission in day.missions)


def _services_met(quest: Quest[Any], day: Day[Any], views: Iterable[View]) -> tuple[str, ...]:
    """Name the services of the day's missions that somebody has discovered."""
    of_day = {step.service for mission in day.missions for step in mission.steps if getattr(step, "service", None)}
    found = {service for view in views for service in services_of(quest, view)}
    return tuple(offer.name for offer in quest.services if offer.id in of_day & found)
