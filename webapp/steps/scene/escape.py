"""What the server tells a phone of an escape: rooms that share one inventory and one set of flags."""

from collections.abc import Collection, Sequence
from typing import Any

from webapp.steps.scene.grading import hints_taken
from webapp.steps.scene.spec import SceneStep
from webapp.steps.scene.world import World, room_view, world_of


def escape_world(rooms: Sequence[SceneStep], marks: Collection[str], left: Collection[str] = ()) -> World:
    """Work out an escape; a room that was ``left`` (its step skipped) counts as if its doors were open."""
    flags = {flag for step in rooms if step.id in left for flag in step.until_flags}
    return world_of([step.room for step in rooms], marks, flags=flags)


def escape_extra(
    step: SceneStep, rooms: Sequence[SceneStep], marks: Collection[str], left: Collection[str] = ()
) -> dict[str, Any]:
    """Return the state of one room as JSON: what is carried, what can be seen and done, and the hints asked for."""
    world = escape_world(rooms, marks, left)
    return {
        **room_view(step.room, world),
        "marks": sorted(marks),
        "rooms": {other.room.id: other.id for other in rooms},
        "lock_hints": {spot.id: hints_taken(spot, frozenset(marks)) for spot in step.room.hotspots if spot.lock},
    }
