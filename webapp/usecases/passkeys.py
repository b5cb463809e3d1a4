"""Passkeys of staff: what they have to sign, keeping them, accepting them, taking them away."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.store.models import Passkey, Staff, StaffSession
from webapp.store.staff import has_second_factor
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act


class KeyRefused(Refused):
    """What a passkey signed proves nothing: not what was asked, too late, or not a key of this person."""

    status = 422
    title = "Cette clé d’accès n’a pas été reconnue"
    text = "Cette clé d’accès n’a pas été reconnue. Recommencez, ou utilisez un autre moyen."


class KeyKnown(Refused):
    """A passkey is registered once, by one person."""

    status = 409
    title = "Cette clé d’accès est déjà enregistrée"
    text = "Cette clé d’accès est déjà enregistrée. Choisissez un autre appareil, ou gardez celle-ci."


class LastProof(Refused):
    """Without it, a password alone would be left."""

    status = 409
    title = "C’est votre seule protection"
    text = "C’est votre seule protection. Ajoutez d’abord une autre clé d’accès, ou une application de codes."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A passkey that has shown that it signs."""

    public_id: str
    credential_id: bytes
    public_key: bytes
    sign_count: int
    label: str


def hold_challenge(session: Session, *, public_id: str, challenge: bytes) -> None:
    """Remember what a passkey has to sign in this session; a former one is forgotten."""
    session.execute(update(StaffSession).where(StaffSession.public_id == public_id).values(challenge=challenge))


def take_challenge(session: Session, *, public_id: str) -> bytes | None:
    """Return what a passkey had to sign in this session, once: right or wrong, it is forgotten."""
    held = session.scalar(select(StaffSession.challenge).where(StaffSession.public_id == public_id))
    taken = session.execute(
        update(StaffSession)
        .where(StaffSession.public_id == public_id, StaffSession.challenge == held)
        .values(challenge=None)
        .returning(StaffSession.public_id)
    )
    return held if taken.first() is not None else None


def keep_passkey(session: Session, *, new: NewKey, is_first: bool, by: By, now: datetime) -> None:
    """Keep a passkey; the first proof of a half session is kept only while there is no other."""
    staff = session.get_one(Staff, by.staff_id)
    if is_first and has_second_factor(session, staff):
        raise KeyRefused
    if session.scalar(select(Passkey.id).where(Passkey.credential_id == new.credential_id)) is not None:
        raise KeyKnown
    try:
        with session.begin_nested():
            session.add(_row(staff, new, now))
    except IntegrityError as error:
        # The same key, in the same instant, through another door.
        raise KeyKnown from error
    note_act(session, by, Act(name="add_passkey", about=new.public_id), now=now)


def accept_passkey(session: Session, *, credential_id: bytes, sign_count: int, by: By, now: datetime) -> bool:
    """Accept what a passkey signed; False, and a line in the journal, where its count went backwards."""
    row = session.scalars(
        select(Passkey).where(Passkey.staff_id == by.staff_id, Passkey.credential_id == credential_id).with_for_update()
    ).one_or_none()
    if row is None:
        raise KeyRefused
    # A key that does not count always says 0; one that counts and goes back has a double somewhere.
    if max(row.sign_count, sign_count) > 0 and sign_count <= row.sign_count:
        note_act(session, by, Act(name="refuse_passkey", about=row.public_id), now=now)
        return False
    row.sign_count, row.last_used_at = sign_count, now
    return True


def remove_passkey(session: Session, *, public_id: str, by: By, now: datetime) -> bool:
    """Take away one of somebody's own passkeys, unless it is their last proof; say whether it was there."""
    row = session.scalar(select(Passkey).where(Passkey.staff_id == by.staff_id, Passkey.public_id == public_id))
    if row is None:
        return False
    session.delete(row)
    session.flush()
    if not has_second_factor(session, session.get_one(Staff, by.staff_id)):
        raise LastProof
    note_act(session, by, Act(name="remove_passkey", about=public_id), now=now)
    return True


def _row(staff: Staff, new: NewKey, now: datetime) -> Passkey:
    return Passkey(
        public_id=new.public_id,
        staff_id=staff.id,
        credential_id=new.credential_id,
        public_key=new.public_key,
        sign_count=new.sign_count,
        label=new.label,
        created_at=now,
    )
