"""A talk between characters, with choices."""

from collections.abc import Mapping
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.quest.script import Choice, Goto, Label, Line, Pause, Say
from webapp.steps.dialogue.path import path
from webapp.steps.dialogue.spec import DialogueStep
from webapp.steps.finishing import is_left_aside
from webapp.steps.kind import Effect, Kind, Payload
from webapp.steps.showing import shown_in_common

UNKNOWN: Final = "Cette réplique n’est plus là. Recharge la page : l’histoire reprend où tu en étais."


def public(step: DialogueStep) -> dict[str, Any]:
    """Return the whole script: there is nothing to find in it, only something to hear."""
    return {
        **shown_in_common(step),
        "script": [_shown(line) for line in step.script],
        "flow": [_flow(line) for line in step.script],
        "kept_as": step.kept_as,
    }


def check(step: DialogueStep, event: EventType, payload: Payload) -> str | None:
    """Find a choice or an option that does not exist; whether an ``if`` made it reachable is nobody's business."""
    if event is not EventType.CHOICE_MADE:
        return None
    wanted, option = payload.get("choice"), payload.get("option")
    offered = {(line.id, each.id) for line in step.script if isinstance(line, Choice) for each in line.options}
    return None if isinstance(wanted, str) and isinstance(option, str) and (wanted, option) in offered else UNKNOWN


def is_done(step: DialogueStep, facts: Facts) -> bool:
    """Say whether the talk was heard to its end, or left where it may be."""
    return facts.is_read or is_left_aside(step, facts)


def solution(step: DialogueStep) -> list[tuple[EventType, dict[str, Any]]]:
    """Take the first option of each choice on the way, then hear the end."""
    made: dict[str, str] = {}
    while (pending := path(step, made, {})[1]) is not None:
        made[pending.id] = pending.options[0].id
    taken = [(EventType.CHOICE_MADE, {"choice": choice, "option": option}) for choice, option in made.items()]
    return [*taken, (EventType.STEP_READ, {})]


def choices(step: DialogueStep) -> Mapping[str, Mapping[str, Effect]]:
    """Tell what each option does to the story."""
    return {
        f"choice:{line.id}": {option.id: Effect(set=option.set, add=option.add) for option in line.options}
        for line in step.script
        if isinstance(line, Choice)
    }


def _shown(line: Line) -> dict[str, Any]:
    """Return the words of a line; a line that only steers has none."""
    match line:
        case Say():
            return {"kind": "say", "speaker": line.speaker, "text": line.text}
        case Pause() if line.text:
            return {"kind": "pause", "seconds": line.seconds, "text": line.text}
        case Choice():
            options = [{"id": option.id, "text": option.text} for option in line.options]
            return {"kind": "choice", "id": line.id, "prompt": line.prompt, "options": options}
        case _:
            return {"kind": "nothing"}


def _flow(line: Line) -> dict[str, Any]:
    """Return how a line leads to the next: what the phone needs to follow the talk by itself (``talk.js``)."""
    match line:
        case Label():
            return {"kind": "label", "name": line.name}
        case Goto():
            return {"kind": "goto", "target": line.target, "when": dict(line.when)}
        case Choice():
            return {"kind": "choice", "id": line.id, "gotos": {option.id: option.goto for option in line.options}}
        case _:
            return {"kind": _shown(line)["kind"]}


KIND: Final = Kind(
    name="dialogue",
    spec=DialogueStep,
    events=frozenset({EventType.CHOICE_MADE, EventType.STEP_READ, EventType.STEP_SKIPPED}),
    check=check,
    is_done=is_done,
    public=public,
    solution=solution,
    choices=choices,
)
