"""Closing the rounds of a team's vote. A decision: a late ballot never changes a consequence that was already read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.quest.votes import ballots_in, count_ballots, current_round, outcome
from webapp.store.decisions import closings, decide
from webapp.store.event_log import team_people
from webapp.store.models import VoteClosing
from webapp.store.players import Player
from webapp.store.topics import announce, step_topic, team_topic


def close_full_rounds(
    session: Session,
    *,
    player: Player,
    step: Any,
    rounds: Sequence[str],
    present: Collection[str],
    draw: int,
    now: datetime,
) -> tuple[str, ...]:
    """Close each round, in order, in which everybody present has voted; return those closed now."""
    people = team_people(session, player.team_id)
    closed = {name for key, name in closings(session, player.team_id) if key == step.id}
    newly: list[str] = []
    for name in rounds:
        if name in closed:
            continue
        ballots = ballots_in(people, step.id, name)
        if not ballots or not set(present) <= set(ballots):
            break
        if _decide(session, player, step, name, ballots, draw, now):
            newly.append(name)
    return tuple(newly)


def close_round(
    session: Session, *, player: Player, step: Any, rounds: Sequence[str], draw: int, now: datetime
) -> tuple[str, ...]:
    """Close the current round with the ballots that are there, because the team says so; one ballot at least."""
    closed = {name for key, name in closings(session, player.team_id) if key == step.id}
    current = current_round(rounds, closed)
    if current is None:
        return ()
    people = team_people(session, player.team_id)
    ballots = ballots_in(people, step.id, current)
    if not ballots:
        return ()
    return (current,) if _decide(session, player, step, current, ballots, draw, now) else ()


def _decide(
    session: Session, player: Player, step: Any, round_id: str, ballots: Mapping[str, str], draw: int, now: datetime
) -> bool:
    tally = count_ballots([option.id for option in step.options], ballots)
    is_first = decide(
        session,
        VoteClosing,
        team_id=player.team_id,
        step=step.id,
        round=round_id,
        counted=dict(ballots),
        outcome=list(outcome(tally, step.tie_rule, draw)),
        at=now,
    )
    if is_first:
        announce(session, step_topic(player.team_public_id, step.id))
        announce(session, team_topic(player.team_public_id))
    return is_first
