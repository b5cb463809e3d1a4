"""Pairs to join; several lefts may share a right (categories), and some rights may belong to nobody."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPair:
    """A left part, the id of its right part, and what is said when they meet."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    left: str
    right: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchStep(Step):
    """``rights`` holds every right part, distractors included."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["match"]
    prompt: str
    context: str | None = None
    has_categories: bool = False
    pairs: tuple[MatchPair, ...]
    rights: tuple[Option, ...]
