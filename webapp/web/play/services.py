"""The collection of services, and one service."""

from typing import Any

from flask import Blueprint, abort, render_template

from webapp.policy.permissions import Permission
from webapp.queries.services import services_view
from webapp.web.common.access import requires
from webapp.web.common.wording import fill
from webapp.web.play.door import form_token
from webapp.web.play.game import standing, words

blueprint = Blueprint("services", __name__)


@blueprint.get("/jeu/services")
@requires(Permission.PLAY)
def collection() -> str:
    page = render_template("play/services.html", services=services_view(standing()))
    return fill(page, words())


@blueprint.get("/jeu/services/<service_id>")
@requires(Permission.PLAY)
def show(service_id: str) -> Any:
    view = next((each for each in services_view(standing()) if each.id == service_id), None)
    if view is None:
        abort(404)
    return fill(render_template("play/service.html", service=view, form_token=form_token), words())
