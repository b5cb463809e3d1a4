"""A quiz: one or several options, or an opinion."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Artefact, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizOption:
    """An option, whether it belongs to the answer, and what is said about it afterwards."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    is_correct: bool = False
    feedback: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizStep(Step):
    """A question. ``pick`` is how many options an opinion takes."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["quiz"]
    question: str
    context: str | None = None
    artefact: Artefact | None = None
    select: Literal["single", "multiple"]
    is_opinion: bool = False
    pick: int | None = None
    options: tuple[QuizOption, ...]
