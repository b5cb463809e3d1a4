"""The moments that a youth told, with all that hangs on them: for the youth, and for those whom they asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.quest.moments import is_told
from webapp.store.models import Moment, Participant, PeerAsk, PeerFeedback, Proof, Upload, Witness
from webapp.store.players import Player


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that was sent."""

    id: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """Something that shows a competence."""

    id: str
    competence: str
    kind: str
    words: str
    file: File | None
    created_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessView:
    """A witness, asked or heard. ``state``: open, heard, revoked or expired."""

    id: str
    competence: str
    level: int
    known_as: str
    shown: str
    state: str
    expires_at: datetime
    has_seen: bool | None
    name: str
    role: str
    answers: Mapping[str, str]
    indicators: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackView:
    """What somebody of the team said."""

    id: str
    by: str
    has_seen: bool
    clear: str
    precise: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """What the team was asked, and its answers."""

    id: str
    competence: str
    shown: str
    is_open: bool
    feedback: tuple[FeedbackView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentView:
    """A moment and all that hangs on it."""

    id: str
    experience: str
    told: Mapping[str, str]
    sound: File | None
    is_told: bool
    cards: tuple[str, ...]
    levels: Mapping[str, Any]
    sentences: Mapping[str, str]
    created_at: datetime
    proofs: tuple[ProofView, ...]
    witnesses: tuple[WitnessView, ...]
    asks: tuple[AskView, ...]

    @property
    def kept(self) -> dict[str, int]:
        """Return the level of each competence that was kept."""
        return {name: each["level"] for name, each in self.levels.items() if each.get("level")}


@dataclass(frozen=True, slots=True, kw_only=True)
class MateAsk:
    """Somebody of my team asks me, and what I said already."""

    id: str
    pseudonym: str
    sign: str
    competence: str
    shown: str
    mine: FeedbackView | None


def moments_of(session: Session, participant_id: int, *, now: datetime) -> tuple[MomentView, ...]:
    """Return all the moments of somebody, the newest first, in a handful of statements."""
    rows = session.scalars(
        select(Moment).where(Moment.participant_id == participant_id).order_by(Moment.created_at.desc(), Moment.id)
    ).all()
    if not rows:
        return ()
    files = _files(session, participant_id)
    proofs = session.scalars(select(Proof).where(Proof.participant_id == participant_id).order_by(Proof.id)).all()
    heard = session.scalars(select(Witness).where(Witness.participant_id == participant_id).order_by(Witness.id)).all()
    asks = _asks(session, participant_id)
    return tuple(
        MomentView(
            id=row.public_id,
            experience=row.experience,
            told=row.told,
            sound=files.get(row.upload or ""),
            is_told=is_told(row.told, has_sound=row.upload is not None),
            cards=tuple(row.cards),
            levels=row.levels,
            sentences=row.sentences,
            created_at=row.created_at,
            proofs=tuple(_proof(each, files) for each in proofs if each.moment_id == row.id),
            witnesses=tuple(_witness(each, now) for each in heard if each.moment_id == row.id),
            asks=tuple(view for moment_id, view in asks if moment_id == row.id),
        )
        for row in rows
    )


def moment_of(session: Session, participant_id: int, public_id: str, *, now: datetime) -> MomentView | None:
    """Return one moment of somebody."""
    return next((each for each in moments_of(session, participant_id, now=now) if each.id == public_id), None)


def witness_by(session: Session, token_hash: bytes, *, now: datetime) -> tuple[WitnessView, str] | None:
    """Return what a link that still serves asks, and the quest's competence; nothing else of the youth."""
    row = session.scalar(select(Witness).where(Witness.token_hash == token_hash))
    if row is None:
        return None
    view = _witness(row, now)
    return (view, row.competence) if view.state == "open" else None


def mates_who_ask(session: Session, player: Player) -> tuple[MateAsk, ...]:
    """Return what the team asks this player."""
    rows: Any = session.execute(
        select(PeerAsk, Participant, PeerFeedback)
        .join(Participant, Participant.id == PeerAsk.participant_id)
        .outerjoin(PeerFeedback, (PeerFeedback.ask_id == PeerAsk.id) & (PeerFeedback.participant_id == player.id))
        .where(PeerAsk.team_id == player.team_id, PeerAsk.participant_id != player.id)
        .where(PeerAsk.withdrawn_at.is_(None), Participant.is_withdrawn.is_(False))
        .order_by(PeerAsk.at, PeerAsk.id)
    )
    return tuple(
        MateAsk(
            id=ask.public_id,
            pseudonym=person.pseudonym,
            sign=person.sign,
            competence=ask.competence,
            shown=ask.shown,
            mine=None if said is None else _feedback(said, ask, ""),
        )
        for ask, person, said in rows
    )


def _files(session: Session, participant_id: int) -> dict[str, File]:
    rows = session.execute(select(Upload.public_id, Upload.media_type).where(Upload.participant_id == participant_id))
    return {public_id: File(id=public_id, media_type=media_type) for public_id, media_type in rows}


def _proof(row: Proof, files: Mapping[str, File]) -> ProofView:
    return ProofView(
        id=row.public_id,
        competence=row.competence,
        kind=row.kind,
        words=row.words,
        file=files.get(row.upload or ""),
        created_at=row.created_at,
        sent_at=row.sent_at,
    )


def _witness(row: Witness, now: datetime) -> WitnessView:
    return WitnessView(
        id=row.public_id,
        competence=row.competence,
        level=row.level,
        known_as=row.known_as,
        shown=row.shown,
        state=_state(row, now),
        expires_at=row.expires_at,
        has_seen=row.has_seen,
        name=row.name,
        role=row.role,
        answers=row.answers,
        indicators=row.indicators,
    )


def _state(row: Witness, now: datetime) -> str:
    if row.answered_at is not None:
        return "heard"
    if row.revoked_at is not None:
        return "revoked"
    return "expired" if row.expires_at <= now else "open"


def _asks(session: Session, participant_id: int) -> list[tuple[int, AskView]]:
    asks = session.scalars(select(PeerAsk).where(PeerAsk.participant_id == participant_id).order_by(PeerAsk.id)).all()
    said = session.execute(
        select(PeerFeedback, Participant.pseudonym)
        .join(Participant, Participant.id == PeerFeedback.participant_id)
        .where(PeerFeedback.ask_id.in_([ask.id for ask in asks]))
        .order_by(PeerFeedback.at, PeerFeedback.id)
    ).all()
    return [
        (
            ask.moment_id,
            AskView(
                id=ask.public_id,
                competence=ask.competence,
                shown=ask.shown,
                is_open=ask.withdrawn_at is None,
                feedback=tuple(_feedback(row, ask, name) for row, name in said if row.ask_id == ask.id),
            ),
        )
        for ask in asks
    ]


def _feedback(row: PeerFeedback, ask: PeerAsk, by: str) -> FeedbackView:
    return FeedbackView(
        id=f"{ask.public_id}-{row.id}",
        by=by,
        has_seen=row.has_seen,
        clear=row.clear,
        precise=row.precise,
        example=row.example,
    )
