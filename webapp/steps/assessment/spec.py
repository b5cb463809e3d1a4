"""An assessment: items on a scale. No total is ever computed."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLevel:
    """One level of the scale: a word and what it means. ``is_private``: "je garde pour moi"."""

    id: str
    label: str
    meaning: str
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentItem:
    """One line to rate; ``services`` are those that a choice points to."""

    id: str
    text: str
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentStep(Step):
    """``alerts``: level id -> words shown when it was chosen at least once. ``compared_with``: an earlier assessment."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["assessment"]
    scale: tuple[ScaleLevel, ...]
    items: tuple[AssessmentItem, ...]
    pick_min: int | None = None
    pick_max: int | None = None
    follow_up: str | None = None
    result: str
    alerts: tuple[tuple[str, str], ...] = ()
    compared_with: str | None = None
    sharing: Literal["none", "counsellor", "team"] = "none"
