"""Waiting for a slot: said once, changed as often as one likes, over as soon as an appointment is taken."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach
from webapp.store.models import Cohort, Participant, SlotWish
from webapp.store.players import Player
from webapp.store.staff import is_within
from webapp.store.topics import announce, desk_topic, participant_topic
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.offering import Asking, NotYours


def wait_for_slot(session: Session, *, player: Player, times: Sequence[str], words: str | None, now: datetime) -> None:
    """Put somebody on the waiting list; saying it again changes what they wish, not their place."""
    wish = session.scalar(select(SlotWish).where(SlotWish.participant_id == player.id, SlotWish.closed_at.is_(None)))
    if wish is None:
        wish = SlotWish(participant_id=player.id, at=now)
        session.add(wish)
    wish.times, wish.words = list(times), words
    announce(session, participant_topic(player.public_id))
    announce(session, desk_topic(player.cohort_id))


def ask_for_other_times(session: Session, *, player: Player, words: str | None, now: datetime) -> None:
    """Put on the list whoever answers in the game that no slot suits them; what they wished before stays."""
    wish = session.scalar(select(SlotWish).where(SlotWish.participant_id == player.id, SlotWish.closed_at.is_(None)))
    times, said = ([], None) if wish is None else (wish.times, wish.words)
    wait_for_slot(session, player=player, times=times, words=words or said, now=now)


def stop_waiting(session: Session, *, participant_id: int, cohort_id: int, now: datetime) -> None:
    """Take somebody off the waiting list."""
    session.execute(
        update(SlotWish)
        .where(SlotWish.participant_id == participant_id, SlotWish.closed_at.is_(None))
        .values(closed_at=now)
    )
    announce(session, desk_topic(cohort_id))


def answer_wish(session: Session, *, by: Asking, participant: str, now: datetime) -> None:
    """Say that somebody who waits was answered."""
    found = _waiting(session, by.staff_id, by.reach, participant)
    if found is None:
        raise NotYours
    stop_waiting(session, participant_id=found.id, cohort_id=found.cohort_id, now=now)
    announce(session, participant_topic(found.public_id))
    act = Act(name="wish_answered", cohort_id=found.cohort_id, participant_id=found.id)
    note_act(session, By(organisation_id=by.organisation_id, staff_id=by.staff_id), act, now=now)


def _waiting(session: Session, staff_id: int, reach: Sequence[Reach], public_id: str) -> Participant | None:
    query = select(Participant).join(Cohort, Cohort.id == Participant.cohort_id)
    return session.scalar(query.where(Participant.public_id == public_id, is_within(staff_id, reach)))
