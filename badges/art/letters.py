"""Letters drawn as strokes: a picture that travels must not depend on the fonts of whoever opens it."""

from collections.abc import Mapping
from typing import Final

from badges.art.pen import inked, moved

HEIGHT: Final = 20
_GAP: Final = 6.5
# Each letter stands on y = 20 and is as wide as its number says.
_LETTERS: Final[Mapping[str, tuple[float, str]]] = {
    "A": (15, "M0 20L7.5 0 15 20M3 13H12"),
    "E": (11, "M11 0H0V20H11M0 10H9"),
    "I": (0, "M0 0V20"),
    "L": (10, "M0 0V20H10"),
    "N": (13, "M0 20V0L13 20V0"),
    "U": (13, "M0 0V13A6.5 6.5 0 0 0 13 13V0"),
    "V": (15, "M0 0L7.5 20 15 0"),
    " ": (3, ""),
    "1": (6, "M0 5L6 0V20"),
    "2": (11, "M0 5A5.5 5.2 0 0 1 11 5.5C11 10 1 15 0 20H11"),
    "3": (11, "M0 2.5C3 -1.5 11 -1 11 4.7 11 9 7 9.6 4.5 9.6 7 9.6 11.5 10.4 11.5 14.8 11.5 21 3 21.5 0 17.3"),
    "4": (13, "M9.5 20V0L0 14H13"),
}


def lettering(text: str) -> str:
    """The words in capitals, centred on x = 0, from y = 0 down to y = 20."""
    widths = [_LETTERS[letter][0] for letter in text]
    at = -(sum(widths) + _GAP * (len(text) - 1)) / 2
    drawn = ""
    for letter, width in zip(text, widths, strict=True):
        drawn += moved(inked(_LETTERS[letter][1]), at, 0) if letter != " " else ""
        at += width + _GAP
    return drawn
