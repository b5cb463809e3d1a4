"""The notebook: one's papers, and what one shared."""

from flask import Blueprint, render_template

from webapp.policy.permissions import Permission
from webapp.queries.appointments import appointment_of
from webapp.queries.evidence import own_evidence
from webapp.queries.notebook import notebook
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("notebook", __name__)


@blueprint.get("/jeu/carnet")
@requires(Permission.PLAY)
def show() -> str:
    page = render_template(
        "play/notebook.html",
        view=notebook(reading(), standing()),
        sent=own_evidence(reading(), standing()),
        appointment=appointment_of(reading(), standing()),
    )
    return fill(page, words())
