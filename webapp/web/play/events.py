"""The phone's outbox: a batch of events in, a receipt each out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from webapp.policy.permissions import Permission
from webapp.queries.mission import Said, grade_json, own_step_state, step_state
from webapp.quest.events import LAST_SEQ
from webapp.quest.facts import ANSWER, Facts
from webapp.quest.grade import Grade
from webapp.steps.judging import REFUSALS, Incoming, Judged
from webapp.usecases.recording import Receipt
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.identity import look_again
from webapp.web.common.wording import fill_json, write_json
from webapp.web.play.door import take
from webapp.web.play.game import standing, words

blueprint = Blueprint("events", __name__)
MAX_EVENTS = 100
# A grade that the step repeats as its feedback is not written twice: it is half of what a phone would receive.
AS_FEEDBACK = "feedback"


class EventIn(BaseModel):
    """One event as the phone writes it; a field that we do not know is refused, never guessed."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(max_length=36)
    seq: int = Field(ge=0, le=LAST_SEQ)
    type: str = Field(max_length=30)
    version: str = Field(max_length=60)
    team: str = Field(max_length=40)
    mission: str = Field(max_length=40)
    step: str = Field(max_length=80)
    at: str = Field(max_length=40)
    payload: dict[str, Any]


class Outbox(BaseModel):
    """What a phone sends at once."""

    model_config = ConfigDict(extra="ignore", strict=True)

    events: list[EventIn] = Field(max_length=MAX_EVENTS)


@blueprint.post("/api/play/events")
@requires(Permission.PLAY)
def receive() -> Any:
    read = _read_all()
    if read is None:
        return {"title": "Envoi illisible", "text": "Le téléphone réessaiera tout seul. Rien n’est perdu."}, 400
    taken = take([each for each in read if isinstance(each, Incoming)])
    kept = [each for each in zip(taken.receipts, taken.judged, strict=True) if each[0].status != "refused"]
    # All that was sent is recorded: a step stands the same after each of its events, as the last one says best.
    last = {judged.step.id: (receipt, judged, judged.step) for receipt, judged in kept if judged.step is not None}
    states = {step: _state(*each) for step, each in last.items()}
    known = iter(zip(taken.receipts, taken.judged, strict=True))
    answers = [_unreadable(each) if isinstance(each, str) else _answer(*next(known), states) for each in read]
    greatest = max([taken.seq, *(each.seq for each in read if isinstance(each, Incoming))])
    written = write_json({"receipts": answers, "seq": greatest})
    return Response(fill_json(written, _words), mimetype="application/json")


def _read_all() -> list[Incoming | str] | None:
    """Return the events, and the ids of those that cannot be read; None for what is no outbox."""
    try:
        sent = Outbox.model_validate_json(request.get_data() if request.is_json else b"")
    except ValidationError:
        return _read_each()
    return [_incoming(each) for each in sent.events]


def _read_each() -> list[Incoming | str] | None:
    """Read what can be: an event that cannot keeps no other from being taken."""
    body = request.get_json(silent=True)
    events = body.get("events") if isinstance(body, dict) else None
    if not isinstance(events, list) or len(events) > MAX_EVENTS:
        return None
    return [_read(each) for each in events]


def _read(raw: Any) -> Incoming | str:
    try:
        return _incoming(EventIn.model_validate(raw))
    except ValidationError:
        # Half a character, which JSON may escape, is nothing that an answer could be written with.
        return str(raw.get("id", "")).encode(errors="replace").decode() if isinstance(raw, dict) else ""


def _incoming(event: EventIn) -> Incoming:
    return Incoming(
        id=event.id,
        seq=event.seq,
        type=event.type,
        version=event.version,
        team=event.team,
        mission=event.mission,
        key=event.step,
        at=_instant(event.at),
        payload=event.payload,
    )


def _instant(text: str) -> datetime:
    """The phone's clock is for display only: what cannot be read becomes now."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return now()
    if not 2000 <= moment.year < 2100:
        return now()
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _answer(receipt: Receipt, judged: Judged, states: Mapping[str, Any]) -> dict[str, Any]:
    is_kept = receipt.status != "refused"
    state = states[judged.step.id] if is_kept and judged.step is not None else None
    return {
        "id": receipt.id,
        "status": receipt.status,
        "reason": receipt.reason,
        "notice": receipt.notice,
        "grade": _grade(judged.grade, state) if is_kept and judged.grade is not None else None,
        "hint": judged.hint if is_kept else None,
        "step": state,
    }


def _grade(grade: Grade, state: Mapping[str, Any] | None) -> Mapping[str, Any] | str:
    written = grade_json(grade)
    return AS_FEEDBACK if state is not None and state["feedback"] == written else written


def _state(receipt: Receipt, judged: Judged, step: Any) -> dict[str, Any]:
    """Return the step after the event: from what the writer read where that is enough, otherwise with the team's."""
    facts = receipt.facts
    if facts is not None:
        alone = own_step_state(step, facts, _said(facts, judged))
        if alone is not None:
            return alone
    look_again()
    return step_state(reading(), standing(), step)


def _said(facts: Facts, judged: Judged) -> Said | None:
    """Return the answer that was just sent, where it is the one that the facts hold."""
    kept, event = facts.registers.get(ANSWER), judged.event
    if kept is None or event is None or kept.event != event.id:
        return None
    return Said(event.payload.get("answer"), judged.grade)


def _words() -> Mapping[str, str]:
    look_again()
    return words()


def _unreadable(event_id: str) -> dict[str, Any]:
    nothing = {"notice": None, "grade": None, "hint": None, "step": None}
    return {"id": event_id, "status": "refused", "reason": REFUSALS["shape"], **nothing}
