"""Badges that youths ask for: given by a person with a sentence, or answered with what is missing."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.content import default_words, quest_for
from webapp.content.achievements import load_competence_guide
from webapp.content.studio import load_skills_studio
from webapp.policy.permissions import Permission
from webapp.queries.badge_asks import AskLine, AskQueue, ask_within, asked_file, asks_within
from webapp.usecases.awarding.awards import AlreadyAwarded, Deed, draw
from webapp.usecases.badge_asking import REFUSALS, Outcome, Refusal, confirmer, give_badge, refuse_badge
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import shown_file
from webapp.web.common.security import config
from webapp.web.common.shown_evidence import shown_evidence
from webapp.web.common.wording import fill
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.queues import queue_answer, queue_version, unchanged_queue

MOST = 1000
NOTHING_TICKED = "Cochez au moins une demande."
NO_SENTENCE = "Écrivez une phrase : ce que la personne a fait, et que vous confirmez. Elle sera lue avec le badge."
NO_REASON = "Dites ce qu’il manque, en une ou deux phrases adressées à la personne."
NO_VERDICT = "Choisissez une réponse : remettre le badge, ou dire ce qu’il manque."
STARTS: Mapping[str, str] = {
    "incomplete": "On y est presque. Il manque : ",
    "refused": "Pas encore. Raison : … Ce que tu peux faire : …",
}


@blueprint.get("/pro/badges")
@requires(Permission.CONFIRM)
def badge_asks() -> Response:
    return unchanged_queue() or _queue_page({})


@blueprint.post("/pro/badges")
@requires(Permission.CONFIRM)
def give_badges() -> Any:
    """Give every badge that is ticked, each with its own sentence."""
    ticked = [line for line in _queue().waiting if line.ask.id in request.form.getlist("ticked")]
    sentences = {line.ask.id: typed(f"words-{line.ask.id}") for line in ticked}
    faults = {ask: NO_SENTENCE for ask, text in sentences.items() if not text}
    if not ticked or faults:
        return _queue_page(faults or {"": NOTHING_TICKED}, status=422)
    for line in ticked:
        _give(line, sentences[line.ask.id])
    return told([line.ask.id for line in ticked])


@blueprint.get("/pro/badges/<ask>")
@requires(Permission.CONFIRM)
def one_ask(ask: str) -> Response:
    return ask_page(own_ask(ask), request.args.get("phrase", ""))


@blueprint.post("/pro/badges/<ask>")
@requires(Permission.CONFIRM)
def answer_ask(ask: str) -> Any:
    line, words, verdict = own_ask(ask), typed("words"), request.form.get("verdict", "")
    refusal: Refusal | None = next((each for each in REFUSALS if each == verdict), None)
    if verdict == "given" and words:
        _give(line, words)
    elif refusal is not None and words:
        _refuse(line, refusal, words)
    else:
        fault = NO_VERDICT if words else NO_SENTENCE if verdict == "given" else NO_REASON
        return ask_page(line, "", fault, status=422)
    return told([ask])


@blueprint.get("/pro/badges/<ask>/fichier/<upload>")
@requires(Permission.CONFIRM)
def ask_media(ask: str, upload: str) -> Response:
    found = asked_file(reading(), own_ask(ask), upload)
    if found is None:
        abort(404)
    return shown_file(*found)


def _give(line: AskLine, sentence: str) -> Outcome | None:
    """Give one badge in a transaction of its own: one that fails keeps no other back."""
    who, moment, drawn = confirmer(by_me(), current_staff().organisation), now(), draw()
    deed = Deed(narrative=line.ask.narrative, shown=shown_evidence(line.moments, line.ask.shown))
    try:
        return write(
            lambda session: give_badge(
                session,
                ask=line.ask.id,
                achievement=line.achievement,
                deed=deed,
                drawn=drawn,
                confirmed_by=who,
                sentence=sentence,
                now=moment,
            )
        )
    except AlreadyAwarded:
        return None


def _refuse(line: AskLine, verdict: Refusal, words: str) -> Outcome:
    by, moment = by_me(), now()
    known = {rule.detail for rule in line.rules}
    missing = [each for each in request.form.getlist("missing") if each in known]
    return write(
        lambda session: refuse_badge(
            session, ask=line.ask.id, verdict=verdict, words=words, missing=missing, by=by, now=moment
        )
    )


def told(asks: list[str]) -> Response:
    """Go back to the queue, which says what became of these."""
    return make_response(redirect(url_for("counsellor.badge_asks", repondu=asks), 303))


def _queue() -> AskQueue:
    reach = current_reach(Permission.CONFIRM)
    return asks_within(reading(), current_staff(), reach, _quest, local_now=local_now())


def own_ask(ask: str) -> AskLine:
    """Return what was asked within reach; anything else does not exist."""
    reach = current_reach(Permission.CONFIRM)
    line = ask_within(reading(), current_staff(), reach, _quest, ask, local_now=local_now())
    if line is None:
        abort(404)
    return line


def _queue_page(faults: Mapping[str, str], *, status: int = 200) -> Response:
    version, queue, told = queue_version(), _queue(), request.args.getlist("repondu")
    return queue_answer(
        "counsellor/badge_asks.html",
        "counsellor/parts/ask_queue.html",
        status=status,
        version=version,
        waiting=queue.waiting,
        total=queue.total,
        answered=queue.answered,
        told=[line for line in (*queue.waiting, *queue.answered) if line.ask.id in told],
        typed=request.form,
        ticked=request.form.getlist("ticked"),
        faults=faults,
        most=MOST,
    )


def ask_page(
    line: AskLine, phrase: str, fault: str | None = None, *, proposal: Mapping[str, str] = {}, status: int = 200
) -> Response:
    """Return one badge that was asked for, with the ways to answer; ``proposal``: the faults of that form."""
    studio = load_skills_studio()
    page = render_template(
        "counsellor/one_ask.html",
        line=line,
        words=request.form.get("words") or STARTS.get(phrase, ""),
        missing=request.form.getlist("missing"),
        fault=fault,
        proposal_faults=proposal,
        typed=request.form,
        grid=studio.prove.request.counsellor_grid,
        kinds={each.id: each.name for each in studio.prove.proofs},
        questions={each.id: each.text for each in studio.tell.questions},
        guide={each.id: each for each in load_competence_guide().competences},
        most=MOST,
    )
    return make_response(fill(page, default_words()), status)


def typed(name: str) -> str:
    """Return what was typed, cut to what fits."""
    return request.form.get(name, "").strip()[:MOST]


def _quest(quest: str, version: str) -> Any:
    return quest_for(quest, version, data_dir=config().data_dir)
