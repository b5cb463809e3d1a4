"""What every kind of step shares."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["individual", "team"]
Keeps = Literal["device", "participant", "counsellor", "team"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every kind of step has. ``keeps`` says who may ever hold the answers; ``device`` means the phone alone."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str | None = None
    intro: str | None = None
    privacy: str | None = None
    accessibility: str | None = None
    skippable: bool = False
    scope: Scope = "individual"
    keeps: Keeps = "participant"
    # Days after which the answers of this step are erased; None follows the general retention rule.
    erased_after_days: int | None = None
    is_anonymous: bool = False
    # Health, money, family: asked at once only of whoever agreed to be asked. The answers never leave the phone.
    is_sensitive: bool = False
    # Part of the short version that somebody absent plays to catch up.
    in_short_version: bool = False
    hints: tuple[str, ...] = ()
    hint_reward: str | None = None
    success: str | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An id and the words shown for it."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """A document that a puzzle is about. Read aloud row by row; ``note`` is part of it."""

    __pydantic_config__ = {"extra": "forbid"}

    type: Literal["table", "list", "text", "dialogue"]
    caption: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    text: str | None = None
    note: str | None = None
