"""Keeping the thresholds that a team's gauge reached: what was opened stays open if the gauge falls."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.store.decisions import decide
from webapp.store.models import ThresholdReached
from webapp.store.players import Player
from webapp.store.topics import announce, team_topic


def record_thresholds(session: Session, *, player: Player, thresholds: Iterable[int], now: datetime) -> tuple[int, ...]:
    """Record the thresholds that the player's team has reached; return those that are new."""
    new = tuple(
        threshold
        for threshold in thresholds
        if decide(session, ThresholdReached, team_id=player.team_id, threshold=threshold, at=now)
    )
    if new:
        announce(session, team_topic(player.team_public_id))
    return new
