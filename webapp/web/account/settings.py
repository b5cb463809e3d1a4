"""How pages look and sound. They belong to the phone: no account is needed."""

from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from webapp.policy.permissions import Permission
from webapp.web.account.blueprint import blueprint
from webapp.web.common.access import current_actor, requires
from webapp.web.common.paths import local_path
from webapp.web.common.preferences import Preferences, chosen_from, keep


@blueprint.get("/compte/lecture")
@requires(Permission.VISIT)
def reading_settings() -> str:
    layout = "layouts/play.html" if current_actor().is_participant else "layouts/public.html"
    return render_template("account/reading.html", layout=layout, is_kept="garde" in request.args, nav_current="me")


@blueprint.post("/compte/lecture")
@requires(Permission.VISIT)
def keep_reading_settings() -> Any:
    back = local_path(request.form.get("back"), url_for("account.reading_settings", garde="oui"))
    return keep(make_response(redirect(back, 303)), preferences_from(request.form))


def preferences_from(form: MultiDict[str, str]) -> Preferences:
    """Read the form of reading settings; a box that is not ticked is a no."""
    options = set(form.getlist("options"))
    return chosen_from(
        {
            "text": form.get("text"),
            "theme": form.get("theme"),
            "contrast": "more" if "contrast" in options else "auto",
            "reading": "airy" if "airy" in options else "normal",
            "font": "dyslexic" if "dyslexic" in options else "normal",
            "calm": "calm" in options,
            "sound": "sound" in options,
        }
    )
