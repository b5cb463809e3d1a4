"""My name, as colleagues and youths read it."""

from typing import Any

from flask import redirect, url_for

from webapp.policy.permissions import Permission
from webapp.usecases.staffing import rename
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.counsellor.account import show_account
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.colleagues import NO_NAME, typed_person


@blueprint.post("/pro/compte/nom")
@requires(Permission.WORK)
def change_own_name() -> Any:
    name, staff, by, moment = typed_person(), current_staff(), by_me(), now()
    if not name:
        return show_account({"person": NO_NAME}, status=422)
    write(lambda session: rename(session, staff_id=staff.id, name=name, by=by, now=moment))
    return redirect(url_for("counsellor.account", fait="nom"), 303)
