"""What can happen in an escape, as a graph: a state is a room and the set of acts done so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from webapp.content.walk import each_step
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.scene.spec import Action, Lock, Needs, SceneStep

State = tuple[str, frozenset[str]]


class SceneAt(NamedTuple):
    """A scene step and its path."""

    loc: Loc
    step: SceneStep


@dataclass(frozen=True, slots=True)
class Act:
    """An action, or a lock that opens: where it is, what it asks for and what it does."""

    id: str
    room: str
    loc: Loc
    needs: tuple[Needs, ...]
    consumes: frozenset[str]
    gives: frozenset[str]
    sets: frozenset[str]

    @property
    def changes_something(self) -> bool:
        """Say whether it does more than telling."""
        return bool(self.consumes or self.gives or self.sets)


class Escape:
    """The rooms of one escape, in the order of play."""

    def __init__(self, scenes: list[SceneAt]) -> None:
        self.scenes = scenes
        self.acts = tuple(act for scene in scenes for act in _acts_of(scene))
        self._by_id = {act.id: act for act in self.acts}
        self._rooms = {scene.step.room.id: scene.step.room for scene in scenes}

    def states(self) -> dict[State, list[State]]:
        """Explore everything that can be done, in every order; acts that only tell something are left out."""
        waiting: list[State] = [(self.scenes[0].step.room.id, frozenset())]
        graph: dict[State, list[State]] = {}
        while waiting:
            state = waiting.pop()
            if state not in graph:
                graph[state] = list(self._moves(state))
                waiting += graph[state]
        return graph

    def is_won(self, state: State) -> bool:
        """Say whether the last room has given what it waits for."""
        return set(self.scenes[-1].step.until_flags) <= self.flags(state)

    def flags(self, state: State) -> set[str]:
        """Return the flags that stand in a state."""
        return {flag for act in self._done(state) for flag in act.sets}

    def items(self, state: State) -> set[str]:
        """Return what is carried in a state."""
        given = {item for act in self._done(state) for item in act.gives}
        return given - {item for act in self._done(state) for item in act.consumes}

    def dead_ends(self) -> list[State]:
        """Return the states that can be reached and from which the end cannot."""
        graph = self.states()
        before: dict[State, list[State]] = {}
        for state, nexts in graph.items():
            for following in nexts:
                before.setdefault(following, []).append(state)
        saved = {state for state in graph if self.is_won(state)}
        waiting = list(saved)
        while waiting:
            for state in before.get(waiting.pop(), []):
                if state not in saved:
                    saved.add(state)
                    waiting.append(state)
        return [state for state in graph if state not in saved]

    def holds(self, needs: Iterable[Needs], state: State) -> bool:
        """Say whether everything that is asked for is there, and nothing that must not be."""
        items, flags = self.items(state), self.flags(state)
        return all(
            items.issuperset(need.items)
            and flags.issuperset(need.flags)
            and items.isdisjoint(need.without)
            and flags.isdisjoint(need.without_flags)
            for need in needs
        )

    def _moves(self, state: State) -> Iterator[State]:
        room, done = state
        for act in self.acts:
            if act.room == room and act.id not in done and act.changes_something and self.holds(act.needs, state):
                yield room, done | {act.id}
        for way in self._rooms[room].exits:
            if way.to in self._rooms and self.holds((way.needs,), state):
                yield way.to, done

    def _done(self, state: State) -> Iterator[Act]:
        return (self._by_id[name] for name in state[1])


def escapes_of(quest: Quest[Step]) -> tuple[Escape, ...]:
    """Return the escapes of a quest."""
    found: dict[str, list[SceneAt]] = {}
    for loc, _, step in each_step(quest):
        if isinstance(step, SceneStep):
            found.setdefault(step.escape, []).append(SceneAt(loc, step))
    return tuple(Escape(scenes) for scenes in found.values())


def _acts_of(scene: SceneAt) -> Iterator[Act]:
    room = scene.step.room
    for index, hotspot in enumerate(room.hotspots):
        loc = (*scene.loc, "room", "hotspots", index)
        for number, action in enumerate(hotspot.actions):
            yield _act(action.id, room.id, (*loc, "actions", number), hotspot.needs, action)
        if hotspot.lock:
            yield _act(f"lock:{hotspot.id}", room.id, (*loc, "lock"), hotspot.needs, hotspot.lock)


def _act(name: str, room: str, loc: Loc, seen_with: Needs, source: Action | Lock) -> Act:
    consumes = source.consumes if isinstance(source, Action) else ()
    return Act(
        id=name,
        room=room,
        loc=loc,
        needs=(seen_with, source.needs),
        consumes=frozenset(consumes),
        gives=frozenset(source.gives),
        sets=frozenset(source.sets),
    )
