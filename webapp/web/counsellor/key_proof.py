"""A passkey proves who works here: what it has to sign is kept in the session, and taken once."""

import secrets
from typing import Any

from webapp.policy.sessions import is_challenge_over, new_challenge
from webapp.queries.staff import StaffMember
from webapp.queries.staff_account import public_keys_of
from webapp.usecases.passkeys import KeyRefused, accept_passkey, hold_challenge, take_challenge
from webapp.web.common.access import current_staff
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.passkeys import BadAnswer, request_options, signing_key
from webapp.web.counsellor.acting import by_me

COPIED = (
    "Cette clé d’accès n’a rien ouvert\N{NO-BREAK SPACE}: son compteur est revenu en arrière, elle a peut-être été "
    "copiée. Entrez par un autre moyen, puis retirez-la dans «\N{NO-BREAK SPACE}Mon compte\N{NO-BREAK SPACE}»."
)


def fresh_challenge() -> bytes:
    """Draw what a passkey has to sign, for the session of this request."""
    staff, drawn = current_staff(), new_challenge(secrets.token_bytes(32), now=now())
    write(lambda session: hold_challenge(session, public_id=staff.session, challenge=drawn))
    return drawn


def held_challenge() -> bytes:
    """Take what a passkey had to sign in this session; raise KeyRefused if there is none, or too old."""
    staff = current_staff()
    held = write(lambda session: take_challenge(session, public_id=staff.session))
    if held is None or is_challenge_over(held, now=now()):
        raise KeyRefused
    return held


def ask_a_key() -> dict[str, Any]:
    """Return what a browser needs to have one of one's own passkeys sign."""
    drawn = fresh_challenge()
    return request_options(challenge=drawn, known=public_keys_of(reading(), current_staff()))


def accept_key(staff: StaffMember, sent: str) -> None:
    """Accept what a passkey signed, once; raise KeyRefused."""
    challenge, moment = held_challenge(), now()
    try:
        signed = signing_key(sent, challenge=challenge, known=public_keys_of(reading(), staff))
    except BadAnswer as error:
        raise KeyRefused from error
    by = by_me()
    if not write(
        lambda session: accept_passkey(
            session, credential_id=signed.credential_id, sign_count=signed.sign_count, by=by, now=moment
        )
    ):
        raise KeyRefused(COPIED)


def holds_key() -> bool:
    """Say whether whoever works here has a passkey."""
    return bool(public_keys_of(reading(), current_staff()))
