"""The files of the project, as git sees them: tracked, or new and not ignored."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
MIGRATIONS: Final = "webapp/store/migrations/versions/"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def project_files() -> tuple[str, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file()))


def files_ending(*endings: str, under: str = "") -> list[str]:
    return [name for name in project_files() if name.endswith(endings) and name.startswith(under)]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def line_count(name: str) -> int:
    return len(text_of(name).splitlines())


def functions_of(name: str) -> Iterator[Function]:
    for node in ast.walk(ast.parse(text_of(name))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_text(name: str) -> bool:
    return b"\0" not in (ROOT / name).read_bytes()[:4096]
