"""A talk between characters, with choices."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.quest.script import Choice
from webapp.steps.dialogue.path import path
from webapp.steps.dialogue.spec import DialogueStep
from webapp.steps.finishing import is_left_aside
from webapp.steps.kind import Effect, Kind, Payload
from webapp.steps.showing import shown_in_common

UNKNOWN: Final = "Cette réplique n’est plus là. Recharge la page : l’histoire reprend où tu en étais."


def public(step: DialogueStep) -> dict[str, Any]:
    """Return the whole script: there is nothing to find in it, only something to hear."""
    lines = [_shown(line) for line in step.script]
    return {**shown_in_common(step), "script": lines, "kept_as": step.kept_as}


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


def _shown(line: Any) -> dict[str, Any]:
    shown = asdict(line)
    for option in shown.get("options", ()):
        option.pop("set")
        option.pop("add")
    return shown


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
