"""Does what is stored equal a replay of the log? The promise on which "nothing earned is ever taken away" rests."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.facts import EMPTY, Facts
from webapp.steps.judging import Incoming, judge
from webapp.store import event_log
from webapp.store.models import Cohort, Participant, Team


def replayed(session: Session, quest: Quest[Any], participant: Participant) -> dict[str, Facts]:
    """Fold the whole log of a participant again."""
    teams = dict(row.tuple() for row in session.execute(select(Team.id, Team.public_id)))
    facts: dict[str, Facts] = {}
    for row in event_log.replay_rows(session, participant.id):
        incoming = Incoming(
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
        judged = judge(quest, participant=participant.public_id, teams=teams.values(), incoming=incoming)
        if judged.event is not None:
            facts[row.key] = facts.get(row.key, EMPTY).join(judged.facts)
    return facts


def differing_keys(session: Session, quest: Quest[Any], participant: Participant) -> list[str]:
    """Return the keys whose stored facts are not what the log says."""
    stored = event_log.load_facts(session, participant.id)
    again = replayed(session, quest, participant)
    return sorted(key for key in {*stored, *again} if stored.get(key, EMPTY) != again.get(key, EMPTY))


def participants_of(session: Session, cohort: Cohort) -> list[Participant]:
    """Return everybody of a cohort."""
    return list(session.scalars(select(Participant).where(Participant.cohort_id == cohort.id)))
