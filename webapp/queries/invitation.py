"""The door of a cohort, as somebody sees it who holds its code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content.messages import words_of_place
from webapp.policy.doors import is_door_shut
from webapp.store.models import Participant
from webapp.store.players import cohort_by_code, organisation_of, teams_with_sizes


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a join code opens. ``taken`` holds the keys of the pseudonyms in use."""

    code: str
    cohort_id: int
    cohort: str
    organisation: str
    words: Mapping[str, str]
    is_shut: bool
    is_full: bool
    taken: frozenset[str]


def invitation(session: Session, code: str, *, now: datetime) -> Invitation | None:
    """Return what a normalised code opens, or None."""
    cohort = cohort_by_code(session, code)
    if cohort is None:
        return None
    organisation = organisation_of(session, cohort.id)
    return Invitation(
        code=code,
        cohort_id=cohort.id,
        cohort=cohort.name,
        organisation=organisation.name,
        words=words_of_place({**organisation.variables, **cohort.variables}, organisation=organisation.name),
        is_shut=is_door_shut(is_closed=cohort.is_closed, closes_at=cohort.join_closes_at, now=now),
        is_full=all(size >= team.capacity for team, size in teams_with_sizes(session, cohort.id)),
        taken=frozenset(session.scalars(select(Participant.pseudonym_key).where(Participant.cohort_id == cohort.id))),
    )
