"""Grave acts ask again who is there: a code or a passkey, in the form of the act, unless it was proven minutes ago."""

from flask import request

from webapp.policy.sessions import STAFF_FRESH
from webapp.usecases.passkeys import KeyRefused
from webapp.usecases.signing_in import NotProven, renew_proof
from webapp.web.common.access import current_staff
from webapp.web.common.attempts import count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.counsellor.guesses import code_limits
from webapp.web.counsellor.key_proof import accept_key
from webapp.web.counsellor.proving import accept_code
from webapp.web.counsellor.signing_in import TOO_MANY

ASK = "Montrez d’abord que c’est vous\N{NO-BREAK SPACE}: cet acte est important."


def is_fresh() -> bool:
    """Say whether whoever works here proved it so lately that a grave act needs no other code."""
    proven_at = current_staff().proven_at
    return proven_at is not None and now() - proven_at < STAFF_FRESH


def proof_fault() -> str | None:
    """Say why a grave act cannot be done now; None once the form's code or passkey is right, or when none is needed."""
    if is_fresh():
        return None
    staff, moment = current_staff(), now()
    typed, signed = request.form.get("code", ""), request.form.get("key", "")
    if not typed.strip() and not signed:
        return ASK
    if waiting_time(code_limits(staff.public_id)):
        return TOO_MANY
    try:
        accept_key(staff, signed) if signed else accept_code(staff, typed)
    except (KeyRefused, NotProven) as error:
        count_failure(signed or typed, code_limits(staff.public_id))
        return error.text
    write(lambda session: renew_proof(session, public_id=staff.session, now=moment))
    return None
