"""The city of 2050 at dawn, its tower of gardens in the middle: the picture of the join page.

python -m docs.scenes.city 780 1040 48 city.png
"""

import math
import sys
from pathlib import Path

from docs.scenes.growing import ivy, shard
from docs.scenes.modelling import Look, Point, ball, box, bush, chance, cylinder, ring, surface
from docs.scenes.palette import CORAL, FACADES, GARDEN, INK, JADE, PAPER, SUN, WOOD, in_haze
from docs.scenes.studio import camera, panel, render, sky, sun

HAZE = "#FFDDBF"
TOWER_X, TOWER_Y = 0, 10
CREAM = "#F7DDBB"
MIDDLE = (
    (-4.3, 9, 1.9, 4.2, "arch"),
    (-2.6, 11.5, 1.5, 5.4, "round"),
    (4.1, 9.5, 2.0, 4.6, "steps"),
    (2.7, 12, 1.5, 6.3, "round"),
    (-5.9, 12, 1.8, 6.6, "block"),
    (5.8, 12.5, 1.7, 6.4, "arch"),
    (-1.9, 7.2, 1.2, 1.9, "block"),
    (2.2, 7.4, 1.3, 2.2, "arch"),
    (-3.5, 6.2, 1.4, 1.5, "steps"),
    (3.9, 6.0, 1.4, 1.4, "block"),
)


def far(colour: str, haze: float) -> str:
    return in_haze(colour, HAZE, haze)


def windows(at: Point, width: float, height: float, haze: float) -> None:
    x, y, z = at
    for column in range(max(1, int(width / 0.42))):
        for row in range(int(height / 0.55)):
            if chance.random() < 0.8:
                where = (x - width / 2 + 0.28 + column * 0.42, y, z + 0.35 + row * 0.55)
                box(where, (0.2, 0.03, 0.3), far(SUN if chance.random() < 0.3 else PAPER, haze * 0.8))


def hedge(x: float, y: float, z: float, width: float, haze: float) -> None:
    """Bushes along the edge of a roof."""
    count = int(width * 4)
    for index in range(count):
        where = (x - width / 2 + index * width / max(1, count) + 0.1, y, z)
        bush(where, 0.12 + chance.random() * 0.1, far(chance.choice(GARDEN), haze))


def round_house(x: float, y: float, width: float, height: float, haze: float, colour: str) -> None:
    radius = width * 0.55
    cylinder((x, y, height / 2), radius, height, colour, bevel=0.05)
    dome = far(chance.choice((GARDEN[0], SUN, JADE, CORAL)), haze)
    ball((x, y, height), radius, dome, detail=4, scale=(1, 1, 0.75))
    ring((x, y, height * 0.72), width * 0.56, 0.05, far(PAPER, haze))
    windows((x, y - width * 0.56, 0.2), width * 0.5, height * 0.66, haze)


def stepped_house(x: float, y: float, width: float, height: float, haze: float, colour: str) -> None:
    for step in range(3):
        side, top = width * (1 - 0.26 * step), height * (0.55 + 0.225 * step)
        box((x, y, top / 2), (side, side, top), colour, bevel=0.06)
        box((x, y, top + 0.03), (side + 0.1, side + 0.1, 0.07), far(PAPER, haze))
        hedge(x, y - side / 2 + 0.08, top + 0.1, side, haze)
    windows((x, y - width / 2 - 0.01, 0.2), width, height * 0.5, haze)


def arched_house(x: float, y: float, width: float, height: float, haze: float, colour: str) -> None:
    box((x, y, height / 2), (width, width * 0.8, height), colour, bevel=0.12)
    front, dark = y - width * 0.41, far(INK, haze * 0.9)
    cylinder((x, front, height * 0.32), width * 0.24, 0.06, dark, turn=(math.pi / 2, 0, 0))
    box((x, front, height * 0.16), (width * 0.48, 0.06, height * 0.32), dark, bevel=0)
    windows((x, front, height * 0.5), width * 0.9, height * 0.45, haze)
    box((x, y, height + 0.05), (width * 1.06, width * 0.86, 0.1), far(PAPER, haze), bevel=0.03)
    hedge(x, y - width * 0.36, height + 0.16, width, haze)


def block_house(x: float, y: float, width: float, height: float, haze: float, colour: str) -> None:
    box((x, y, height / 2), (width, width, height), colour, bevel=0.1)
    windows((x, y - width / 2 - 0.01, 0.2), width, height - 0.3, haze)
    box((x, y, height + 0.04), (width + 0.08, width + 0.08, 0.09), far(PAPER, haze))
    hedge(x, y - width / 2 + 0.15, height + 0.14, width, haze)


HOUSES = {"round": round_house, "steps": stepped_house, "arch": arched_house, "block": block_house}


def house(kind: str, x: float, y: float, width: float, height: float, haze: float) -> None:
    HOUSES[kind](x, y, width, height, haze, far(chance.choice((*FACADES, PAPER)), haze))


def far_city() -> None:
    for _ in range(46):
        y = 16 + chance.random() * 34
        x = (chance.random() - 0.5) * y * 1.5
        if abs(x) < 2.2 and y < 26:
            continue  # nothing right behind the tower
        width, height = 1.3 + chance.random() * 1.6, 1.5 + chance.random() ** 1.6 * 7.5
        house(chance.choice(("round", "block", "steps", "block")), x, y, width, height, min(0.9, (y - 4) / 44))


def tower() -> None:
    """Nine rings, each with its hanging garden, and a lantern at the top."""
    z = 0.0
    for floor in range(9):
        radius, height = 1.28 - 0.085 * floor, 0.98
        cylinder(
            (TOWER_X, TOWER_Y, z + height / 2), radius * 0.86, height, (PAPER, CREAM)[floor % 2], sides=64, bevel=0.02
        )
        for index in range(14):
            angle = index * 0.449
            pane = JADE if (index + floor) % 4 else SUN
            box(
                around(radius * 0.865, angle, z + height * 0.52), (0.2, 0.04, 0.5), pane, bevel=0.03, turn=(0, 0, angle)
            )
        rim = CORAL if floor in (2, 5, 8) else PAPER
        cylinder((TOWER_X, TOWER_Y, z + height), radius, 0.12, rim, sides=64, bevel=0.03)
        ring_garden(radius, z + height)
        z += height + 0.06
    lantern(z)


def around(radius: float, angle: float, z: float) -> Point:
    return (TOWER_X + radius * math.sin(angle), TOWER_Y - radius * math.cos(angle), z)


def ring_garden(radius: float, z: float) -> None:
    for index in range(26):
        angle = index * 0.2417
        bush(around(radius * 0.9, angle, z + 0.12), 0.1 + chance.random() * 0.1, chance.choice(GARDEN))
        if chance.random() < 0.4:
            ivy(around(radius, angle, z - 0.02), chance.randint(3, 7), radius=0.055, step=0.085)


def lantern(z: float) -> None:
    x, y = TOWER_X, TOWER_Y
    ball((x, y, z + 0.1), 0.62, Look("#8FD9CE", rough=0.1), detail=4, scale=(1, 1, 1.05))
    ring((x, y, z + 0.12), 0.6, 0.05, PAPER)
    ring((x, y, z + 0.3), 0.54, 0.025, PAPER)
    cylinder((x, y, z + 1.1), 0.03, 1.1, PAPER, sides=12)
    shard((x, y, z + 1.45), 0.8, 0.2, Look(SUN, rough=0.12, glow=1.1))


def park() -> None:
    box((0, 6, -0.12), (60, 40, 0.2), "#8CCB9A", bevel=0)
    banks: list[Point] = [(-9, 4.2, 0), (9, 3.1, 0), (9, 1.6, 0), (-9, 2.4, 0)]
    surface(banks, [(0, 1, 2, 3)], Look("#7CCBD6", rough=0.08))
    for _ in range(70):
        x, y = (chance.random() - 0.5) * 12, 2.8 + chance.random() * 5.5
        if not 1.5 < y < 4.6:  # the river
            park_tree(x, y, 0.55 + chance.random() * 0.6, max(0, (y - 6) / 40))
    for _ in range(46):
        where = ((chance.random() - 0.5) * 9, 0.2 + chance.random() * 1.4, -0.02)
        bush(where, 0.25 + chance.random() * 0.32, chance.choice(GARDEN))


def park_tree(x: float, y: float, size: float, haze: float) -> None:
    cylinder((x, y, 0.4 * size), 0.06 * size, 0.8 * size, far(WOOD, haze), sides=10)
    bush((x, y, 1.05 * size), 0.45 * size, far(chance.choice(GARDEN), haze))
    bush((x + 0.25 * size, y - 0.1 * size, 0.85 * size), 0.28 * size, far(chance.choice(GARDEN), haze))


def airship(x: float, y: float, z: float, colour: str) -> None:
    ball((x, y, z), 0.62, colour, detail=4, scale=(1.8, 1, 0.85))
    ball((x, y, z), 0.6, PAPER, detail=4, scale=(1.2, 1.04, 0.9))
    box((x, y, z - 0.6), (0.55, 0.25, 0.18), PAPER, bevel=0.05)
    for side in (-0.95, 0.95):
        box((x + side, y, z), (0.05, 0.5, 0.34), colour)


def heaven() -> None:
    for x, y, z, colour in ((-3.1, 13, 8.3, CORAL), (3.3, 16, 9.6, JADE), (-1.8, 22, 12.2, SUN)):
        airship(x, y, z, colour)
    ball((-4.0, 60, 19), 7.2, Look("#FFF4D2", glow=1.9), detail=5)
    for x, y, z, size in ((-7, 44, 17, 1.5), (8, 40, 19.5, 1.3), (3, 50, 26, 1.6), (-9, 46, 27, 1.2)):
        for part in range(6):
            off = part - 2.5
            where = (x + off * 1.25 * size, y, z + (chance.random() - 0.5) * 0.4)
            ball(where, (1.15 - 0.22 * abs(off)) * size, Look("#FFF6EA", glow=0.35), detail=4, scale=(1.25, 1, 0.55))


def main(width: int, height: int, samples: int, target: Path) -> None:
    far_city()
    for x, y, wide, high, kind in MIDDLE:
        house(kind, x, y, wide, high, max(0, (y - 7) / 36))
    tower()
    park()
    heaven()
    sky([(0, "#FFCFA6"), (0.1, "#FFDDBE"), (0.2, "#F4EBD6"), (0.31, "#B5E4E0"), (0.48, "#63C3CE"), (1, "#3FA9BE")])
    sun((math.radians(48), math.radians(-38), 0), 3.6, "#FFE0B4", angle=3)
    panel((3, -6, 8), (math.radians(60), 0, 0), 500, "#E8F6F3", (8, 8))
    camera((0, -6.5, 4.6), (0, 10, 5.7), lens=36)
    render(target, (width, height), samples, exposure=0.15)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]).resolve())
