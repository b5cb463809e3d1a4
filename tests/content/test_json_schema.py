"""The JSON Schema that editors use accepts the real files and refuses wrong ones."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from webapp.content.json_schema import DAY_FILE, all_schemas, file_names, schema_of
from webapp.content.places import DEFAULT_QUEST, GAME_CONTENT
from webapp.content.yaml_tree import read_yaml

TYPES: Mapping[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def accepts(schema: Any, value: Any, root: Mapping[str, Any]) -> bool:
    """Judge a value by the part of JSON Schema that ours uses."""
    if not isinstance(schema, dict):
        return bool(schema)
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices and not any(accepts(choice, value, root) for choice in choices):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "not" in schema and accepts(schema["not"], value, root):
        return False
    return _has_type(schema, value) and _fits_array(schema, value, root) and _fits_object(schema, value, root)


def _has_type(schema: Mapping[str, Any], value: Any) -> bool:
    wanted = schema.get("type")
    names = [wanted] if isinstance(wanted, str) else wanted or list(TYPES)
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, TYPES[name]) for name in names)


def _fits_array(schema: Mapping[str, Any], value: Any, root: Mapping[str, Any]) -> bool:
    if not isinstance(value, list):
        return True
    first = schema.get("prefixItems", [])
    rest = schema.get("items", True)
    rules = [*first, *[rest] * (len(value) - len(first))]
    return all(accepts(rule, item, root) for rule, item in zip(rules, value, strict=True))


def _fits_object(schema: Mapping[str, Any], value: Any, root: Mapping[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    return (
        all(name in value for name in schema.get("required", []))
        and schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value))
        and all(accepts(schema.get("propertyNames", True), name, root) for name in value)
        and all(accepts(known.get(name, others), item, root) for name, item in value.items())
    )


def as_json(path: Path) -> Any:
    return json.loads(json.dumps(read_yaml(path, path.name).data))


def files_of(name: str) -> list[Path]:
    beside = GAME_CONTENT / name
    return [beside] if beside.is_file() else sorted(DEFAULT_QUEST.glob(name))


@pytest.mark.parametrize("name", file_names())
def test_schema_accepts_the_real_files(name: str) -> None:
    schema = schema_of(name)
    paths = files_of(name)

    assert paths
    assert [path.name for path in paths if not accepts(schema, as_json(path), schema)] == []


def test_schema_refuses_what_the_loader_refuses() -> None:
    schema = schema_of(DAY_FILE)
    day = as_json(files_of(DAY_FILE)[0])
    spoilt = [
        day | {"titel": "?"},
        {name: value for name, value in day.items() if name != "missions"},
        day | {"number": "1"},
        day | {"opening": {"script": [{"goto": "a", "unless": {}}]}},
        day | {"opening": {"script": [{"sacha": "a", "bene": "b"}]}},
    ]

    assert accepts(schema, day, schema)
    assert [accepts(schema, wrong, schema) for wrong in spoilt] == [False] * len(spoilt)


def test_scenes_name_their_room_only() -> None:
    scene = schema_of(DAY_FILE)["$defs"]["SceneStep"]

    assert scene["properties"]["room"] == {"type": "string"}
    assert {"items", "nudges"}.isdisjoint(scene["properties"])


def test_all_schemas_are_in_one() -> None:
    bundle = all_schemas()

    assert set(bundle["$defs"]) == {f"elan:{name}" for name in file_names()}
    assert [choice["$ref"] for choice in bundle["anyOf"]] == list(bundle["$defs"])
