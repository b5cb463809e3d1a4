"""Who may do what: permission -> predicates, any of which is enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.policy.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks. ``participant`` is the public id of a youth whose session is alive."""

    participant: str | None = None

    @property
    def is_participant(self) -> bool:
        """Say whether a youth is playing."""
        return self.participant is not None


ANYBODY = Actor()
Predicate = Callable[[Actor], bool]


def _anybody(actor: Actor) -> bool:
    return True


def _is_participant(actor: Actor) -> bool:
    return actor.is_participant


RULES: Mapping[Permission, tuple[Predicate, ...]] = {
    Permission.VISIT: (_anybody,),
    Permission.PLAY: (_is_participant,),
}


def allows(permission: Permission, actor: Actor) -> bool:
    """Say whether the actor may do this."""
    return any(predicate(actor) for predicate in RULES[permission])
