"""What the story remembers: declared once, set and used where it says."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from webapp.content.walk import each_script, each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.rules import FlagSpec
from webapp.quest.script import Choice, FlagValue, Goto
from webapp.quest.step import Step
from webapp.steps.scene.spec import SceneStep
from webapp.steps.vote.spec import VoteStep

# Flags that no choice sets: the gauge of the team.
GAUGE: Final = "gauge"
# Where a flag may be used besides missions.
RECAP: Final = "recap:"


class Use(NamedTuple):
    """A flag that is set, added to or looked at: where, with which value, and how."""

    loc: Loc
    place: str
    flag: str
    value: FlagValue
    how: str  # "set", "add" or "when"


def flags_are_known_and_fit(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """Every flag is declared, and takes only the values of its type."""
    specs = {flag.id: flag for flag in quest.flags}
    for use in (*_written(quest), *_read(quest)):
        spec = specs.get(use.flag)
        if spec is None:
            yield use.loc, f"Le drapeau « {use.flag} » n’est pas déclaré dans quest.yaml."
        elif not _fits(spec, use):
            yield use.loc, f"« {use.value} » n’est pas une valeur du drapeau « {use.flag} »."


def flags_are_set_where_declared(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """``set_in`` and ``used_in`` tell the truth: no place is missing, none is too many."""
    written, read = list(_written(quest)), list(_read(quest))
    for index, flag in enumerate(quest.flags):
        for name, declared, uses in (("set_in", flag.set_in, written), ("used_in", flag.used_in, read)):
            found = {use.place for use in uses if use.flag == flag.id}
            for place in sorted(found - set(declared)):
                yield ("flags", index, name), f"« {flag.id} » : il manque « {place} »."
            for place in sorted(set(declared) - found - {GAUGE}):
                yield ("flags", index, name), f"« {flag.id} » : « {place} » n’y touche pas."


def law_articles_answer_a_vote(quest: Quest[Step]) -> Iterator[tuple[Loc, str]]:
    """The articles that a vote adds are named like the values of a flag."""
    values = {value for flag in quest.flags for value in flag.values}
    for name in quest.law_articles:
        if name not in values:
            yield ("law_articles", name), f"« {name} » n’est la valeur d’aucun drapeau."


def _written(quest: Quest[Step]) -> Iterator[Use]:
    for script in each_script(quest):
        for index, line in enumerate(script.lines):
            for number, option in enumerate(line.options if isinstance(line, Choice) else ()):
                loc = (*script.loc, index, "choice", "options", number)
                yield from (Use((*loc, "set"), str(script.mission), *item, "set") for item in option.set.items())
                yield from (Use((*loc, "add"), str(script.mission), *item, "add") for item in option.add.items())
    for loc, mission, step in each_step(quest):
        if isinstance(step, VoteStep):
            for index, choice in enumerate(step.options):
                yield from (Use((*loc, "options", index), mission.id, *item, "set") for item in choice.set.items())
        if isinstance(step, SceneStep):
            yield from (Use((*loc, "story_flags"), mission.id, name, True, "set") for name in step.story_flags)


def _read(quest: Quest[Step]) -> Iterator[Use]:
    for script in each_script(quest):
        for index, line in enumerate(script.lines):
            if isinstance(line, Goto):
                loc = (*script.loc, index, "if")
                yield from (Use(loc, str(script.mission), *item, "when") for item in line.when.items())
    for index, recap in enumerate(quest.recaps):
        for variant in recap.variants:
            flag, _, value = variant.partition("=")
            yield Use(("recaps", index, "variants", variant), RECAP + recap.day, flag, value or True, "when")
    for place, spec in _articles(quest):
        yield Use(("law_articles",), place, spec.id, spec.values[0], "when")


def _articles(quest: Quest[Step]) -> Iterator[tuple[str, FlagSpec]]:
    """The flag whose values name the articles is used where the contract is written."""
    for flag in quest.flags:
        if flag.values and set(flag.values) == set(quest.law_articles):
            yield from ((place, flag) for place in flag.used_in)


def _fits(spec: FlagSpec, use: Use) -> bool:
    if use.how == "add":
        return spec.type == "int"
    match spec.type:
        case "enum":
            return use.value in spec.values
        case "bool":
            return isinstance(use.value, bool)
        case "int":
            return _is_number(use.value, use.how)


def _is_number(value: FlagValue, how: str) -> bool:
    if how == "when" and isinstance(value, str):
        return value.startswith(">=") and value.removeprefix(">=").isdigit()
    return isinstance(value, int) and not isinstance(value, bool)


CHECKS: Final = (flags_are_known_and_fit, flags_are_set_where_declared, law_articles_answer_a_vote)
