"""Does what is stored equal a replay of the log? The promise on which "nothing earned is ever taken away" rests."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.facts import EMPTY, Facts
from webapp.steps.judging import Incoming, judge
from webapp.store import event_log
from webapp.store.models import Cohort, Participant, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All that a participant ever sent, with the teams that it may name."""

    participant: str
    teams: frozenset[str]
    events: tuple[Incoming, ...]


def log_of(session: Session, participant: Participant) -> Log:
    """Read the whole log of a participant, in no promised order."""
    teams = {row.id: row.public_id for row in session.execute(select(Team.id, Team.public_id))}
    events = tuple(_incoming(row, teams) for row in event_log.replay_rows(session, participant.id))
    return Log(participant=participant.public_id, teams=frozenset(teams.values()), events=events)


def folded(quest: Quest[Any], log: Log) -> dict[str, Facts]:
    """Judge and join a log from nothing."""
    facts: dict[str, Facts] = {}
    for incoming in log.events:
        judged = judge(quest, participant=log.participant, teams=log.teams, incoming=incoming, by_staff=True)
        if judged.event is not None:
            facts[incoming.key] = facts.get(incoming.key, EMPTY).join(judged.facts)
    return facts


def differing_keys(session: Session, quest: Quest[Any], participant: Participant) -> list[str]:
    """Return the keys whose stored facts are not what the log says."""
    stored = event_log.load_facts(session, participant.id)
    again = folded(quest, log_of(session, participant))
    return sorted(key for key in {*stored, *again} if stored.get(key, EMPTY) != again.get(key, EMPTY))


def participants_of(session: Session, cohort: Cohort) -> list[Participant]:
    """Return everybody of a cohort."""
    return list(session.scalars(select(Participant).where(Participant.cohort_id == cohort.id)))


def _incoming(row: Any, teams: Mapping[int, str]) -> Incoming:
    return Incoming(
        id=row.id,
        seq=row.seq,
        type=row.type,
        version=row.version,
        team=teams[row.team_id],
        mission=row.mission,
        key=row.key,
        at=row.at,
        payload=json.loads(row.payload),
    )
