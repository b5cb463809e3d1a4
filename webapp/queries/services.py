"""The collection of services: what each is, and how far this player went with it."""

from dataclasses import dataclass
from typing import Any

from webapp.queries.standing import Standing

STATES = {"seen": "seen", "understood": "understood", "for_me": "for-me", "asked_for": "asked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """One service. ``card`` is the author’s, given only once discovered; ``state`` as the design names it."""

    id: str
    name: str
    is_core: bool
    state: str
    day: str
    card: Any


def services_view(standing: Standing) -> tuple[ServiceView, ...]:
    """Return every service of the quest, in the order in which the story meets them."""
    levels = standing.services
    views = []
    for day in standing.quest.days:
        for mission in day.missions:
            for step in mission.steps:
                if step.kind != "service_card":
                    continue
                state = STATES.get(levels.get(step.service, ""), "hidden")
                views.append(
                    ServiceView(
                        id=step.service,
                        name=step.name,
                        is_core=not step.is_bonus,
                        state=state,
                        day=day.title if day.number is None else f"jour {day.number}",
                        card=step if state != "hidden" else None,
                    )
                )
    return tuple(views)
