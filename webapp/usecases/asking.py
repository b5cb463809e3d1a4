"""Asking for help and sharing: explicit acts of the youth, never deduced from what they wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.events import EventType
from webapp.steps.judging import Judged
from webapp.steps.reflect.grading import SHARE
from webapp.store.models import HelpRequest, SharedSection
from webapp.store.players import Player
from webapp.store.topics import announce, board_topic, desk_topic, participant_topic
from webapp.usecases.recording import Receipt

MOST_WORDS = 4000
HelpKind = Literal["call_me", "stuck", "question", "technical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request. ``mission`` and ``step``: where its hand was raised, when it was in the game."""

    public_id: str
    kind: HelpKind
    words: str | None = None
    mission: str | None = None
    step: str | None = None


def ask_for_help(session: Session, *, player: Player, asked: Asked, now: datetime) -> bool:
    """Raise a hand; a second tap while the first is open adds nothing but its words and its place."""
    waiting = session.scalar(
        select(HelpRequest).where(
            HelpRequest.participant_id == player.id, HelpRequest.kind == asked.kind, HelpRequest.closed_at.is_(None)
        )
    )
    for topic in (
        participant_topic(player.public_id),
        board_topic(player.team_public_id),
        desk_topic(player.cohort_id),
    ):
        announce(session, topic)
    if waiting is not None:
        waiting.words = _both(waiting.words, asked.words)
        waiting.mission, waiting.step = asked.mission or waiting.mission, asked.step or waiting.step
        return False
    session.add(
        HelpRequest(
            public_id=asked.public_id,
            participant_id=player.id,
            kind=asked.kind,
            words=asked.words,
            mission=asked.mission,
            step=asked.step,
            at=now,
        )
    )
    return True


def _both(said: str | None, added: str | None) -> str | None:
    """Keep every word: what is added stands below; the same again is said once, and nobody fills a page."""
    if added is None or (said is not None and added in said.split("\n")):
        return said
    return "\n".join(each for each in (said, added) if each)[-MOST_WORDS:]


# What staff hear of at once: a raised hand, an absence.
HEARD_BY_STAFF = frozenset({EventType.HAND_RAISED, EventType.ABSENCE_ANNOUNCED})


def raise_hands(
    session: Session, *, player: Player, judged: Sequence[Judged], receipts: Sequence[Receipt], now: datetime
) -> None:
    """Ask for help where a hand was raised in the game; whoever was offline asks when the network is back."""
    for item, receipt in zip(judged, receipts, strict=True):
        if receipt.status != "accepted" or item.event is None or item.event.type not in HEARD_BY_STAFF:
            continue
        if item.event.type is EventType.HAND_RAISED and item.step is not None:
            place = {"mission": item.event.mission, "step": item.step.id}
            asked = Asked(public_id=item.event.id.replace("-", ""), kind="stuck", **place)
            ask_for_help(session, player=player, asked=asked, now=now)
        announce(session, desk_topic(player.cohort_id))


def share_section(
    session: Session, *, player: Player, section: str, answers: Mapping[str, Any], recipient: str, now: datetime
) -> None:
    """Send answers to somebody; a newer sending of the same section replaces the older one."""
    withdraw_section(session, player=player, section=section, now=now)
    session.add(
        SharedSection(participant_id=player.id, section=section, recipient=recipient, answers=dict(answers), at=now)
    )
    _tell_staff(session, player)


def share_answers(
    session: Session, *, player: Player, judged: Sequence[Judged], receipts: Sequence[Receipt], now: datetime
) -> None:
    """Do what the box « envoyer aussi à » of an accepted reflection says; without it, what was sent is taken back."""
    for item, receipt in zip(judged, receipts, strict=True):
        recipient = getattr(item.step, "sharing", "none")
        if receipt.status != "accepted" or item.step is None or item.event is None or recipient == "none":
            continue
        answer = item.event.payload.get("answer")
        if getattr(item.step, "kind", "") != "reflect" or not isinstance(answer, Mapping):
            continue
        words = {name: text for name, text in answer.items() if name != SHARE}
        if answer.get(SHARE) == recipient:
            share_section(session, player=player, section=item.step.id, answers=words, recipient=recipient, now=now)
        else:
            withdraw_section(session, player=player, section=item.step.id, now=now)


def withdraw_section(session: Session, *, player: Player, section: str, now: datetime) -> bool:
    """Take back what was shared: the answers themselves are forgotten, the act is remembered."""
    shared = session.scalars(
        select(SharedSection).where(
            SharedSection.participant_id == player.id,
            SharedSection.section == section,
            SharedSection.withdrawn_at.is_(None),
        )
    ).all()
    for row in shared:
        row.withdrawn_at = now
        row.answers = {}
    if shared:
        _tell_staff(session, player)
    return bool(shared)


def _tell_staff(session: Session, player: Player) -> None:
    announce(session, board_topic(player.team_public_id))
    announce(session, desk_topic(player.cohort_id))
