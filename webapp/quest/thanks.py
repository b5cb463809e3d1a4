"""Thanks: those that were said on the team's page, and those that an answer says by naming who helped."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from webapp.quest.content import Quest
from webapp.quest.facts import ANSWER, register_value
from webapp.quest.progress import Person

# What a form says for somebody who is not of the team.
OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Thanks:
    """One thank-you: on which day of the quest, from whom, to whom (public ids)."""

    day: str
    giver: str
    to: str


def thanks_given(quest: Quest[Any], people: Iterable[Person]) -> frozenset[Thanks]:
    """Return all that these people thanked others for; nobody thanks themselves."""
    asking = [
        (day.id, step) for day in quest.days for each in day.missions for step in each.steps if _names_somebody(step)
    ]
    said = frozenset().union(*(_said(person) | _answered(person, asking) for person in people))
    return frozenset(each for each in said if each.to != each.giver)


def _names_somebody(step: Any) -> bool:
    return getattr(step, "thanks", None) is not None


def _said(person: Person) -> frozenset[Thanks]:
    pairs = (mark.partition("|") for mark in person.about("thanks").marks)
    return frozenset(Thanks(day=day, giver=person.id, to=to) for day, _, to in pairs)


def _answered(person: Person, asking: Iterable[tuple[str, Any]]) -> frozenset[Thanks]:
    answers = ((day, step.thanks, register_value(person.about(step.id), ANSWER)) for day, step in asking)
    named = ((day, answer.get(field)) for day, field, answer in answers if isinstance(answer, dict))
    return frozenset(
        Thanks(day=day, giver=person.id, to=to) for day, to in named if isinstance(to, str) and to != OTHER
    )
