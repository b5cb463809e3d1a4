"""An organisation as those see it who run it: its words, hours, sites and people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.policy.rules import Reach, Scope
from webapp.store.models import Cohort, Organisation, Site, Staff, StaffPost
from webapp.store.staff import has_second_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView:
    """What may be changed. ``only_sites``: the ids of the sites to which whoever asks is limited, or None."""

    id: int
    slug: str
    name: str
    variables: Mapping[str, Any]
    hours: Mapping[str, Any]
    region: str
    push_hours: Sequence[str]
    only_sites: frozenset[int] | None
    is_platform: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """A site and the words that it puts over those of its organisation."""

    id: int
    public_id: str
    name: str
    variables: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Somebody who works there. ``posts``: pairs (role, id of the site or None)."""

    id: int
    public_id: str
    name: str
    email: str
    posts: tuple[tuple[str, int | None], ...]
    is_active: bool
    has_password: bool
    has_second_factor: bool
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationLine:
    """An organisation in the list of the installation."""

    slug: str
    name: str
    created_at: datetime
    staff: int
    cohorts: int


def organisation_within(session: Session, reach: Sequence[Reach], slug: str | None) -> OrganisationView | None:
    """Return an organisation within reach, by its slug or (without one) that of the post; a stranger's is not found."""
    if not reach:
        return None
    wanted = Organisation.slug == slug if slug else Organisation.id == reach[0].organisation_id
    row = session.scalar(select(Organisation).where(wanted))
    own = [each for each in reach if row is not None and _covers(each, row.id)]
    if row is None or not own:
        return None
    is_whole = any(each.scope is Scope.EVERYWHERE or each.site_id is None for each in own)
    return OrganisationView(
        id=row.id,
        slug=row.slug,
        name=row.name,
        variables=row.variables,
        hours=row.hours,
        region=row.region,
        push_hours=row.push_hours,
        only_sites=None if is_whole else frozenset(each.site_id for each in own if each.site_id is not None),
        is_platform=any(each.scope is Scope.EVERYWHERE for each in own),
    )


def sites_of(session: Session, organisation: OrganisationView) -> list[SiteLine]:
    """List the sites that whoever asks may change."""
    rows = session.scalars(select(Site).where(Site.organisation_id == organisation.id).order_by(Site.name))
    return [
        SiteLine(id=row.id, public_id=row.public_id, name=row.name, variables=row.variables)
        for row in rows
        if organisation.only_sites is None or row.id in organisation.only_sites
    ]


def staff_of(session: Session, organisation: OrganisationView) -> list[StaffLine]:
    """List those who work there, or in the sites to which whoever asks is limited; by name, the active ones first."""
    rows = session.scalars(
        select(Staff).where(Staff.organisation_id == organisation.id).order_by(Staff.is_active.desc(), Staff.name)
    ).all()
    lines = [_staff_line(session, row) for row in rows]
    return [line for line in lines if _is_seen(line, organisation.only_sites)]


def organisations(session: Session) -> list[OrganisationLine]:
    """List every organisation of the installation: for who administers the platform."""
    staff = dict(_counts(session, Staff.organisation_id))
    cohorts = dict(_counts(session, Cohort.organisation_id))
    return [
        OrganisationLine(
            slug=row.slug,
            name=row.name,
            created_at=row.created_at,
            staff=staff.get(row.id, 0),
            cohorts=cohorts.get(row.id, 0),
        )
        for row in session.scalars(select(Organisation).order_by(Organisation.name))
    ]


def _covers(reach: Reach, organisation_id: int) -> bool:
    return reach.scope is Scope.EVERYWHERE or reach.organisation_id == organisation_id


def _is_seen(line: StaffLine, only_sites: frozenset[int] | None) -> bool:
    return only_sites is None or any(site in only_sites for _, site in line.posts)


def _staff_line(session: Session, row: Staff) -> StaffLine:
    posts = session.execute(
        select(StaffPost.role, StaffPost.site_id).where(StaffPost.staff_id == row.id).order_by(StaffPost.id)
    )
    return StaffLine(
        id=row.id,
        public_id=row.public_id,
        name=row.name,
        email=row.email,
        posts=tuple((role, site) for role, site in posts),
        is_active=row.is_active,
        has_password=row.password_hash is not None,
        has_second_factor=has_second_factor(session, row),
        last_seen_at=row.last_seen_at,
    )


def _counts(session: Session, column: Any) -> list[tuple[int, int]]:
    return [(key, count) for key, count in session.execute(select(column, func.count()).group_by(column))]
