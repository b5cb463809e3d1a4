"""Who works here and where: what the forms of cohorts and of the organisation offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach, Role
from webapp.store.models import Organisation, Site, Staff, StaffPost

FOLLOWS = (Role.COUNSELLOR.value, Role.FACILITATOR.value, Role.ADMINISTRATOR.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who may follow a cohort."""

    id: int
    public_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A site that may hold a cohort."""

    id: int
    public_id: str
    name: str
    variables: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What an organisation lends to a new cohort."""

    id: int
    name: str
    hours: Mapping[str, Any]
    region: str
    sites: tuple[Place, ...]
    is_whole: bool  # the cohort may belong to no site
    colleagues: tuple[Colleague, ...]


def house_of(session: Session, reach: Sequence[Reach]) -> House | None:
    """Return where somebody may start a cohort: the organisation of their post, and its sites within reach."""
    if not reach:
        return None
    organisation = session.get_one(Organisation, reach[0].organisation_id)
    own = {each.site_id for each in reach if each.organisation_id == organisation.id}
    sites = session.scalars(select(Site).where(Site.organisation_id == organisation.id).order_by(Site.name))
    return House(
        id=organisation.id,
        name=organisation.name,
        hours=organisation.hours,
        region=organisation.region,
        sites=tuple(
            Place(id=site.id, public_id=site.public_id, name=site.name, variables=site.variables)
            for site in sites
            if None in own or site.id in own
        ),
        is_whole=None in own,
        colleagues=colleagues_of(session, organisation.id),
    )


def colleagues_of(session: Session, organisation_id: int) -> tuple[Colleague, ...]:
    """List those of an organisation who may follow a cohort, by name."""
    rows = session.scalars(
        select(Staff)
        .join(StaffPost, StaffPost.staff_id == Staff.id)
        .where(StaffPost.organisation_id == organisation_id, StaffPost.role.in_(FOLLOWS), Staff.is_active.is_(True))
        .order_by(Staff.name, Staff.id)
    ).unique()
    return tuple(dict.fromkeys(Colleague(id=row.id, public_id=row.public_id, name=row.name) for row in rows))
