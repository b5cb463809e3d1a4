"""The programs of an organisation: who asks with a token, and what a list shows of each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.programs import ApiScope
from webapp.store.models import ApiToken, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Who asks."""

    public_id: str
    organisation_id: int
    organisation: str
    scopes: frozenset[ApiScope]
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """A token as a list shows it."""

    public_id: str
    name: str
    beginning: str
    scopes: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


def program_by_token(session: Session, token_hash: bytes) -> Program | None:
    """Return the program that holds a token, unless it was revoked."""
    row = session.execute(
        select(ApiToken, Organisation.name)
        .join(Organisation, Organisation.id == ApiToken.organisation_id)
        .where(ApiToken.token_hash == token_hash, ApiToken.revoked_at.is_(None))
    ).first()
    if row is None:
        return None
    token, organisation = row
    return Program(
        public_id=token.public_id,
        organisation_id=token.organisation_id,
        organisation=organisation,
        scopes=frozenset(ApiScope(scope) for scope in token.scopes),
        last_used_at=token.last_used_at,
    )


def tokens_of(session: Session, organisation_id: int) -> list[TokenLine]:
    """List the tokens of an organisation: those that open something, then the others."""
    rows = session.scalars(
        select(ApiToken)
        .where(ApiToken.organisation_id == organisation_id)
        .order_by(ApiToken.revoked_at.is_not(None), ApiToken.id.desc())
    )
    return [
        TokenLine(
            public_id=row.public_id,
            name=row.name,
            beginning=row.beginning,
            scopes=tuple(row.scopes),
            created_at=row.created_at,
            last_used_at=row.last_used_at,
            revoked_at=row.revoked_at,
        )
        for row in rows
    ]
