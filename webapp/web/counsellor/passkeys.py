"""My passkeys: creating one, at the door or from my account, and taking one away."""

import secrets
from typing import Any

from flask import Response, abort, redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.staff_account import public_keys_of
from webapp.usecases.errors import Refused
from webapp.usecases.passkeys import KeyRefused, LastProof, NewKey, keep_passkey, remove_passkey
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.passkeys import BadAnswer, created_key, creation_options
from webapp.web.common.resume_card import sent_token
from webapp.web.counsellor.account import show_account
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.enrolling import show_enrolment, show_new_codes
from webapp.web.counsellor.grave import proof_fault
from webapp.web.counsellor.key_proof import ask_a_key, fresh_challenge, held_challenge
from webapp.web.counsellor.proving import welcome_in
from webapp.web.counsellor.sessions import device_words

CHOOSE = "Choisissez la clé d’accès à retirer."
LABEL_LENGTH = 60


@blueprint.post("/pro/cles/creation")
@requires(Permission.ENROL)
def ask_new_key() -> dict[str, Any]:
    """Say what a new passkey has to sign."""
    staff, drawn = current_staff(), fresh_challenge()
    known = public_keys_of(reading(), staff)
    return creation_options(user=staff.public_id, email=staff.email, name=staff.name, challenge=drawn, known=known)


@blueprint.post("/pro/connexion/proteger/cle")
@requires(Permission.ENROL)
def enrol_by_key() -> Response:
    """Keep the first proof of somebody, then let them in."""
    token, staff = sent_token(), current_staff()
    try:
        _keep(is_first=True)
    except Refused as error:
        return show_enrolment(token, {"key": error.text}, status=422)
    return welcome_in(show_new_codes(token), staff)


@blueprint.post("/pro/compte/cles")
@requires(Permission.WORK)
def add_key() -> Any:
    if fault := proof_fault():
        return show_account({"key-code": fault}, status=422)
    try:
        _keep(is_first=False)
    except Refused as error:
        return show_account({"label": error.text}, status=422)
    return redirect(url_for("counsellor.account", fait="cle", _anchor="cles"), 303)


@blueprint.post("/pro/compte/cles/retirer")
@requires(Permission.WORK)
def remove_key() -> Any:
    named, by, moment = request.form.get("cle", "")[:32], by_me(), now()
    if not named:
        return show_account({"cle": CHOOSE}, status=422)
    if fault := proof_fault():
        return show_account({"key-code": fault}, status=422)
    try:
        if not write(lambda session: remove_passkey(session, public_id=named, by=by, now=moment)):
            abort(404)
    except LastProof as error:
        return show_account({"cle": error.text}, status=error.status)
    return redirect(url_for("counsellor.account", fait="retiree", _anchor="cles"), 303)


@blueprint.post("/pro/compte/preuve")
@requires(Permission.WORK)
def prove_again() -> Any:
    """Prove who one is before touching one's passkeys: creating one signs something else."""
    if fault := proof_fault():
        return show_account({"key-code": fault}, status=422)
    return redirect(url_for("counsellor.account", _anchor="cles"), 303)


@blueprint.post("/pro/compte/cles/demande")
@requires(Permission.WORK)
def ask_key_again() -> dict[str, Any]:
    """Say what a passkey has to sign for a grave act."""
    return ask_a_key()


def _keep(*, is_first: bool) -> None:
    """Keep the passkey of this form under the name that it was given; raise Refused."""
    challenge, by, moment = held_challenge(), by_me(), now()
    try:
        made = created_key(request.form.get("new_key", ""), challenge=challenge)
    except BadAnswer as error:
        raise KeyRefused from error
    new = NewKey(
        public_id=secrets.token_hex(12),
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        label=request.form.get("label", "").strip()[:LABEL_LENGTH] or device_words(),
    )
    write(lambda session: keep_passkey(session, new=new, is_first=is_first, by=by, now=moment))
