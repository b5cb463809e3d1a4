"""A service card: what it is, for whom, how, the first step, and what it changes in 2050."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCardStep(Step):
    """``effect_2050`` is shown once the card is taken."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["service_card"]
    service: str
    name: str
    story: str
    summary: str
    audience: str
    how: str
    first_step: str
    good_to_know: str
    effect_2050: str
    is_bonus: bool = False
