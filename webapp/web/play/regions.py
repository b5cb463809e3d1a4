"""Live regions: the same templates as the page's, served alone, with the topic's version as their ETag."""

from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.identity import team_topic, version_of
from webapp.queries.today import mates_of
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
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
        return Response(status=304, headers={"ETag": etag(version)})
    here = standing()
    html = render_template(
        f"play/regions/{name.replace('-', '_')}.html",
        gauge=here.gauge,
        team_name=here.team_name,
        mates=mates_of(reading(), here, local_now()),
        maximum=here.quest.economy.total,
        topic=topic,
        version=version,
    )
    return region_answer(fill(html, words()), topic)


def region_answer(html: str, topic: str) -> Response:
    """Answer a region with its version."""
    version = version_of(reading(), topic)
    response = Response(html, mimetype="text/html")
    response.headers["ETag"] = etag(version)
    response.headers["X-Elan-Version"] = str(version)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def is_current(version: int) -> bool:
    """Say whether the page already shows this version."""
    return request.headers.get("If-None-Match") == etag(version)


def etag(version: int) -> str:
    """Write a version as an ETag."""
    return f'"{version}"'
