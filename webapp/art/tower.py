"""The building of the day in section: one floor a mission, gardens above, ABRI's room and the shards below.

It stands for the rendered picture where that one would be too heavy, on paper and in high contrast.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from webapp.art import rooms
from webapp.art.ai import DEEP, GLOW, LIGHT, ULTRAVIOLET
from webapp.art.backdrops.stage import DEEP_LEAF, LEAF, PALE_LEAF, PEACH, SAND, crowns, tree
from webapp.art.facets import mix
from webapp.art.ink import INK, attributes, drawing, flat, group, line, polygon, shape

WIDTH, ROOF, FLOOR, CELLAR = 360, 116, 132, 190

ROOMS: tuple[Callable[[], str], ...] = (
    rooms.greenhouse,
    rooms.workshop,
    rooms.street,
    rooms.office,
    rooms.kitchen,
    rooms.library,
)


@dataclass(frozen=True, slots=True)
class FloorState:
    """A floor is lit when it is done, framed in gold when it is the one to play, hatched when it comes later."""

    state: Literal["done", "now", "later"]


def building(floors: Sequence[FloorState]) -> str:
    """The section, from the gardens down to the shards; as many floors as missions."""
    return _building(tuple(floor.state for floor in floors))


@lru_cache(maxsize=64)
def _building(states: tuple[str, ...]) -> str:
    height = ROOF + FLOOR * len(states) + CELLAR
    floors = "".join(_floor(at, state) for at, state in enumerate(states))
    foot = ROOF + FLOOR * len(states)
    return drawing(WIDTH, height, _sky(height) + _roof() + floors + _cellar(foot))


def _sky(height: float) -> str:
    colours = ((0, "#BFE3EA"), (1, "#FFE3C4"))
    stops = "".join(f"<stop{attributes(offset=at, stop_color=colour)}/>" for at, colour in colours)
    sky = f'<linearGradient id="building-sky" x2="0" y2="1">{stops}</linearGradient>'
    tile = attributes(width=10, height=10, patternUnits="userSpaceOnUse", patternTransform="rotate(45)")
    stroke = line("M0 0V10", width=5)
    hatch = f'<pattern id="building-later"{tile}>{group(stroke, stroke=INK, stroke_opacity=0.3)}</pattern>'
    return sky + hatch + flat(f"M0 0H{WIDTH}V{height}H0Z", "url(#building-sky)")


def _roof() -> str:
    trees = tree(96, 100, 92, DEEP_LEAF) + tree(262, 100, 78)
    bushes = crowns("44 84 20, 140 88 15, 186 82 22, 222 90 13, 312 84 19", (LEAF, PALE_LEAF, DEEP_LEAF))
    mill = line("M328 96V30M328 30L352 18M328 30L318 6M328 30L306 44", width=4)
    return mill + trees + bushes + shape(f"M14 94H346V{ROOF}H14Z", SAND)


def _floor(at: int, state: str) -> str:
    top = ROOF + FLOOR * at
    room = group(ROOMS[at % len(ROOMS)](), transform=f"translate(24 {top})")
    frame = shape(f"M14 {top + FLOOR - 14}H346V{top + FLOOR}H14Z", SAND if at % 2 else PEACH) + line(
        f"M24 {top}V{top + FLOOR - 14}M336 {top}V{top + FLOOR - 14}", width=6
    )
    if state == "later":
        veil = f"M24 {top}H336V{top + FLOOR - 14}H24Z"
        return room + flat(veil, "#16383D", opacity=0.5) + flat(veil, "url(#building-later)") + frame
    if state == "now":
        inside = f"M29 {top + 4}H331V{top + FLOOR - 18}H29Z"
        return room + frame + line(inside, width=9) + line(inside, width=4.5, colour="#FFC02E")
    return room + frame


def _cellar(top: float) -> str:
    """Her room, cold; and the ground where shards wait."""
    racks = "".join(f"M{x} {top + 26}h44v50h-44Z" for x in (40, 92, 224, 276))
    lights = "".join(f"M{x} {y}h30" for x in (47, 99, 231, 283) for y in (top + 38, top + 51, top + 64))
    roof = f"M148 {top + 72}L180 {top + 36} 212 {top + 72}M150 {top + 84}q8-8 15 0t15 0 15 0 15 0"
    room = (
        shape(f"M14 {top}H346V{top + 104}H14Z", DEEP)
        + shape(racks, "#2A1260")
        + line(lights, colour=GLOW, width=3)
        + line(roof, colour=ULTRAVIOLET, width=13)
        + line(roof, colour=LIGHT, width=5)
    )
    ground = flat(f"M0 {top + 104}H{WIDTH}V{top + CELLAR}H0Z", "#251A3F") + line(f"M0 {top + 104}H{WIDTH}")
    return ground + room + _stones(top + 168)


def _stones(foot: float) -> str:
    """Shards in the ground, in twos and threes."""
    stones = (
        (50, 44, 14, "#FFC02E"),
        (74, 28, 10, "#FF6B3D"),
        (164, 50, 16, "#12A385"),
        (192, 32, 11, "#FFC02E"),
        (212, 22, 8, "#38B6CC"),
        (286, 42, 14, "#F2789F"),
        (310, 26, 9, "#12A385"),
    )
    return "".join(_stone(x, foot, high, half, colour) for x, high, half, colour in stones)


def _stone(x: float, foot: float, high: float, half: float, colour: str) -> str:
    outline = polygon(
        [
            (x - half, foot),
            (x - half, foot - high * 0.66),
            (x, foot - high),
            (x + half, foot - high * 0.66),
            (x + half, foot),
        ]
    )
    dark = polygon([(x, foot), (x, foot - high), (x + half, foot - high * 0.66), (x + half, foot)])
    return shape(outline, mix(colour, 0.2)) + flat(dark, mix(colour, -0.25)) + line(outline)
