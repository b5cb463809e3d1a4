"""Grave acts ask again who is there: a code, in the form of the act itself, unless one was given minutes ago."""

from flask import request

from webapp.policy.sessions import STAFF_FRESH
from webapp.usecases.signing_in import NotProven, renew_proof
from webapp.web.common.access import current_staff
from webapp.web.common.attempts import count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.counsellor.guesses import code_limits
from webapp.web.counsellor.proving import accept_code
from webapp.web.counsellor.signing_in import TOO_MANY

ASK = "Tapez le code de votre application\N{NO-BREAK SPACE}: cet acte est important."


def is_fresh() -> bool:
    """Say whether whoever works here proved it so lately that a grave act needs no other code."""
    proven_at = current_staff().proven_at
    return proven_at is not None and now() - proven_at < STAFF_FRESH


def proof_fault() -> str | None:
    """Say why a grave act cannot be done now; None once the code of the form is right, or when none is needed."""
    if is_fresh():
        return None
    staff, typed, moment = current_staff(), request.form.get("code", ""), now()
    if not typed.strip():
        return ASK
    if waiting_time(code_limits(staff.public_id)):
        return TOO_MANY
    try:
        accept_code(staff, typed)
    except NotProven as error:
        count_failure(typed, code_limits(staff.public_id))
        return error.text
    write(lambda session: renew_proof(session, public_id=staff.session, now=moment))
    return None
