"""Ways to go through a quest with the path of everything, for those who look for faults or count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final, NamedTuple

from webapp.content.yaml_tree import Loc
from webapp.quest.content import Day, Mission, Quest
from webapp.quest.script import Choice, Goto, Label, Line, Pause, Say
from webapp.quest.step import Step


class DayAt(NamedTuple):
    """A day and its path."""

    loc: Loc
    day: Day[Step]


class MissionAt(NamedTuple):
    """A mission, its day and its path."""

    loc: Loc
    day: Day[Step]
    mission: Mission[Step]


class StepAt(NamedTuple):
    """A step, its mission and its path."""

    loc: Loc
    mission: Mission[Step]
    step: Step


@dataclass(frozen=True, slots=True)
class ScriptAt:
    """A script, its path, and the mission that it belongs to (None for the opening of a day)."""

    loc: Loc
    mission: str | None
    lines: tuple[Line, ...]


def each_day(quest: Quest[Step]) -> Iterator[DayAt]:
    """Yield the days in order."""
    for index, day in enumerate(quest.days):
        yield DayAt(("days", index), day)


def each_mission(quest: Quest[Step]) -> Iterator[MissionAt]:
    """Yield the missions in the order of play."""
    for loc, day in each_day(quest):
        for index, mission in enumerate(day.missions):
            yield MissionAt((*loc, "missions", index), day, mission)


def each_step(quest: Quest[Step]) -> Iterator[StepAt]:
    """Yield the steps in the order of play."""
    for loc, _, mission in each_mission(quest):
        for index, step in enumerate(mission.steps):
            yield StepAt((*loc, "steps", index), mission, step)


def each_script(quest: Quest[Step]) -> Iterator[ScriptAt]:
    """Yield every script: openings of days and missions, dialogues."""
    for loc, day in each_day(quest):
        yield ScriptAt((*loc, "opening", "script"), None, day.opening.script)
    for loc, _, mission in each_mission(quest):
        yield ScriptAt((*loc, "opening"), mission.id, mission.opening)
    for loc, mission, step in each_step(quest):
        lines = getattr(step, "script", ())
        if lines:
            yield ScriptAt((*loc, "script"), mission.id, lines)


# Fields that programs read, not people: never spell-checked, never spoken.
# fmt: off
_CODES: Final = frozenset({
    "achievement_type", "activated_services", "add", "also_accepted", "answers", "backdrop", "bonus_services", "by",
    "alt_en", "code_default", "colours", "competence", "competences", "compared_with", "consumes", "criteria_en",
    "day", "description_en", "distribution", "document", "escape", "evidence", "exports", "facts", "family",
    "family_levels", "flags", "follow_up_kind", "formula", "gives", "glyph", "goto", "id", "items", "keeps",
    "key_missions", "kind", "layout", "media", "mid_review", "missions", "mode", "name_en", "normalise", "number",
    "parts", "place_type", "prefill", "proofs", "push", "rate", "required_variables", "right", "room",
    "rounds_from", "scope", "select", "service", "services", "set", "set_in", "sets", "sharing", "sheets",
    "shown_order", "shows", "speaker", "states", "stems", "story_flags", "tie_rule", "to", "type", "until_flags",
    "url", "used_in", "validated_by", "values", "version", "warmth", "when", "without", "without_flags",
})
# fmt: on
# Fields of the same names that hold words.
_WORDS: Final = frozenset({("Recap", "services"), ("Behaviour", "evidence"), ("Notification", "when")})


def each_text(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield every text that somebody reads, with its path."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from each_text(item, (*loc, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from each_text(item, (*loc, key))
    elif is_dataclass(value):
        for spec in fields(value):
            item = getattr(value, spec.name)
            if not _is_code(value, spec.name, item):
                yield from each_text(item, written_at(value, loc, spec.name))


def _is_code(owner: Any, name: str, value: Any) -> bool:
    if isinstance(owner, Label | Goto):
        return True
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return False
    return name in _CODES and (type(owner).__name__, name) not in _WORDS and not is_dataclass(value)


def written_at(owner: Any, loc: Loc, name: str) -> Loc:
    """Return the path as authors write it: a line is written under its speaker, or under ``choice`` or ``pause``."""
    match owner:
        case Say():
            return (*loc, owner.speaker)
        case Choice() | Pause():
            return (*loc, owner.kind, name)
        case _:
            return (*loc, name)
