"""Turns the lines of a script, as authors write them, into ``Line`` values.

``sacha: "…"`` is said by Sacha; ``choice:``, ``label:``, ``goto:`` (with ``if:``) and ``pause:`` do what they say.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter

from webapp.content.validation import Checker
from webapp.content.yaml_tree import Loc, YamlTree
from webapp.quest.script import Line, Say

_LINE: Final[Checker[Line]] = Checker(lambda: TypeAdapter(Annotated[Line, Field(discriminator="kind")]))
_PLACEHOLDER: Final = Say(speaker="narr", text="…")


def read_script(tree: YamlTree, loc: Loc, raw: Any) -> Any:
    """Return the lines of a script; a line at fault is blamed and replaced, so that the rest is still read."""
    if not isinstance(raw, tuple):
        tree.blame(loc, "Un script est une liste de répliques.")
        return ()
    return tuple(_read_line(tree, (*loc, index), line) for index, line in enumerate(raw))


def _read_line(tree: YamlTree, loc: Loc, raw: Any) -> Line:
    data = _plain(raw) if isinstance(raw, dict) else None
    if data is None:
        tree.blame(loc, 'Une réplique s’écrit « personnage: "texte" », ou choice, label, goto, pause.')
        return _PLACEHOLDER
    return _LINE.check(data, tree, loc) or _PLACEHOLDER


def _plain(raw: Mapping[str, Any]) -> dict[str, Any] | None:
    if "goto" in raw:
        renamed = {"goto": "target", "if": "when"}
        return {"kind": "goto", **{renamed.get(key, key): value for key, value in raw.items()}}
    if len(raw) != 1:
        return None
    ((key, value),) = raw.items()
    if key == "label":
        return {"kind": "label", "name": value}
    if key in ("choice", "pause"):
        return {"kind": key, **value} if isinstance(value, dict) else None
    return {"kind": "say", "speaker": key, "text": value}
