"""A room to look at, touch and leave (virtual escape)."""

from dataclasses import asdict
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.steps.kind import Kind
from webapp.steps.scene.grading import check, grade, is_done, lock_of, story_flags
from webapp.steps.scene.spec import Action, Hotspot, Item, Lock, Needs, Room, SceneStep
from webapp.steps.scene.world import NOTHING, Deed, deeds_of, room_view, world_of
from webapp.steps.showing import shown_in_common, shown_options


def public(step: SceneStep) -> dict[str, Any]:
    """Return the room as it may be seen and touched; what its locks want and say stays on the server."""
    room = step.room
    return {
        **shown_in_common(step),
        "escape": step.escape,
        "room": room.id,
        "room_title": room.title,
        "place_in_memory": room.place_in_memory,
        "backdrop": room.backdrop,
        "backdrops": [room.backdrop, *(change.backdrop for change in room.backdrop_changes)] if room.backdrop else [],
        "text_alternative": room.text_alternative,
        "content_note": step.content_note,
        "until_flags": list(step.until_flags),
        "hotspots": [_shown_hotspot(hotspot) for hotspot in room.hotspots],
        "exits": [{"to": leave.to, "label": leave.label} for leave in room.exits],
        "items": [_shown_item(item) for item in step.items],
        "nudges": [{"after_min": nudge.after_min, "text": nudge.text} for nudge in step.nudges],
        "start": room_view(room, world_of([room], ())),
        "rules": _rules(room),
    }


def _rules(room: Room) -> dict[str, Any]:
    """Return what the phone needs to show at once what an act changes: ids and needs, no word and no key."""
    return {
        "deeds": [_rule(deed) for deed in deeds_of(room)],
        "actions": [
            {"id": action.id, "thing": hotspot.id, "needs": _shown_needs(action.needs), "again": action.is_repeatable}
            for hotspot in room.hotspots
            for action in hotspot.actions
        ],
        "things": [
            {
                "id": hotspot.id,
                "needs": _shown_needs(hotspot.needs),
                "changed": _shown_needs(hotspot.look_after_needs) if hotspot.look_after_needs != NOTHING else None,
                "lock": _shown_needs(hotspot.lock.needs) if hotspot.lock else None,
            }
            for hotspot in room.hotspots
        ],
        "exits": [{"to": leave.to, "needs": _shown_needs(leave.needs)} for leave in room.exits],
        "backdrop": room.backdrop,
        "backdrops": [
            {"backdrop": change.backdrop, "needs": _shown_needs(change.needs)} for change in room.backdrop_changes
        ],
    }


def _rule(deed: Deed) -> dict[str, Any]:
    return {
        "mark": deed.mark,
        "needs": _shown_needs(deed.needs),
        "gives": list(deed.gives),
        "sets": list(deed.sets),
        "spends": list(deed.consumes),
    }


def solution(step: SceneStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Do all that can be done in the room and open its locks."""
    acts: list[tuple[EventType, dict[str, Any]]] = []
    for hotspot in step.room.hotspots:
        acts += [(EventType.SCENE_ACTED, {"action": action.id}) for action in hotspot.actions if _is_for_good(action)]
        if hotspot.lock:
            acts.append((EventType.SCENE_ACTED, {"lock": hotspot.id, "answer": _key(hotspot.lock)}))
    return acts


def _key(lock: Lock) -> str | list[str]:
    return lock.answers[0].split(">") if lock.type == "order" else lock.answers[0]


def _is_for_good(action: Action) -> bool:
    return not action.is_repeatable


def _shown_item(item: Item) -> dict[str, Any]:
    return {"id": item.id, "name": item.name, "description": item.description, "drawing": item.drawing}


def _shown_hotspot(hotspot: Hotspot) -> dict[str, Any]:
    return {
        "id": hotspot.id,
        "name": hotspot.name,
        "x": hotspot.position.x,
        "y": hotspot.position.y,
        "look": hotspot.look,
        "look_after": hotspot.look_after,
        "actions": [_shown_action(action) for action in hotspot.actions],
        "lock": _shown_lock(hotspot.lock) if hotspot.lock else None,
    }


def _shown_action(action: Action) -> dict[str, Any]:
    return {"id": action.id, "label": action.label, "text": action.text, "is_repeatable": action.is_repeatable}


def _shown_lock(lock: Lock) -> dict[str, Any]:
    return {
        "type": lock.type,
        "prompt": lock.prompt,
        "digits": lock.digits,
        "is_numeric": lock.normalise == "digits",
        "options": shown_options(lock.options),
        "hint_count": len(lock.hints),
    }


def _shown_needs(needs: Needs) -> dict[str, list[str]]:
    return {name: list(value) for name, value in asdict(needs).items() if value}


KIND: Final = Kind(
    name="scene",
    spec=SceneStep,
    events=frozenset({EventType.SCENE_ACTED, EventType.HINT_TAKEN, EventType.STEP_SKIPPED}),
    grade=grade,
    check=check,
    is_done=is_done,
    public=public,
    solution=solution,
    story_flags=story_flags,
    lock_of=lock_of,
)
