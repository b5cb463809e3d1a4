"""Leaving: a phone that is passed on, or a whole account.

What erasing keeps: that somebody of the team once finished a step, without a name and without a word of theirs. The
gauge is a mean over those who came; if their part went away, the others' gauge would move for no act of their own.
What a team wrote together (its name, its charter) stays the team's.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.quest.events import canonical
from webapp.quest.facts import ANSWER, Facts, Register, register_value
from webapp.store.event_log import load_facts, save_facts
from webapp.store.models import (
    Appointment,
    BackpackEmail,
    CalendarFeed,
    Consent,
    ContactEmail,
    CvSection,
    DeviceSession,
    EventRow,
    EvidenceReview,
    Excuse,
    FactsRow,
    HelpRequest,
    MailOut,
    Message,
    Notice,
    Participant,
    PersonalCard,
    PushSubscription,
    SharedSection,
    SlotWish,
    Upload,
    WorkshopPlace,
)
from webapp.store.players import Player
from webapp.store.pushes import forget_pushes
from webapp.store.topics import announce, desk_topic, participant_topic, team_topic
from webapp.usecases.awarding.awards import forget_awards
from webapp.usecases.telling import forget_studio

PERSONAL = (
    Appointment, BackpackEmail, CalendarFeed, Consent, ContactEmail, CvSection, DeviceSession, EventRow,
    EvidenceReview, Excuse, FactsRow, HelpRequest, MailOut, Message, Notice, PersonalCard, SharedSection, SlotWish,
    Upload, WorkshopPlace,
)  # fmt: skip
# Keys of facts that count for nobody else: days (absences and their reasons, ratings) and services of interest.
PRIVATE_KEYS = ("day:", "service:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What is left to do once the rows are gone: files to remove from the disk."""

    file_names: tuple[str, ...]


def leave_phone(session: Session, *, token_hash: bytes, now: datetime) -> bool:
    """End the session of one phone; say whether it was alive. No reminder is sent there any more."""
    forget_pushes(session, PushSubscription.session_hash == token_hash)
    ended = session.execute(
        update(DeviceSession)
        .where(DeviceSession.token_hash == token_hash, DeviceSession.ended_at.is_(None))
        .values(ended_at=now)
        .returning(DeviceSession.token_hash)
    )
    return ended.first() is not None


def erase(session: Session, *, player: Player, shared_steps: Collection[str], now: datetime) -> Erased:
    """Forget a person: their rows, their words, their phones. Their part in the gauge stays, under no name."""
    facts = load_facts(session, player.id)
    files = session.scalars(select(Upload.file_name).where(Upload.participant_id == player.id)).all()
    forget_studio(session, participant=player.id)
    forget_pushes(session, PushSubscription.participant_id == player.id)
    for table in PERSONAL:
        session.execute(delete(table).where(table.participant_id == player.id))
    save_facts(session, player.id, residue(facts, shared_steps=shared_steps))
    forget_awards(session, participant=player.id, now=now)
    _forget_name(session.get_one(Participant, player.id), now)
    for topic in (*map(team_topic, player.teams), participant_topic(player.public_id), f"slots:{player.cohort_id}"):
        announce(session, topic)
    announce(session, desk_topic(player.cohort_id))
    return Erased(file_names=tuple(files))


def residue(facts: dict[str, Facts], *, shared_steps: Collection[str]) -> dict[str, Facts]:
    """Return what may stay of somebody's facts: nothing that they wrote, except in the name of the team."""
    return {
        key: each if key in shared_steps else _wordless(each)
        for key, each in facts.items()
        if not key.startswith(PRIVATE_KEYS)
    }


def _wordless(facts: Facts) -> Facts:
    registers = dict(facts.registers)
    if ANSWER in registers:
        answer = register_value(facts, ANSWER)
        # Having gone somewhere with somebody counts for the team; where and what was seen does not stay.
        is_together = isinstance(answer, dict) and bool(answer.get("with_someone"))
        before = registers[ANSWER]
        kept = canonical({"with_someone": True} if is_together else None)
        registers[ANSWER] = Register(before.seq, before.event, kept)
    return facts._replace(registers=registers)


def _forget_name(participant: Participant, now: datetime) -> None:
    participant.pseudonym = ""
    participant.pseudonym_key = f"erased:{participant.public_id}"
    participant.sign = ""
    participant.resume_hash = hashlib.sha256(f"erased:{participant.public_id}".encode()).digest()
    participant.is_minor = None
    participant.is_withdrawn = True
    participant.last_seen_at = now
