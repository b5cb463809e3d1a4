"""Cut stones, one outline a kind of badge, lit from the upper left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, radians, sin
from typing import Final

from badges.art.pen import PAPER, Point, filled, inked, mixed, path

_LIGHT: Final = (-0.5, -0.86)


class Shape(StrEnum):
    """One a kind: taken part, level 1, level 2, engagement, end of a quest, services found."""

    DISC = "disc"
    HEXAGON = "hexagon"
    DOUBLE_HEXAGON = "double-hexagon"
    SHIELD = "shield"
    STAR = "star"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Cut:
    """Corners around the middle, and how large the flat top is beside them."""

    outline: Sequence[Point]
    table: float
    is_double: bool = False


def stone(shape: Shape, colour: str) -> str:
    """The stone around (0, 0), about 200 wide, with its ink line."""
    cut = CUTS[shape]
    if not cut.is_double:
        return _gem(cut, colour) + inked(path(cut.outline), width=7)
    frame = inked(path(cut.outline), width=7, fill=mixed(colour, -0.3))
    inner = Cut([(x * 0.84, y * 0.84) for x, y in cut.outline], cut.table)
    return frame + _gem(inner, colour) + inked(path(inner.outline), width=10, colour=PAPER) + _thin(inner)


def silhouette(shape: Shape) -> str:
    """Path data of the outer line."""
    return path(CUTS[shape].outline)


def _thin(cut: Cut) -> str:
    return inked(path([(x * 0.94, y * 0.94) for x, y in cut.outline]), width=4)


def _gem(cut: Cut, colour: str) -> str:
    top = [(x * cut.table, y * cut.table) for x, y in cut.outline]
    sides = "".join(_side(cut.outline, top, corner, colour) for corner in range(len(top)))
    gleam = path([top[-1], top[0], top[1], (top[1][0] * 0.2 + top[-1][0] * 0.1, top[1][1] * 0.3)])
    return (
        sides + filled(path(top), mixed(colour, 0.52)) + filled(gleam, PAPER, opacity=0.4) + inked(path(top), width=3.5)
    )


def _side(outline: Sequence[Point], top: Sequence[Point], corner: int, colour: str) -> str:
    """Three facets between one edge of the outline and the same edge of the table."""
    after = (corner + 1) % len(outline)
    a, b, c, d = outline[corner], outline[after], top[after], top[corner]
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    lit = (middle[0] * _LIGHT[0] + middle[1] * _LIGHT[1]) / hypot(*middle) * 0.44
    facets = (((a, middle, d), 0.08), ((middle, b, c), -0.08), ((middle, c, d), 0.0))
    return "".join(filled(path(points), mixed(colour, max(-0.5, min(0.7, lit + more)))) for points, more in facets)


def _ring(corners: int, radius: Callable[[int], float], turn: float = -90) -> list[Point]:
    angles = [radians(turn + 360 * corner / corners) for corner in range(corners)]
    return [(radius(at) * cos(angle), radius(at) * sin(angle)) for at, angle in enumerate(angles)]


_SHIELD: Final = [(0, -100), (44, -88), (88, -88), (90, -20), (72, 38), (38, 78), (0, 102)]

CUTS: Final[Mapping[Shape, Cut]] = {
    Shape.DISC: Cut(_ring(28, lambda _: 101), 0.74),
    Shape.HEXAGON: Cut(_ring(6, lambda _: 102), 0.7),
    Shape.DOUBLE_HEXAGON: Cut(_ring(6, lambda _: 106), 0.74, is_double=True),
    Shape.SHIELD: Cut([*_SHIELD, *((-x, y) for x, y in _SHIELD[-2:0:-1])], 0.7),
    Shape.STAR: Cut(_ring(16, lambda corner: 108 if corner % 2 == 0 else 84), 0.62),
    Shape.DIAMOND: Cut([(0, -110), (55, -55), (110, 0), (55, 55), (0, 110), (-55, 55), (-110, 0), (-55, -55)], 0.68),
}
