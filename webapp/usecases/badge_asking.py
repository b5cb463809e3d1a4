"""Asking for a badge, and answering: given by a person, or what is still missing. The application gives none alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.achievements import Achievement
from webapp.store.models import Award, BadgeAsk, Participant, Staff
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic
from webapp.usecases.awarding.awards import Confirmer, Deed, Drawn, award
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.queues import queue_changed

Refusal = Literal["incomplete", "refused"]
GIVEN: Final = "given"
REFUSALS: Final[tuple[Refusal, ...]] = ("incomplete", "refused")


class AlreadyHeld(Refused):
    """One holds a badge once, and asks for it once at a time."""

    status = 409
    title = "Tu l’as déjà demandé"
    text = "Ce badge est déjà à toi, ou ta demande attend une réponse. Rien n’est perdu."


class NothingMissing(Refused):
    """A refusal always says what is missing."""

    title = "Il manque la raison"
    text = "Dites ce qu’il manque, en une ou deux phrases adressées à la personne."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAsk:
    """What is asked for. ``moments``: those that whoever answers may read; ``shown``: proofs for everybody."""

    public_id: str
    achievement: str
    narrative: str
    audience: str
    moments: Sequence[str]
    shown: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer that holds, and whether it is this one: a colleague may have been quicker, or the youth gave up."""

    ask: str
    is_mine: bool
    verdict: str
    by: str


def ask_for_badge(session: Session, *, player: Player, new: NewAsk, now: datetime) -> None:
    """Ask for a badge; the same form sent twice asks once."""
    if session.scalar(select(BadgeAsk.id).where(BadgeAsk.public_id == new.public_id)) is not None:
        return
    # One at a time: two phones of one person wait for each other here.
    session.get_one(Participant, player.id, with_for_update=True)
    if _is_open(session, player, new.achievement) or _is_held(session, player, new.achievement):
        raise AlreadyHeld
    session.add(
        BadgeAsk(
            public_id=new.public_id,
            participant_id=player.id,
            achievement=new.achievement,
            narrative=new.narrative,
            audience=new.audience,
            moments=list(new.moments),
            shown=list(new.shown),
            at=now,
        )
    )
    queue_changed(session, participant_id=player.id)
    announce(session, participant_topic(player.public_id))


def cancel_ask(session: Session, *, player: Player, ask: str, now: datetime) -> bool:
    """Take back what was asked, while nobody has answered."""
    row = session.scalar(select(BadgeAsk).where(BadgeAsk.public_id == ask, BadgeAsk.participant_id == player.id))
    if row is None or row.answered_at is not None:
        return False
    row.cancelled_at = row.cancelled_at or now
    queue_changed(session, participant_id=player.id)
    return True


def give_badge(
    session: Session,
    *,
    ask: str,
    achievement: Achievement,
    deed: Deed,
    drawn: Drawn,
    confirmed_by: Confirmer,
    sentence: str,
    now: datetime,
) -> Outcome:
    """Give the badge that was asked for, with the sentence that endorses it, unless it was answered already."""
    row = _locked(session, ask)
    if not _is_waiting(row):
        return _outcome(session, row, is_mine=False)
    given = award(
        session,
        drawn=drawn,
        participant=row.participant_id,
        achievement=achievement,
        evidence=deed,
        confirmed_by=confirmed_by,
        sentence=sentence,
        now=now,
    )
    row.award_id = given.id
    _answer(session, row, verdict=GIVEN, words=sentence, missing=(), by=confirmed_by.by, now=now)
    return _outcome(session, row, is_mine=True)


def refuse_badge(
    session: Session, *, ask: str, verdict: Refusal, words: str, missing: Sequence[str], by: By, now: datetime
) -> Outcome:
    """Say what is missing. It can be asked for again at once."""
    if not words.strip():
        raise NothingMissing
    row = _locked(session, ask)
    if not _is_waiting(row):
        return _outcome(session, row, is_mine=False)
    _answer(session, row, verdict=verdict, words=words, missing=missing, by=by, now=now)
    person = session.get_one(Participant, row.participant_id)
    act = Act(
        name=f"badge.{verdict}", about=row.achievement, cohort_id=person.cohort_id, participant_id=row.participant_id
    )
    note_act(session, by, act, now=now)
    return _outcome(session, row, is_mine=True)


def _answer(
    session: Session, row: BadgeAsk, *, verdict: str, words: str, missing: Sequence[str], by: By, now: datetime
) -> None:
    row.verdict, row.words, row.missing = verdict, words.strip(), list(missing)
    row.staff_id, row.answered_at = by.staff_id, now
    person = session.get_one(Participant, row.participant_id)
    announce(session, participant_topic(person.public_id))
    queue_changed(session, participant_id=person.id)


def _locked(session: Session, ask: str) -> BadgeAsk:
    return session.scalars(select(BadgeAsk).where(BadgeAsk.public_id == ask).with_for_update()).one()


def _is_waiting(row: BadgeAsk) -> bool:
    return row.answered_at is None and row.cancelled_at is None


def _outcome(session: Session, row: BadgeAsk, *, is_mine: bool) -> Outcome:
    staff = None if row.staff_id is None else session.get(Staff, row.staff_id)
    return Outcome(
        ask=row.public_id,
        is_mine=is_mine,
        verdict=row.verdict or "cancelled",
        by="" if staff is None else staff.name,
    )


def _is_open(session: Session, player: Player, achievement: str) -> bool:
    query = select(BadgeAsk.id).where(BadgeAsk.participant_id == player.id, BadgeAsk.achievement == achievement)
    waiting = query.where(BadgeAsk.answered_at.is_(None), BadgeAsk.cancelled_at.is_(None))
    return session.scalar(waiting.limit(1)) is not None


def _is_held(session: Session, player: Player, achievement: str) -> bool:
    query = select(Award.id).where(Award.participant_id == player.id, Award.achievement == achievement)
    return session.scalar(query.where(Award.revoked_at.is_(None)).limit(1)) is not None
