"""A player's own data, as the page « Mes données » shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from webapp.content.messages import words_of_place
from webapp.store.consents import consents_of
from webapp.store.models import DeviceSession, SharedSection, Upload
from webapp.store.players import Player, organisation_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    """What was last said about a purpose, and when."""

    is_given: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What we hold about a player besides their answers."""

    pseudonym: str
    sign: str
    organisation: str
    words: Mapping[str, str]
    consents: Mapping[str, ConsentState]
    phones: int
    uploads: int
    shared_sections: int


def account(session: Session, player: Player) -> Account:
    """Gather a player's own data."""
    organisation = organisation_of(session, player.cohort_id)
    return Account(
        pseudonym=player.pseudonym,
        sign=player.sign,
        organisation=organisation.name,
        words=words_of_place(player.variables, organisation=organisation.name),
        consents={
            purpose: ConsentState(is_given=row.is_given, at=row.at)
            for purpose, row in consents_of(session, player.id).items()
        },
        phones=_count(session, DeviceSession.participant_id == player.id, DeviceSession.ended_at.is_(None)),
        uploads=_count(session, Upload.participant_id == player.id),
        shared_sections=_count(
            session, SharedSection.participant_id == player.id, SharedSection.withdrawn_at.is_(None)
        ),
    )


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(*conditions)) or 0
