"""What a phone sends, played: recorded, then dealt and closed where a team plays together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from webapp.quest.content import Mission
from webapp.quest.events import BY_STAFF, EventType
from webapp.steps.appointment.reason import is_reason
from webapp.steps.judge import JUDGE
from webapp.steps.judging import Judged
from webapp.steps.memory import Memory
from webapp.steps.upload.evidence import is_confirmed_by_a_person
from webapp.store.decisions import dealing, dealt_to
from webapp.store.models import EventRow, Participant
from webapp.store.players import Player
from webapp.usecases.asking import HEARD_BY_STAFF, raise_hands, share_answers
from webapp.usecases.booking import book_answers, send_reasons
from webapp.usecases.dealing import deal_fragments
from webapp.usecases.queues import queue_changed
from webapp.usecases.recording import Receipt, Recorded, Sending, record_all
from webapp.usecases.voting import close_full_rounds

# Somebody who did nothing for half an hour is not waited for: a code is dealt and a vote closed without them.
PRESENCE = timedelta(minutes=30)
# Kinds whose answers may be shared, or promise an appointment.
_HAS_MORE = frozenset({"reflect", "appointment"})
MAX_STEPS = 8192


def play(
    session: Session, *, player: Player, judged: Sequence[Judged], draw: int, now: datetime, appointment: str = ""
) -> tuple[Receipt, ...]:
    """Record the events, deal fragments to whoever arrives in a team's puzzle, close the votes that are complete."""
    sending = Sending(player=player, judged=judged, now=now, draw=draw, appointment=appointment)
    (played,) = play_all(session, (sending,))
    return () if played is None else played.receipts


def play_all(session: Session, sendings: Sequence[Sending]) -> tuple[Recorded | None, ...]:
    """Record what several players send, then do what follows for each; None as ``record_all`` says."""
    recorded = record_all(session, sendings)
    return tuple(
        one if one is None else _follow_some(session, sending, one)
        for sending, one in zip(sendings, recorded, strict=True)
    )


def _follow_some(session: Session, sending: Sending, recorded: Recorded) -> Recorded:
    """Do what follows for the events that something follows, and leave the others as they are."""
    places = [place for place, item in enumerate(sending.judged) if not follows_nothing(item)]
    if not places:
        return recorded
    receipts = list(recorded.receipts)
    followed = _follow(
        session,
        replace(sending, judged=[sending.judged[place] for place in places]),
        tuple(receipts[place] for place in places),
    )
    for place, receipt in zip(places, followed, strict=True):
        receipts[place] = receipt
    return Recorded(tuple(receipts), recorded.seq)


def _follow(session: Session, sending: Sending, receipts: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    player, judged, now = sending.player, sending.judged, sending.now
    _deal(session, player, [item.mission for item in judged if item.event and item.mission], now)
    for item in judged:
        _close_rounds(session, sending, item)
    _announce_evidence(session, player, judged, receipts)
    raise_hands(session, player=player, judged=judged, receipts=receipts, now=now)
    share_answers(session, player=player, judged=judged, receipts=receipts, now=now)
    send_reasons(session, player=player, judged=judged, receipts=receipts, now=now)
    if not sending.appointment:
        return receipts
    return book_answers(
        session, player=player, judged=judged, receipts=receipts, public_id=sending.appointment, now=now
    )


def _close_rounds(session: Session, sending: Sending, item: Judged) -> None:
    step, mission = item.step, item.mission
    if item.event is None or step is None or mission is None:
        return
    if item.event.type is EventType.BALLOT_CAST and step.scope == "team":
        close_full_rounds(
            session,
            player=sending.player,
            step=step,
            rounds=JUDGE.rounds(step),
            present=present_in(session, sending.player, mission.id, now=sending.now),
            draw=sending.draw,
            now=sending.now,
        )


def _announce_evidence(session: Session, player: Player, judged: Sequence[Judged], receipts: Sequence[Receipt]) -> None:
    """Tell those who answer that something was sent to be confirmed."""
    for item, receipt in zip(judged, receipts, strict=True):
        if receipt.status == "accepted" and is_confirmed_by_a_person(item.step):
            queue_changed(session, participant_id=player.id)


def follows_nothing(item: Judged) -> bool:
    """Say whether an event is only recorded: no puzzle to deal, round to close, letter to send or slot to hold."""
    mission, step = item.mission, item.step
    if item.event is not None and item.event.type in HEARD_BY_STAFF:
        return False
    if item.event is None or mission is None or step is None:
        return True
    return _ALONE.of(step, mission)


def _is_played_alone(step: Any, mission: Mission[Any]) -> bool:
    is_alone = step.scope == "individual" and step.kind not in _HAS_MORE and not is_confirmed_by_a_person(step)
    return is_alone and not is_reason(step) and not any(each.kind == "team_code" for each in mission.steps)


_ALONE = Memory[bool](_is_played_alone, limit=MAX_STEPS)


def present_members(session: Session, player: Player, *, now: datetime) -> tuple[str, ...]:
    """Return the members of the team who did something lately, the player among them."""
    return _present(session, player, Participant.last_seen_at > now - PRESENCE)


def present_in(session: Session, player: Player, mission: str, *, now: datetime) -> tuple[str, ...]:
    """Return the members who did something lately in this mission: those whom a vote waits for, and nobody else."""
    lately = exists().where(
        EventRow.participant_id == Participant.id,
        EventRow.mission == mission,
        EventRow.received_at > now - PRESENCE,
        EventRow.type.not_in([each.value for each in BY_STAFF]),
    )
    return _present(session, player, lately)


def _present(session: Session, player: Player, lately: ColumnElement[bool]) -> tuple[str, ...]:
    members = session.scalars(
        select(Participant.public_id)
        .where(Participant.team_id == player.team_id, Participant.is_withdrawn.is_(False), lately)
        .order_by(Participant.id)
    )
    return tuple(dict.fromkeys([*members, player.public_id]))


def _deal(session: Session, player: Player, missions: Sequence[Mission[Any]], now: datetime) -> None:
    """Deal the codes of these missions to the player, unless they have their fragments already."""
    codes = {step.id: step for mission in missions for step in mission.steps if step.kind == "team_code"}
    if not codes:
        return
    dealt = dealt_to(session, player.team_id, player.public_id, codes)
    for step in (step for step in codes.values() if step.id not in dealt):
        current = dealing(session, player.team_id, step.id)
        present = present_members(session, player, now=now) if current is None else (*current.hands, player.public_id)
        ids = [fragment.id for fragment in step.fragments]
        deal_fragments(session, player=player, step=step.id, fragments=ids, present=present, now=now)
