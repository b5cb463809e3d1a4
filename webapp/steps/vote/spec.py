"""A vote. Each statement is a round; without statements there is one round, ``r1``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.script import FlagValue
from webapp.quest.step import Option, Step
from webapp.quest.votes import TieRule


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOption:
    """What can be voted for, what it sets, and what follows."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    consequence: str
    set: Mapping[str, FlagValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteStep(Step):
    """``rounds_from``: a team form whose answers are the rounds ("devine les futurs"): one round a member."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["vote"]
    question: str
    statements: tuple[Option, ...] = ()
    rounds_from: str | None = None
    rounds_note: str | None = None
    options: tuple[VoteOption, ...]
    tie: str
    tie_rule: TieRule
    is_final: bool = False
    # An earlier vote that asked the same: both answers are shown side by side.
    compared_with: str | None = None
