"""Finding people and teams, always through what is known of the one who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, DeviceSession, Membership, Organisation, Participant, Team


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
    variables: Mapping[str, str]
    teams: Mapping[str, int]
    last_seen_at: datetime


def player_by_session(session: Session, token_hash: bytes) -> Player | None:
    """Return the participant whose phone holds this session, or None."""
    row = session.execute(
        _player_query()
        .join(DeviceSession, DeviceSession.participant_id == Participant.id)
        .where(DeviceSession.token_hash == token_hash, DeviceSession.ended_at.is_(None))
    ).first()
    return None if row is None else _player(session, row)


def player_by_resume(session: Session, resume_hash: bytes) -> Player | None:
    """Return the participant whose card holds these words, or None."""
    row = session.execute(_player_query().where(Participant.resume_hash == resume_hash)).first()
    return None if row is None else _player(session, row)


def player_by_public_id(session: Session, public_id: str) -> Player | None:
    """Return a participant by public id, for the program itself (never for a visitor's input)."""
    row = session.execute(_player_query().where(Participant.public_id == public_id)).first()
    return None if row is None else _player(session, row)


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


def is_pseudonym_taken(session: Session, cohort_id: int, key: str, *, but: int | None = None) -> bool:
    """Say whether somebody else of the cohort already goes by this name."""
    query = select(Participant.id).where(Participant.cohort_id == cohort_id, Participant.pseudonym_key == key)
    owner = session.scalar(query)
    return owner is not None and owner != but


def team_mates(session: Session, team_id: int) -> list[Participant]:
    """Return the present members of a team, in order of arrival."""
    return list(
        session.scalars(
            select(Participant)
            .where(Participant.team_id == team_id, Participant.is_withdrawn.is_(False))
            .order_by(Participant.id)
        )
    )


def organisation_of(session: Session, cohort_id: int) -> Organisation:
    """Return the organisation that runs a cohort."""
    return session.scalars(
        select(Organisation).join(Cohort, Cohort.organisation_id == Organisation.id).where(Cohort.id == cohort_id)
    ).one()


def _player_query() -> Select[Participant, Team, Cohort, Organisation]:
    return (
        select(Participant, Team, Cohort, Organisation)
        .join(Team, Team.id == Participant.team_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .join(Organisation, Organisation.id == Cohort.organisation_id)
        .where(Participant.is_withdrawn.is_(False))
    )


def _player(session: Session, row: Row[Participant, Team, Cohort, Organisation]) -> Player:
    participant, team, cohort, organisation = row
    held = session.execute(
        select(Team.public_id, Team.id)
        .join(Membership, Membership.team_id == Team.id)
        .where(Membership.participant_id == participant.id)
    )
    return Player(
        id=participant.id,
        public_id=participant.public_id,
        pseudonym=participant.pseudonym,
        sign=participant.sign,
        seq=participant.seq,
        team_id=team.id,
        team_public_id=team.public_id,
        team_number=team.number,
        cohort_id=cohort.id,
        quest=cohort.quest,
        content_version=cohort.content_version,
        variables={**organisation.variables, **cohort.variables},
        teams={row.public_id: row.id for row in held},
        last_seen_at=participant.last_seen_at,
    )
