"""The second factor: a passkey, the code of an application or a recovery code. Enrolling the first one comes before."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.staff import StaffMember, totp_of
from webapp.usecases.passkeys import KeyRefused
from webapp.usecases.signing_in import NotProven, accept_recovery_code, accept_totp, open_session
from webapp.web.common.access import current_staff, requires
from webapp.web.common.attempts import count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.one_time_codes import looks_like_paper, matching_step, paper_code_hash, unseal_totp
from webapp.web.common.security import config, set_staff_session
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.guesses import code_limits, remember_browser
from webapp.web.counsellor.key_proof import accept_key, ask_a_key, holds_key
from webapp.web.counsellor.sessions import new_session, wanted_page
from webapp.web.counsellor.signing_in import TOO_MANY


@blueprint.get("/pro/connexion/code")
@requires(Permission.PROVE)
def prove() -> Response:
    return _form()


@blueprint.post("/pro/connexion/code")
@requires(Permission.PROVE)
def prove_now() -> Any:
    staff, typed = current_staff(), request.form.get("code", "")
    if waiting_time(code_limits(staff.public_id)):
        return _form(TOO_MANY, status=429)
    try:
        accept_code(staff, typed)
    except NotProven as error:
        count_failure(typed, code_limits(staff.public_id))
        return _form(error.text, status=422)
    return welcome_in(make_response(redirect(wanted_page(), 303)), staff)


@blueprint.post("/pro/connexion/cle/demande")
@requires(Permission.PROVE)
def ask_key() -> dict[str, Any]:
    """Say what a passkey has to sign to come in."""
    return ask_a_key()


@blueprint.post("/pro/connexion/cle")
@requires(Permission.PROVE)
def prove_by_key() -> Any:
    staff, sent = current_staff(), request.form.get("key", "")
    if waiting_time(code_limits(staff.public_id)):
        return _form(key_error=TOO_MANY, status=429)
    try:
        accept_key(staff, sent)
    except KeyRefused as error:
        count_failure(sent, code_limits(staff.public_id))
        return _form(key_error=error.text, status=422)
    return welcome_in(make_response(redirect(wanted_page(), 303)), staff)


def accept_code(staff: StaffMember, typed: str) -> None:
    """Accept a code of the application or of the paper, once; raise NotProven."""
    moment, secret_key = now(), config().secret_key
    if looks_like_paper(typed):
        kept = paper_code_hash(typed, secret_key=secret_key)
        return write(lambda session: accept_recovery_code(session, staff_id=staff.id, code_hash=kept, now=moment))
    secret = unseal_totp(totp_of(reading(), staff), staff=staff.public_id, secret_key=secret_key)
    step = None if secret is None else matching_step(secret, typed, now=moment)
    if step is None:
        raise NotProven
    return write(lambda session: accept_totp(session, staff_id=staff.id, step=step))


def welcome_in(response: Response, staff: StaffMember) -> Response:
    """Open everything to a browser whose second factor was right."""
    moment = now()
    token, held = new_session()
    write(lambda session: open_session(session, half=staff.session, new=held, now=moment))
    return remember_browser(set_staff_session(response, token), staff.email)


def _form(error: str | None = None, *, key_error: str | None = None, status: int = 200) -> Response:
    staff = current_staff()
    page = render_template(
        "counsellor/prove.html",
        error=error,
        key_error=key_error,
        has_key=holds_key(),
        has_application=totp_of(reading(), staff) is not None,
        next=wanted_page(),
    )
    return make_response(page, status)
