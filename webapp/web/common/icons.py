"""Icons as one picture: a page names a shape of it instead of carrying it, and the phone keeps it for a year."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

VENDOR = Path(__file__).resolve().parents[3] / "static" / "vendor"
SPRITE = "icons/shapes.svg"
SQUARE = "0 0 256 256"


def sprite() -> bytes:
    """Return all the icons in use, each a symbol with its name."""
    shapes = Markup("").join(
        Markup('<symbol id="{}" viewBox="{}"><path d="{}"/></symbol>').format(name, SQUARE, outline)
        for name, outline in outlines().items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{shapes}</svg>'.encode()


@lru_cache(maxsize=512)
def markup(name: str, label: str | None, *, address: str) -> Markup:
    """Return an icon of the sprite at this address: decorative, or named by ``label``. A wrong name is loud."""
    if name not in outlines():
        raise KeyError(f"no icon {name!r}")
    named = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="icon" {}><use href="{}#{}"/></svg>').format(named, escape(address), name)


@lru_cache(maxsize=1)
def outlines() -> dict[str, str]:
    """Return the icons installed from Phosphor: name -> path. Hashes are checked when the file is made."""
    found: dict[str, Any] = json.loads((VENDOR / "icons.json").read_text(encoding="utf-8"))
    return {name: str(outline) for name, outline in sorted(found.items())}
