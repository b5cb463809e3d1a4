"""A moment that was lived, told and looked at step by step. Whatever is typed is kept, finished or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.store.models import BadgeAsk, Moment, PeerAsk, PeerFeedback, Proof, Upload, Witness
from webapp.store.players import Player
from webapp.store.topics import announce, participant_topic
from webapp.usecases.errors import Refused
from webapp.usecases.queues import queue_changed

MOST_MOMENTS: Final = 30
MOST_PROOFS: Final = 40


class UnknownMoment(Refused):
    """Nobody told it, or somebody else did."""

    status = 404
    title = "Ce moment n’est plus là"
    text = "Il est peut-être effacé. Reviens à tes compétences : le reste est gardé."


class TooMany(Refused):
    """More than anybody needs."""

    status = 409
    title = "Il n’y a plus de place"
    text = "Tu en as déjà beaucoup. Efface ce qui ne te sert plus, puis recommence."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProof:
    """Something that shows a competence."""

    public_id: str
    competence: str
    kind: str
    words: str
    upload: str | None


def begin_moment(session: Session, *, player: Player, public_id: str, experience: str, now: datetime) -> str:
    """Begin a moment; the same form sent twice begins one."""
    known = session.scalar(select(Moment).where(Moment.public_id == public_id))
    if known is not None:
        return public_id
    if _count(session, Moment, player) >= MOST_MOMENTS:
        raise TooMany
    session.add(
        Moment(
            public_id=public_id,
            participant_id=player.id,
            experience=experience,
            created_at=now,
            changed_at=now,
        )
    )
    return public_id


def change_moment(session: Session, *, player: Player, moment: str, now: datetime, **values: Any) -> None:
    """Keep what was typed: ``told``, ``upload``, ``cards``, ``levels`` or ``sentences``."""
    row = own_moment(session, player, moment)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now
    announce(session, participant_topic(player.public_id))


def forget_moment(session: Session, *, player: Player, moment: str) -> tuple[str, ...]:
    """Erase a moment and everything that hangs on it; return the names of the files that are left on the disk."""
    row = own_moment(session, player, moment)
    proofs = session.scalars(select(Proof.upload).where(Proof.moment_id == row.id)).all()
    files = _forget_files(session, player, [row.upload, *proofs])
    asks = select(PeerAsk.id).where(PeerAsk.moment_id == row.id)
    session.execute(delete(PeerFeedback).where(PeerFeedback.ask_id.in_(asks)))
    for table in (PeerAsk, Witness, Proof):
        session.execute(delete(table).where(table.moment_id == row.id))
    session.delete(row)
    queue_changed(session, participant_id=player.id)
    return files


def add_proof(session: Session, *, player: Player, moment: str, proof: NewProof, now: datetime) -> None:
    """Add something that shows a competence; the same form sent twice adds it once."""
    row = own_moment(session, player, moment)
    if session.scalar(select(Proof.id).where(Proof.public_id == proof.public_id)) is not None:
        return
    if _count(session, Proof, player) >= MOST_PROOFS:
        raise TooMany
    session.add(
        Proof(
            public_id=proof.public_id,
            participant_id=player.id,
            moment_id=row.id,
            competence=proof.competence,
            kind=proof.kind,
            words=proof.words,
            upload=proof.upload,
            created_at=now,
        )
    )


def send_proof(session: Session, *, player: Player, proof: str, now: datetime) -> None:
    """Send a proof to be confirmed: from now on the counsellor sees it, and nothing else of the moment."""
    row = _own_proof(session, player, proof)
    if row.sent_at is None:
        row.sent_at = now
        queue_changed(session, participant_id=player.id)


def forget_proof(session: Session, *, player: Player, proof: str) -> tuple[str, ...]:
    """Erase a proof; return the name of its file, if it has one."""
    row = _own_proof(session, player, proof)
    files = _forget_files(session, player, [row.upload])
    session.delete(row)
    queue_changed(session, participant_id=player.id)
    return files


def own_moment(session: Session, player: Player, public_id: str) -> Moment:
    """Return a moment of this player."""
    row = session.scalar(select(Moment).where(Moment.public_id == public_id, Moment.participant_id == player.id))
    if row is None:
        raise UnknownMoment
    return row


def _forget_files(session: Session, player: Player, uploads: Sequence[str | None]) -> tuple[str, ...]:
    named = [each for each in uploads if each]
    mine = (Upload.participant_id == player.id, Upload.public_id.in_(named))
    files = tuple(session.scalars(select(Upload.file_name).where(*mine)))
    session.execute(delete(Upload).where(*mine))
    return files


def _own_proof(session: Session, player: Player, public_id: str) -> Proof:
    row = session.scalar(select(Proof).where(Proof.public_id == public_id, Proof.participant_id == player.id))
    if row is None:
        raise UnknownMoment
    return row


def _count(session: Session, table: Any, player: Player) -> int:
    return session.scalar(select(func.count()).where(table.participant_id == player.id)) or 0


def forget_studio(session: Session, *, participant: int) -> None:
    """Erase all that somebody told, showed, asked for and said of others."""
    asks = select(PeerAsk.id).where(PeerAsk.participant_id == participant)
    session.execute(delete(PeerFeedback).where(PeerFeedback.ask_id.in_(asks)))
    for table in (PeerFeedback, PeerAsk, Witness, Proof, BadgeAsk, Moment):
        session.execute(delete(table).where(table.participant_id == participant))
