"""What I sent to be confirmed, and what was answered; I can always try again."""

from flask import Blueprint, render_template

from webapp.policy.permissions import Permission
from webapp.queries.evidence import own_evidence
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("evidence", __name__)


@blueprint.get("/jeu/preuves")
@requires(Permission.PLAY)
def show() -> str:
    page = render_template("play/evidence.html", sent=own_evidence(reading(), standing()))
    return fill(page, words())
