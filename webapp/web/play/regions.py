"""Live regions: the same templates as the page's, served alone, with the topic's version as their ETag."""

from typing import Any

from flask import Blueprint, Response, abort, render_template

from webapp.policy.permissions import Permission
from webapp.queries.identity import team_topic, version_of
from webapp.queries.thanks import thanked_by
from webapp.queries.today import mates_of
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.regions import is_current, unchanged
from webapp.web.common.regions import region_answer as answer_with
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("regions", __name__)


@blueprint.get("/jeu/region/<name>")
@requires(Permission.PLAY)
def region(name: str) -> Any:
    if name not in ("team-gauge", "team-activity"):
        abort(404)
    topic = team_topic(current_player().team_public_id)
    version = version_of(reading(), topic)
    if is_current(version):
        return unchanged(version)
    here = standing()
    html = render_template(
        f"play/regions/{name.replace('-', '_')}.html",
        gauge=here.gauge,
        team_name=here.team_name,
        mates=mates_of(reading(), here, local_now()),
        thanked_by=thanked_by(here),
        maximum=here.quest.economy.total,
        topic=topic,
        version=version,
    )
    return region_answer(fill(html, words()), topic)


def region_answer(html: str, topic: str) -> Response:
    """Answer a region with the version of its topic."""
    return answer_with(html, version_of(reading(), topic))
