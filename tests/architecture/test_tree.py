"""What may lie in the repository, and where."""

import re
import tomllib

from tests.architecture.tree import ROOT, files_ending, is_text, project_files, text_of

TOP_FOLDERS = {".ci", "badges", "docs", "game_content", "static", "tests", "webapp"}
# Files that everybody edits, or that say nothing of what is inside.
CATCH_ALLS = {"common", "forms", "helpers", "managers", "misc", "models", "utils", "views"}
SHARED_FOLDERS = {"webapp/web/common", "webapp/store/models"}
GENERATED = re.compile(r"\.min\.(js|css)$|(^|/)(node_modules|vendor)/|\.(woff2?|ttf|otf|tgz|whl|zip|sqlite3)$")
LIMIT = 300_000

REGISTRY = re.compile(
    r"registry\.npmjs\.org|files\.pythonhosted\.org|pypi\.org/simple|registry\.yarnpkg\.com"
    r"|--(?:extra-)?index-url|--find[-]links|^registry\s*=|\"resolved\"\s*:",
    re.MULTILINE,
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|root)/\w")
# A rule is never silenced; a type only where a library is wrong, and then the line says why.
EXCUSE = re.compile(
    r"#\s*(?:noqa|pragma:\s*no cover)\b|#\s*type:\s*ignore(?!\[[\w, -]+\]  # \w)|raise Not[I]mplementedError"
)


def test_top_folders_are_the_agreed_ones() -> None:
    folders = {name.partition("/")[0] for name in project_files() if "/" in name}

    assert folders - TOP_FOLDERS == set()


def test_no_module_is_a_catch_all() -> None:
    modules = [name for name in files_ending(".py", ".js") if name.rpartition("/")[2].split(".")[0] in CATCH_ALLS]

    assert modules == []


def test_no_folder_is_a_catch_all() -> None:
    folders = {"/".join(name.split("/")[:depth]) for name in files_ending(".py", ".js") for depth in range(1, 6)}
    catch_alls = {folder for folder in folders if folder.rpartition("/")[2] in CATCH_ALLS}

    assert catch_alls - SHARED_FOLDERS == set()


def test_nothing_generated_or_third_party_is_committed() -> None:
    assert [name for name in project_files() if GENERATED.search(name)] == []


def test_no_file_is_huge() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in project_files()}

    assert {name: size for name, size in sizes.items() if size > LIMIT} == {}


def test_no_address_of_a_registry() -> None:
    assert [name for name in project_files() if is_text(name) and REGISTRY.search(text_of(name))] == []


def test_no_path_of_a_machine() -> None:
    assert [name for name in project_files() if is_text(name) and MACHINE_PATH.search(text_of(name))] == []


def test_no_rule_is_silenced() -> None:
    assert [name for name in files_ending(".py") if EXCUSE.search(text_of(name))] == []


def test_licences_are_those_of_the_project() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]

    assert project["license"] == "EUPL-1.2"
    assert text_of("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert text_of("game_content/LICENSE").startswith("SPDX-License-Identifier: CC-BY-SA-4.0\n")
