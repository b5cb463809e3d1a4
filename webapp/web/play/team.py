"""The team: its stained glass, its thresholds, its people; and a thank-you."""

from flask import Blueprint, Response, abort, render_template

from webapp.art import stained_glass
from webapp.policy.permissions import Permission
from webapp.queries.album import album_of
from webapp.queries.identity import team_topic
from webapp.queries.team import leads_of, panes_of, team_view
from webapp.queries.thanks import thanked_by, thanks_received
from webapp.web.common.access import requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.kept_files import shown_file
from webapp.web.common.wording import fill
from webapp.web.play.door import form_token
from webapp.web.play.game import standing, words

blueprint = Blueprint("team", __name__)


@blueprint.get("/jeu/equipe")
@requires(Permission.PLAY)
def show() -> str:
    here = standing()
    view = team_view(reading(), here, local_now=local_now())
    page = render_template(
        "play/team.html",
        view=view,
        thanks=thanks_received(here),
        album=album_of(reading(), here),
        thanked_by=thanked_by(here),
        day=here.current_day,
        total=here.quest.economy.total,
        topic=team_topic(here.player.team_public_id),
        version=here.team_version,
        form_token=form_token,
    )
    return fill(page, words())


@blueprint.get("/jeu/equipe/photos/<public_id>")
@requires(Permission.PLAY)
def photo(public_id: str) -> Response:
    found = next((each for each in album_of(reading(), standing()) if each.public_id == public_id), None)
    if found is None:
        abort(404)
    return shown_file(found.file.file_name, found.file.media_type)


@blueprint.get("/jeu/equipe/vitrail.svg")
@requires(Permission.PLAY)
def window() -> Response:
    panes = panes_of(standing())
    svg = stained_glass(list(panes.values()), leads_of(standing()))
    response = Response(svg, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=60"
    return response
