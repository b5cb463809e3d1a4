"""The page of the day."""

from flask import Blueprint, abort, render_template

from webapp.policy.permissions import Permission
from webapp.queries.appointments import story_today
from webapp.queries.fresh_answers import fresh_answers
from webapp.queries.identity import team_topic
from webapp.queries.notices import notices_of
from webapp.queries.thanks import thanked_by
from webapp.queries.today import today
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.cast import cast_of
from webapp.web.play.door import form_token
from webapp.web.play.game import quest, standing, words

blueprint = Blueprint("today", __name__)


@blueprint.get("/jeu")
@requires(Permission.PLAY)
def show() -> str:
    return page()


@blueprint.get("/jeu/jour/<day_id>")
@requires(Permission.PLAY)
def day(day_id: str) -> str:
    if quest().day(day_id) is None:
        abort(404)
    return page(day_id)


def page(day_id: str | None = None) -> str:
    """Return the page of a day: the latest open one, or the one asked for."""
    here = standing()
    view = today(reading(), here, local_now=local_now(), day_id=day_id)
    html = render_template(
        "play/today.html",
        view=view,
        notices=notices_of(reading(), current_player().id, now=now()),
        thanked_by=thanked_by(here),
        story=story_today(reading(), here),
        me=current_player(),
        cast=cast_of(quest(), view.day.id if view.day else None),
        total=quest().economy.total,
        topic=team_topic(here.player.team_public_id),
        version=here.team_version,
        form_token=form_token,
        answers=fresh_answers(reading(), current_player().id, now=now()),
    )
    return fill(html, words())
