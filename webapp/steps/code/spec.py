"""A code: tolerant answers, an artefact to read, three hints."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Artefact, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStep(Step):
    """A puzzle with a short answer."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["code"]
    prompt: str
    context: str | None = None
    artefact: Artefact | None = None
    answers: tuple[str, ...]
    answer_display: str
    normalise: Literal["digits", "text"]
    has_optional_sound: bool = False
    has_optional_vibration: bool = False
