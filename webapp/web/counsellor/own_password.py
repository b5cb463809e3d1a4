"""My password: changed by whoever knows the present one and proves who is there; elsewhere, the account closes."""

from typing import Any

from flask import redirect, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.staff import identity_of
from webapp.usecases.staffing import change_password
from webapp.web.common.access import current_staff, requires
from webapp.web.common.attempts import count_failure, waiting_time
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.passwords import hash_password, is_password
from webapp.web.counsellor.account import show_account
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import proof_fault
from webapp.web.counsellor.guesses import password_limits
from webapp.web.counsellor.invitation import new_password_faults
from webapp.web.counsellor.signing_in import TOO_MANY

NOT_YOURS = "Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis recommencez."


@blueprint.post("/pro/compte/mot-de-passe")
@requires(Permission.WORK)
def change_own_password() -> Any:
    staff = current_staff()
    faults = _present_fault() | new_password_faults(staff.email, staff.name, staff.organisation)
    if not faults and (fault := proof_fault()):
        faults["password-code"] = fault
    if faults:
        return show_account(faults, status=422)
    chosen, moment = hash_password(request.form["password"]), now()
    write(
        lambda session: change_password(session, staff_id=staff.id, password_hash=chosen, but=staff.session, now=moment)
    )
    return redirect(url_for("counsellor.account", fait="mot-de-passe"), 303)


def _present_fault() -> dict[str, str]:
    """Say what is wrong with the present password: a screen that was left open is no proof of who sits there."""
    staff, typed = current_staff(), request.form.get("current", "")
    limits = password_limits(staff.email)
    if waiting_time(limits):
        return {"current": TOO_MANY}
    found = identity_of(reading(), staff.email)
    if is_password(typed, found.password_hash if found else None):
        return {}
    count_failure(typed, limits)
    return {"current": NOT_YOURS}
