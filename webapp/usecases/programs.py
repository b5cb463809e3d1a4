"""Programs of an organisation: their tokens, shown once. Each of these acts is in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from webapp.policy.programs import ApiScope
from webapp.store.models import ApiToken
from webapp.usecases.journal import Act, By, note_act


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """A token to be kept: never the token itself."""

    public_id: str
    token_hash: bytes
    beginning: str
    name: str
    scopes: Sequence[ApiScope]


def create_token(session: Session, *, new: NewToken, by: By, now: datetime) -> None:
    """Let a program in; the same form sent twice makes one token."""
    if session.scalar(select(ApiToken.id).where(ApiToken.token_hash == new.token_hash)) is not None:
        return
    session.add(
        ApiToken(
            public_id=new.public_id,
            organisation_id=by.organisation_id,
            token_hash=new.token_hash,
            beginning=new.beginning,
            name=new.name,
            scopes=[scope.value for scope in new.scopes],
            created_at=now,
        )
    )
    scopes = [scope.value for scope in new.scopes]
    note_act(session, by, Act(name="create_token", about=new.public_id, details={"scopes": scopes}), now=now)


def revoke_token(session: Session, *, public_id: str, by: By, now: datetime) -> bool:
    """Shut a program out at once; say whether the organisation has such a token."""
    query = select(ApiToken).where(ApiToken.public_id == public_id, ApiToken.organisation_id == by.organisation_id)
    token = session.scalar(query)
    if token is not None and token.revoked_at is None:
        token.revoked_at = now
        note_act(session, by, Act(name="revoke_token", about=public_id), now=now)
    return token is not None


def touch_token(session: Session, *, public_id: str, now: datetime) -> None:
    """Note that a token is in use."""
    session.execute(update(ApiToken).where(ApiToken.public_id == public_id).values(last_used_at=now))
