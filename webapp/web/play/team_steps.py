"""What a team does together on several phones: the fragments of a code, the closing of a vote."""

import secrets
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.identity import step_topic, team_topic
from webapp.queries.mission import step_state
from webapp.quest.content import Mission
from webapp.steps import KINDS
from webapp.steps.judge import JUDGE
from webapp.usecases.dealing import deal_fragments
from webapp.usecases.playing import present_members
from webapp.usecases.voting import close_round
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.wording import fill
from webapp.web.play.game import quest, standing, words
from webapp.web.play.regions import region_answer

blueprint = Blueprint("team_steps", __name__)


@blueprint.get("/jeu/equipe/fragments/<step_id>")
@requires(Permission.PLAY)
def fragments(step_id: str) -> Any:
    return _region(step_id, "team_code", "fragments")


@blueprint.post("/jeu/equipe/fragments/<step_id>")
@requires(Permission.PLAY)
def redeal(step_id: str) -> Any:
    mission, step = _step(step_id, "team_code")
    player, moment = current_player(), now()
    ids = [fragment.id for fragment in step.fragments]

    def job(session: Any) -> Any:
        present = present_members(session, player, now=moment)
        return deal_fragments(session, player=player, step=step.id, fragments=ids, present=present, now=moment)

    write(job)
    return _back(mission, step_id, "team_code", "fragments")


@blueprint.get("/jeu/equipe/vote/<step_id>")
@requires(Permission.PLAY)
def tally(step_id: str) -> Any:
    return _region(step_id, "vote", "tally")


@blueprint.post("/jeu/equipe/vote/<step_id>")
@requires(Permission.PLAY)
def close(step_id: str) -> Any:
    mission, step = _step(step_id, "vote")
    player, moment, draw = current_player(), now(), secrets.randbelow(10_000)
    if step.scope != "team":
        abort(404)
    write(
        lambda session: close_round(session, player=player, step=step, rounds=JUDGE.rounds(step), draw=draw, now=moment)
    )
    return _back(mission, step_id, "vote", "tally")


@blueprint.get("/jeu/equipe/piece/<step_id>")
@requires(Permission.PLAY)
def room(step_id: str) -> Any:
    """What the team carries, and the room as it is now: whatever was done in any room of the escape counts here."""
    _, step = _step(step_id, "scene")
    state = step_state(reading(), standing(), step)
    html = render_template("steps/scene/bag.html", step=KINDS["scene"].public(step), state=state)
    return region_answer(fill(html, words()), team_topic(current_player().team_public_id))


def _step(step_id: str, kind: str) -> tuple[Mission[Any], Any]:
    found = ((mission, step) for mission in quest().missions() for step in mission.steps if step.id == step_id)
    mission, step = next(found, (None, None))
    if mission is None or step is None or step.kind != kind:
        abort(404)
    return mission, step


def _region(step_id: str, kind: str, template: str) -> Any:
    _, step = _step(step_id, kind)
    state = step_state(reading(), standing(), step)
    html = render_template(f"steps/{kind}/{template}.html", step=KINDS[kind].public(step), state=state)
    return region_answer(fill(html, words()), step_topic(current_player().team_public_id, step_id))


def _back(mission: Mission[Any], step_id: str, kind: str, template: str) -> Any:
    if request.headers.get("X-Requested-With") == "elan":
        return _region(step_id, kind, template)
    return redirect(url_for("missions.show", mission_id=mission.id, etape=step_id), 303)
