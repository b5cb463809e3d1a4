"""Typst, kept ready: one compiler with our faces, one document at a time."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES: Final = Path(__file__).parent / "templates"
# Made by `elan frontend install`; without them Typst's own faces draw the document.
FACES: Final = Path(__file__).resolve().parents[2] / "static" / "vendor" / "faces"

_one_at_a_time = Lock()


class DocumentError(Exception):
    """A template and its data do not fit together; the message says where."""


def compile_pdf(template_name: str, data: Mapping[str, Any], *, made_at: datetime | None = None) -> bytes:
    """Print ``templates/<template_name>.typ`` with ``data``: an A4 PDF, tagged (PDF/UA-1), with real text.

    ``data`` is anything that JSON writes. The template begins with ``#import "house.typ": *`` and reads it as ``data``:
    what people typed is printed as it is, never read as Typst. A picture travels as SVG text
    (``picture(data.qr, alt: …)``; a photograph as an SVG that holds a ``data:`` address). Each template calls
    ``house(title: …)``: a file without title is refused. ``made_at`` (with its zone) is the date that the file bears;
    without one it bears none, and the same data gives the same bytes.

    Safe from any thread; about ten milliseconds a page. Reads no clock, no database and no network. Call it from a
    door, never inside a use case. Raises DocumentError.
    """
    path = TEMPLATES / f"{template_name}.typ"
    inputs = {"data": json.dumps(data, ensure_ascii=False), "dated": "yes" if made_at else ""}
    timestamp = made_at.astimezone(UTC).replace(microsecond=0) if made_at else 0
    with _one_at_a_time:
        try:
            made = _compiler().compile(
                str(path), format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=timestamp
            )
        except RuntimeError as error:  # TypstError is one; an unknown template is not
            raise DocumentError(f"{template_name}: {getattr(error, 'diagnostic', error)}") from error
    if not isinstance(made, bytes):
        raise DocumentError(f"{template_name}: nothing came out")
    return made


@cache
def _compiler() -> "Compiler":
    from typst import Compiler, Fonts

    folders = [FACES] if FACES.is_dir() else []
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    return Compiler(root=TEMPLATES, font_paths=fonts)
