"""The team: its stained glass, its thresholds, its people; and a thank-you."""

from flask import Blueprint, Response, render_template

from webapp.art import stained_glass
from webapp.policy.permissions import Permission
from webapp.queries.identity import team_topic, version_of
from webapp.queries.team import leads_of, panes_of, team_view
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.door import form_token
from webapp.web.play.game import quest, standing, words

blueprint = Blueprint("team", __name__)


@blueprint.get("/jeu/equipe")
@requires(Permission.PLAY)
def show() -> str:
    view = team_view(reading(), standing(), local_now=local_now())
    topic = team_topic(current_player().team_public_id)
    day = standing().current_day
    page = render_template(
        "play/team.html",
        view=view,
        day=day,
        total=quest().economy.total,
        topic=topic,
        version=version_of(reading(), topic),
        form_token=form_token,
    )
    return fill(page, words())


@blueprint.get("/jeu/equipe/vitrail.svg")
@requires(Permission.PLAY)
def window() -> Response:
    panes = panes_of(standing())
    svg = stained_glass(list(panes.values()), leads_of(standing()))
    response = Response(svg, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
