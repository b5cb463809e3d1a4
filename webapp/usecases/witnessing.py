"""Asking somebody outside what they saw, by a link that serves once; and what a team says of one of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.store.models import Participant, PeerAsk, PeerFeedback, Witness
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic, team_topic
from webapp.usecases.errors import Refused
from webapp.usecases.queues import queue_changed
from webapp.usecases.telling import TooMany, own_moment

# As the witnesses are told: long enough for somebody busy, short enough to be remembered.
WITNESS_LINK: Final = timedelta(days=14)
MOST_WITNESSES: Final = 20


class LinkClosed(Refused):
    """The link has served, has expired or was taken back: the answer is the same."""

    status = 410
    title = "Ce lien ne sert plus"
    text = (
        "Il a déjà servi, il a expiré, ou la personne qui vous l’a donné l’a fermé. Si vous vouliez répondre, "
        "demandez-lui-en un autre."
    )


class NobodyAsks(Refused):
    """The team is no longer asked."""

    status = 404
    title = "On ne te demande plus rien ici"
    text = "La personne a retiré sa demande. Merci quand même."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWitness:
    """A link for one person, about one competence."""

    public_id: str
    token_hash: bytes
    competence: str
    level: int
    known_as: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What a witness says: who they are, what they saw, what they tick."""

    has_seen: bool
    name: str
    role: str
    answers: Mapping[str, str]
    indicators: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a member of the team says."""

    has_seen: bool
    clear: str
    precise: str
    example: str


def ask_witness(session: Session, *, player: Player, moment: str, new: NewWitness, now: datetime) -> str:
    """Open a link for a witness; the same form sent twice opens one."""
    row = own_moment(session, player, moment)
    if session.scalar(select(Witness.id).where(Witness.public_id == new.public_id)) is not None:
        return new.public_id
    if (session.scalar(select(func.count()).where(Witness.participant_id == player.id)) or 0) >= MOST_WITNESSES:
        raise TooMany
    session.add(
        Witness(
            public_id=new.public_id,
            token_hash=new.token_hash,
            participant_id=player.id,
            moment_id=row.id,
            competence=new.competence,
            level=new.level,
            known_as=new.known_as,
            shown=new.shown,
            created_at=now,
            expires_at=now + WITNESS_LINK,
        )
    )
    return new.public_id


def revoke_witness(session: Session, *, player: Player, witness: str, now: datetime) -> bool:
    """Close a link that was not used."""
    row = session.scalar(select(Witness).where(Witness.public_id == witness, Witness.participant_id == player.id))
    if row is None or row.answered_at is not None:
        return False
    row.revoked_at = row.revoked_at or now
    return True


def testify(session: Session, *, token_hash: bytes, said: Testimony, now: datetime) -> None:
    """Keep what a witness says, once."""
    row = session.scalar(select(Witness).where(Witness.token_hash == token_hash).with_for_update())
    if row is None or row.answered_at is not None or row.revoked_at is not None or row.expires_at <= now:
        raise LinkClosed
    row.answered_at = now
    row.has_seen, row.name, row.role = said.has_seen, said.name, said.role
    row.answers, row.indicators = dict(said.answers), list(said.indicators)
    person = session.get_one(Participant, row.participant_id)
    announce(session, participant_topic(person.public_id))
    queue_changed(session, participant_id=person.id)


def ask_team(
    session: Session, *, player: Player, moment: str, competence: str, shown: str, public_id: str, now: datetime
) -> None:
    """Ask one's team what it saw; asked again, the words are replaced and what was answered stays."""
    row = own_moment(session, player, moment)
    known = session.scalar(select(PeerAsk).where(PeerAsk.moment_id == row.id, PeerAsk.competence == competence))
    if known is None:
        session.add(
            PeerAsk(
                public_id=public_id,
                participant_id=player.id,
                team_id=player.team_id,
                moment_id=row.id,
                competence=competence,
                shown=shown,
                at=now,
            )
        )
    else:
        known.shown, known.withdrawn_at = shown, None
    announce(session, team_topic(player.team_public_id))


def withdraw_ask(session: Session, *, player: Player, ask: str, now: datetime) -> bool:
    """Ask no more: the team reads nothing of it from now on."""
    row = session.scalar(select(PeerAsk).where(PeerAsk.public_id == ask, PeerAsk.participant_id == player.id))
    if row is None:
        return False
    row.withdrawn_at = now
    return True


def answer_mate(session: Session, *, player: Player, ask: str, said: Feedback, now: datetime) -> None:
    """Say to somebody of one's team what one saw; said again, it replaces what was said."""
    row = session.scalar(
        select(PeerAsk).where(
            PeerAsk.public_id == ask,
            PeerAsk.team_id == player.team_id,
            PeerAsk.participant_id != player.id,
            PeerAsk.withdrawn_at.is_(None),
        )
    )
    if row is None:
        raise NobodyAsks
    known = session.scalar(
        select(PeerFeedback).where(PeerFeedback.ask_id == row.id, PeerFeedback.participant_id == player.id)
    )
    values = {
        "has_seen": said.has_seen,
        "clear": said.clear,
        "precise": said.precise,
        "example": said.example,
        "at": now,
    }
    if known is None:
        session.add(PeerFeedback(ask_id=row.id, participant_id=player.id, **values))
    else:
        for name, value in values.items():
            setattr(known, name, value)
    announce(session, participant_topic(session.get_one(Participant, row.participant_id).public_id))
