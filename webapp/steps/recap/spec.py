"""A recap: the words of the evening around what was really done."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapStep(Step):
    """``day`` names the recap; the last one also shows appointment, plan, badges, CV and certificate."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["recap"]
    day: str
    is_final: bool = False
    shows: tuple[str, ...] = ()
