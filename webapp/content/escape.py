"""The rooms of an escape, written once in their own file and shared by the scene steps that name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter

from webapp.content.validation import Checker
from webapp.content.yaml_tree import Loc, YamlTree
from webapp.steps.scene.spec import Item, Nudge, Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Escape:
    """What the rooms of one escape share."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    items: tuple[Item, ...]
    rooms: tuple[Room, ...]
    nudges: tuple[Nudge, ...] = ()


_ESCAPE: Final = Checker(TypeAdapter(Escape))
_EMPTY_ROOM: Final = Room(
    id="", title="", place_in_memory="", backdrop="", text_alternative="", art="", hotspots=(), exits=()
)


def read_escape(tree: YamlTree) -> Escape | None:
    """Read the file of an escape, or note its faults."""
    return _ESCAPE.check(tree.data, tree) if tree.data is not None else None


def furnish(step: dict[str, Any], escapes: Mapping[str, Escape] | None, tree: YamlTree, loc: Loc) -> None:
    """Put the room that a scene step names, and the items of its escape, into the step.

    ``escapes`` is None when their file is at fault: it was told already, the rest of the step is still read.
    """
    escape = (escapes or {}).get(str(step.get("escape")))
    room = next((room for room in escape.rooms if room.id == step.get("room")), None) if escape else None
    if escapes is not None and escape is None:
        tree.blame((*loc, "escape"), f"Aucune évasion ne s’appelle « {step.get('escape')} ».")
    elif escapes is not None and room is None:
        tree.blame((*loc, "room"), f"Aucune pièce ne s’appelle « {step.get('room')} ».")
    step.update(
        room=room or _EMPTY_ROOM,
        items=escape.items if escape else (),
        nudges=escape.nudges if escape else (),
    )
