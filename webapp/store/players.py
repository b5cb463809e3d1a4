"""Finding people and teams, always through what is known of the one who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, DeviceSession, Membership, Organisation, Participant, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When the days of a cohort open."""

    starts_on: date
    days: Mapping[str, str]
    is_paused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """The participant of a request. ``teams``: public id -> id of every team they ever belonged to."""

    id: int
    public_id: str
    pseudonym: str
    sign: str
    seq: int
    team_id: int
    team_public_id: str
    team_number: int
    cohort_id: int
    quest: str
    content_version: str
    calendar: Calendar
    variables: Mapping[str, str]
    teams: Mapping[str, int]
    last_seen_at: datetime


def player_by_session(session: Session, token_hash: bytes) -> Player | None:
    """Return the participant whose phone holds this session, or None. Asked at each request: one statement."""
    return _player(session.connection().execute(_BY_SESSION, {"token_hash": token_hash}).all())


def player_by_resume(session: Session, resume_hash: bytes) -> Player | None:
    """Return the participant whose card holds these words, or None."""
    return _player(session.connection().execute(_BY_CARD, {"resume_hash": resume_hash}).all())


def player_by_public_id(session: Session, public_id: str) -> Player | None:
    """Return a participant by public id, for the program itself (never for a visitor's input)."""
    return _player(session.connection().execute(_BY_PUBLIC_ID, {"public_id": public_id}).all())


def cohort_by_code(session: Session, code: str) -> Cohort | None:
    """Return the cohort that a join code opens."""
    return session.scalar(select(Cohort).where(Cohort.join_code == code))


def teams_with_sizes(session: Session, cohort_id: int) -> list[tuple[Team, int]]:
    """Return the teams of a cohort with their number of members, in order."""
    rows = session.execute(
        select(Team, func.count(Participant.id))
        .outerjoin(Participant, (Participant.team_id == Team.id) & Participant.is_withdrawn.is_(False))
        .where(Team.cohort_id == cohort_id)
        .group_by(Team.id)
        .order_by(Team.number)
    )
    return [(team, count) for team, count in rows]


def teams_ever_held(session: Session, participant_id: int) -> tuple[str, ...]:
    """Return the public ids of the teams that somebody ever belonged to: those whose pages show what they did."""
    held = select(Team.public_id).join(Membership, Membership.team_id == Team.id).order_by(Team.id)
    return tuple(session.scalars(held.where(Membership.participant_id == participant_id)))


def is_pseudonym_taken(session: Session, cohort_id: int, key: str, *, but: int | None = None) -> bool:
    """Say whether somebody else of the cohort already goes by this name."""
    query = select(Participant.id).where(Participant.cohort_id == cohort_id, Participant.pseudonym_key == key)
    owner = session.scalar(query)
    return owner is not None and owner != but


def organisation_of(session: Session, cohort_id: int) -> Organisation:
    """Return the organisation that runs a cohort."""
    return session.scalars(
        select(Organisation).join(Cohort, Cohort.organisation_id == Organisation.id).where(Cohort.id == cohort_id)
    ).one()


def _player_query() -> Select[Any]:
    """Select the columns of a player, a row for each team that they ever belonged to."""
    held = Team.__table__.alias("held")
    own: Any = Team.__table__
    columns: tuple[Any, ...] = (
        Participant.id, Participant.public_id, Participant.pseudonym, Participant.sign, Participant.seq,
        Participant.last_seen_at, Cohort.id.label("cohort_id"), Cohort.quest, Cohort.content_version,
        Cohort.starts_on, Cohort.days, Cohort.is_paused,
        Organisation.variables.label("of_organisation"), Cohort.variables.label("of_cohort"),
        own.c.id.label("team_id"), own.c.public_id.label("team_public_id"), own.c.number.label("team_number"),
        held.c.id.label("held_id"), held.c.public_id.label("held_public_id"),
    )  # fmt: skip
    return (
        select(*columns)
        .join(own, own.c.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Organisation, Organisation.id == Cohort.organisation_id)
        .join(Membership, Membership.participant_id == Participant.id)
        .join(held, held.c.id == Membership.team_id)
        .where(Participant.is_withdrawn.is_(False))
    )


_BY_SESSION = (
    _player_query()
    .join(DeviceSession, DeviceSession.participant_id == Participant.id)
    .where(DeviceSession.token_hash == bindparam("token_hash"), DeviceSession.ended_at.is_(None))
)
_BY_CARD = _player_query().where(Participant.resume_hash == bindparam("resume_hash"))
_BY_PUBLIC_ID = _player_query().where(Participant.public_id == bindparam("public_id"))


def _player(rows: Sequence[Row[Any]]) -> Player | None:
    if not rows:
        return None
    row = rows[0]
    return Player(
        id=row.id,
        public_id=row.public_id,
        pseudonym=row.pseudonym,
        sign=row.sign,
        seq=row.seq,
        team_id=row.team_id,
        team_public_id=row.team_public_id,
        team_number=row.team_number,
        cohort_id=row.cohort_id,
        quest=row.quest,
        content_version=row.content_version,
        calendar=Calendar(starts_on=row.starts_on, days=row.days, is_paused=row.is_paused),
        variables={**row.of_organisation, **row.of_cohort},
        teams={each.held_public_id: each.held_id for each in rows},
        last_seen_at=row.last_seen_at,
    )
