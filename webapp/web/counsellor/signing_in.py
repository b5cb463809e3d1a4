"""The door of staff: an address and a password, then a proof; and the way out."""

from typing import Any

from flask import Response, g, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.sessions import staff_cookie_name
from webapp.queries.staff import identity_of
from webapp.usecases.signing_in import end_session, open_half_session
from webapp.web.common.access import current_actor, requires
from webapp.web.common.attempts import count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.passwords import is_password
from webapp.web.common.security import clear_staff_session, config, set_staff_session
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.guesses import password_limits
from webapp.web.counsellor.sessions import new_session, wanted_page

WRONG = "L’adresse ou le mot de passe ne convient pas. Vérifiez les deux, puis recommencez."
TOO_MANY = "Trop d’essais. Faites une pause de quelques minutes, puis recommencez."


@blueprint.get("/pro/connexion")
@requires(Permission.VISIT)
def sign_in() -> Any:
    if current_actor().staff is not None:
        return redirect(wanted_page())
    return _form()


@blueprint.post("/pro/connexion")
@requires(Permission.VISIT)
def sign_in_now() -> Any:
    email, password = typed_email(), request.form.get("password", "")
    limits, moment = password_limits(email), now()
    if waiting_time(limits):
        return _form(email, TOO_MANY, status=429)
    found = identity_of(reading(), email)
    if not is_password(password, found.password_hash if found else None) or found is None:
        count_failure(password, limits)
        return _form(email, WRONG, status=422)
    token, held = new_session()
    write(lambda session: open_half_session(session, staff_id=found.id, new=held, now=moment))
    following = "prove" if found.has_second_factor else "enrol"
    return set_staff_session(
        make_response(redirect(url_for(f"counsellor.{following}", suite=wanted_page()), 303)), token
    )


@blueprint.post("/pro/sortir")
@requires(Permission.VISIT)
def sign_out() -> Response:
    staff, moment = g.staff, now()
    if staff is not None:
        write(lambda session: end_session(session, staff_id=staff.id, public_id=staff.session, now=moment))
    return clear_staff_session(make_response(redirect(url_for("counsellor.sign_in", sortie="oui"), 303)))


def typed_email() -> str:
    """Return the address that was typed, as it is kept."""
    return request.form.get("email", "").strip().casefold()[:254]


def _form(email: str = "", error: str | None = None, *, status: int = 200) -> Response:
    page = render_template(
        "counsellor/sign_in.html",
        email=email,
        error=error,
        next=wanted_page(),
        left=request.args.get("sortie") == "oui",
        # A browser that still holds a session which is over: after a while, other roles, or closed from elsewhere.
        is_over=staff_cookie_name(is_https=config().is_https) in request.cookies,
    )
    return make_response(page, status)
