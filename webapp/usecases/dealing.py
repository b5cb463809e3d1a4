"""Dealing the fragments of a team code to those who are there."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.quest.fragments import Hands, deal, redeal
from webapp.store.decisions import dealing, decide
from webapp.store.models import Dealing, Team
from webapp.store.players import Player
from webapp.store.topics import announce, step_topic


def deal_fragments(
    session: Session, *, player: Player, step: str, fragments: Sequence[str], present: Sequence[str], now: datetime
) -> Hands:
    """Deal the fragments to those who are present, moving as few as possible; the same people get the same hands."""
    return _deal(session, (player.team_id, player.team_public_id), step, fragments, present, now)


def redeal_team(
    session: Session, *, team: Team, step: str, fragments: Sequence[str], present: Sequence[str], now: datetime
) -> Hands:
    """Do the same for a team that a counsellor changed."""
    return _deal(session, (team.id, team.public_id), step, fragments, present, now)


def _deal(
    session: Session,
    team: tuple[int, str],
    step: str,
    fragments: Sequence[str],
    present: Sequence[str],
    now: datetime,
) -> Hands:
    team_id, public_id = team
    current = dealing(session, team_id, step)
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
        team_id=team_id,
        step=step,
        revision=revision,
        hands={member: list(held) for member, held in hands.items()},
        at=now,
    )
    announce(session, step_topic(public_id, step))
    return hands
