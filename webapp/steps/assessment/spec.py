"""An assessment: items on a scale. No total is ever computed."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLevel:
    """One level of the scale: a word and what it means. ``is_private``: "je garde pour moi"."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    label: str
    meaning: str
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentItem:
    """One line to rate; ``services`` are those that a choice points to, ``family`` the one that it speaks for."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    services: tuple[str, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A direction shown at the end (« Les mains ») with trades as examples; never a percentage."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    label: str
    examples: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentStep(Step):
    """``alerts``: pairs of a level (or follow-up option) and the words shown when it was chosen at least once.

    ``compared_with`` names an earlier assessment with the same items; ``recalls`` one whose answers, if they are still
    on the phone, are read again at the top.
    """

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["assessment"]
    scale: tuple[ScaleLevel, ...]
    items: tuple[AssessmentItem, ...]
    pick_min: int | None = None
    pick_max: int | None = None
    follow_up: str | None = None
    # What the follow-up asks for: one of the items, a few words, or one of ``follow_up_options``.
    follow_up_kind: Literal["item", "text", "option"] = "text"
    follow_up_options: tuple[Option, ...] = ()
    # Directions met most often by the levels named in ``family_levels`` (two or three of them are shown).
    families: tuple[Family, ...] = ()
    family_levels: tuple[str, ...] = ()
    # Said when no family was met.
    no_family: str | None = None
    result: str
    alerts: tuple[tuple[str, str], ...] = ()
    compared_with: str | None = None
    recalls: str | None = None
    sharing: Literal["none", "counsellor", "team"] = "none"
