"""The size budgets of ARCHITECTURE.md. Functions of JavaScript are measured by Biome (biome.json)."""

import ast
from collections.abc import Iterable

from tests.architecture.tree import MIGRATIONS, Function, files_ending, functions_of, length, line_count

ROUTE_DECORATORS = {"route", "get", "post", "put", "patch", "delete"}


def over(limit: int, names: Iterable[str]) -> list[str]:
    return [f"{name}: {line_count(name)} lines" for name in names if line_count(name) > limit]


def written_python() -> list[str]:
    # Alembic writes its versions; their length is the length of the schema.
    return [name for name in files_ending(".py") if not name.startswith(MIGRATIONS)]


def is_view(function: Function) -> bool:
    calls = [decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in ROUTE_DECORATORS for call in calls)


def is_test(name: str) -> bool:
    return name.rpartition("/")[2].startswith("test_")


def long_functions(name: str) -> list[str]:
    limit = 40 if is_test(name) else 50
    return [
        f"{name}:{function.lineno} {function.name}: {length(function)} lines"
        for function in functions_of(name)
        if length(function) > (30 if name.startswith("webapp/web/") and is_view(function) else limit)
    ]


def test_python_functions_stay_short() -> None:
    assert [fault for name in written_python() for fault in long_functions(name)] == []


def test_python_modules_stay_short() -> None:
    assert over(350, written_python()) == []


def test_conftests_stay_short() -> None:
    assert over(300, files_ending("conftest.py")) == []


def test_javascript_files_stay_short() -> None:
    tests = files_ending(".test.js")

    assert over(250, set(files_ending(".js")) - set(tests)) == []
    assert over(350, tests) == []


def test_templates_stay_short() -> None:
    assert over(160, files_ending(".html", ".txt.jinja", ".typ", under="webapp/")) == []


def test_style_sheets_stay_short() -> None:
    assert over(300, files_ending(".css")) == []
