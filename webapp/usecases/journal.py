"""The journal of acts: who did what, about whom. Acts about a youth are read by that youth too."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.policy.acts import ABOUT_YOUTHS
from webapp.store.models import StaffAct


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who acts: a member of staff, or the command line (``staff_id`` None), for an organisation."""

    organisation_id: int
    staff_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is done, in one word, and about whom."""

    name: str
    about: str | None = None
    cohort_id: int | None = None
    participant_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)


def note_act(session: Session, by: By, act: Act, *, now: datetime) -> None:
    """Write an act into the journal, in the transaction of the act itself; what a youth reads must have its words."""
    if act.participant_id is not None and act.name not in ABOUT_YOUTHS:
        raise ValueError(f"the journal of a youth has no words for {act.name!r}")
    session.add(
        StaffAct(
            organisation_id=by.organisation_id,
            staff_id=by.staff_id,
            act=act.name,
            about=act.about,
            cohort_id=act.cohort_id,
            participant_id=act.participant_id,
            details=act.details,
            at=now,
        )
    )
