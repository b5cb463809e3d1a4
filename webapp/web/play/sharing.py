"""Sending a page of one's own to somebody: this page sends, and says to whom. What was sent can be taken back."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.notebook import RECIPIENTS, shared_by
from webapp.queries.papers import answer_of, find_steps
from webapp.quest.events import EventType
from webapp.steps import KINDS
from webapp.steps.answers import texts_of
from webapp.steps.form_data import payload_from
from webapp.steps.judging import MAX_PAYLOAD, REFUSALS
from webapp.usecases.asking import share_section, withdraw_section
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.wording import fill
from webapp.web.play.game import standing, words

blueprint = Blueprint("sharing", __name__)
NOTHING = "Il n’y a encore rien à envoyer. Remplis une ligne, ou reviens plus tard."


@blueprint.get("/jeu/partager/<step_id>")
@requires(Permission.PLAY)
def show(step_id: str) -> str:
    step = shareable(step_id)
    return page(step, answer_of(standing(), step))


@blueprint.post("/jeu/partager/<step_id>")
@requires(Permission.PLAY)
def send(step_id: str) -> Any:
    step = shareable(step_id)
    payload = payload_from(request.form.items(multi=True))
    answer = payload.get("answer")
    fault = KINDS[step.kind].check(step, EventType.STEP_ANSWERED, payload)
    if fault is None and len(repr(payload)) > MAX_PAYLOAD:
        fault = REFUSALS["too_long"]
    if fault is None and not (isinstance(answer, dict) and has_words(answer)):
        fault = NOTHING
    if fault is not None or not isinstance(answer, dict):
        return page(step, answer, fault=fault), 422
    player, moment = current_player(), now()
    write(
        lambda session: share_section(
            session, player=player, section=step_id, answers=answer, recipient=step.sharing, now=moment
        )
    )
    return redirect(url_for("notebook.show", _anchor="partages"), 303)


@blueprint.post("/jeu/partager/<step_id>/retirer")
@requires(Permission.PLAY)
def withdraw(step_id: str) -> Any:
    player, moment = current_player(), now()
    if not write(lambda session: withdraw_section(session, player=player, section=step_id, now=moment)):
        abort(404)
    return redirect(url_for("notebook.show", _anchor="partages"), 303)


def page(step: Any, answer: Any, *, fault: str | None = None) -> str:
    """Return the page that sends: what is on it is what leaves, and nothing else."""
    html = render_template(
        "play/sharing.html",
        step=KINDS[step.kind].public(step),
        state={"answer": answer, "extra": {}},
        to=RECIPIENTS[step.sharing],
        shared=next((each for each in shared_by(reading(), standing()) if each.step == step.id), None),
        fault=fault,
    )
    return fill(html, words())


def shareable(step_id: str) -> Any:
    """Return a step that its author lets one send, of an open day; its words may leave the phone from here alone."""
    found = find_steps(standing(), lambda step: step.id == step_id and getattr(step, "sharing", "none") != "none")
    step = next((step for day, _, step in found if day in standing().open_days), None)
    if step is None:
        abort(404)
    return replace(step, keeps="participant")


def has_words(answer: Any) -> bool:
    """Say whether anything at all was written or chosen."""
    if isinstance(answer, dict):
        return any(has_words(value) for value in answer.values())
    return bool(texts_of(answer))
