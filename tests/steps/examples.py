"""Reads the examples of a kind: named steps, what is answered to them and what should be thought of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from webapp.content.script_lines import read_script
from webapp.content.yaml_tree import YamlTree, parse_yaml
from webapp.steps import KINDS

STEPS = Path(__file__).resolve().parents[2] / "webapp" / "steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One step. ``graded``: answers with their verdict; ``refused``: payloads; ``shown``: states of its page."""

    name: str
    step: Any
    graded: tuple[dict[str, Any], ...] = ()
    refused: tuple[dict[str, Any], ...] = ()
    shown: tuple[dict[str, Any], ...] = ()


@cache
def examples(kind: str) -> tuple[Example, ...]:
    """Return the examples of a kind, in the order of its file."""
    path = STEPS / kind / "examples.yaml"
    tree = YamlTree(path.name)
    parse_yaml(path.read_bytes(), tree)
    for raw in tree.data:
        if "script" in raw["step"]:
            raw["step"]["script"] = read_script(tree, (), raw["step"]["script"])
    assert tree.faults == []
    return tuple(
        Example(
            name=raw["name"],
            step=make_step(kind, raw["step"]),
            **{part: raw[part] for part in ("graded", "refused", "shown") if part in raw},
        )
        for raw in tree.data
    )


def make_step(kind: str, written: dict[str, Any]) -> Any:
    """Return a step from plain data, checked as authors' files are."""
    adapter: TypeAdapter[Any] = TypeAdapter(KINDS[kind].spec)
    return adapter.validate_python({"kind": kind, **written})


def example(kind: str, name: str) -> Any:
    """Return the step of one example."""
    return next(each.step for each in examples(kind) if each.name == name)
