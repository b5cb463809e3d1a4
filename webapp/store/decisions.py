"""Decisions of the server: read as sets, written once (the first wins)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, null, select, union_all
from sqlalchemy.orm import Session

from webapp.quest.progress import TeamRecord
from webapp.store.event_log import upsert
from webapp.store.kept_people import Roster, kept_team
from webapp.store.models import Cohort, Dealing, Opening, Team, ThresholdReached, VoteClosing
from webapp.store.players import Calendar, Player
from webapp.store.rows import Rows


def decide(session: Session, model: Any, **values: object) -> bool:
    """Write a decision unless it was made already; say whether it is this one that holds."""
    statement = upsert(session, model.__table__).values(**values).on_conflict_do_nothing()
    result = session.execute(statement.returning(*model.__table__.primary_key.columns))
    return result.first() is not None


def openings(session: Session, cohort_id: int) -> frozenset[str]:
    """Return the days and missions that were opened for a cohort."""
    return frozenset(session.connection().execute(_OPENINGS, {"cohort": cohort_id}).scalars())


def due_days(cohort: Cohort | Calendar, *, local_now: datetime) -> tuple[str, ...]:
    """Return the days whose time has come; none while the cohort is paused."""
    if cohort.is_paused:
        return ()
    moment = local_now.replace(tzinfo=None).isoformat(timespec="minutes")
    return tuple(day for day, opens_at in cohort.days.items() if opens_at <= moment)


def closings(session: Session, team_id: int) -> Mapping[tuple[str, str], VoteClosing]:
    """Return the closed rounds of a team's votes."""
    rows = session.scalars(select(VoteClosing).where(VoteClosing.team_id == team_id))
    return {(row.step, row.round): row for row in rows}


def thresholds(session: Session, team_id: int) -> frozenset[int]:
    """Return the thresholds that a team has reached."""
    return frozenset(session.scalars(select(ThresholdReached.threshold).where(ThresholdReached.team_id == team_id)))


def dealing(session: Session, team_id: int, step: str) -> Dealing | None:
    """Return the newest dealing of a step's fragments."""
    return session.scalar(
        select(Dealing)
        .where(Dealing.team_id == team_id, Dealing.step == step)
        .order_by(Dealing.revision.desc())
        .limit(1)
    )


def dealt_to(session: Session, team_id: int, member: str, steps: Collection[str]) -> frozenset[str]:
    """Name those of these steps whose newest dealing gives something to a member."""
    dealt = sorted(_DEALT.ask(session, [(team_id, step) for step in steps]), key=lambda row: row[1])
    newest = {step: hands for step, _, hands in dealt}
    return frozenset(step for step, hands in newest.items() if member in hands)


def team_record(session: Session, player: Player, roster: Roster, *, local_now: datetime) -> TeamRecord:
    """Gather all that progress needs to know about a player's team, as committed: for pages, never inside a write."""
    values = {"team": player.team_id, "cohort": player.cohort_id}
    decided = session.connection().execute(_DECIDED, values).all()
    team_now = TeamRecord(
        id=player.team_public_id,
        members=roster.people,
        active=roster.active,
        outcomes={(what, round_id): tuple(outcome) for what, round_id, outcome in decided if round_id is not None},
        openings=frozenset(what for what, round_id, _ in decided if round_id is None)
        | set(due_days(player.calendar, local_now=local_now)),
    )
    return kept_team(session, player.team_id, team_now)


def team_records(
    session: Session, cohort: Cohort, rosters: Mapping[int, Roster], *, local_now: datetime
) -> dict[int, TeamRecord]:
    """Gather the same for every team of a cohort, in three statements, whatever their number."""
    opened = openings(session, cohort.id) | set(due_days(cohort, local_now=local_now))
    names = {team.id: team.public_id for team in session.scalars(select(Team).where(Team.cohort_id == cohort.id))}
    outcomes: dict[int, dict[tuple[str, str], tuple[str, ...]]] = {team: {} for team in names}
    closed = select(VoteClosing).where(VoteClosing.team_id.in_(select(Team.id).where(Team.cohort_id == cohort.id)))
    for row in session.scalars(closed):
        outcomes[row.team_id][(row.step, row.round)] = tuple(row.outcome)
    return {
        team: kept_team(
            session,
            team,
            TeamRecord(
                id=names[team],
                members=roster.people,
                active=roster.active,
                outcomes=outcomes[team],
                openings=opened,
            ),
        )
        for team, roster in rosters.items()
    }


_DEALT = Rows(
    "SELECT {list}({row}(step, revision, {json}(hands))){text} FROM dealing WHERE (team_id, step) IN (VALUES {rows})", 2
)
_OPENINGS = select(Opening.what).where(Opening.cohort_id == bindparam("cohort"))
# Written once, in one statement, and sent past the ORM. An opening has no round.
_DECIDED = union_all(
    select(VoteClosing.step.label("what"), VoteClosing.round, VoteClosing.outcome).where(
        VoteClosing.team_id == bindparam("team")
    ),
    select(Opening.what, null(), null()).where(Opening.cohort_id == bindparam("cohort")),
)
