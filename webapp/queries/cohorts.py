"""A cohort as its own pages change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach
from webapp.queries.calendar import Closures
from webapp.store.decisions import due_days, openings
from webapp.store.models import Organisation, Team
from webapp.store.players import Calendar
from webapp.store.staff import StaffMember, cohort_within


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagedCohort:
    """What pages and acts need of a cohort within reach."""

    id: int
    public_id: str
    organisation_id: int
    organisation: str
    variables: Mapping[str, str]
    name: str
    quest: str
    content_version: str
    join_code: str
    join_closes_at: datetime | None
    is_closed: bool
    is_paused: bool
    archived_at: datetime | None
    starts_on: date
    opens_at: str
    days: Mapping[str, str]
    closures: Closures


def managed_cohort(
    session: Session, staff: StaffMember, reach: Sequence[Reach], public_id: str
) -> ManagedCohort | None:
    """Return a cohort, if it is within reach."""
    found = cohort_within(session, staff.id, reach, public_id)
    if found is None:
        return None
    organisation = session.get_one(Organisation, found.organisation_id)
    return ManagedCohort(
        id=found.id,
        public_id=found.public_id,
        organisation_id=organisation.id,
        organisation=organisation.name,
        variables={**organisation.variables, **found.variables},
        name=found.name,
        quest=found.quest,
        content_version=found.content_version,
        join_code=found.join_code,
        join_closes_at=found.join_closes_at,
        is_closed=found.is_closed,
        is_paused=found.is_paused,
        archived_at=found.archived_at,
        starts_on=found.starts_on,
        opens_at=found.opens_at,
        days=found.days,
        closures=Closures(region=found.region, hours=organisation.hours, pauses=_pauses(found.pauses)),
    )


def opened_days(session: Session, cohort: ManagedCohort, *, local_now: datetime) -> frozenset[str]:
    """Return the days that are open, by hand or because their time has come."""
    calendar = Calendar(starts_on=cohort.starts_on, days=cohort.days, is_paused=cohort.is_paused)
    return openings(session, cohort.id) | set(due_days(calendar, local_now=local_now))


def team_count(session: Session, cohort_id: int) -> int:
    """Return how many teams a cohort has."""
    return session.scalar(select(func.count(Team.id)).where(Team.cohort_id == cohort_id)) or 0


def _pauses(written: Sequence[Any]) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in written)
