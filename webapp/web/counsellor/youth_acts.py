"""What staff do about a youth, each in one tap: answer, take in charge, close, note."""

from typing import Any
from uuid import uuid4

from flask import make_response, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.youths import Found
from webapp.quest.events import EventType
from webapp.usecases.following import AlreadyTaken, close_request, note_about, take_request, youth_of
from webapp.usecases.helping import Help, help_on
from webapp.usecases.messaging import Kind, NothingWritten, Words, checked_words, read_by_staff, write_to_youths
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import write
from webapp.web.common.resume_card import derived, sent_token
from webapp.web.counsellor.acting import by_me
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.desk import answer_to_tap, is_tap
from webapp.web.counsellor.nudges import is_unfinished
from webapp.web.counsellor.owned import quest_of
from webapp.web.counsellor.youths import own_youth, youth_page

EMPTY = "Écrivez quelques mots, puis envoyez."
UNFINISHED = "Remplacez chaque «\N{NO-BREAK SPACE}…\N{NO-BREAK SPACE}» par vos mots, ou retirez-le, puis envoyez."


@blueprint.post("/pro/jeunes/<youth>/message")
@requires(Permission.ACCOMPANY)
def write_to_youth(youth: str) -> Any:
    found, by, moment = own_youth(youth), by_me(), now()
    if fault := fault_of_words():
        return make_response(youth_page(found, typed=request.form.get("words", ""), fault=fault), 422)
    words = Words(text=checked_words(request.form["words"]), kind=kind_typed())
    recipients = {found.participant.id: message_id(found.participant.public_id, words)}

    def job(session: Any) -> None:
        write_to_youths(session, recipients=recipients, words=words, by=by, now=moment)
        # Whoever answers has read.
        read_by_staff(session, participant_id=found.participant.id, by=by, now=moment)

    write(job)
    return back_to(found, "conversation")


@blueprint.post("/pro/jeunes/<youth>/lu")
@requires(Permission.ACCOMPANY)
def read_youth(youth: str) -> Any:
    found, by, moment = own_youth(youth), by_me(), now()
    write(lambda session: read_by_staff(session, participant_id=found.participant.id, by=by, now=moment))
    return back_to(found, "conversation")


@blueprint.post("/pro/jeunes/<youth>/demandes/<asked>/prendre")
@requires(Permission.ACCOMPANY)
def take_help_request(youth: str, asked: str) -> Any:
    found, by, moment = own_youth(youth), by_me(), now()
    about, instead_of = youth_of(found.participant, found.team), request.form.get("instead_of")
    try:
        write(
            lambda session: take_request(session, youth=about, request=asked, by=by, now=moment, instead_of=instead_of)
        )
    except AlreadyTaken:
        # The list itself says who was faster; a page says it in words.
        if not is_tap():
            raise
    return back_to(found, "demandes")


@blueprint.post("/pro/jeunes/<youth>/demandes/<asked>/terminer")
@requires(Permission.ACCOMPANY)
def close_help_request(youth: str, asked: str) -> Any:
    found, by, moment = own_youth(youth), by_me(), now()
    about = youth_of(found.participant, found.team)
    write(lambda session: close_request(session, youth=about, request=asked, by=by, now=moment))
    return back_to(found, "demandes")


@blueprint.post("/pro/jeunes/<youth>/noter")
@requires(Permission.ACCOMPANY)
def note_seen(youth: str) -> Any:
    """Note that something was seen: a shared page, an absence that was announced."""
    found, by, moment = own_youth(youth), by_me(), now()
    act = {"partage": "read_section", "absence": "note_absence"}.get(request.form.get("quoi", ""), "read_section")
    subject, about = request.form.get("sujet", "")[:60] or None, youth_of(found.participant, found.team)
    write(lambda session: note_about(session, about, act, by=by, now=moment, about=subject))
    return back_to(found, "partages" if act == "read_section" else "suivi")


@blueprint.post("/pro/jeunes/<youth>/aider")
@requires(Permission.ACCOMPANY)
def help_youth(youth: str) -> Any:
    """Give a hint, or open the step or the mission that somebody stands before."""
    found, by, moment = own_youth(youth), by_me(), now()
    given, quest = help_typed(), quest_of(found.cohort)
    about = youth_of(found.participant, found.team)
    write(lambda session: help_on(session, youth=about, given=given, quest=quest, by=by, now=moment))
    return back_to(found, "aider")


def help_typed() -> Help:
    """Read what is given from the form."""
    mission, step, number = (request.form.get(name, "")[:60] for name in ("mission", "etape", "indice"))
    event = request.form.get("event_id") or str(uuid4())
    match request.form.get("quoi"):
        case "indice":
            hint = int(number) if number.isdecimal() else 1
            return Help(event=event, type=EventType.HINT_GIVEN, mission=mission, key=step, hint=hint)
        case "mission":
            return Help(event=event, type=EventType.MISSION_UNLOCKED, mission=mission, key=f"mission:{mission}")
        case _:
            return Help(event=event, type=EventType.STEP_UNLOCKED, mission=mission, key=step)


def fault_of_words() -> str | None:
    """Say what keeps the words of the form from being sent."""
    try:
        words = checked_words(request.form.get("words", ""))
    except NothingWritten:
        return EMPTY
    return UNFINISHED if kind_typed() == "nudge" and is_unfinished(words) else None


def message_id(youth: str, words: Words) -> str:
    """Return the id of a message: a second tap is the same one, other words in a page one came back to are another."""
    return derived("message", f"{sent_token()}:{youth}:{words.text}").hex()[:32]


def kind_typed() -> Kind:
    """Say whether the text began as one of the authors'."""
    return "nudge" if request.form.get("modele") else "message"


def back_to(found: Found, anchor: str) -> Any:
    """Go back to the list of what is to do, or to the place of the youth's page that the act was about."""
    return answer_to_tap(url_for("counsellor.youth", youth=found.participant.public_id, _anchor=anchor))
