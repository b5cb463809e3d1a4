"""What import-linter's contracts in pyproject.toml cannot say."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from tests.architecture.tree import ROOT, files_ending, text_of

PURE = ("webapp/art/", "webapp/policy/", "webapp/quest/", "webapp/steps/")
# Time, randomness, ids and the environment come in as arguments.
IMPURE_MODULES = {"os", "random", "secrets", "socket", "subprocess", "time", "urllib", "uuid"}
# Names of types, which may annotate an argument.
TYPES_ONLY = {"UUID", "PathLike"}
IMPORTED_BY_SCRIPT = re.compile(r"^import [^;]*?from '([^']+)'", re.MULTILINE)
CLOCK_CALLS = {"now", "today", "utcnow"}


def pure_modules() -> list[str]:
    return [n for n in files_ending(".py") if n.startswith(PURE) and not n.rpartition("/")[2].startswith("test_")]


def imported(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text_of(name))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} - TYPES_ONLY:
            yield node.module or ""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("webapp", cache_dir=str(ROOT / ".cache" / "grimp"))


def test_pure_packages_use_the_standard_library_alone() -> None:
    allowed = (sys.stdlib_module_names | {"webapp"}) - IMPURE_MODULES
    foreign = [(name, module) for name in pure_modules() for module in imported(name)]

    assert [(name, module) for name, module in foreign if module.partition(".")[0] not in allowed] == []


def test_pure_packages_read_no_clock() -> None:
    calls = [
        (n, node.func) for n in pure_modules() for node in ast.walk(ast.parse(text_of(n))) if isinstance(node, ast.Call)
    ]

    assert [(n, f.attr) for n, f in calls if isinstance(f, ast.Attribute) and f.attr in CLOCK_CALLS] == []


def test_step_kinds_do_not_import_one_another(graph: grimp.ImportGraph) -> None:
    kinds = {child for child in graph.find_children("webapp.steps") if graph.find_children(child)}
    chains = {
        (importer, found)
        for importer in kinds
        for imported_kind in kinds - {importer}
        for found in graph.find_shortest_chains(importer, imported_kind, as_packages=True)
    }

    assert len(kinds) >= 16
    assert chains == set()


def test_scripts_of_steps_import_what_stands_beside_them() -> None:
    """They are served in a folder of their own: any other path leads nowhere in a browser."""
    scripts = [name for name in files_ending(".js") if name.startswith("webapp/steps/")]
    found = {(name, path) for name in scripts for path in IMPORTED_BY_SCRIPT.findall(text_of(name))}

    assert {path for _, path in found} >= {"./find.js"}
    assert [(name, path) for name, path in found if not path.startswith("./")] == []


def test_every_package_of_ours_is_under_contract() -> None:
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]
    ours = {folder for folder in ("badges", "webapp") if (ROOT / folder / "__init__.py").exists()}

    assert set(contracts["root_packages"]) == ours


def test_what_few_requests_need_is_not_loaded_with_the_program(tmp_path: Path) -> None:
    rules = tomllib.loads(text_of("pyproject.toml"))["tool"]["ruff"]["lint"]["flake8-tidy-imports"]
    late = sorted(rules["banned-module-level-imports"])
    load = "import sys; from webapp.cli.serve import warm_up; warm_up(is_alone=True)"
    build = "from webapp.config import load_config; from webapp.factory import create_app; create_app(load_config())"
    code = f"{load}; {build}; print([name for name in {late!r} if name in sys.modules])"

    env = {**os.environ, "ELAN_DATA_DIR": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True, capture_output=True, text=True)

    assert (len(late), found.stdout) == (27, "[]\n")
