"""The keys of an organisation: made when it first signs, rotated, disowned. Private parts are wrapped, always."""

import base64
import os
import secrets
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from badges.issuer import Issuer
from badges.keys import IssuerKey, KeyKind, KeyRing, KeyState, disown, new_ring, rotate
from badges.wrapping import key_from_file, key_from_text
from webapp.config import Config
from webapp.store.models import Award, IssuerKeyRow, Organisation, StatusListRow
from webapp.store.topics import announce
from webapp.usecases.awarding.addresses import House
from webapp.usecases.awarding.awards import TO_SIGN
from webapp.usecases.journal import Act, By, note_act

Write = Callable[[Callable[[Session], KeyRing]], KeyRing]


def wrapping_key(config: Config) -> bytes:
    """The key that wraps private keys: from the environment, or a file of ours that only its owner can read."""
    if config.badge_key is not None:
        return key_from_text(config.badge_key)
    path = config.data_dir / "badge_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return key_from_file(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)).decode())
    return key_from_file(path)


def issuer_of(organisation: Organisation, house: House) -> Issuer:
    """An organisation as its badges name it."""
    return Issuer(did=house.did, name=organisation.name, url=house.page)


def ring_of(session: Session, did: str) -> KeyRing:
    """Every key that the issuer ever had, the oldest first."""
    rows = session.scalars(select(IssuerKeyRow).where(IssuerKeyRow.did == did).order_by(IssuerKeyRow.id))
    return tuple(
        IssuerKey(KeyKind(row.kind), row.public_pem, row.created_at, KeyState(row.state), row.wrapped_private)
        for row in rows
    )


def ensure_ring(write: Write, organisation_id: int, house: House, *, key: bytes, now: datetime) -> KeyRing:
    """The keys of an issuer, made now if it has none. The chance is drawn outside of the writer."""
    fresh = new_ring(house.did, now=now, wrapping_key=key)

    def job(session: Session) -> KeyRing:
        session.get(Organisation, organisation_id, with_for_update=True)  # two processes make one ring
        known = ring_of(session, house.did)
        return known or _save(session, organisation_id, house.did, fresh)

    return write(job)


def rotated(ring: KeyRing, house: House, *, key: bytes, now: datetime) -> KeyRing:
    """New keys of both kinds; those before are retired. Draws chance: outside of the writer."""
    for kind in KeyKind:
        ring = rotate(ring, house.did, kind, now=now, wrapping_key=key)
    return ring


def save_rotation(session: Session, *, ring: KeyRing, house: House, by: By, now: datetime) -> KeyRing:
    """Keep a rotated ring; badges that were signed with the older keys stay valid."""
    note_act(session, by, Act(name="rotate_keys", about=house.slug), now=now)
    return _save(session, by.organisation_id, house.did, ring)


def disown_keys(session: Session, *, house: House, by: By, now: datetime) -> int:
    """Vouch no more for the keys that signed so far, which somebody else may hold; return how many badges that hits.

    Those badges are signed again, with the newest keys: rotate first.
    """
    ring = ring_of(session, house.did)
    newest = {kind: [key.fragment for key in ring if key.kind is kind][-1] for kind in KeyKind}
    for key in ring:
        if key.fragment not in newest.values():
            ring = disown(ring, key.fragment)
    _save(session, by.organisation_id, house.did, ring)
    hit = session.scalars(
        update(Award)
        .where(Award.organisation_id == by.organisation_id, Award.published_at.is_not(None))
        .where(Award.revoked_at.is_(None), Award.erased_at.is_(None))
        .values(is_to_sign=True, revision=Award.revision + 1, valid_from=now)
        .returning(Award.id)
    ).all()
    session.execute(
        update(StatusListRow)
        .where(StatusListRow.organisation_id == by.organisation_id)
        .values(revision=StatusListRow.revision + 1)
    )
    note_act(session, by, Act(name="disown_keys", about=house.slug, details={"badges": len(hit)}), now=now)
    announce(session, TO_SIGN)
    return len(hit)


def _save(session: Session, organisation_id: int, did: str, ring: KeyRing) -> KeyRing:
    known = {row.fragment: row for row in session.scalars(select(IssuerKeyRow).where(IssuerKeyRow.did == did))}
    for key in ring:
        row = known.get(key.fragment)
        if row is None:
            row = IssuerKeyRow(organisation_id=organisation_id, did=did, fragment=key.fragment)
            session.add(row)
        row.kind, row.state, row.created_at = key.kind.value, key.state.value, key.created_at
        row.public_pem, row.wrapped_private = key.public_pem, key.wrapped_private
        session.flush()
    return ring
