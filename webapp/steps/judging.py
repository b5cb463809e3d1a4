"""Looking at what a phone sent, before anything is written: shape, membership, grade, joined facts. Pure."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from webapp.quest.content import Mission, Quest
from webapp.quest.events import BY_STAFF, LAST_SEQ, Event, EventType, canonical
from webapp.quest.facts import EMPTY, Facts, facts_of
from webapp.quest.grade import Grade
from webapp.quest.step import Step
from webapp.steps import KINDS
from webapp.steps.memory import Memory

MAX_PAYLOAD = 16_000
Place = tuple[Mission[Any], Any]
MAX_QUESTS = 32
# A fault, a grade, the lock that opens.
Opinion = tuple[str | None, Grade | None, str | None]
MAX_OPINIONS = 4096
# Only short answers to puzzles are kept: never what somebody wrote of themselves.
MAX_KEPT = 1_200
_RIGHT: dict[tuple[int, EventType, str], tuple[Any, Opinion]] = {}

REFUSALS: Mapping[str, str] = {
    "shape": "Ta réponse n’est pas arrivée entière. Recommence cette étape : ce que tu as écrit est encore là.",
    "unknown": "Cette étape n’existe pas dans ton parcours. Recharge la page pour retrouver la bonne.",
    "not_a_member": "Cette réponse vient d’une équipe qui n’est pas la tienne. Reprends avec ta carte.",
    "id_reused": "Cette réponse a déjà servi pour autre chose. Envoie-la encore une fois.",
    "too_long": "C’est trop long pour passer. Raccourcis un peu : rien n’est perdu.",
    "stays": "Ces réponses restent sur ton téléphone : rien n’est envoyé. Appuie seulement sur le bouton.",
    "wrong_act": "Cette action ne va pas avec cette étape. Recharge la page.",
}
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
ABSENCE_REASONS = frozenset({"late", "away", "unsaid", "health", "transport", "family"})
RATINGS = frozenset({"yes", "partly", "no"})
# What may happen on a step of any kind.
ANYWHERE = frozenset({EventType.HAND_RAISED, EventType.HINT_GIVEN, EventType.STEP_UNLOCKED})
MARKS = frozenset({"understood", "for_me", "asked_for"})


class Incoming(NamedTuple):
    """One event as it came through a door, typed but not yet believed."""

    id: str
    seq: int
    type: str
    version: str
    team: str
    mission: str
    key: str
    at: datetime
    payload: Mapping[str, Any]


class Judged(NamedTuple):
    """An incoming event with what is thought of it. ``refusal`` is a sentence for the player, or None."""

    event: Event | None
    id: str
    refusal: str | None = None
    grade: Grade | None = None
    facts: Facts = EMPTY
    hint: str | None = None
    step: Step | None = None
    mission: Mission[Any] | None = None


def judge(
    quest: Quest[Any], *, participant: str, teams: Collection[str], incoming: Incoming, by_staff: bool = False
) -> Judged:
    """Judge one event. It is refused only for what no other event can change; "not open yet" is no reason.

    ``by_staff``: it comes from staff, or from the log, where some do; no phone sends theirs.
    """
    event_type = _event_type(incoming.type)
    if event_type is None or not _is_uuid(incoming.id) or not 0 <= incoming.seq <= LAST_SEQ:
        return _refused(incoming, "shape")
    written = canonical(incoming.payload)
    if len(written) > MAX_PAYLOAD:
        return _refused(incoming, "too_long")
    if not _can_be_kept(f"{written}{incoming.version}{incoming.mission}{incoming.key}"):
        return _refused(incoming, "shape")
    if incoming.team not in teams:
        return _refused(incoming, "not_a_member")
    if event_type in BY_STAFF and not by_staff:
        return _refused(incoming, "wrong_act")
    event = _event(incoming, event_type, participant, written)
    if ":" in incoming.key or incoming.key == "thanks":
        return _judge_act(quest, event)
    return _judge_step(quest, event)


def find_step(quest: Quest[Any], mission_id: str, step_id: str) -> Place | None:
    """Find a step inside a mission, or None."""
    return _PLACES.of(quest).get((mission_id, step_id))


def _places_in(quest: Quest[Any]) -> Mapping[tuple[str, str], Place]:
    return {(mission.id, step.id): (mission, step) for mission in quest.missions() for step in mission.steps}


# A quest is loaded once a version.
_PLACES = Memory[Mapping[tuple[str, str], Place]](_places_in, limit=MAX_QUESTS)


def _judge_step(quest: Quest[Any], event: Event) -> Judged:
    found = find_step(quest, event.mission, event.key)
    if found is None:
        return _refused(event, "unknown")
    mission, step = found
    if event.type in ANYWHERE:
        fault = _hint_fault(step, event) if event.type is EventType.HINT_GIVEN else None
        return _refused(event, "unknown") if fault else _plain(event, step, mission)
    if event.type not in KINDS[step.kind].events:
        return _refused(event, "wrong_act")
    fault, grade, lock = _opinion(step, event)
    if fault:
        return Judged(event=None, id=event.id, refusal=fault, step=step, mission=mission)
    is_right = lock is not None or (grade is not None and grade.is_done)
    return Judged(
        event=event,
        id=event.id,
        grade=grade,
        facts=facts_of(event, is_right=is_right, lock=lock),
        hint=_hint(step, event),
        step=step,
        mission=mission,
    )


def _plain(event: Event, step: Step, mission: Mission[Any]) -> Judged:
    """Take an event that every kind of step knows and that no answer is in."""
    return Judged(event=event, id=event.id, facts=facts_of(event), step=step, mission=mission)


def _opinion(step: Any, event: Event) -> Opinion:
    """Think of a payload, or say again what was thought of it: the right answer of a puzzle comes from every phone."""
    written = event.canonical_payload()
    key = (id(step), event.type, written)
    known = _RIGHT.get(key)
    if known is not None and known[0] is step:
        return known[1]
    opinion = _new_opinion(step, event)
    if opinion[1] is not None and opinion[1].verdict == "right" and len(written) <= MAX_KEPT:
        if len(_RIGHT) >= MAX_OPINIONS:
            _RIGHT.clear()
        _RIGHT[key] = (step, opinion)
    return opinion


def _new_opinion(step: Any, event: Event) -> Opinion:
    kind = KINDS[step.kind]
    fault = _device_fault(step, event) or kind.check(step, event.type, event.payload) or _hint_fault(step, event)
    if fault:
        return fault, None, None
    lock = kind.lock_of(step, event.payload) if event.type is EventType.SCENE_ACTED else None
    return None, _grade(step, event), lock


def _judge_act(quest: Quest[Any], event: Event) -> Judged:
    """Judge an event about a day, a service or somebody to thank."""
    subject, _, name = event.key.partition(":")
    payload = event.payload
    match event.type:
        case EventType.CHECKED_IN:
            is_known = subject == "day" and quest.day(name) is not None
        case EventType.ABSENCE_ANNOUNCED:
            is_known = subject == "day" and quest.day(name) is not None and payload.get("reason") in ABSENCE_REASONS
        case EventType.INSTRUCTION_RATED:
            is_known = subject == "day" and quest.day(name) is not None and payload.get("rating") in RATINGS
        case EventType.SERVICE_MARKED:
            is_known = any(offer.id == name for offer in quest.services) and payload.get("mark") in MARKS
        case EventType.MISSION_UNLOCKED:
            is_known = subject == "mission" and quest.mission(name) is not None
        case EventType.PERSON_THANKED:
            is_known = subject == "thanks" and quest.day(str(payload.get("day"))) is not None and "to" in payload
        case _:
            return _refused(event, "wrong_act")
    if not is_known:
        return _refused(event, "unknown")
    return Judged(event=event, id=event.id, facts=facts_of(event))


def _grade(step: Any, event: Event) -> Grade | None:
    if event.type is EventType.STEP_ANSWERED:
        return KINDS[step.kind].grade(step, event.payload.get("answer"))
    if event.type is EventType.SCENE_ACTED:
        return KINDS[step.kind].grade(step, event.payload)
    return None


def _device_fault(step: Step, event: Event) -> str | None:
    """What stays on the phone is refused here for every kind: only the fact that it was done may come."""
    is_answer = event.type is EventType.STEP_ANSWERED
    return REFUSALS["stays"] if is_answer and step.keeps == "device" and event.payload else None


def _hint_fault(step: Step, event: Event) -> str | None:
    if event.type not in (EventType.HINT_TAKEN, EventType.HINT_GIVEN):
        return None
    number = str(event.payload.get("hint", ""))
    if "lock" in event.payload:
        return None if number in {"1", "2", "3"} else REFUSALS["unknown"]
    return None if number.isdecimal() and 1 <= int(number) <= len(step.hints) else REFUSALS["unknown"]


def _hint(step: Step, event: Event) -> str | None:
    if event.type is not EventType.HINT_TAKEN or "lock" in event.payload:
        return None
    return step.hints[int(event.payload["hint"]) - 1]


def _event(incoming: Incoming, event_type: EventType, participant: str, written: str) -> Event:
    return Event(
        id=incoming.id.lower(),
        seq=incoming.seq,
        type=event_type,
        participant=participant,
        team=incoming.team,
        version=incoming.version,
        mission=incoming.mission,
        key=incoming.key,
        at=incoming.at,
        payload=incoming.payload,
        written=written,
    )


def _refused(incoming: Incoming | Event, reason: str) -> Judged:
    return Judged(event=None, id=incoming.id, refusal=REFUSALS[reason])


def _event_type(name: str) -> EventType | None:
    return _TYPES.get(name)


_TYPES: Mapping[str, EventType] = {each.value: each for each in EventType}


def _can_be_kept(text: str) -> bool:
    """No database keeps a NUL (which JSON writes as an escape), and no encoding half a character."""
    if "\0" in text or r"\u0000" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_uuid(value: str) -> bool:
    return _UUID.fullmatch(value) is not None
