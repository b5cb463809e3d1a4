"""The way through a script: what has been heard, and the choice that waits."""

from collections.abc import Mapping, Sequence

from webapp.quest.progress import Flags
from webapp.quest.script import Choice, Goto, Label, Line, Pause, Say, flag_holds
from webapp.steps.dialogue.spec import DialogueStep


def path(step: DialogueStep, choices: Mapping[str, str], flags: Flags) -> tuple[list[Line], Choice | None]:
    """Follow the script with the choices already made; stop at the first one that is not.

    Choices on the way are part of the lines. A choice or a label that no longer exists ends the way there, kindly.
    """
    labels = {line.name: index for index, line in enumerate(step.script) if isinstance(line, Label)}
    heard: list[Line] = []
    position, steps_left = 0, len(step.script) * 2
    while position < len(step.script) and steps_left:
        steps_left -= 1
        line = step.script[position]
        if isinstance(line, Say | Pause | Choice):
            heard.append(line)
        if isinstance(line, Choice):
            target = _chosen(line, choices)
            if target is None:
                return heard[:-1], line
            position = labels.get(target, len(step.script))
        elif isinstance(line, Goto) and flag_holds(flags, line.when):
            position = labels.get(line.target, len(step.script))
        else:
            position += 1
    return heard, None


def reachable(script: Sequence[Line]) -> frozenset[int]:
    """Return the positions that some way through the script meets, whatever is chosen and remembered."""
    labels = {line.name: index for index, line in enumerate(script) if isinstance(line, Label)}
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        position = waiting.pop()
        if position in seen or position >= len(script):
            continue
        seen.add(position)
        waiting += _next_positions(script, position, labels)
    return frozenset(seen)


def _next_positions(script: Sequence[Line], position: int, labels: Mapping[str, int]) -> list[int]:
    line = script[position]
    if isinstance(line, Choice):
        return [labels[option.goto] for option in line.options if option.goto in labels]
    if isinstance(line, Goto):
        jump = [labels[line.target]] if line.target in labels else []
        return [*jump, position + 1] if line.when else jump
    return [position + 1]


def _chosen(choice: Choice, choices: Mapping[str, str]) -> str | None:
    return next((option.goto for option in choice.options if option.id == choices.get(choice.id)), None)
