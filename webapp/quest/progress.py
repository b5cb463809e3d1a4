"""What follows from the facts: steps and missions done, flags of the story, services discovered.

Nothing here is stored. Every function is monotone in the facts and in the decisions: more facts never un-do.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Protocol

from webapp.quest.content import Mission, Quest
from webapp.quest.facts import EMPTY, Facts, join_all, register_value
from webapp.quest.script import FlagValue
from webapp.quest.step import Step

Flags = Mapping[str, FlagValue | tuple[str, ...]]


class Judge(Protocol):
    """What progress asks of the step kinds, which live above this package."""

    def is_done(self, step: Any, facts: Facts) -> bool:
        """Say whether these facts finish the step."""
        ...

    def is_shared(self, step: Any) -> bool:
        """Say whether the facts of all members are joined (one answer a team)."""
        ...

    def rounds(self, step: Any) -> tuple[str, ...]:
        """Name the rounds that a team's decision closes; empty when nothing is decided together."""
        ...

    def is_alone(self, mission: Mission[Any]) -> bool:
        """Say whether nobody else has a part in any step of a mission."""
        ...

    def effects(self, step: Any) -> Mapping[str, Mapping[str, Any]]:
        """Give, for each register, option id -> effect (with ``set`` and ``add``)."""
        ...

    def story_flags(self, step: Any, facts: Facts) -> Mapping[str, FlagValue]:
        """Give the flags that these facts raise by themselves (a scene)."""
        ...


def memo() -> Any:
    """Make a field for what follows from the others: worked out once, for the one judge of the program."""
    return field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody's joined facts, key by key."""

    id: str
    facts: Mapping[str, Facts] = field(default_factory=dict)
    done: dict[str, bool] = memo()
    hinted: dict[str, bool] = memo()
    # What others worked out from these facts alone, under names of their own.
    kept: dict[object, Any] = memo()

    def about(self, key: str) -> Facts:
        """Return what is known about a key."""
        return self.facts.get(key, EMPTY)

    def has_asked(self, mission: Mission[Any]) -> bool:
        """Say whether this person asked for a hint somewhere in a mission."""
        if mission.id not in self.hinted:
            self.hinted[mission.id] = any(self.about(step.id).hints for step in mission.steps)
        return self.hinted[mission.id]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRecord:
    """A team: everybody who ever belonged to it, who is active, and what was decided. ``outcomes``: (step, round)."""

    id: str
    members: tuple[Person, ...]
    active: frozenset[str] = frozenset()
    outcomes: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    openings: frozenset[str] = frozenset()
    done: dict[str, bool] = memo()
    known: dict[str, Facts] = memo()
    # What others worked out about this team, under names of their own.
    kept: dict[object, Any] = memo()

    def joined(self, key: str) -> Facts:
        """Join what all members know about a key."""
        if key not in self.known:
            self.known[key] = join_all(member.facts[key] for member in self.members if key in member.facts)
        return self.known[key]

    def active_members(self) -> tuple[Person, ...]:
        """Return the members who came at least once; everybody while nobody has."""
        return tuple(member for member in self.members if member.id in self.active) or self.members


@dataclass(frozen=True, slots=True)
class View:
    """One person in one team, seen with the rules of the kinds."""

    judge: Judge
    person: Person
    team: TeamRecord

    def facts(self, step: Step) -> Facts:
        """Return the facts that count for this step: the person's, or the whole team's."""
        return self.team.joined(step.id) if self.judge.is_shared(step) else self.person.about(step.id)

    def is_step_done(self, step: Step) -> bool:
        """Say whether the step is finished for this person."""
        if rounds := self.judge.rounds(step):
            is_closed = all((step.id, name) in self.team.outcomes for name in rounds)
            return is_closed or self.judge.is_done(step, self.facts(step))
        done = self.team.done if self.judge.is_shared(step) else self.person.done
        if step.id not in done:
            done[step.id] = self.judge.is_done(step, self.facts(step))
        return done[step.id]

    def done_steps(self, mission: Mission[Any]) -> frozenset[str]:
        """Return the ids of the finished steps of a mission."""
        kept, key = self._kept(mission), ("done", self.person.id, mission.id)
        if key not in kept:
            kept[key] = frozenset(step.id for step in mission.steps if self.is_step_done(step))
        done: frozenset[str] = kept[key]
        return done

    def percent(self, mission: Mission[Any], short_version_percent: int) -> int:
        """Return the share of the mission's shards that is earned: the best way of finishing it so far."""
        kept, key = self._kept(mission), ("percent", self.person.id, mission.id, short_version_percent)
        if key not in kept:
            kept[key] = self._percent(mission, short_version_percent)
        percent: int = kept[key]
        return percent

    def _percent(self, mission: Mission[Any], short_version_percent: int) -> int:
        done = self.done_steps(mission)
        needed = mission.steps_needed or len(mission.steps)
        if len(done) >= needed:
            return 100
        short = {step.id for step in mission.steps if step.in_short_version}
        return short_version_percent if short and short <= done else 0

    def is_mission_done(self, mission: Mission[Any]) -> bool:
        """Say whether the mission is finished, by its full or its short version."""
        return self.percent(mission, 1) > 0

    def _kept(self, mission: Mission[Any]) -> dict[object, Any]:
        """Choose where what follows is kept: with the person, or with the team if it has a part in the mission."""
        return self.person.kept if self.judge.is_alone(mission) else self.team.kept


def flags_of(quest: Quest[Any], view: View) -> Flags:
    """Read the flags of the story: from the winning option of each choice, summed once, clamped to their range."""
    key = ("flags", quest.version, view.person.id)
    if key not in view.team.kept:
        view.team.kept[key] = _flags_of(quest, view)
    flags: Flags = view.team.kept[key]
    return flags


def _flags_of(quest: Quest[Any], view: View) -> Flags:
    flags: dict[str, Any] = {}
    for mission in quest.missions():
        for step in mission.steps:
            _apply_effects(flags, view, step)
            flags.update(view.judge.story_flags(step, view.facts(step)))
    _share_team_flags(flags, quest, view)
    return {name: _clamped(quest, name, value) for name, value in flags.items()}


def services_of(quest: Quest[Any], view: View) -> Mapping[str, str]:
    """Tell how far each service was discovered: seen, understood, for_me or asked_for (the furthest holds)."""
    key = ("services", quest.version, view.person.id)
    if key not in view.team.kept:
        view.team.kept[key] = _services_of(quest, view)
    levels: Mapping[str, str] = view.team.kept[key]
    return levels


def _services_of(quest: Quest[Any], view: View) -> dict[str, str]:
    levels: dict[str, str] = {}
    for mission in quest.missions():
        for step in mission.steps:
            service = getattr(step, "service", None)
            if service and view.is_step_done(step):
                levels[service] = max(levels.get(service, "seen"), "seen", key=LEVELS.index)
    for service in {offer.id for offer in quest.services}:
        for mark in view.person.about(f"service:{service}").marks & set(LEVELS):
            levels[service] = max(levels.get(service, "seen"), mark, key=LEVELS.index)
    return levels


LEVELS = ("seen", "understood", "for_me", "asked_for")


def _apply_effects(flags: dict[str, Any], view: View, step: Step) -> None:
    for register, options in view.judge.effects(step).items():
        for option in _winners(view, step, register):
            effect = options.get(option)
            if effect is None:
                continue
            for name, value in effect.set.items():
                flags[name] = _and_also(flags.get(name), value) if register.startswith("ballot:") else value
            for name, amount in effect.add.items():
                flags[name] = int(flags.get(name, 0)) + amount


def _winners(view: View, step: Step, register: str) -> tuple[str, ...]:
    if view.judge.rounds(step):
        return view.team.outcomes.get((step.id, register.removeprefix("ballot:")), ())
    option = register_value(view.person.about(step.id), register)
    return (option,) if isinstance(option, str) else ()


def _and_also(before: Any, value: Any) -> Any:
    """A tie keeps several outcomes: the flag then holds them all."""
    if before is None or before == value:
        return value
    return tuple(sorted({*(before if isinstance(before, tuple) else (before,)), value}))


def _share_team_flags(flags: dict[str, Any], quest: Quest[Any], view: View) -> None:
    """A boolean flag of the team is true as soon as one member made it so."""
    shared = {flag.id for flag in quest.flags if flag.scope == "team" and flag.type == "bool"}
    steps = [step for step in quest.steps() if _may_set(view.judge, step, shared)]
    for member in view.team.members:
        theirs: dict[str, Any] = {}
        for step in steps:
            _apply_effects(theirs, View(view.judge, member, view.team), step)
        flags.update({name: True for name in shared if theirs.get(name)})


def _may_set(judge: Judge, step: Step, names: AbstractSet[str]) -> bool:
    effects = (effect for options in judge.effects(step).values() for effect in options.values())
    return any(not names.isdisjoint(effect.set) for effect in effects)


def _clamped(quest: Quest[Any], name: str, value: Any) -> Any:
    spec = next((flag for flag in quest.flags if flag.id == name), None)
    if spec is None or spec.range is None or not isinstance(value, int):
        return value
    low, high = spec.range
    return min(max(value, low), high)
