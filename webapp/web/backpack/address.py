"""The address to which my badges are bound: mine to give, to change and to take back."""

import re
import secrets
from typing import Any, Final

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.usecases.awarding.sharing import bind_to_email
from webapp.web.backpack.badges import mine
from webapp.web.backpack.blueprint import blueprint
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import write

LONGEST: Final = 254
_FORM: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@blueprint.get("/sac/adresse")
@requires(Permission.PLAY)
def address() -> Response:
    return _page(mine().email)


@blueprint.post("/sac/adresse")
@requires(Permission.PLAY)
def bind() -> Any:
    email = request.form.get("email", "").strip()
    if email and (len(email) > LONGEST or not _FORM.fullmatch(email)):
        return _page(email[:LONGEST], "Cette adresse n’a pas la forme nom@exemple.fr.", status=422)
    if email == mine().email:
        return redirect(url_for("backpack.bag"), 303)
    salts = {badge.public_id: secrets.token_hex(16) for badge in mine().shown}
    me, moment = current_player().id, now()
    write(lambda session: bind_to_email(session, participant=me, email=email or None, salts=salts, now=moment))
    return redirect(url_for("backpack.bag", fait="adresse" if email else "sans-adresse"), 303)


def _page(email: str, fault: str | None = None, *, status: int = 200) -> Response:
    faults = {"email": fault} if fault else {}
    return make_response(render_template("backpack/address.html", email=email, faults=faults, bag=mine()), status)
