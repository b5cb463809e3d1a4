"""The first second factor: a passkey or an application of one-time codes, then the codes on paper.

The secret is derived from the form's own token, so that a form sent twice, or with a wrong code, shows the same QR code
and nothing is stored before the application has shown that it works.
"""

import base64
from collections.abc import Mapping
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.usecases.enrolling import keep_totp, replace_recovery_codes
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.one_time_codes import matching_step, paper_code_hash, paper_codes, seal_totp, totp_address
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.common.security import config
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import is_fresh
from webapp.web.counsellor.proving import welcome_in
from webapp.web.counsellor.sessions import device_words, wanted_page

WRONG = "Ce code ne convient pas. Attendez que l’application en affiche un autre, puis tapez-le."


@blueprint.get("/pro/connexion/proteger")
@requires(Permission.ENROL)
def enrol() -> Any:
    return _prove_first() or show_enrolment(new_token())


@blueprint.post("/pro/connexion/proteger")
@requires(Permission.ENROL)
def enrol_now() -> Any:
    token, staff = sent_token(), current_staff()
    if elsewhere := _prove_first():
        return elsewhere
    secret, moment = _secret(token), now()
    step = matching_step(secret, request.form.get("code", ""), now=moment)
    if step is None:
        return show_enrolment(token, {"code": WRONG}, status=422)
    sealed = seal_totp(secret, staff=staff.public_id, secret_key=config().secret_key)
    write(lambda session: keep_totp(session, staff_id=staff.id, sealed=sealed, step=step, now=moment))
    return welcome_in(show_new_codes(token), staff)


def show_new_codes(token: str) -> Response:
    """Give new recovery codes and show them, this once."""
    staff, secret_key = current_staff(), config().secret_key
    codes = paper_codes(derived("paper codes", f"{staff.public_id}:{token}"))
    hashes = [paper_code_hash(code, secret_key=secret_key) for code in codes]
    write(lambda session: replace_recovery_codes(session, staff_id=staff.id, hashes=hashes))
    return make_response(render_template("counsellor/recovery_codes.html", codes=codes, next=wanted_page()))


def show_enrolment(token: str, faults: Mapping[str, str] | None = None, *, status: int = 200) -> Response:
    """Show both ways to protect an account, and what is wrong with what was sent (``key``, ``code``)."""
    import segno

    secret, staff = _secret(token), current_staff()
    code = segno.make(totp_address(secret, email=staff.email), error="m", micro=False)
    page = render_template(
        "counsellor/enrol.html",
        token=token,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        qr=code.svg_data_uri(border=2, omitsize=True),
        faults=faults or {},
        device=device_words(),
        is_first=not staff.is_proven,
        next=wanted_page(),
    )
    return make_response(page, status)


def _prove_first() -> Any:
    """Send whoever is at work already, and proved it long ago, to where it is proven again; None for all others."""
    if current_staff().is_proven and not is_fresh():
        return redirect(url_for("counsellor.account", _anchor="cles"), 303)
    return None


def _secret(token: str) -> str:
    """Return the secret of this form: 160 bits that only the installation can derive."""
    return base64.b32encode(derived("totp", f"{current_staff().public_id}:{token}")[:20]).decode()
