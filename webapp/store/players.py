"""Finding people and teams, always through what is known of the one who asks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, func, select
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, DeviceSession, Membership, Organisation, Participant, Team
from webapp.store.straight import Straight


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
    team_given_name: str | None
    cohort_id: int
    quest: str
    content_version: str
    calendar: Calendar
    variables: Mapping[str, str]
    teams: Mapping[str, int]


def player_by_session(session: Session, token_hash: bytes) -> Player | None:
    """Return the participant whose phone holds this session, or None. Asked at each request: one statement."""
    return _player(_BY_SESSION.rows(session, token_hash=token_hash))


def player_by_resume(session: Session, resume_hash: bytes) -> Player | None:
    """Return the participant whose card holds these words, or None."""
    return _player(_BY_CARD.rows(session, resume_hash=resume_hash))


def player_by_public_id(session: Session, public_id: str) -> Player | None:
    """Return a participant by public id, for the program itself (never for a visitor's input)."""
    return _player(_BY_PUBLIC_ID.rows(session, public_id=public_id))


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
    """Select what ``_player`` reads, by place: a row for each team that they ever belonged to."""
    held = Team.__table__.alias("held")
    own: Any = Team.__table__
    columns: tuple[Any, ...] = (
        held.c.public_id, held.c.id,
        Participant.id, Participant.public_id, Participant.pseudonym, Participant.sign, Participant.seq,
        own.c.id, own.c.public_id, own.c.number, own.c.name,
        Cohort.id, Cohort.quest, Cohort.content_version,
        cast(Cohort.starts_on, Text), cast(Cohort.days, Text), Cohort.is_paused,
        cast(Organisation.variables, Text), cast(Cohort.variables, Text),
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


_BY_SESSION = Straight(
    _player_query()
    .join(DeviceSession, DeviceSession.participant_id == Participant.id)
    .where(DeviceSession.token_hash == bindparam("token_hash"), DeviceSession.ended_at.is_(None))
)
_BY_CARD = Straight(_player_query().where(Participant.resume_hash == bindparam("resume_hash")))
_BY_PUBLIC_ID = Straight(_player_query().where(Participant.public_id == bindparam("public_id")))


def _player(rows: Sequence[tuple[Any, ...]]) -> Player | None:
    if not rows:
        return None
    person, team, cohort = rows[0][2:7], rows[0][7:11], rows[0][11:]
    return Player(
        id=person[0],
        public_id=person[1],
        pseudonym=person[2],
        sign=person[3],
        seq=person[4],
        team_id=team[0],
        team_public_id=team[1],
        team_number=team[2],
        team_given_name=team[3],
        cohort_id=cohort[0],
        quest=cohort[1],
        content_version=cohort[2],
        calendar=_calendar(*cohort[3:6]),
        variables=_variables(*cohort[6:]),
        teams={public_id: team_id for public_id, team_id, *_ in rows},
    )


@lru_cache(maxsize=256)
def _calendar(starts_on: str, days: str, is_paused: int) -> Calendar:
    """Read a calendar, which is the same for everybody of a cohort."""
    return Calendar(starts_on=date.fromisoformat(starts_on), days=json.loads(days), is_paused=bool(is_paused))


@lru_cache(maxsize=256)
def _variables(of_organisation: str, of_cohort: str) -> Mapping[str, str]:
    """Read the words of a place: those of the cohort hold."""
    return {**json.loads(of_organisation), **json.loads(of_cohort)}
