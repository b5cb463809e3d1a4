"""A team code: every phone holds fragments; alone, one holds them all."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Artefact, Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCodeStep(Step):
    """``fragments`` are dealt in turn to those who are present (``quest.fragments``)."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["team_code"]
    fragments: tuple[Option, ...]
    artefact: Artefact | None = None
    distribution: Literal["round_robin_present"]
    answers: tuple[str, ...]
    answer_display: str
    normalise: Literal["digits", "text"]
