"""How pages look and sound. They belong to the phone: no account is needed."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.web.account.blueprint import blueprint
from webapp.web.common.access import current_actor, requires
from webapp.web.common.paths import local_path
from webapp.web.common.preferences import chosen_from, keep


@blueprint.get("/compte/lecture")
@requires(Permission.VISIT)
def reading_settings() -> str:
    layout = "layouts/play.html" if current_actor().is_participant else "layouts/public.html"
    return render_template("account/reading.html", layout=layout, is_kept="garde" in request.args, nav_current="me")


@blueprint.post("/compte/lecture")
@requires(Permission.VISIT)
def keep_reading_settings() -> Any:
    back = local_path(request.form.get("back"), url_for("account.reading_settings", garde="oui"))
    # The fields have the names of the cookie; the first value of a name counts (a hidden one says "not ticked").
    return keep(make_response(redirect(back, 303)), chosen_from(request.form.to_dict()))
