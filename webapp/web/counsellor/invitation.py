"""A one-time link: who follows it chooses a password, then proves more. Looking at the page uses nothing up."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.staff import Invited, invited_by
from webapp.usecases.staffing import LinkOver, take_link
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.passwords import hash_password, password_fault
from webapp.web.common.security import set_staff_session
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.sessions import new_session

DIFFERENT = "Les deux mots de passe ne sont pas les mêmes. Tapez-les de nouveau."


@blueprint.get("/pro/invitation/<token>")
@requires(Permission.VISIT)
def invitation(token: str) -> Response:
    return _form(_invited(token), token)


@blueprint.post("/pro/invitation/<token>")
@requires(Permission.VISIT)
def accept_invitation(token: str) -> Any:
    found, moment = _invited(token), now()
    faults = new_password_faults(found.email, found.name, found.organisation)
    if faults:
        return _form(found, token, faults, status=422)
    chosen, (session_token, held) = hash_password(request.form["password"]), new_session()
    write(lambda session: take_link(session, token_hash=token_hash(token), password_hash=chosen, new=held, now=moment))
    following = "prove" if found.has_second_factor else "enrol"
    return set_staff_session(make_response(redirect(url_for(f"counsellor.{following}"), 303)), session_token)


def new_password_faults(*about: str) -> dict[str, str]:
    """Say what is wrong with the new password of this form."""
    password = request.form.get("password", "")
    if fault := password_fault(password, about=about):
        return {"password": fault}
    return {} if request.form.get("again") == password else {"again": DIFFERENT}


def _invited(token: str) -> Invited:
    found = invited_by(reading(), token_hash(token), now=now())
    if found is None:
        raise LinkOver
    return found


def _form(found: Invited, token: str, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    page = render_template("counsellor/invitation.html", invited=found, token=token, faults=faults or {})
    return make_response(page, status)
