"""The result of looking at one answer."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["right", "partial", "wrong", "saved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is said of one part of an answer (an option, a pair, a field)."""

    part: str
    is_right: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A verdict, the words for it, and a remark on each part. ``saved``: there is nothing to be right about."""

    verdict: Verdict
    message: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_done(self) -> bool:
        """Say whether this answer finishes the step."""
        return self.verdict in ("right", "saved")
