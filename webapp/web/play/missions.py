"""A mission: one document for the player in the browser, and step by step as plain forms."""

from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from markupsafe import Markup

from webapp.policy.permissions import Permission
from webapp.queries.mission import asks_sensitive, mission_island, step_state
from webapp.queries.weekend import is_all_found
from webapp.quest.content import Day, Mission
from webapp.quest.events import EventType
from webapp.quest.unlocking import day_of, is_mission_open
from webapp.steps import KINDS
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.preferences import Preferences, current
from webapp.web.common.wording import Frame, fill, fill_json, frame_of, slot, write_json
from webapp.web.play.cast import cast_of
from webapp.web.play.door import form_token, submit
from webapp.web.play.game import quest, standing, words
from webapp.web.play.solo import solo_context

blueprint = Blueprint("missions", __name__)


@blueprint.get("/jeu/mission/<mission_id>")
@requires(Permission.PLAY)
def show(mission_id: str) -> Any:
    day, mission = opened(mission_id)
    wanted = request.args.get("etape")
    if wanted is None:
        return document(day, mission)
    if wanted == "suite":
        return redirect(url_for("missions.show", mission_id=mission_id, etape=next_step(mission)))
    return single(day, mission, wanted)


@blueprint.get("/jeu/mission/<mission_id>/etat")
@requires(Permission.PLAY)
def state(mission_id: str) -> Any:
    day, mission = opened(mission_id)
    return Response(island_of(day, mission), mimetype="application/json")


@blueprint.post("/jeu/mission/<mission_id>")
@requires(Permission.PLAY)
def answer(mission_id: str) -> Any:
    day, mission = opened(mission_id)
    step_id = request.args.get("etape") or request.form.get("step", "")
    outcome = submit(mission.id, step_id)
    if outcome.reason:
        return single(day, mission, step_id, fault=outcome.reason, typed=outcome.payload), 422
    if outcome.notice:
        return single(day, mission, step_id, fault=outcome.notice, typed=outcome.payload), 409
    if request.form.get("type") == EventType.HAND_RAISED:
        return redirect(url_for("missions.show", mission_id=mission_id, etape=step_id, aide="demandee"), 303)
    stays = any(step.id == step_id and KINDS[step.kind].has_afterwards for step in mission.steps)
    if outcome.moves_on and not stays:
        return redirect(url_for("missions.show", mission_id=mission_id, etape=next_step(mission)), 303)
    return redirect(url_for("missions.show", mission_id=mission_id, etape=step_id), 303)


def opened(mission_id: str) -> tuple[Day[Any], Mission[Any]]:
    """Return a mission that the player may play now; otherwise say when it opens."""
    day, mission = _found(mission_id)
    here = standing()
    if not is_mission_open(here.quest, day, mission, here.view) and not here.view.is_mission_done(mission):
        abort(Response(*not_open(day, mission)))
    return day, mission


def not_open(day: Day[Any], mission: Mission[Any]) -> tuple[str, int]:
    """Say kindly that a mission waits, and what can be done meanwhile."""
    page = render_template("play/not_open.html", day=day, mission=mission, is_day_open=day in standing().open_days)
    return fill(page, words()), 409


def document(day: Day[Any], mission: Mission[Any]) -> bytes:
    """Return the whole mission: the markup that everybody shares, and one's own state beside it."""
    here = standing()
    page = frame(here.quest.version, mission.id, current())
    return page.filled(words(), {"@island": inside_script(island_of(day, mission)), **hidden(mission)})


def island_of(day: Day[Any], mission: Mission[Any]) -> str:
    """Write one's own state of a mission."""
    island = mission_island(reading(), standing(), mission, day_id=day.id)
    return fill_json(write_json({**island, "next_url": "/jeu"}), words)


def hidden(mission: Mission[Any]) -> dict[str, str]:
    """Let the step that is to be played be seen before any script runs; the others wait hidden."""
    shown = next_step(mission)
    return {f"@{step.id}": "" if step.id == shown else " hidden" for step in mission.steps}


@lru_cache(maxsize=128)
def frame(version: str, mission_id: str, preferences: Preferences) -> Frame:
    """Render a mission without anybody in it, cut where words and state go; nothing else in it is of one person."""
    day, mission = _found(mission_id)
    page = render_template(
        "play/mission.html",
        mission=mission,
        day=day,
        steps=skeleton(version, mission.id),
        total=len(mission.steps),
        is_all_found=False,
        island=Markup(slot("island")),
        backdrop=backdrop_of(day),
        prefs=preferences,
    )
    for step in mission.steps:
        page = _with_slot(page, step.id)
    return frame_of(page)


def _with_slot(page: str, step_id: str) -> str:
    """Make a place for the attribute that hides a step."""
    start = page.index(" hidden>", page.index(f'data-step="{step_id}"'))
    return page[:start] + slot(step_id) + page[start + len(" hidden") :]


def _found(mission_id: str) -> tuple[Day[Any], Mission[Any]]:
    mission = quest().mission(mission_id)
    if mission is None:
        abort(404)
    return day_of(quest(), mission), mission


def single(day: Day[Any], mission: Mission[Any], step_id: str, *, fault: str | None = None, typed: Any = None) -> str:
    """Return one step as a page of plain forms."""
    step = next((each for each in mission.steps if each.id == step_id), None)
    if step_id == "fin":
        whole = is_all_found(standing(), mission)
        page = render_template(
            "play/mission_end.html", mission=mission, day=day, backdrop=backdrop_of(day), is_all_found=whole
        )
        return fill(page, words())
    if step is None:
        abort(404)
    state = solo_context(step, step_state(reading(), standing(), step), standing().flags)
    if typed is not None:
        state["answer"] = typed.get("answer", state["answer"])
    page = render_template(
        "play/step.html",
        mission=mission,
        day=day,
        step=KINDS[step.kind].public(step),
        number=mission.steps.index(step) + 1,
        total=len(mission.steps),
        state=state,
        fault=fault,
        form_token=form_token(),
        cast=cast_of(quest(), day.id),
        contract=quest().contract,
        next_step=next_step(mission, after=step_id),
        backdrop=backdrop_of(day),
        done=standing().view.done_steps(mission),
        is_asked="voir" in request.args or asks_sensitive(reading(), standing(), [step]),
    )
    return fill(page, words())


def next_step(mission: Mission[Any], after: str | None = None) -> str:
    """Return the first step that is not done, or the one after a given one; the end when none is left."""
    done, steps = standing().view.done_steps(mission), [step.id for step in mission.steps]
    index = steps.index(after) + 1 if after else 0
    if after and mission.order == "given":
        return steps[index] if index < len(steps) else "fin"
    return next((step for step in steps[index:] + steps[:index] if step not in done), "fin")


@lru_cache(maxsize=256)
def skeleton(version: str, mission_id: str) -> Markup:
    """Render the steps of a mission without anybody in them; kept for as long as the content version lives."""
    day, mission = _found(mission_id)
    page = render_template(
        "play/mission_steps.html",
        mission=mission,
        steps=[KINDS[step.kind].public(step) for step in mission.steps],
        state=None,
        form_token=None,
        cast=cast_of(quest(), day.id),
        contract=quest().contract,
    )
    return Markup(page)


def inside_script(written: str) -> str:
    """Write JSON so that it can stand inside a script element."""
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


def backdrop_of(day: Day[Any]) -> str:
    """Name the drawing behind a day's missions."""
    return BACKDROPS.get(day.id, "depot")


BACKDROPS = {
    "j01": "depot", "j02": "square", "j03": "corridor", "j04": "square", "j05": "depot", "we": "square",
    "j06": "terrace-farm", "j07": "waiting-room", "j08": "corridor", "j09": "terrace-farm", "j10": "council",
}  # fmt: skip
