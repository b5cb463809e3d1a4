"""Who may do what: the whole access table, on one page.

A permission is given to anybody, to participants, to staff at their door, or to roles of staff, each with a scope. The
scope says which objects: a page loads them through it, so that a stranger's object is never found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from webapp.policy.permissions import Permission


class Role(StrEnum):
    """What somebody does for an organisation."""

    COUNSELLOR = "counsellor"
    FACILITATOR = "facilitator"
    ADMINISTRATOR = "administrator"  # of an organisation, or of one of its sites
    PLATFORM = "platform"  # of the whole installation: accounts, never the youths


class Scope(StrEnum):
    """Which objects a role reaches."""

    FOLLOWED = "followed"  # the cohorts whose crew they belong to
    ORGANISATION = "organisation"  # everything of their organisation (of their site, if the post names one)
    EVERYWHERE = "everywhere"


EVERY_ROLE: Mapping[Role, Scope] = dict.fromkeys(Role, Scope.FOLLOWED)

ACCESS: Mapping[Permission, Mapping[Role, Scope]] = {
    Permission.WORK: EVERY_ROLE,
    Permission.ENROL: EVERY_ROLE,
    Permission.SEE_COHORT: {
        Role.COUNSELLOR: Scope.FOLLOWED,
        Role.FACILITATOR: Scope.FOLLOWED,
        Role.ADMINISTRATOR: Scope.ORGANISATION,
    },
    # Youths are promised that their counsellor alone listens and reads.
    Permission.CONFIRM: {Role.COUNSELLOR: Scope.FOLLOWED},
    Permission.CREATE_COHORT: {
        Role.COUNSELLOR: Scope.ORGANISATION,
        Role.FACILITATOR: Scope.ORGANISATION,
        Role.ADMINISTRATOR: Scope.ORGANISATION,
    },
    Permission.MANAGE_COHORT: {
        Role.COUNSELLOR: Scope.FOLLOWED,
        Role.FACILITATOR: Scope.FOLLOWED,
        Role.ADMINISTRATOR: Scope.ORGANISATION,
    },
    Permission.ACCOMPANY: {Role.COUNSELLOR: Scope.FOLLOWED},
    Permission.MANAGE_PROGRAMS: {Role.ADMINISTRATOR: Scope.ORGANISATION},
    Permission.MANAGE_ORGANISATION: {
        Role.ADMINISTRATOR: Scope.ORGANISATION,
        Role.PLATFORM: Scope.EVERYWHERE,
    },
    Permission.RUN_PLATFORM: {Role.PLATFORM: Scope.EVERYWHERE},
    Permission.HOST: {
        Role.COUNSELLOR: Scope.ORGANISATION,
        Role.FACILITATOR: Scope.ORGANISATION,
        Role.ADMINISTRATOR: Scope.ORGANISATION,
    },
    Permission.MEET: {
        Role.COUNSELLOR: Scope.FOLLOWED,
        Role.ADMINISTRATOR: Scope.ORGANISATION,
    },
    Permission.MANAGE_STAFF: {
        Role.ADMINISTRATOR: Scope.ORGANISATION,
        Role.PLATFORM: Scope.EVERYWHERE,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role held in an organisation, or in one of its sites."""

    role: Role
    organisation_id: int
    site_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a permission goes for somebody: a scope, from the place of one post."""

    scope: Scope
    organisation_id: int
    site_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks: public ids of a youth or of a member of staff whose session is alive, and the posts of the latter."""

    participant: str | None = None
    staff: str | None = None
    posts: tuple[Post, ...] = ()
    program: str | None = None  # a program that holds a token of the API
    is_proving: bool = False  # the password was right, the second factor is awaited
    is_enrolling: bool = False  # the password was right, there is no second factor yet

    @property
    def is_participant(self) -> bool:
        """Say whether a youth is playing."""
        return self.participant is not None


ANYBODY = Actor()
Predicate = Callable[[Actor], bool]

# What no role gives: the doors.
DOORS: Mapping[Permission, Predicate] = {
    Permission.VISIT: lambda actor: True,
    Permission.PLAY: lambda actor: actor.is_participant,
    Permission.CALL_API: lambda actor: actor.program is not None,
    Permission.PROVE: lambda actor: actor.is_proving,
    Permission.ENROL: lambda actor: actor.is_enrolling,
}


def allows(permission: Permission, actor: Actor) -> bool:
    """Say whether the actor may do this at all; ``reach_of`` says to what."""
    door = DOORS.get(permission)
    return (door is not None and door(actor)) or bool(reach_of(permission, actor))


def reach_of(permission: Permission, actor: Actor) -> tuple[Reach, ...]:
    """Return how far a permission goes for the actor: one reach a post that gives it."""
    scopes = ACCESS.get(permission, {})
    return tuple(
        Reach(scope=scopes[post.role], organisation_id=post.organisation_id, site_id=post.site_id)
        for post in actor.posts
        if post.role in scopes
    )


def is_for_staff(permission: Permission) -> bool:
    """Say whether an act belongs to staff: whoever may not is sent to the staff's door."""
    return permission in ACCESS or permission is Permission.PROVE
