"""The geometry of the stained glass: a sun that rises in an arched window, cut by twelve rays.

One pane is the sun; each sector between two rays holds an inner and an outer pane: twenty-five, no two alike.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, cos, degrees, hypot, pi, radians, sin

from webapp.art.ink import Point

WIDTH, HEIGHT = 400, 520
SUN: Point = (200, 322)
SUN_RADIUS = 54
LEFT, RIGHT, FLOOR = 34, 366, 486
ARCH_FOOT, ARCH_HEIGHT = 204, 178
FRAME = f"M{LEFT} {FLOOR}V{ARCH_FOOT}A166 {ARCH_HEIGHT} 0 0 1 {RIGHT} {ARCH_FOOT}V{FLOOR}Z"
RAYS = (-3, 23, 50, 76, 102, 130, 156, 183, 215, 254, 291, 325)  # degrees, from the right and against the clock
SPLITS = (  # how far each sector is cut, at its two rays and in its middle
    (104, 122, 96), (150, 118, 136), (122, 158, 172), (186, 150, 140), (132, 176, 180), (150, 112, 128),
    (112, 92, 128), (92, 108, 84), (106, 86, 96), (84, 112, 100), (98, 90, 112), (112, 94, 88),
)  # fmt: skip


@lru_cache(maxsize=1)
def panes() -> tuple[tuple[Point, ...], ...]:
    """Outlines of the twenty-five panes: the sun, then inner and outer pane of each sector."""
    sun = [_at(angle, SUN_RADIUS) for angle in range(0, 360, 12)]
    found = [sun, *(pane for sector in range(len(RAYS)) for pane in _sector(sector))]
    return tuple(tuple((round(x), round(y)) for x, y in pane) for pane in found)


def rays() -> Iterator[tuple[Point, Point]]:
    """The twelve leads, from the sun to the frame."""
    for angle in RAYS:
        yield _at(angle, SUN_RADIUS), _at(angle, reach(angle))


def reach(angle: float) -> float:
    """How far the frame is from the sun, in one direction."""
    near, far = 0.0, float(WIDTH + HEIGHT)
    for _ in range(40):
        middle = (near + far) / 2
        near, far = (middle, far) if _inside(_at(angle, middle)) else (near, middle)
    return near


def _inside(point: Point) -> bool:
    x, y = point
    half = (RIGHT - LEFT) / 2
    over = hypot((x - SUN[0]) / half, (y - ARCH_FOOT) / ARCH_HEIGHT) <= 1
    return LEFT <= x <= RIGHT and y <= FLOOR and (y >= ARCH_FOOT or over)


def _sector(sector: int) -> Iterator[list[Point]]:
    start = RAYS[sector]
    end = RAYS[(sector + 1) % len(RAYS)] + (360 if sector == len(RAYS) - 1 else 0)
    split = [_at(angle, radius) for angle, radius in _bend(start, end, SPLITS[sector])]
    inner = [_at(angle, SUN_RADIUS) for angle in _steps(end, start)]
    outer = [_at(angle, reach(angle)) for angle in _steps(end, start)]
    yield [*split, *inner]
    yield [*split, *outer]


def _bend(start: float, end: float, radii: tuple[float, float, float]) -> Iterator[tuple[float, float]]:
    """A curve across the sector through three distances: first ray, middle, last ray."""
    first, middle, last = radii
    for part in range(7):
        along = part / 6
        yield (
            start + (end - start) * along,
            first + (last - first) * along + (middle - (first + last) / 2) * sin(pi * along),
        )


def _steps(start: float, end: float) -> list[float]:
    """Angles from one ray to the next; the corners of the frame are among them."""
    corners = [degrees(atan2(SUN[1] - FLOOR, x - SUN[0])) % 360 for x in (LEFT, RIGHT)]
    low, high = min(start, end), max(start, end)
    inside = [low + (high - low) * part / 5 for part in range(6)] + [angle for angle in corners if low < angle < high]
    return sorted(inside, reverse=start > end)


def _at(angle: float, distance: float) -> Point:
    return SUN[0] + distance * cos(radians(angle)), SUN[1] - distance * sin(radians(angle))
