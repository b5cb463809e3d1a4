"""The rooms of an escape, written once in their own file and shared by the scene steps that name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter

from webapp.content.sources import Sources
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


_ESCAPE: Final = Checker(lambda: TypeAdapter(Escape))
_EMPTY_ROOM: Final = Room(
    id="", title="", place_in_memory="", backdrop="", text_alternative="", art="", hotspots=(), exits=()
)


@dataclass(frozen=True, slots=True)
class EscapeFile:
    """An escape and where it is written."""

    escape: Escape
    tree: YamlTree


def read_escape(tree: YamlTree) -> EscapeFile | None:
    """Read the file of an escape, or note its faults."""
    escape = _ESCAPE.check(tree.data, tree) if tree.data is not None else None
    return EscapeFile(escape, tree) if escape else None


def furnish(step: dict[str, Any], escapes: Mapping[str, EscapeFile] | None, sources: Sources, loc: Loc) -> None:
    """Put the room that a scene step names, and the items of its escape, into the step.

    ``escapes`` is None when their file is at fault: it was told already, the rest of the step is still read.
    """
    found = (escapes or {}).get(str(step.get("escape")))
    rooms = found.escape.rooms if found else ()
    index = next((number for number, room in enumerate(rooms) if room.id == step.get("room")), None)
    if escapes is not None and found is None:
        sources.blame((*loc, "escape"), f"Aucune évasion ne s’appelle « {step.get('escape')} ».")
    elif escapes is not None and index is None:
        sources.blame((*loc, "room"), f"Aucune pièce ne s’appelle « {step.get('room')} ».")
    step.update(room=_EMPTY_ROOM, items=(), nudges=())
    if found is not None and index is not None:
        step.update(room=rooms[index], items=found.escape.items, nudges=found.escape.nudges)
        for key, place in (("room", ("rooms", index)), ("items", ("items",)), ("nudges", ("nudges",))):
            sources.places[*loc, key] = (found.tree, place)
