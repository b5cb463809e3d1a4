"""My account: who I am here, where it is open, the passkeys, and the codes on paper."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.staff import totp_of
from webapp.queries.staff_account import open_sessions, paper_codes_left, passkeys_of
from webapp.usecases.signing_in import end_session, end_sessions
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.resume_card import new_token, sent_token
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.enrolling import show_new_codes
from webapp.web.counsellor.grave import is_fresh, proof_fault
from webapp.web.counsellor.sessions import device_words


@blueprint.get("/pro/compte")
@requires(Permission.WORK)
def account() -> Response:
    return show_account()


@blueprint.post("/pro/compte/ailleurs")
@requires(Permission.WORK)
def end_elsewhere() -> Any:
    """Close one of one's own browsers, or all but this one."""
    staff, one, moment = current_staff(), request.form.get("session", "")[:32], now()
    if not one:
        write(lambda session: end_sessions(session, staff_id=staff.id, but=staff.session, now=moment))
    elif not write(lambda session: end_session(session, staff_id=staff.id, public_id=one, now=moment)):
        abort(404)
    return redirect(url_for("counsellor.account", fait="ferme"), 303)


@blueprint.post("/pro/compte/codes")
@requires(Permission.WORK)
def renew_paper_codes() -> Response:
    if fault := proof_fault():
        return show_account({"code": fault}, status=422)
    return show_new_codes(sent_token())


def show_account(faults: Mapping[str, str] | None = None, *, status: int = 200) -> Response:
    """Show one's account, and what is wrong with what was sent: the id of a field -> what to do."""
    staff = current_staff()
    keys = passkeys_of(reading(), staff)
    page = render_template(
        "counsellor/account.html",
        staff=staff,
        sessions=open_sessions(reading(), staff, now=now()),
        codes_left=paper_codes_left(reading(), staff),
        keys=keys,
        can_remove=len(keys) > 1 or totp_of(reading(), staff) is not None,
        device=device_words(),
        is_fresh=is_fresh(),
        faults=faults or {},
        token=new_token(),
        done=request.args.get("fait"),
    )
    return make_response(page, status)
