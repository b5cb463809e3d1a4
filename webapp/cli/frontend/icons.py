"""Outlines of the icons in use, gathered in one small file for the `icon()` of the templates."""

import json
import re
from typing import Final

from webapp.cli.frontend.npm import Archive, NpmError

WEIGHTS: Final = ("bold", "fill")
OUTLINE: Final = re.compile(r'<path d="(M[^"]+)"/>')


def gather_icons(archive: Archive, names: list[str]) -> bytes:
    """Answer a JSON object {name: path data}. All are drawn in a square of 256."""
    outlines = {name: _outline(archive, name) for name in names}
    return (json.dumps(outlines, indent=0, sort_keys=True) + "\n").encode()


def _outline(archive: Archive, name: str) -> str:
    weight = name.rpartition("-")[2]
    if weight not in WEIGHTS:
        raise NpmError(f"Icône « {name} » : le nom doit finir par -bold ou -fill.")
    try:
        drawing = archive[f"assets/{weight}/{name}.svg"].decode()
    except KeyError:
        raise NpmError(f"Icône « {name} » : elle n’existe pas chez Phosphor.") from None
    return " ".join(OUTLINE.findall(drawing))
