"""Dealing the fragments of a team code to those who are there."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.quest.fragments import deal, redeal
from webapp.store.decisions import dealing, decide
from webapp.store.models import Dealing
from webapp.store.players import Player
from webapp.store.topics import announce, step_topic


def deal_fragments(
    session: Session, *, player: Player, step: str, fragments: Sequence[str], present: Sequence[str], now: datetime
) -> dict[str, tuple[str, ...]]:
    """Deal the fragments to those who are present, moving as few as possible; the same people get the same hands."""
    current = dealing(session, player.team_id, step)
    if current is None:
        hands = deal(fragments, present)
        revision = 1
    else:
        before = {member: tuple(held) for member, held in current.hands.items()}
        if set(before) == set(present):
            return before
        hands = redeal(before, fragments, present)
        revision = current.revision + 1
    decide(
        session,
        Dealing,
        team_id=player.team_id,
        step=step,
        revision=revision,
        hands={member: list(held) for member, held in hands.items()},
        at=now,
    )
    announce(session, step_topic(player.team_public_id, step))
    return hands
