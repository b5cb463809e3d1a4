"""An organisation's own words, hours and sites; another organisation on the installation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.policy.rules import Post, Role
from webapp.store.models import Cohort, Organisation, Site
from webapp.usecases.errors import Refused
from webapp.usecases.founding import found_organisation
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.staffing import NewLink, NewStaff, invite


class SlugTaken(Refused):
    """An organisation has this name already."""

    status = 409
    title = "Cette structure existe déjà"
    text = "Une structure porte déjà ce nom. Ajoutez la ville ou le département."


class SiteTaken(Refused):
    """A site has this name already."""

    status = 409
    title = "Cette antenne existe déjà"
    text = "Une antenne de cette structure porte déjà ce nom."


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseChange:
    """What is said of an organisation."""

    name: str
    variables: Mapping[str, str]
    hours: Mapping[str, Any]
    region: str
    push_hours: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChange:
    """What is said of a site: its name, and the words that it puts over those of the organisation."""

    public_id: str
    name: str
    variables: Mapping[str, str]


def change_house(session: Session, *, change: HouseChange, by: By, now: datetime) -> None:
    """Change the words and the hours of an organisation; content and calendars follow from the next page on."""
    row = session.get_one(Organisation, by.organisation_id)
    row.name, row.region, row.push_hours = change.name, change.region, list(change.push_hours)
    row.variables, row.hours = dict(change.variables), dict(change.hours)
    note_act(session, by, Act(name="change_organisation", about=row.slug), now=now)


def save_site(session: Session, *, change: SiteChange, by: By, now: datetime) -> None:
    """Add a site or change it; its cohorts take its words."""
    same_name = select(Site).where(Site.organisation_id == by.organisation_id, Site.name == change.name)
    named = session.scalar(same_name)
    if named is not None and named.public_id != change.public_id:
        raise SiteTaken
    row = session.scalar(
        select(Site).where(Site.public_id == change.public_id, Site.organisation_id == by.organisation_id)
    )
    if row is None:
        row = Site(public_id=change.public_id, organisation_id=by.organisation_id, name=change.name, created_at=now)
        session.add(row)
    former = set(row.variables or {})
    row.name, row.variables = change.name, dict(change.variables)
    session.flush()
    for cohort in session.scalars(select(Cohort).where(Cohort.site_id == row.id)):
        own = {name: word for name, word in cohort.variables.items() if name not in former}
        cohort.variables = {**own, **change.variables}
    note_act(session, by, Act(name="save_site", about=row.public_id), now=now)


def open_organisation(
    session: Session, *, slug: str, name: str, new: NewStaff, link: NewLink, by: By, now: datetime
) -> int:
    """Found another organisation and invite who will administer it: ``new`` comes without a post."""
    if session.scalar(select(Organisation.id).where(Organisation.slug == slug)) is not None:
        raise SlugTaken
    founded = found_organisation(session, slug=slug, name=name, variables={"mission_locale": name}, now=now)
    there = By(organisation_id=founded, staff_id=by.staff_id)
    administrator = replace(new, posts=[Post(role=Role.ADMINISTRATOR, organisation_id=founded)])
    invite(session, new=administrator, link=link, by=there, now=now)
    note_act(session, by, Act(name="open_organisation", about=slug), now=now)
    return founded
