"""A quest is written in many files. This puts them together and remembers where each part came from."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from webapp.content.faults import Fault
from webapp.content.places import SHARED_FILES, shared_root
from webapp.content.yaml_tree import Loc, YamlTree, read_yaml

HEAD_FILE: Final = "quest.yaml"
# file -> the keys that it brings to the quest
PARTS: Final = {
    "characters.yaml": ("characters",),
    "recaps.yaml": ("recaps", "absent_text", "appointment_echoes"),
    "notifications.yaml": ("notifications",),
}
SHARED_PARTS: Final = {"service_offers.yaml": ("services",), "competences.yaml": ("competences",)}
DOCUMENTS: Final = ("contract", "evaluation", "certificate")


@dataclass(slots=True)
class Sources:
    """The files of a quest. ``places`` maps a path of the quest to the file and path it was written at."""

    folder: Path
    trees: dict[str, YamlTree] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, tuple[YamlTree, Loc]] = field(default_factory=dict)

    def locate(self, loc: Loc) -> tuple[YamlTree, Loc]:
        """Say in which file, and where in it, a path of the quest is written."""
        for length in range(len(loc), -1, -1):
            if loc[:length] in self.places:
                tree, base = self.places[loc[:length]]
                return tree, (*base, *loc[length:])
        return self.trees[HEAD_FILE], loc

    def blame(self, loc: Loc, message: str) -> None:
        """Note a fault at a path of the quest."""
        tree, place = self.locate(loc)
        tree.blame(place, message)

    def faults(self) -> tuple[Fault, ...]:
        """Return all that was found so far."""
        return tuple(fault for tree in self.trees.values() for fault in tree.faults)

    def read(self, path: Path) -> YamlTree:
        """Read a file of the quest, or one that it shares."""
        tree = read_yaml(path, path.relative_to(shared_root(self.folder)).as_posix())
        self.trees[path.name if path.parent == self.folder else tree.file] = tree
        return tree


def read_sources(folder: Path) -> Sources:
    """Read all the files of a quest; whatever is wrong is noted, nothing is raised."""
    sources = Sources(folder)
    _read_head(sources)
    for name, keys in PARTS.items():
        _take(sources, sources.read(folder / name), keys)
    for name in SHARED_FILES:
        _take(sources, sources.read(shared_root(folder) / name), SHARED_PARTS[name])
    for name in DOCUMENTS:
        _place(sources, (name,), sources.read(folder / "documents" / f"{name}.yaml"))
    _read_days(sources)
    return sources


def _read_head(sources: Sources) -> None:
    tree = sources.read(sources.folder / HEAD_FILE)
    sources.places[()] = (tree, ())
    if isinstance(tree.data, dict):
        sources.data.update(tree.data)
    elif tree.data is not None:
        tree.blame((), "Ce fichier doit être un bloc « clé: valeur ».")


def _take(sources: Sources, tree: YamlTree, keys: tuple[str, ...]) -> None:
    """Take the keys that a file brings; refuse the others."""
    if not isinstance(tree.data, dict):
        return
    for key in tree.data:
        if key not in keys:
            tree.blame((key,), f"« {key} » n’a pas sa place ici. Attendu : {', '.join(keys)}.")
    for key in keys:
        sources.places[key,] = (tree, (key,))
        if key in tree.data:
            sources.data[key] = tree.data[key]


def _place(sources: Sources, loc: Loc, tree: YamlTree) -> None:
    sources.places[loc] = (tree, ())
    sources.data[str(loc[0])] = tree.data


def _read_days(sources: Sources) -> None:
    days = []
    for index, path in enumerate(sorted((sources.folder / "days").glob("*.yaml"))):
        tree = sources.read(path)
        sources.places["days", index] = (tree, ())
        days.append(tree.data)
    sources.data["days"] = tuple(days)
