"""Reads one YAML file as plain data and remembers the line of everything in it.

Written by hand on top of PyYAML's nodes, because a plain load swallows duplicate keys, reads ``no`` as false and
``8:30`` as 510, and forgets the lines.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from webapp.content.faults import Fault

Loc = tuple[str | int, ...]

MAX_BYTES: Final = 1024 * 1024
MAX_DEPTH: Final = 20

_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_DECIMAL: Final = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_WORDS: Final[Mapping[str, Any]] = {"": None, "null": None, "~": None, "true": True, "false": False}
_QUOTED: Final = frozenset({'"', "'", "|", ">"})


@dataclass(slots=True)
class YamlTree:
    """A file once read: lists are tuples, keys are texts, and ``lines`` knows where each path stands."""

    file: str
    data: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, loc: Loc) -> int:
        """Return the line of a path, or of the nearest thing that holds it; unknown parts are skipped."""
        known: Loc = ()
        for part in loc:
            if (*known, part) in self.lines:
                known = (*known, part)
        return self.lines.get(known, 1)

    def blame(self, loc: Loc, message: str) -> None:
        """Note a fault at a path."""
        self.blame_line(self.line_of(loc), message, path_text(loc))

    def blame_line(self, line: int, message: str, path: str = "") -> None:
        """Note a fault at a line."""
        self.faults.append(Fault(file=self.file, line=line, path=path, message=message))


def path_text(loc: Loc) -> str:
    """Write a path as authors read it: ``missions[0].steps[2].title``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).removeprefix(".")


def read_yaml(path: Path, file: str) -> YamlTree:
    """Read a file; what is wrong with it is in ``faults``, never an exception."""
    tree = YamlTree(file)
    try:
        content = path.read_bytes()
    except OSError:
        tree.blame_line(1, "Ce fichier manque ou ne se lit pas.")
        return tree
    return parse_yaml(content, tree)


def parse_yaml(content: bytes, tree: YamlTree) -> YamlTree:
    """Parse the bytes of a file into the tree."""
    if len(content) > MAX_BYTES:
        tree.blame_line(1, "Ce fichier dépasse 1 Mio.")
        return tree
    try:
        node = yaml.compose(content, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        tree.blame_line(mark.line + 1 if mark else 1, f"Ce n’est pas du YAML : {getattr(error, 'problem', error)}.")
        return tree
    if node is None:
        tree.blame_line(1, "Ce fichier est vide.")
        return tree
    tree.data = _Walk(tree).value(node, ())
    return tree


class _Walk:
    """Turns nodes into data, once each."""

    def __init__(self, tree: YamlTree) -> None:
        self._tree = tree
        self._seen: set[int] = set()

    def value(self, node: Any, loc: Loc) -> Any:
        line = node.start_mark.line + 1
        self._tree.lines.setdefault(loc, line)
        if id(node) in self._seen:
            self._tree.blame_line(line, "Les ancres et les alias YAML (& et *) ne sont pas permis.", path_text(loc))
            return None
        self._seen.add(id(node))
        if len(loc) > MAX_DEPTH:
            self._tree.blame_line(line, f"Plus de {MAX_DEPTH} niveaux imbriqués.", path_text(loc))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(child, (*loc, index)) for index, child in enumerate(node.value))
        return scalar(node.value, node.style)

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in data:
                self._tree.blame_line(line, f"« {key} » est écrit deux fois.", path_text((*loc, key)))
                continue
            self._tree.lines[*loc, key] = line
            data[key] = self.value(value_node, (*loc, key))
        return data


def scalar(text: str, style: str | None) -> Any:
    """Read a scalar: quoted is text; plain is null, true, false, a number, or text."""
    if style in _QUOTED:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
