"""Ids: one thing, one id, written so that it can be an address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from webapp.content.walk import each_mission, each_script, each_step, written_at
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.script import Choice
from webapp.quest.step import Step

_ID: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def ids_are_unique(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """No two days, missions or steps share an id; inside a thing, no two of its parts do."""
    yield from _twins((loc, mission.id) for loc, _, mission in each_mission(quest))
    yield from _twins((loc, step.id) for loc, _, step in each_step(quest))
    yield from twins_among(quest)


def ids_are_addresses(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Ids hold small letters, digits, hyphens and underscores only."""
    for loc, value in _each_id(quest, ()):
        if not _ID.fullmatch(value):
            yield loc, f"L’identifiant « {value} » : seulement a-z, 0-9, « - » et « _ »."


def ids_say_where_they_are(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """A mission's id begins with its day's, a step's with its mission's."""
    for loc, day, mission in each_mission(quest):
        if not mission.id.startswith(f"{day.id}-"):
            yield (*loc, "id"), f"« {mission.id} » doit commencer par « {day.id}- »."
    for loc, mission, step in each_step(quest):
        if not step.id.startswith(f"{mission.id}-"):
            yield (*loc, "id"), f"« {step.id} » doit commencer par « {mission.id}- »."


def choices_are_unique(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """In a script, each choice has its own id."""
    for script in each_script(quest):
        choices = ((index, line) for index, line in enumerate(script.lines) if isinstance(line, Choice))
        yield from _twins(((*script.loc, index, "choice"), choice.id) for index, choice in choices)


def _twins(things: Iterable[tuple[Loc, str]]) -> Iterator[tuple[Loc, str]]:
    seen: set[str] = set()
    for loc, name in things:
        if name in seen:
            yield (*loc, "id"), f"« {name} » est déjà pris."
        seen.add(name)


def twins_among(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield the parts of one list that share an id, in every list however deep."""
    for at, items in _each_list(value, loc):
        named = [((*at, index), item.id) for index, item in enumerate(items) if hasattr(item, "id")]
        if not any(isinstance(item, Step | Choice) for item in items):  # these are compared more widely above
            yield from _twins(named)


def _each_id(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    for at, items in _each_list(value, loc):
        named = ((index, item) for index, item in enumerate(items) if hasattr(item, "id"))
        yield from ((written_at(item, (*at, index), "id"), item.id) for index, item in named)


def _each_list(value: Any, loc: Loc) -> Iterator[tuple[Loc, tuple[Any, ...]]]:
    """Yield every list of blocks, however deep."""
    if isinstance(value, tuple):
        if value and is_dataclass(value[0]):
            yield loc, value
        for index, item in enumerate(value):
            yield from _each_list(item, (*loc, index))
    elif is_dataclass(value):
        for spec in fields(value):
            yield from _each_list(getattr(value, spec.name), written_at(value, loc, spec.name))


CHECKS: Final = (ids_are_unique, ids_are_addresses, ids_say_where_they_are, choices_are_unique)
