"""What is done in a room: an action always goes through, a lock opens for its code or its order."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.quest.grade import Grade
from webapp.steps.answers import is_too_long, part_of, text_of, texts_of
from webapp.steps.finishing import is_left_aside
from webapp.steps.normalise import is_accepted
from webapp.steps.scene.spec import Action, Hotspot, Lock, SceneStep
from webapp.steps.scene.world import local_world

MAX_ANSWER: Final = 200
UNKNOWN: Final = "Cette action n’existe pas dans cette pièce. Recharge la page, rien n’est perdu."
NO_TEXT: Final = "Écris ce que tu as trouvé, puis valide."


def grade(step: SceneStep, answer: object) -> Grade:
    """Grade a whole payload: ``{"action": id}``, or ``{"lock": hotspot, "answer": …}``."""
    action = _action(step, text_of(part_of(answer, "action")))
    if action is not None:
        return Grade(verdict="saved", message=action.text)
    hotspot = _locked(step, text_of(part_of(answer, "lock")))
    if hotspot is None or hotspot.lock is None:
        return Grade(verdict="wrong", message=UNKNOWN)
    if _opens(hotspot.lock, part_of(answer, "answer")):
        return Grade(verdict="right", message=hotspot.lock.success)
    return Grade(verdict="wrong", message=hotspot.lock.failure)


def check(step: SceneStep, event: EventType, payload: Mapping[str, Any]) -> str | None:
    """Find the fault of a payload's shape: an action, a lock or an option that the room does not have."""
    if event is EventType.HINT_TAKEN:
        return None if _locked(step, text_of(payload.get("lock"))) else UNKNOWN
    if event is not EventType.SCENE_ACTED:
        return None
    if "action" in payload:
        return None if _action(step, text_of(payload["action"])) else UNKNOWN
    hotspot = _locked(step, text_of(payload.get("lock")))
    if hotspot is None or is_too_long(payload, MAX_ANSWER):
        return UNKNOWN
    return None if texts_of(payload.get("answer")) else NO_TEXT


def lock_of(step: SceneStep, payload: Mapping[str, Any]) -> str | None:
    """Name the hotspot whose lock this payload opens, or None."""
    hotspot = _locked(step, text_of(payload.get("lock")))
    if hotspot is None or hotspot.lock is None or not _opens(hotspot.lock, payload.get("answer")):
        return None
    return hotspot.id


def is_done(step: SceneStep, facts: Facts) -> bool:
    """Say whether the room has given what it was for; leaving is allowed, and counts."""
    if is_left_aside(step, facts) or (facts.is_skipped and _took_all_hints(step, facts)):
        return True
    return local_world(step.room, facts.marks).flags.issuperset(step.until_flags)


def story_flags(step: SceneStep, facts: Facts) -> dict[str, bool]:
    """Raise the flags of the story that this room raised in the escape."""
    raised = local_world(step.room, facts.marks).flags
    return {flag: True for flag in step.story_flags if flag in raised}


def hints_taken(hotspot: Hotspot, marks: frozenset[str]) -> list[str]:
    """Return the hints of a lock that were asked for, in order."""
    hints = hotspot.lock.hints if hotspot.lock else ()
    return [text for number, text in enumerate(hints, start=1) if f"hint:{hotspot.id}:{number}" in marks]


def _took_all_hints(step: SceneStep, facts: Facts) -> bool:
    """A lock that resisted all its hints lets the story go on."""
    locks = [hotspot for hotspot in step.room.hotspots if hotspot.lock]
    return any(len(hints_taken(each, facts.marks)) == len(each.lock.hints) for each in locks if each.lock)


def _opens(lock: Lock, answer: object) -> bool:
    if lock.type == "order":
        return ">".join(texts_of(answer)) in lock.answers
    return is_accepted(text_of(answer), lock.answers, lock.normalise)


def _action(step: SceneStep, action_id: str) -> Action | None:
    actions = (action for hotspot in step.room.hotspots for action in hotspot.actions)
    return next((action for action in actions if action.id == action_id), None)


def _locked(step: SceneStep, hotspot_id: str) -> Hotspot | None:
    return next((each for each in step.room.hotspots if each.id == hotspot_id and each.lock), None)
