"""Service offers: those of the quest are each discovered, and missions keep what they announce."""

from collections.abc import Iterator
from typing import Final

from webapp.content.walk import each_mission, each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Mission, Quest
from webapp.quest.step import Step
from webapp.steps.assessment.spec import AssessmentStep
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.service_card.spec import ServiceCardStep


def services_exist(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Whatever names a service names one of service_offers.yaml."""
    known = {offer.id for offer in quest.services}
    for loc, name in _mentions(quest):
        if name not in known:
            yield loc, f"« {name} » n’est pas une offre de service."


def core_services_are_discovered(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Each core service has a card somewhere in the quest."""
    cards = {card.service for mission in quest.missions() for card in cards_of(mission)}
    for index, offer in enumerate(quest.services):
        if offer.is_core and offer.id not in cards:
            yield ("services", index), f"Aucune mission ne fait découvrir « {offer.id} »."


def missions_keep_their_promises(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A mission's services are exactly those of its cards; bonus ones apart."""
    for loc, _, mission in each_mission(quest):
        for name, promised, is_bonus in (
            ("services", mission.services, False),
            ("bonus_services", mission.bonus_services, True),
        ):
            shown = {card.service for card in cards_of(mission) if card.is_bonus == is_bonus}
            for service in sorted(set(promised) - shown):
                yield (*loc, name), f"Aucune carte ne fait découvrir « {service} » dans cette mission."
            for service in sorted(shown - set(promised)):
                yield (*loc, name), f"La carte « {service} » n’est pas annoncée par la mission."


def bonus_cards_are_not_core(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A bonus card is about a service that is not one of the core."""
    core = {offer.id for offer in quest.core_services}
    for loc, _, step in each_step(quest):
        if isinstance(step, ServiceCardStep) and step.is_bonus == (step.service in core):
            yield (*loc, "is_bonus"), f"« {step.service} » : bonus et cœur de l’offre se contredisent."


def activated_services_were_discovered(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A service becomes real only where it is also discovered, before or after (nobody has to go out)."""
    discovered = {service for mission in quest.missions() for service in mission.services}
    for loc, _, mission in each_mission(quest):
        for service in mission.activated_services:
            if service not in discovered:
                yield (*loc, "activated_services"), f"« {service} » n’est découvert nulle part."


def cards_of(mission: Mission[Step]) -> tuple[ServiceCardStep, ...]:
    """Return the service cards of a mission."""
    return tuple(step for step in mission.steps if isinstance(step, ServiceCardStep))


def _mentions(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    for loc, _, mission in each_mission(quest):
        for field in ("services", "bonus_services", "activated_services"):
            yield from (((*loc, field), service) for service in getattr(mission, field))
    for loc, _, step in each_step(quest):
        if isinstance(step, ServiceCardStep | HuntStep) and step.service is not None:
            yield (*loc, "service"), step.service
        if isinstance(step, AssessmentStep):
            for index, item in enumerate(step.items):
                yield from (((*loc, "items", index), service) for service in item.services)


CHECKS: Final = (
    services_exist,
    core_services_are_discovered,
    missions_keep_their_promises,
    bonus_cards_are_not_core,
    activated_services_were_discovered,
)
