"""A dialogue: a script, and whether it is kept among the papers of the story."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.script import Line
from webapp.quest.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueStep(Step):
    """Lines said one after the other, choices and jumps."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["dialogue"]
    script: tuple[Line, ...]
    # Title under which the text can be read again ("L’annonce du Grand Repos").
    kept_as: str | None = None
