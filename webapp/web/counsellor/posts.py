"""Roles as people say them, and which ones somebody may give."""

from collections.abc import Mapping, Sequence
from typing import Final

from flask import request

from webapp.policy.rules import Post, Role
from webapp.queries.organisation import OrganisationView, SiteLine

ROLE_WORDS: Final[Mapping[Role, str]] = {
    Role.COUNSELLOR: "Conseil et accompagnement",
    Role.FACILITATOR: "Animation",
    Role.ADMINISTRATOR: "Administration de la structure",
    Role.PLATFORM: "Administration de la plateforme",
}


def roles_offered(here: OrganisationView) -> tuple[Role, ...]:
    """Return the roles that whoever asks may give: nobody gives more than they hold."""
    return tuple(Role) if here.is_platform else (Role.COUNSELLOR, Role.FACILITATOR, Role.ADMINISTRATOR)


def read_posts(here: OrganisationView, sites: Sequence[SiteLine]) -> list[Post]:
    """Read the roles that were ticked, and the site in which they hold."""
    wanted = [role for role in roles_offered(here) if role.value in request.form.getlist("roles")]
    site = next((each.id for each in sites if each.public_id == request.form.get("site")), None)
    if here.only_sites is not None and site is None:
        return []
    return [
        Post(role=role, organisation_id=here.id, site_id=None if role is Role.PLATFORM else site) for role in wanted
    ]


def spoken_posts(posts: Sequence[tuple[str, int | None]], sites: Sequence[SiteLine]) -> str:
    """Say in words what somebody does here."""
    names = {site.id: site.name for site in sites}
    return ", ".join(
        ROLE_WORDS[Role(role)] + (f" ({names.get(site, 'une antenne')})" if site is not None else "")
        for role, site in posts
    )
