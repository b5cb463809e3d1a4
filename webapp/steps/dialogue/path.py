"""The way through a script: what has been heard, and the choice that waits. ``talk.js`` follows the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from webapp.quest.progress import Flags
from webapp.quest.script import Choice, ChoiceOption, Goto, Label, Pause, Say, flag_holds
from webapp.steps.dialogue.spec import DialogueStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the player answered at a fork that lies behind."""

    kind: Literal["reply"] = "reply"
    choice: str
    option: str
    text: str


Heard = Say | Pause | Reply


def path(step: DialogueStep, choices: Mapping[str, str], flags: Flags) -> tuple[list[Heard], Choice | None]:
    """Follow the script with the choices already made; stop at the first one that is not.

    A jump to a label that does not exist ends the way there, and so does a talk that turns in circles.
    """
    labels = {line.name: index for index, line in enumerate(step.script) if isinstance(line, Label)}
    heard: list[Heard] = []
    position, seen = 0, set[int]()
    while position < len(step.script) and position not in seen:
        seen.add(position)
        line = step.script[position]
        match line:
            case Choice():
                option = _taken(line, choices)
                if option is None:
                    return heard, line
                heard.append(Reply(choice=line.id, option=option.id, text=option.text))
                position = labels.get(option.goto, len(step.script))
            case Goto() if flag_holds(flags, line.when):
                position = labels.get(line.target, len(step.script))
            case Say():
                heard.append(line)
                position += 1
            case Pause() if line.text:
                heard.append(line)
                position += 1
            case _:
                position += 1
    return heard, None


def _taken(choice: Choice, choices: Mapping[str, str]) -> ChoiceOption | None:
    return next((option for option in choice.options if option.id == choices.get(choice.id)), None)
