"""My place: who I am here, how I like to read, and the doors to my account."""

from flask import Blueprint, render_template

from webapp.policy.permissions import Permission
from webapp.web.common.access import current_player, requires
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("me", __name__)


@blueprint.get("/jeu/moi")
@requires(Permission.PLAY)
def show() -> str:
    page = render_template("play/me.html", me=current_player(), team_name=standing().team_name)
    return fill(page, words())
