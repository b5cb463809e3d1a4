"""The page of the day: what to do now, the map of the days, the team, the shards, the services."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from webapp.art import bust_of
from webapp.queries.absences import excused_days
from webapp.queries.objective import objective_on
from webapp.queries.standing import Standing
from webapp.queries.wording import spoken_date, spoken_time
from webapp.quest.content import Day, Mission
from webapp.quest.events import BY_STAFF
from webapp.quest.facts import register_value
from webapp.quest.rewards import Gauge, own_shards
from webapp.quest.script import Say
from webapp.store.kept_people import Mate as Member
from webapp.store.models import EventRow, Participant

DayState = Literal["done", "now", "open", "locked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """One mission of the day, as a floor of the building."""

    id: str
    title: str
    state: Literal["done", "here", "open", "locked"]
    minutes: int
    mode: str
    shards: int
    earned: int
    is_started: bool
    # Whoever speaks first in it and has a face.
    host: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCard:
    """One day on the map."""

    id: str
    number: int | None
    title: str
    theme: str
    state: DayState
    opens: str | None
    done: int
    missions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mate:
    """A member of the team, and what they were last doing."""

    public_id: str
    pseudonym: str
    sign: str
    doing: str | None
    is_me: bool
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """A day that still holds something to live: its title, and the mission where one takes it up."""

    day: str
    title: str
    mission: str
    is_excused: bool
    is_missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the page of the day shows."""

    day: DayCard | None
    opens_next: str | None
    floors: tuple[Floor, ...]
    next_mission: Floor | None
    is_day_done: bool
    recap_ready: bool
    lines: tuple[Say, ...]
    objective: str | None
    instruction: Any
    rating: str | None
    is_checked_in: bool
    absence: str | None
    is_excused: bool
    kind_words: str | None
    days: tuple[DayCard, ...]
    is_paused: bool
    catch_up: tuple[CatchUp, ...]
    team_name: str
    gauge: Gauge
    mates: tuple[Mate, ...]
    services_found: int
    services_total: int


def today(session: Session, standing: Standing, *, local_now: datetime, day_id: str | None = None) -> Today:
    """Gather the page of a day: the latest open one, or the one asked for if it is open."""
    day = _chosen_day(standing, day_id)
    floors = floors_of(standing, day) if day else ()
    next_floor = next((floor for floor in floors if floor.state == "here"), None)
    facts = standing.person.about(f"day:{day.id}") if day else None
    cards = day_cards(standing, local_now)
    excused = excused_days(session, standing.player.id)
    catch_up = catch_up_of(standing, excused)
    return Today(
        day=next((card for card in cards if day and card.id == day.id), None),
        opens_next=next((card.opens for card in cards if card.state == "locked"), None),
        floors=floors,
        next_mission=next_floor,
        is_day_done=bool(floors) and all(floor.state == "done" for floor in floors),
        recap_ready=bool(day) and any(floor.state == "done" for floor in floors),
        lines=tuple(line for line in day.opening.script if isinstance(line, Say)) if day else (),
        objective=objective_on(standing, day) if day else None,
        instruction=day.daily_instruction if day else None,
        rating=register_value(facts, "rating") if facts else None,
        is_checked_in=facts is not None and "checked_in" in facts.marks,
        absence=next((mark for mark in facts.marks if mark.startswith("absence:")), None) if facts else None,
        is_excused=day is not None and day.id in excused,
        kind_words=kind_words_of(standing, day, excused, catch_up),
        days=cards,
        is_paused=standing.player.calendar.is_paused and any(card.state == "locked" for card in cards),
        catch_up=catch_up,
        team_name=standing.team_name,
        gauge=standing.gauge,
        mates=mates_of(session, standing, local_now),
        services_found=sum(offer.id in standing.services for offer in standing.quest.core_services),
        services_total=len(standing.quest.core_services),
    )


def floors_of(standing: Standing, day: Day[Any]) -> tuple[Floor, ...]:
    """Return the missions of a day with their states; the first open one is where the player is."""
    floors: list[Floor] = []
    is_here_found = False
    for mission in day.missions:
        state = standing.state(day, mission)
        is_here = state == "open" and not is_here_found
        is_here_found = is_here_found or is_here
        floors.append(_floor(standing, mission, "here" if is_here else state))
    return tuple(floors)


def day_cards(standing: Standing, local_now: datetime) -> tuple[DayCard, ...]:
    """Return every day with its state and, for those to come, when it opens."""
    return tuple(_day_card(standing, day, local_now) for day in standing.quest.days)


def kind_words_of(
    standing: Standing, day: Day[Any] | None, excused: Collection[str], catch_up: Sequence[CatchUp]
) -> str | None:
    """Return what the authors say of an absence: thanks where it is excused, a hand held out where nothing was said."""
    if day is not None and day.id in excused:
        wanted = "absence_prevenue"
    elif catch_up and catch_up[-1].is_missed and not catch_up[-1].is_excused:
        wanted = "absence_douce"
    else:
        return None
    return next((each.text for each in standing.quest.notifications if each.id == wanted), None)


def catch_up_of(standing: Standing, excused: Collection[str]) -> tuple[CatchUp, ...]:
    """Return the past days that still hold something to live; never the current one."""
    found, was_here = [], False
    for day in standing.open_days[:-1]:
        has_begun = any(standing.view.done_steps(each) for each in day.missions)
        left = [each for each in day.missions if each.is_required and not standing.view.is_mission_done(each)]
        if left:
            found.append(
                CatchUp(
                    day=day.id,
                    title=day.title,
                    mission=left[0].id,
                    is_excused=day.id in excused,
                    # Whoever came after that day has not been missed.
                    is_missed=was_here and not has_begun,
                )
            )
        was_here = was_here or has_begun
    return tuple(found)


def mates_of(session: Session, standing: Standing, local_now: datetime) -> tuple[Mate, ...]:
    """Return the team, each with the mission in which they last did something."""
    latest = _latest(session, [person.id for person in standing.mates])
    return tuple(_mate(standing, person, *latest[person.id], local_now) for person in standing.mates)


def _mate(standing: Standing, person: Member, mission: str | None, seen_at: datetime, local_now: datetime) -> Mate:
    doing = standing.quest.mission(mission) if mission else None
    return Mate(
        public_id=person.public_id,
        pseudonym=person.pseudonym,
        sign=person.sign,
        doing=doing.title if doing else None,
        is_me=person.id == standing.player.id,
        is_here=(local_now - seen_at).total_seconds() < 15 * 60,
    )


def _latest(session: Session, ids: list[int]) -> dict[int, tuple[str | None, datetime]]:
    """Tell of each person the mission of their newest event, and when they were last seen."""
    rows = session.connection().execute(_LATEST, {"ids": ids})
    return {person: (mission, seen_at) for person, mission, seen_at in rows}


def _chosen_day(standing: Standing, day_id: str | None) -> Day[Any] | None:
    asked = next((day for day in standing.open_days if day.id == day_id), None)
    return asked or standing.current_day


def _floor(standing: Standing, mission: Mission[Any], state: Any) -> Floor:
    done = standing.view.done_steps(mission)
    return Floor(
        id=mission.id,
        title=mission.title,
        state=state,
        minutes=mission.duration_min,
        mode=mission.mode,
        shards=mission.shards,
        earned=own_shards(standing.quest, standing.view, mission),
        is_started=bool(done) and state != "done",
        host=_host(mission),
    )


def _host(mission: Mission[Any]) -> str | None:
    """Return whoever welcomes in a mission: the first voice of its talks that is somebody's."""
    lines = (line for step in mission.steps if step.kind == "dialogue" for line in step.script if line.kind == "say")
    return next((line.speaker for line in lines if (bust_of(line.speaker) or "").startswith("character/")), None)


def _day_card(standing: Standing, day: Day[Any], local_now: datetime) -> DayCard:
    done = sum(standing.view.is_mission_done(mission) for mission in day.missions)
    is_open = day in standing.open_days
    state: DayState = "locked"
    if is_open:
        state = "now" if day is standing.current_day else "open"
        state = "done" if done == len(day.missions) else state
    return DayCard(
        id=day.id,
        number=day.number,
        title=day.title,
        theme=day.theme,
        state=state,
        opens=None if is_open else _opens(standing, day, local_now),
        done=done,
        missions=len(day.missions),
    )


def _opens(standing: Standing, day: Day[Any], local_now: datetime) -> str | None:
    planned = standing.player.calendar.days.get(day.id)
    if planned is None or standing.player.calendar.is_paused:
        return None
    moment = datetime.fromisoformat(planned)
    when = "aujourd’hui" if moment.date() == local_now.date() else spoken_date(moment.date())
    return f"{when} à {spoken_time(moment)}"


_OTHER = aliased(EventRow)
# One step down an index for each person, however long their past.
_NEWEST = (
    select(_OTHER.position)
    .where(_OTHER.participant_id == Participant.id, _OTHER.type.not_in([each.value for each in BY_STAFF]))
    .order_by(_OTHER.position.desc())
    .limit(1)
    .scalar_subquery()
)
_LATEST = (
    select(Participant.id, EventRow.mission, Participant.last_seen_at)
    .outerjoin(EventRow, EventRow.position == _NEWEST)
    .where(Participant.id.in_(bindparam("ids", expanding=True)))
)
