"""Erasing what was promised to be short-lived: the words go, the fact that the step was done stays."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, Facts, Register
from webapp.store import event_log
from webapp.store.models import EventRow, Participant
from webapp.store.players import teams_ever_held
from webapp.store.topics import announce, participant_topic, team_topic

NOTHING = "null"


def forget_short_lived(session: Session, *, cohort_id: int, quest: Quest[Any], now: datetime) -> int:
    """Erase the answers of steps that say so, once their days are over; return how many events were emptied.

    The log and the joined facts are emptied together, so that a replay still equals what is stored.
    """
    steps = {step.id: step.erased_after_days for step in quest.steps() if step.erased_after_days is not None}
    return sum(_forget_step(session, cohort_id, step, now - timedelta(days=days)) for step, days in steps.items())


def _forget_step(session: Session, cohort_id: int, step: str, before: datetime) -> int:
    rows = session.scalars(
        select(EventRow)
        .join(Participant, Participant.id == EventRow.participant_id)
        .where(Participant.cohort_id == cohort_id, EventRow.key == step, EventRow.received_at < before)
        .where(EventRow.payload != "{}")
    ).all()
    for row in rows:
        row.payload = "{}"
    for participant_id in {row.participant_id for row in rows}:
        _empty(session, participant_id, step, {row.id for row in rows})
    return len(rows)


def _empty(session: Session, participant_id: int, step: str, erased: set[str]) -> None:
    facts = event_log.load_facts(session, participant_id, [step])
    for key, known in facts.items():
        register = known.registers.get(ANSWER)
        if register is None or register.event not in erased:
            continue
        emptied = Register(register.seq, register.event, NOTHING)
        event_log.save_facts(session, participant_id, {key: _with_answer(known, emptied)})
        announce(session, participant_topic(session.get_one(Participant, participant_id).public_id))
        for team in teams_ever_held(session, participant_id):
            announce(session, team_topic(team))


def _with_answer(facts: Facts, register: Register) -> Facts:
    return Facts(
        is_solved=facts.is_solved,
        is_read=facts.is_read,
        is_skipped=facts.is_skipped,
        hints=facts.hints,
        marks=facts.marks,
        registers={**facts.registers, ANSWER: register},
    )
