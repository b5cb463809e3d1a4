"""Which signs have a face: a document prints a square in the place of any other."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from webapp.documents.engine import FACES

# Typst brings faces of its own: Latin, phonetic, Greek and Cyrillic letters, then punctuation, arrows and signs.
_OWN: Final = (range(0x20, 0x500), range(0x1E00, 0x1F00), range(0x2000, 0x2300))
# What is drawn with its neighbours or not at all: marks, joiners, ends of lines, choices of a form.
_SILENT: Final = frozenset({"Cc", "Cf", "Mn", "Me", "Mc", "Zl", "Zp", "Zs"})


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the signs of these texts that no face has, each once, in the order in which they come."""
    found = dict.fromkeys(sign for text in texts for sign in text if not any(ord(sign) in own for own in _OWN))
    return tuple(sign for sign in found if unicodedata.category(sign) not in _SILENT and ord(sign) not in _drawn())


@cache
def _drawn() -> frozenset[int]:
    # Read once, by the first text that asks: most never do.
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for path in sorted(FACES.glob("*.ttf")):
        with TTFont(path, lazy=True) as face:
            known.update(face.getBestCmap() or ())
    return frozenset(known)
