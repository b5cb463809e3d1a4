"""Asking for a badge, and answering: given by a person, another one proposed, or what is still missing.

The application gives none alone: a person confirms each, and a badge that was proposed waits for the youth to say yes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.achievements import Achievement
from webapp.store.models import Award, BadgeAsk, Organisation, Participant, Staff
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic
from webapp.usecases.awarding.awards import Confirmer, Deed, Drawn, award
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.queues import queue_changed

Refusal = Literal["incomplete", "refused"]
GIVEN: Final = "given"
PROPOSED: Final = "proposed"
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


class NothingProposed(Refused):
    """One says yes to what is proposed to oneself."""

    status = 404
    title = "Il n’y a rien à prendre ici"
    text = "Aucun badge ne t’est proposé à cette adresse."


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Another badge, why, in words for the youth, and the sentence that will endorse it."""

    achievement: str
    words: str
    sentence: str


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
    _note(session, row, by, now)
    return _outcome(session, row, is_mine=True)


def propose_badge(session: Session, *, ask: str, proposal: Proposal, by: By, now: datetime) -> Outcome:
    """Propose another badge than the one asked for. Nothing is given before the youth says yes."""
    if not proposal.words.strip() or not proposal.sentence.strip():
        raise NothingMissing
    row = _locked(session, ask)
    if not _is_waiting(row):
        return _outcome(session, row, is_mine=False)
    row.proposed, row.sentence = proposal.achievement, proposal.sentence.strip()
    _answer(session, row, verdict=PROPOSED, words=proposal.words, missing=(), by=by, now=now)
    _note(session, row, by, now)
    return _outcome(session, row, is_mine=True)


def take_up(
    session: Session, *, player: Player, ask: str, achievement: Achievement, deed: Deed, drawn: Drawn, now: datetime
) -> None:
    """Say yes to the badge that was proposed: whoever proposed it has confirmed it, so it is given at once.

    Said twice, it is given once. The same badge that was asked for elsewhere waits no more.
    """
    row = session.scalar(
        select(BadgeAsk)
        .where(BadgeAsk.public_id == ask, BadgeAsk.participant_id == player.id)
        .where(BadgeAsk.verdict == PROPOSED, BadgeAsk.proposed == achievement.id)
        .with_for_update()
    )
    if row is None:
        raise NothingProposed
    if row.award_id is not None:
        return
    staff = session.get_one(Staff, row.staff_id)
    by = By(organisation_id=staff.organisation_id, staff_id=staff.id)
    given = award(
        session,
        drawn=drawn,
        participant=player.id,
        achievement=achievement,
        evidence=deed,
        confirmed_by=confirmer(by, session.get_one(Organisation, staff.organisation_id).name),
        sentence=row.sentence,
        now=now,
    )
    row.award_id = given.id
    for other in session.scalars(_open_asks(player, achievement.id)):
        other.cancelled_at = now
    queue_changed(session, participant_id=player.id)


def confirmer(by: By, organisation: str) -> Confirmer:
    """Who confirms, as everybody reads it: a post and an organisation, never a name."""
    return Confirmer(by=by, words=f"une personne qui accompagne les jeunes, {organisation}")


def _answer(
    session: Session, row: BadgeAsk, *, verdict: str, words: str, missing: Sequence[str], by: By, now: datetime
) -> None:
    row.verdict, row.words, row.missing = verdict, words.strip(), list(missing)
    row.staff_id, row.answered_at = by.staff_id, now
    person = session.get_one(Participant, row.participant_id)
    announce(session, participant_topic(person.public_id))
    queue_changed(session, participant_id=person.id)


def _note(session: Session, row: BadgeAsk, by: By, now: datetime) -> None:
    person = session.get_one(Participant, row.participant_id)
    act = Act(name=f"badge.{row.verdict}", about=row.achievement, cohort_id=person.cohort_id, participant_id=person.id)
    note_act(session, by, act, now=now)


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
    return session.scalar(_open_asks(player, achievement).limit(1)) is not None


def _open_asks(player: Player, achievement: str) -> Any:
    query = select(BadgeAsk).where(BadgeAsk.participant_id == player.id, BadgeAsk.achievement == achievement)
    return query.where(BadgeAsk.answered_at.is_(None), BadgeAsk.cancelled_at.is_(None))


def _is_held(session: Session, player: Player, achievement: str) -> bool:
    query = select(Award.id).where(Award.participant_id == player.id, Award.achievement == achievement)
    return session.scalar(query.where(Award.revoked_at.is_(None)).limit(1)) is not None
