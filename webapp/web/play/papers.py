"""Papers to read and to print: contract, kept talks, plan, CV, the message to oneself, the trial, the certificate."""

from typing import Any

from flask import Blueprint, abort, render_template

from webapp.policy.permissions import Permission
from webapp.queries.appointments import appointment_of
from webapp.queries.certificate import certificate_of
from webapp.queries.evaluation import evaluation_of
from webapp.queries.papers import contract_paper, kept_texts, message_to_me, papers_of
from webapp.web.common.access import requires
from webapp.web.common.database import reading
from webapp.web.common.wording import fill
from webapp.web.play.cast import cast_of
from webapp.web.play.game import quest, standing, words

blueprint = Blueprint("papers", __name__)
TITLES = {"plan": "Mon plan en trois pas", "cv": "Mon CV, mes réponses"}


@blueprint.get("/jeu/documents/contrat")
@requires(Permission.PLAY)
def contract() -> str:
    signed = contract_paper(standing())
    page = render_template("play/papers/contract.html", contract=quest().contract, signed=signed)
    return fill(page, {**words(), "signature": signed.typed if signed else "…"})


@blueprint.get("/jeu/documents/plan")
@requires(Permission.PLAY)
def plan() -> Any:
    return _answers("plan")


@blueprint.get("/jeu/documents/cv")
@requires(Permission.PLAY)
def cv() -> Any:
    return _answers("cv")


@blueprint.get("/jeu/documents/message")
@requires(Permission.PLAY)
def message() -> Any:
    written = message_to_me(standing())
    if written is None:
        abort(404)
    page = render_template("play/papers/answers.html", title="Mon message à moi", papers=(written,), appointment=None)
    return fill(page, words())


@blueprint.get("/jeu/documents/<step_id>")
@requires(Permission.PLAY)
def kept(step_id: str) -> Any:
    text = next((each for each in kept_texts(standing()) if each.step == step_id), None)
    if text is None:
        abort(404)
    return fill(render_template("play/papers/kept.html", text=text, cast=cast_of(quest())), words())


@blueprint.get("/jeu/evaluation")
@requires(Permission.PLAY)
def evaluation() -> str:
    said = words()
    view = evaluation_of(standing(), appointment=appointment_of(reading(), standing()), plan_words=said)
    page = render_template("play/evaluation.html", view=view, evaluation=quest().evaluation)
    return fill(page, {**said, **view.words})


@blueprint.get("/jeu/attestation")
@requires(Permission.PLAY)
def certificate() -> str:
    said = words()
    view = certificate_of(standing(), said)
    page = render_template("play/certificate.html", view=view, certificate=quest().certificate)
    return fill(page, {**said, **view.words})


def _answers(exports: str) -> str:
    found = papers_of(standing(), exports)
    if not found:
        abort(404)
    booked = appointment_of(reading(), standing()) if exports == "plan" else None
    page = render_template("play/papers/answers.html", title=TITLES[exports], papers=found, appointment=booked)
    return fill(page, words())
