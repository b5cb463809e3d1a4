"""Loads a quest: files to plain data, plain data to frozen classes, every fault at once."""

from pathlib import Path
from typing import Any, Final

from webapp.content.escape import EscapeFile, furnish, read_escape
from webapp.content.faults import ContentFaults
from webapp.content.places import DEFAULT_QUEST
from webapp.content.schema import quest_checker
from webapp.content.script_lines import read_script
from webapp.content.sources import HEAD_FILE, Sources, read_sources
from webapp.content.upgrades import upgraded
from webapp.content.versions import full_version
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step

ESCAPE_FILE: Final = "escape.yaml"
_kept: dict[Path, Quest[Step]] = {}


def load_quest(path: Path | None = None) -> Quest[Step]:
    """Load a quest once a process; raise ``ContentFaults`` with everything that is wrong."""
    place = path or DEFAULT_QUEST
    if place not in _kept:
        keep_quest(_checked(place), place)
    return _kept[place]


def keep_quest(quest: Quest[Step], path: Path | None = None) -> None:
    """Take a quest that was loaded elsewhere."""
    _kept[path or DEFAULT_QUEST] = quest


def _checked(path: Path) -> Quest[Step]:
    quest, sources = read_quest(path)
    faults = sources.faults()
    if quest is None or faults:
        raise ContentFaults(faults)
    return quest


def read_quest(path: Path) -> tuple[Quest[Step] | None, Sources]:
    """Read a quest and keep its sources, for those who want to say where something is written."""
    sources = read_sources(path)
    upgraded(sources)
    if HEAD_FILE in sources.trees and "version" in sources.data:
        sources.data["version"] = full_version(str(sources.data["version"]), path)
    _read_scripts_and_rooms(sources)
    if any(tree.data is None for tree in sources.trees.values()):
        return None, sources
    return quest_checker().check_from(sources.data, sources.locate), sources


def _read_scripts_and_rooms(sources: Sources) -> None:
    escapes = _read_escapes(sources)
    for index, day in enumerate(sources.data["days"]):
        loc: Loc = ("days", index)
        _read_lines(sources, (*loc, "opening"), _block(day).get("opening"), "script")
        for number, mission in enumerate(_list(_block(day).get("missions"))):
            _read_mission(sources, (*loc, "missions", number), _block(mission), escapes)


def _read_mission(sources: Sources, loc: Loc, mission: dict[str, Any], escapes: dict[str, EscapeFile] | None) -> None:
    _read_lines(sources, loc, mission, "opening")
    for index, step in enumerate(_list(mission.get("steps"))):
        place = (*loc, "steps", index)
        _read_lines(sources, place, step, "script")
        if _block(step).get("kind") == "scene":
            furnish(step, escapes, sources, place)


def _read_lines(sources: Sources, loc: Loc, holder: Any, key: str) -> None:
    if isinstance(holder, dict) and key in holder:
        tree, place = sources.locate((*loc, key))
        holder[key] = read_script(tree, place, holder[key])


def _read_escapes(sources: Sources) -> dict[str, EscapeFile] | None:
    """Return the escapes by id; None when the file is at fault, so that its faults are told once."""
    path = sources.folder / ESCAPE_FILE
    if not path.exists():
        return {}
    escape = read_escape(sources.read(path))
    return None if escape is None else {escape.escape.id: escape}


def _block(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()
