"""The state of an escape: what follows from the set of things that were done, whatever their order.

It is a least fixpoint: a deed counts once all that it needs was had at some time. What ``without`` and
``without_flags`` guard is only words, so more deeds never take anything back (the content checks see to both).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from webapp.steps.scene.spec import Action, Hotspot, Needs, Room

NOTHING: Final = Needs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that can be done once for all: an action, or a lock opened (its mark is ``lock:<hotspot>``)."""

    mark: str
    needs: Needs
    gives: tuple[str, ...]
    sets: tuple[str, ...]
    consumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """``marks``: the deeds that count; ``had``: every item ever held; ``spent``: those that were used up."""

    marks: frozenset[str] = frozenset()
    had: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    @property
    def inventory(self) -> frozenset[str]:
        """Return what is held now."""
        return self.had - self.spent

    def allows(self, needs: Needs) -> bool:
        """Say whether the needs hold now, so that the thing can be seen or done."""
        return (
            self.inventory.issuperset(needs.items)
            and self.flags.issuperset(needs.flags)
            and self.inventory.isdisjoint(needs.without)
            and self.flags.isdisjoint(needs.without_flags)
        )

    def counts(self, needs: Needs) -> bool:
        """Say whether the needs were ever met; it never becomes false again."""
        return self.had.issuperset(needs.items) and self.flags.issuperset(needs.flags)


def deeds_of(room: Room) -> tuple[Deed, ...]:
    """List all that can be done in a room."""
    return tuple(deed for hotspot in room.hotspots for deed in _deeds_at(hotspot))


def world_of(
    rooms: Iterable[Room],
    marks: Collection[str],
    *,
    had: Collection[str] = (),
    flags: Collection[str] = (),
) -> World:
    """Work out an escape from the marks left in all its rooms; ``had`` and ``flags`` hold from the start."""
    waiting = [deed for room in rooms for deed in deeds_of(room) if deed.mark in set(marks)]
    world = World(had=frozenset(had), flags=frozenset(flags))
    while ready := [deed for deed in waiting if world.counts(deed.needs)]:
        waiting = [deed for deed in waiting if deed not in ready]
        world = _after(world, ready)
    return world


def local_world(room: Room, marks: Collection[str]) -> World:
    """Work out what one room shows by itself: whatever only other rooms can give is taken as given."""
    deeds = deeds_of(room)
    given = {item for deed in deeds for item in deed.gives}
    raised = {flag for deed in deeds for flag in deed.sets}
    return world_of(
        [room],
        marks,
        had={item for deed in deeds for item in deed.needs.items} - given,
        flags={flag for deed in deeds for flag in deed.needs.flags} - raised,
    )


def possible_actions(hotspot: Hotspot, world: World) -> tuple[Action, ...]:
    """Return what can be done now at a hotspot; what was done for good is no longer offered."""
    if not world.allows(hotspot.needs):
        return ()
    return tuple(
        action
        for action in hotspot.actions
        if world.allows(action.needs) and (action.is_repeatable or action.id not in world.marks)
    )


def lock_state(hotspot: Hotspot, world: World) -> str:
    """Tell how a lock stands: none, hidden (something is missing), ready or open."""
    if hotspot.lock is None:
        return "none"
    if f"lock:{hotspot.id}" in world.marks:
        return "open"
    return "ready" if world.allows(hotspot.needs) and world.counts(hotspot.lock.needs) else "hidden"


def room_view(room: Room, world: World) -> dict[str, Any]:
    """Say what the room shows now, as JSON; only locks already open tell their words."""
    return {
        "inventory": sorted(world.inventory),
        "flags": sorted(world.flags),
        "hotspots": {hotspot.id: _hotspot_view(hotspot, world) for hotspot in room.hotspots},
        "exits": [leave.to for leave in room.exits if world.allows(leave.needs)],
        "backdrop": backdrop_of(room, world),
    }


def backdrop_of(room: Room, world: World) -> str:
    """Name the picture of a room as it is now."""
    seen = [change.backdrop for change in room.backdrop_changes if world.allows(change.needs)]
    return seen[-1] if seen else room.backdrop


def _hotspot_view(hotspot: Hotspot, world: World) -> dict[str, Any]:
    state = lock_state(hotspot, world)
    has_changed = hotspot.look_after_needs != NOTHING and world.allows(hotspot.look_after_needs)
    return {
        "is_visible": world.allows(hotspot.needs),
        "is_changed": has_changed,
        "can": [action.id for action in possible_actions(hotspot, world)],
        "done": [action.id for action in hotspot.actions if action.id in world.marks and not action.is_repeatable],
        "lock": state,
        "said": hotspot.lock.success if hotspot.lock and state == "open" else "",
    }


def _deeds_at(hotspot: Hotspot) -> Iterable[Deed]:
    for action in hotspot.actions:
        yield Deed(
            mark=action.id,
            needs=_both(hotspot.needs, action.needs),
            gives=action.gives,
            sets=action.sets,
            consumes=action.consumes,
        )
    if hotspot.lock:
        lock = hotspot.lock
        needs = _both(hotspot.needs, lock.needs)
        yield Deed(mark=f"lock:{hotspot.id}", needs=needs, gives=lock.gives, sets=lock.sets)


def _both(one: Needs, other: Needs) -> Needs:
    return Needs(items=one.items + other.items, flags=one.flags + other.flags)


def _after(world: World, deeds: Collection[Deed]) -> World:
    return World(
        marks=world.marks | {deed.mark for deed in deeds},
        had=world.had | {item for deed in deeds for item in deed.gives},
        spent=world.spent | {item for deed in deeds for item in deed.consumes},
        flags=world.flags | {flag for deed in deeds for flag in deed.sets},
    )
