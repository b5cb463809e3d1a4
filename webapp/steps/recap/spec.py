"""A recap: the words of the evening around what was really done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapStep(Step):
    """``day`` names the recap; the last one also shows appointment, plan, badges, CV and certificate.

    ``made_in``: the mission, or the very step (``mission#step``), in which one of these was made and is read again.
    """

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["recap"]
    day: str
    is_final: bool = False
    shows: tuple[str, ...] = ()
    made_in: Mapping[str, str] = field(default_factory=dict)
