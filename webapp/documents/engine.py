"""Typst, kept ready: one compiler with our faces, one document at a time."""

import atexit
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

TEMPLATES: Final = Path(__file__).parent / "templates"
# Made by `elan frontend install`; without them Typst's own faces draw the document.
FACES: Final = Path(__file__).resolve().parents[2] / "static" / "vendor" / "faces"

_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")
_one_at_a_time = Lock()


class DocumentError(Exception):
    """A template and its data do not fit together; the message says where."""


def compile_pdf(template_name: str, data: Mapping[str, Any], *, made_at: datetime | None = None) -> bytes:
    """Print ``templates/<template_name>.typ`` with ``data``: an A4 PDF, tagged (PDF/UA-1), with real text.

    ``data`` is anything that JSON writes. The template begins with ``#import "house.typ": *`` and reads it from a file:
    what people typed is printed as it is, never read as Typst. A picture travels as SVG text
    (``picture(data.qr, alt: …)``; a photograph as an SVG that holds a ``data:`` address). Each template calls
    ``house(title: …)``: a file without title is refused. ``made_at`` (with its zone) is the date that the file bears;
    without one it bears none, and the same data gives the same bytes.

    Safe from any thread; about ten milliseconds a page. Reads no clock, no database and no network. Call it from a
    door, never inside a use case. Raises DocumentError.
    """
    timestamp = made_at.astimezone(UTC).replace(microsecond=0) if made_at else 0
    with _one_at_a_time:
        try:
            made = _desk().print(template_name, data, timestamp)
        except RuntimeError as error:  # TypstError is one; an unknown template is not
            raise DocumentError(f"{template_name}: {getattr(error, 'diagnostic', error)}") from error
    if not isinstance(made, bytes):
        raise DocumentError(f"{template_name}: nothing came out")
    return made


def page_count(made: bytes) -> int:
    """Return how many pages a document of ours has: the root of its pages says it."""
    found = _PAGES.search(made)
    if found is None:
        raise DocumentError("no pages in it")
    return int(found[1])


class _Desk:
    """A private folder with the templates, and beside them what the document being printed says.

    Typst keeps what it has laid out for as long as its own settings stay as they are; so the data comes as a file, and
    not as a setting. On Linux that file is in memory only; and it is emptied as soon as the document is made.
    """

    def __init__(self) -> None:
        from typst import Compiler, Fonts

        self._folder = Path(tempfile.mkdtemp(prefix="elan-documents-"))
        atexit.register(self._clear, os.getpid())
        shutil.copytree(TEMPLATES, self._folder, dirs_exist_ok=True)
        self._data = _data_file(self._folder / "data.json")
        faces = [FACES] if FACES.is_dir() else []
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=faces)
        self._dated = Compiler(root=self._folder, font_paths=fonts, sys_inputs={"dated": "yes"})
        self._undated = Compiler(root=self._folder, font_paths=fonts)

    def print(self, template_name: str, data: Mapping[str, Any], timestamp: datetime | int) -> object:
        path = self._folder / f"{template_name}.typ"
        os.pwrite(self._data, json.dumps(data, ensure_ascii=False).encode(), 0)
        try:
            compiler = self._dated if timestamp else self._undated
            return compiler.compile(str(path), format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
        finally:
            os.ftruncate(self._data, 0)

    def _clear(self, pid: int) -> None:
        if os.getpid() == pid:  # a process that was forked leaves the folder to its owner
            shutil.rmtree(self._folder, ignore_errors=True)


@cache
def _desk() -> _Desk:
    return _Desk()


def _data_file(path: Path) -> int:
    if not hasattr(os, "memfd_create"):
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    in_memory = os.memfd_create(path.name)
    path.symlink_to(f"/proc/self/fd/{in_memory}")
    return in_memory
