"""The README for authors: its examples are true, its tables complete."""

import re
from typing import Any

import yaml

from webapp.content.checks.variables import VARIABLES
from webapp.content.places import DEFAULT_QUEST, GAME_CONTENT
from webapp.content.schema import step_specs
from webapp.content.yaml_tree import YamlTree, parse_yaml

README = (GAME_CONTENT / "README.md").read_text(encoding="utf-8")


def examples() -> list[Any]:
    blocks = re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    trees = [parse_yaml(block.encode(), YamlTree("README.md")) for block in blocks]
    assert [fault for tree in trees for fault in tree.faults] == []
    return [step for tree in trees for step in tree.data]


def real_steps() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted((DEFAULT_QUEST / "days").glob("*.yaml")):
        for mission in parse_yaml(path.read_bytes(), YamlTree(path.name)).data["missions"]:
            found |= {step["id"]: step for step in mission["steps"]}
    return found


def test_examples_are_steps_of_the_quest() -> None:
    real = real_steps()

    assert [step["id"] for step in examples() if real[step["id"]] != step] == []


def test_every_kind_has_an_example() -> None:
    kinds = sorted(spec.__module__.split(".")[2] for spec in step_specs())

    assert sorted(step["kind"] for step in examples()) == kinds
    assert re.findall(r"^### `(\w+)`", README, re.MULTILINE) == [step["kind"] for step in examples()]


def test_every_variable_is_in_the_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \| ([^|]*) \|$", README.partition("## Les variables")[2], re.MULTILINE)

    assert {name: (meaning, default) for name, meaning, default in rows} == {
        name: (variable.meaning, variable.default) for name, variable in VARIABLES.items()
    }


def test_every_file_is_in_the_table() -> None:
    table = README.partition("## Les fichiers")[2].partition("## ")[0]
    files = [path.name for path in (*GAME_CONTENT.glob("*.yaml"), *DEFAULT_QUEST.glob("*.yaml"))]

    assert [name for name in files if name not in table] == []


def test_readme_is_plain_yaml_for_everybody() -> None:
    """What our own reader accepts, an ordinary one accepts too."""
    assert all(yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE))
