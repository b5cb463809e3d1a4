"""An appointment: against the slots of the referent, with ways out that count as much."""

from dataclasses import dataclass
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentStep(Step):
    """``alternatives``: already_booked, no_slot, call, not_now; each of them finishes the step."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["appointment"]
    counsellor: str
    place: str
    modes: tuple[Option, ...]
    duration_min: int
    options: tuple[Option, ...] = ()
    alternatives: tuple[Option, ...]
    confirm: str
    calendar: tuple[str, ...] = ()
    cancel_text: str
