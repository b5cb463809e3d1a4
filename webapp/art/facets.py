"""Cut stones: an outline, a table, and facets lit from the upper left."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin

from webapp.art.ink import Point, flat, line, polygon

TABLE = 0.6  # how large the flat top is, beside the outline
LIGHT = (-0.5, -0.86)


def mix(colour: str, amount: float) -> str:
    """A colour towards white, or towards black when the amount is negative."""
    target, part = (255, amount) if amount > 0 else (0, -amount)
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel * (1 - part) + target * part):02X}" for channel in channels)


def regular(corners: int, *, radius: float = 96, turn: float = -90) -> list[Point]:
    """Corners of a regular shape around (100, 100)."""
    angles = (radians(turn + 360 * corner / corners) for corner in range(corners))
    return [(100 + radius * cos(angle), 100 + radius * sin(angle)) for angle in angles]


def table(outline: Sequence[Point]) -> list[Point]:
    x, y = centre(outline)
    return [(x + (px - x) * TABLE, y + (py - y) * TABLE) for px, py in outline]


def centre(outline: Sequence[Point]) -> Point:
    return sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline)


def stone(outline: Sequence[Point], colour: str) -> str:
    """The stone without its outer line, so that a glyph or a mark may lie on its table."""
    top = table(outline)
    sides = "".join(_side(outline, top, corner, colour) for corner in range(len(outline)))
    gleam = polygon([top[-1], top[0], top[1], _below(top[1], top[-1])])
    return (
        sides + flat(polygon(top), mix(colour, 0.34)) + flat(gleam, "#fff", opacity=0.34) + line(polygon(top), width=3)
    )


def _side(outline: Sequence[Point], top: Sequence[Point], corner: int, colour: str) -> str:
    """Three facets between one edge of the outline and the same edge of the table."""
    after = (corner + 1) % len(outline)
    a, b, c, d = outline[corner], outline[after], top[after], top[corner]
    outer, inner = _between(a, b), _between(c, d)
    x, y = centre(outline)
    across, down = outer[0] - x, outer[1] - y
    lit = (across * LIGHT[0] + down * LIGHT[1]) / hypot(across, down) * 0.46
    facets = (((a, outer, d), 0.07), ((outer, b, c), -0.07), ((outer, c, d), 0.0))
    if corner % 2:
        facets = (((a, inner, d), 0.07), ((b, inner, c), -0.07), ((a, b, inner), 0.0))
    return "".join(flat(polygon(points), mix(colour, max(-0.5, min(0.7, lit + more)))) for points, more in facets)


def _between(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _below(a: Point, b: Point) -> Point:
    x, y = _between(a, b)
    return x, y + 16
