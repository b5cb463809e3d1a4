"""What youths sent to be confirmed: the queue, several confirmed at once, and one thing looked at closely."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, make_response, redirect, request, url_for

from webapp.content import quest_for
from webapp.policy.permissions import Permission
from webapp.queries.evidence import QueueLine, evidence_file, evidence_queue, evidence_within
from webapp.usecases.reviewing import MAX_WORDS, VERDICTS, Answer, Subject, review_evidence
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.kept_files import shown_file
from webapp.web.common.security import config
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.prepared import CONFIRMED, MORE, PHRASES, REFUSED, for_medium
from webapp.web.counsellor.queues import queue_answer, queue_version, unchanged_queue

NOTHING_TICKED = "Cochez au moins un envoi à confirmer."
WORDS_MISSING = "Écrivez une phrase à la personne : ce qui va, ou ce qui manque."
NO_VERDICT = "Choisissez une réponse : confirmer, demander plus, ou ne pas confirmer."

# What waits longest is shown first; the rest comes once these have their answer.
SHOWN = 20


@blueprint.get("/pro/preuves")
@requires(Permission.CONFIRM)
def evidence() -> Response:
    return unchanged_queue() or _queue_page({})


@blueprint.post("/pro/preuves")
@requires(Permission.CONFIRM)
def confirm_evidence() -> Any:
    """Confirm everything that is ticked, each with its own words."""
    ticked = [line for line in _queue() if line.evidence.subject in request.form.getlist("ticked")]
    words = {line.evidence.subject: _typed(f"words-{line.evidence.subject}") for line in ticked}
    faults = {subject: WORDS_MISSING for subject, text in words.items() if not text}
    if not ticked or faults:
        return _queue_page(faults or {"": NOTHING_TICKED}, status=422)
    answers = [
        Answer(subject=_subject(line), verdict="confirmed", words=words[line.evidence.subject]) for line in ticked
    ]
    return _answered(answers)


@blueprint.get("/pro/preuves/<subject>")
@requires(Permission.CONFIRM)
def one_evidence(subject: str) -> Response:
    line = _own(subject)
    return unchanged_queue() or _one_page(line, PHRASES.get(request.args.get("phrase", ""), ""))


@blueprint.post("/pro/preuves/<subject>")
@requires(Permission.CONFIRM)
def answer_evidence(subject: str) -> Any:
    line, words = _own(subject), _typed("words")
    verdict = next((each for each in VERDICTS if each == request.form.get("verdict")), None)
    if verdict is None or not words:
        return _one_page(line, words, NO_VERDICT if words else WORDS_MISSING, status=422)
    return _answered([Answer(subject=_subject(line), verdict=verdict, words=words)])


@blueprint.get("/pro/preuves/<subject>/fichier")
@requires(Permission.CONFIRM)
def evidence_media(subject: str) -> Response:
    found = evidence_file(reading(), _own(subject))
    if found is None:
        abort(404)
    return shown_file(found.file_name, found.media_type)


def _queue() -> tuple[QueueLine, ...]:
    return evidence_queue(reading(), current_staff(), current_reach(Permission.CONFIRM), _quest)


def _own(subject: str) -> QueueLine:
    line = evidence_within(reading(), current_staff(), current_reach(Permission.CONFIRM), _quest, subject)
    if line is None:
        abort(404)
    return line


def _answered(answers: list[Answer]) -> Response:
    by, moment = by_me(), now()
    settled = write(lambda session: review_evidence(session, answers=answers, by=by, now=moment))
    chosen, told = request.args.get("groupe"), [each.subject for each in settled]
    return make_response(redirect(url_for("counsellor.evidence", groupe=chosen, repondu=told), 303))


def _queue_page(faults: Mapping[str, str], *, status: int = 200) -> Response:
    version, lines, chosen = queue_version(), _queue(), request.args.get("groupe")
    shown = [line for line in lines if chosen in (None, "", line.cohort)]
    waiting = [line for line in shown if line.evidence.given is None]
    return queue_answer(
        "counsellor/evidence.html",
        "counsellor/parts/evidence_queue.html",
        status=status,
        version=version,
        waiting=waiting[:SHOWN],
        total=len(waiting),
        answered=[line for line in shown if line.evidence.given is not None][::-1][:SHOWN],
        cohorts={line.cohort: line.cohort_name for line in lines},
        chosen=chosen,
        prepared=CONFIRMED,
        typed=request.form,
        ticked=request.form.getlist("ticked"),
        faults=faults,
        told=[
            line for line in lines if line.evidence.subject in request.args.getlist("repondu") and line.evidence.given
        ],
        most=MAX_WORDS,
    )


def _one_page(line: QueueLine, words: str, fault: str | None = None, *, status: int = 200) -> Response:
    version, medium = queue_version(), line.evidence.sent.medium
    groups = {"confirmed": (CONFIRMED[medium],), "more": for_medium(MORE, medium), "refused": REFUSED}
    return queue_answer(
        "counsellor/one_evidence.html",
        "counsellor/parts/evidence_answer.html",
        status=status,
        version=version,
        line=line,
        words=words,
        fault=fault,
        groups=groups,
        phrases={text: name for name, text in PHRASES.items()},
        most=MAX_WORDS,
    )


def _subject(line: QueueLine) -> Subject:
    return Subject(
        id=line.evidence.subject,
        step=line.evidence.step,
        participant_id=line.participant_id,
        participant=line.participant,
        cohort_id=line.cohort_id,
    )


def _typed(name: str) -> str:
    return request.form.get(name, "").strip()[:MAX_WORDS]


def _quest(quest: str, version: str) -> Any:
    return quest_for(quest, version, data_dir=config().data_dir)
