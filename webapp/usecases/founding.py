"""Founding an organisation and starting a cohort with its teams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.store.models import Cohort, Organisation, Team, TimeSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCohort:
    """What a cohort is made of. ``days``: day id -> local instant at which it opens; ``teams``: public ids.

    ``pauses``: first and last date of each, in ISO form.
    """

    public_id: str
    name: str
    quest: str
    content_version: str
    join_code: str
    starts_on: date
    days: Mapping[str, str]
    teams: Sequence[str]
    capacity: int = 12
    variables: Mapping[str, str] | None = None
    site_id: int | None = None
    opens_at: str = "08:00"
    region: str = ""
    pauses: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """A time that a counsellor offers."""

    public_id: str
    counsellor: str
    starts_at: datetime
    duration_min: int
    modes: Sequence[str]


def found_organisation(session: Session, *, slug: str, name: str, variables: Mapping[str, str], now: datetime) -> int:
    """Found an organisation, or find the one of that slug; return its id."""
    known = session.scalar(select(Organisation).where(Organisation.slug == slug))
    if known is None:
        known = Organisation(slug=slug, name=name, created_at=now)
        session.add(known)
    known.name = name
    known.variables = dict(variables)
    session.flush()
    return known.id


def start_cohort(session: Session, *, organisation_id: int, cohort: NewCohort, now: datetime) -> int:
    """Start a cohort with its teams; return its id."""
    row = Cohort(
        public_id=cohort.public_id,
        organisation_id=organisation_id,
        name=cohort.name,
        quest=cohort.quest,
        content_version=cohort.content_version,
        join_code=cohort.join_code,
        starts_on=cohort.starts_on,
        site_id=cohort.site_id,
        opens_at=cohort.opens_at,
        region=cohort.region,
        pauses=[list(pause) for pause in cohort.pauses],
        days=dict(cohort.days),
        variables=dict(cohort.variables or {}),
        created_at=now,
    )
    session.add(row)
    session.flush()
    for number, public_id in enumerate(cohort.teams, start=1):
        session.add(
            Team(public_id=public_id, cohort_id=row.id, number=number, capacity=cohort.capacity, created_at=now)
        )
    session.flush()
    return row.id


def offer_slots(session: Session, *, cohort_id: int, slots: Sequence[NewSlot]) -> int:
    """Offer times for appointments; return how many were added."""
    for slot in slots:
        session.add(
            TimeSlot(
                public_id=slot.public_id,
                cohort_id=cohort_id,
                counsellor=slot.counsellor,
                starts_at=slot.starts_at,
                duration_min=slot.duration_min,
                modes=list(slot.modes),
            )
        )
    return len(slots)
