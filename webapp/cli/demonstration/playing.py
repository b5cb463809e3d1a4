"""A cohort of the demonstration, played: people join, answer, ask for hints, vote; teams stand at different points."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from webapp.cli.demonstration.cast import PRESENTATIONS, CohortScript
from webapp.cli.demonstration.stage import Pace, Stage, mornings_of, planned_days
from webapp.content import load_quest, pin_quest, quest_for
from webapp.content.resume_words import resume_words
from webapp.policy.codes import join_code_from, normalised_words, resume_hash
from webapp.quest.content import Mission, Quest
from webapp.quest.events import EventType
from webapp.steps import KINDS
from webapp.steps.judging import Incoming, judge
from webapp.steps.upload.evidence import is_confirmed_by_a_person
from webapp.store.database import read_session
from webapp.store.players import Player, player_by_public_id
from webapp.usecases.founding import NewCohort, start_cohort
from webapp.usecases.joining import Newcomer, join
from webapp.usecases.opening import open_by_calendar, open_by_hand
from webapp.usecases.playing import play

QUEST = load_quest().id
TEAM_NAMES = ("Les Grille-pains", "Renard Parapluie", "Figue & Boulon", "Moineau Clé de douze")
# Who, in the order of arrival, keeps their progress to themselves: a counsellor's pages show that too.
PRIVATE = 6
SIGNS = ("compass", "key", "fig-tree", "wave", "lightning", "lantern", "sparrow", "wheel")


@dataclass(slots=True)
class PlayedCohort:
    """What the demonstration says of a cohort."""

    name: str
    code: str
    day: int
    id: int = 0
    teams: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, str]] = field(default_factory=list)

    def as_json(self, base_url: str) -> dict[str, Any]:
        """Write it for programs."""
        return {
            "name": self.name,
            "join_code": self.code,
            "join_url": f"{base_url}/r/{self.code}",
            "day": self.day,
            "teams": self.teams,
        }


def play_cohort(stage: Stage, organisation: int, script: CohortScript, *, starts_on: date, days: int) -> PlayedCohort:
    """Start a cohort, let its people in, and play its first days; each team stops a little earlier than the other."""
    version = pin_quest(stage.setting.config.data_dir, QUEST)
    quest = quest_for(QUEST, version, data_dir=stage.setting.config.data_dir)
    played = PlayedCohort(script.name, script.code or join_code_from(stage.chance.getrandbits(30)), max(1, days))
    planned = planned_days(stage, quest, starts_on)
    cohort_id = played.id = _start(stage, organisation, script, quest, played.code, starts_on, planned)
    _open(stage, cohort_id, quest, days)
    mornings = mornings_of(stage, planned)
    first = stage.at(min(mornings.values()))
    people = [_join(first, name, played) for name in script.people]
    for number in range(1, script.teams + 1):
        members = [player for player in people if player.team_number == number]
        played.teams.append({"name": f"Équipe {number}", "participants": [member.pseudonym for member in members]})
        _play_team(stage, quest, members, Pace(days - number + 1, mornings, script.stops))
    return played


def _start(
    stage: Stage,
    organisation: int,
    script: CohortScript,
    quest: Quest[Any],
    code: str,
    starts_on: date,
    planned: Mapping[str, str],
) -> int:
    cohort = NewCohort(
        public_id=stage.token(),
        name=script.name,
        quest=quest.id,
        content_version=quest.version,
        join_code=code,
        starts_on=starts_on,
        days=dict(planned),
        teams=[stage.token() for _ in range(script.teams)],
    )
    return stage.setting.write(
        lambda session: start_cohort(session, organisation_id=organisation, cohort=cohort, now=stage.now)
    )


def _open(stage: Stage, cohort_id: int, quest: Quest[Any], days: int) -> None:
    """Open what the calendar opens, and the first day at any hour: a demonstration is looked at when one has time."""
    due = [day.id for day in quest.days if (day.number or 5) <= max(1, days)]

    def job(session: Session) -> None:
        open_by_calendar(session, cohort_id=cohort_id, local_now=stage.local_now, now=stage.now)
        for day in due:
            open_by_hand(session, cohort_id=cohort_id, what=day, by="demonstration", now=stage.now)

    stage.setting.write(job)


def _join(stage: Stage, pseudonym: str, played: PlayedCohort) -> Player:
    words = tuple(stage.chance.sample(resume_words(), 4))
    config = stage.setting.config
    newcomer = Newcomer(
        public_id=stage.token(),
        pseudonym=pseudonym,
        sign=stage.chance.choice(SIGNS),
        is_minor=False,
        consents={"use": True, "share_progress": len(played.people) != PRIVATE},
        text_version="demonstration",
        resume_hash=resume_hash(normalised_words(" ".join(words)) or words, secret=config.secret_key),
        token_hash=hashlib.sha256(stage.token().encode()).digest(),
    )
    stage.setting.write(lambda session: join(session, code=played.code, newcomer=newcomer, now=stage.now))
    with read_session(stage.setting.engine) as session:
        player = player_by_public_id(session, newcomer.public_id)
    if player is None:
        raise RuntimeError(f"{pseudonym} did not join")
    played.people.append(
        {
            "pseudonym": pseudonym,
            "cohort": played.name,
            "team": f"Équipe {player.team_number}",
            "resume_words": " ".join(words),
            "resume_url": f"{config.public_url}/reprendre#{'-'.join(words)}",
        }
    )
    return player


def _play_team(stage: Stage, quest: Quest[Any], people: list[Player], pace: Pace) -> None:
    """Play whole days, then the first half of the next one; the last member of the team was away for a day."""
    for day in quest.days:
        number = day.number or 5
        if number > pace.days:
            return
        missions = day.missions[:2] if number == pace.days else day.missions
        for place, player in enumerate(people):
            if number > pace.stops.get(player.pseudonym, pace.days) or (player is people[-1] and number == 2):
                continue
            then = stage.at(pace.moment(day.id, place, len(people), stage.now))
            events = [event_of(then, player, "", f"day:{day.id}", EventType.CHECKED_IN, {})]
            for mission in missions:
                events += _mission(then, player, mission)
            send(then, quest, player, events)


def _mission(stage: Stage, player: Player, mission: Mission[Any]) -> list[Incoming]:
    events = []
    for step in mission.steps:
        if step.hints and stage.chance.random() < 0.2:
            events.append(event_of(stage, player, mission.id, step.id, EventType.HINT_TAKEN, {"hint": 1}))
        for event_type, payload in KINDS[step.kind].solution(step):
            said = _in_their_words(step, payload, player, stage)
            events.append(event_of(stage, player, mission.id, step.id, event_type, said))
    return events


def _in_their_words(step: Any, payload: dict[str, Any], player: Player, stage: Stage) -> dict[str, Any]:
    """Give the team a name that somebody could have chosen, and some a presentation that waits for an answer."""
    if is_confirmed_by_a_person(step) and (words := PRESENTATIONS.get(player.pseudonym)):
        return {"answer": {"media": "text", "text": words}}
    if getattr(step, "exports", None) != "team_name":
        return payload
    return {"answer": {**payload["answer"], "nom_equipe": stage.chance.choice(TEAM_NAMES)}}


def send(stage: Stage, quest: Quest[Any], player: Player, events: list[Incoming]) -> None:
    judged = [judge(quest, participant=player.public_id, teams=player.teams, incoming=event) for event in events]
    if refused := [f"{item.id}: {item.refusal}" for item in judged if item.refusal]:
        raise RuntimeError(f"the demonstration cannot be played: {refused[0]}")
    draw = stage.chance.randrange(1000)
    stage.setting.write(lambda session: play(session, player=player, judged=judged, draw=draw, now=stage.now))


def event_of(
    stage: Stage, player: Player, mission: str, key: str, event_type: EventType, payload: dict[str, Any]
) -> Incoming:
    return Incoming(
        id=str(UUID(int=stage.chance.getrandbits(128), version=4)),
        seq=stage.chance.randrange(1, 1000),
        type=event_type.value,
        version=player.content_version,
        team=player.team_public_id,
        mission=mission,
        key=key,
        at=stage.now,
        payload=payload,
    )
