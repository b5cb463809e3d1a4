"""A reflection: a word, a STAR story, a list or a letter."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectStep(Step):
    """``parts`` are the questions of a story, list or letter. ``sharing``: who may be sent it."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["reflect"]
    competence: str
    prompt: str
    format: Literal["short", "star", "list", "letter"]
    parts: tuple[Option, ...] = ()
    example: str | None = None
    help: str | None = None
    sharing: Literal["none", "team", "counsellor"] = "none"
