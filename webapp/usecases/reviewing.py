"""Answering what a youth sent: confirm, ask for more, refuse. Each answer comes with words for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.decisions import decide
from webapp.store.models import EvidenceReview, Staff
from webapp.store.topics import announce, participant_topic
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.queues import queue_changed

Verdict = Literal["confirmed", "more", "refused"]
VERDICTS: Final[tuple[Verdict, ...]] = ("confirmed", "more", "refused")
MAX_WORDS: Final = 1000


class WordsMissing(Refused):
    """A youth is never refused without being told why."""

    title = "Il manque votre mot"
    text = "Écrivez une phrase à la personne : ce qui va, ou ce qui manque."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is answered: loaded through the reach of whoever answers."""

    id: str
    step: str
    participant_id: int
    participant: str
    cohort_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said about it."""

    subject: Subject
    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The answer that holds, and whether it is this one: a colleague may have been quicker."""

    subject: str
    is_mine: bool
    verdict: str
    by: str
    at: datetime


def review_evidence(session: Session, *, answers: Sequence[Answer], by: By, now: datetime) -> tuple[Settled, ...]:
    """Write each answer unless somebody answered already; say for each which answer holds."""
    if any(not answer.words.strip() for answer in answers):
        raise WordsMissing
    return tuple(_review(session, answer, by, now) for answer in answers)


def _review(session: Session, answer: Answer, by: By, now: datetime) -> Settled:
    subject = answer.subject
    is_mine = decide(
        session,
        EvidenceReview,
        subject=subject.id,
        participant_id=subject.participant_id,
        step=subject.step,
        verdict=answer.verdict,
        words=answer.words.strip()[:MAX_WORDS],
        staff_id=by.staff_id,
        at=now,
    )
    if is_mine:
        act = Act(
            name=f"evidence.{answer.verdict}",
            about=subject.step,
            cohort_id=subject.cohort_id,
            participant_id=subject.participant_id,
        )
        note_act(session, by, act, now=now)
        announce(session, participant_topic(subject.participant))
        queue_changed(session, participant_id=subject.participant_id)
    return _settled(session, subject.id, is_mine=is_mine)


def _settled(session: Session, subject: str, *, is_mine: bool) -> Settled:
    held, name = session.execute(
        select(EvidenceReview, Staff.name)
        .join(Staff, Staff.id == EvidenceReview.staff_id)
        .where(EvidenceReview.subject == subject)
    ).one()
    return Settled(subject=subject, is_mine=is_mine, verdict=held.verdict, by=name, at=held.at)
