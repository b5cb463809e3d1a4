"""Badges that youths ask for: given by a person with a sentence, or answered with what is missing."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.content import default_words, quest_for
from webapp.content.achievements import load_competence_guide
from webapp.content.studio import load_skills_studio
from webapp.policy.permissions import Permission
from webapp.queries.badge_asks import AskLine, AskQueue, ask_within, asked_file, asks_within
from webapp.usecases.awarding.awards import AlreadyAwarded, Confirmer, Deed, ShownEvidence, draw
from webapp.usecases.badge_asking import REFUSALS, Outcome, Refusal, give_badge, refuse_badge
from webapp.usecases.journal import By
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import shown_file
from webapp.web.common.security import config
from webapp.web.common.wording import fill
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
    sentences = {line.ask.id: _typed(f"words-{line.ask.id}") for line in ticked}
    faults = {ask: NO_SENTENCE for ask, text in sentences.items() if not text}
    if not ticked or faults:
        return _queue_page(faults or {"": NOTHING_TICKED}, status=422)
    for line in ticked:
        _give(line, sentences[line.ask.id])
    return _told([line.ask.id for line in ticked])


@blueprint.get("/pro/badges/<ask>")
@requires(Permission.CONFIRM)
def one_ask(ask: str) -> Response:
    return _one_page(_own(ask), request.args.get("phrase", ""))


@blueprint.post("/pro/badges/<ask>")
@requires(Permission.CONFIRM)
def answer_ask(ask: str) -> Any:
    line, words, verdict = _own(ask), _typed("words"), request.form.get("verdict", "")
    refusal: Refusal | None = next((each for each in REFUSALS if each == verdict), None)
    if verdict == "given" and words:
        _give(line, words)
    elif refusal is not None and words:
        _refuse(line, refusal, words)
    else:
        fault = NO_VERDICT if words else NO_SENTENCE if verdict == "given" else NO_REASON
        return _one_page(line, "", fault, status=422)
    return _told([ask])


@blueprint.get("/pro/badges/<ask>/fichier/<upload>")
@requires(Permission.CONFIRM)
def ask_media(ask: str, upload: str) -> Response:
    found = asked_file(reading(), _own(ask), upload)
    if found is None:
        abort(404)
    return shown_file(*found)


def _give(line: AskLine, sentence: str) -> Outcome | None:
    """Give one badge in a transaction of its own: one that fails keeps no other back."""
    staff, moment, drawn = current_staff(), now(), draw()
    by = By(organisation_id=staff.organisation_id, staff_id=staff.id)
    deed = Deed(narrative=line.ask.narrative, shown=_shown(line))
    confirmer = Confirmer(by=by, words=f"une personne qui accompagne les jeunes, {staff.organisation}")
    try:
        return write(
            lambda session: give_badge(
                session,
                ask=line.ask.id,
                achievement=line.achievement,
                deed=deed,
                drawn=drawn,
                confirmed_by=confirmer,
                sentence=sentence,
                now=moment,
            )
        )
    except AlreadyAwarded:
        return None


def _shown(line: AskLine) -> tuple[ShownEvidence, ...]:
    """Return what the page of the badge may show: the words of the proofs that the youth ticked, and nothing else."""
    kinds: dict[str, str] = {each.id: each.name for each in load_skills_studio().prove.proofs}
    return tuple(
        ShownEvidence(name=kinds.get(proof.kind, "Preuve"), narrative=proof.words, genre="Preuve")
        for moment in line.moments
        for proof in moment.proofs
        if proof.id in line.ask.shown
    )


def _refuse(line: AskLine, verdict: Refusal, words: str) -> Outcome:
    staff, moment = current_staff(), now()
    by = By(organisation_id=staff.organisation_id, staff_id=staff.id)
    known = {rule.detail for rule in line.rules}
    missing = [each for each in request.form.getlist("missing") if each in known]
    return write(
        lambda session: refuse_badge(
            session, ask=line.ask.id, verdict=verdict, words=words, missing=missing, by=by, now=moment
        )
    )


def _told(asks: list[str]) -> Response:
    return make_response(redirect(url_for("counsellor.badge_asks", repondu=asks), 303))


def _queue() -> AskQueue:
    reach = current_reach(Permission.CONFIRM)
    return asks_within(reading(), current_staff(), reach, _quest, local_now=local_now())


def _own(ask: str) -> AskLine:
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


def _one_page(line: AskLine, phrase: str, fault: str | None = None, *, status: int = 200) -> Response:
    studio = load_skills_studio()
    page = render_template(
        "counsellor/one_ask.html",
        line=line,
        words=request.form.get("words") or STARTS.get(phrase, ""),
        missing=request.form.getlist("missing"),
        fault=fault,
        grid=studio.prove.request.counsellor_grid,
        kinds={each.id: each.name for each in studio.prove.proofs},
        questions={each.id: each.text for each in studio.tell.questions},
        guide={each.id: each for each in load_competence_guide().competences},
        most=MOST,
    )
    return make_response(fill(page, default_words()), status)


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:MOST]


def _quest(quest: str, version: str) -> Any:
    return quest_for(quest, version, data_dir=config().data_dir)
