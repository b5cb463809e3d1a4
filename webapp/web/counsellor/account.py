"""My account: who I am here."""

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.web.common.access import current_staff, requires
from webapp.web.counsellor.blueprint import blueprint


@blueprint.get("/pro/compte")
@requires(Permission.WORK)
def account() -> str:
    return render_template("counsellor/account.html", staff=current_staff())
