"""An order to find; ``items`` are written in the right order, ``shown_order`` is what is first seen."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep(Step):
    """Items to sort with buttons, never by drag alone."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["order"]
    prompt: str
    context: str | None = None
    items: tuple[Option, ...]
    shown_order: tuple[str, ...]
    also_accepted: tuple[tuple[str, ...], ...] = ()
