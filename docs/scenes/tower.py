"""The building of the day in section, one floor a mission, from the greenhouse in the light to the machine room.

python -m docs.scenes.tower 2 64 tower.png        # 2: pixels per pixel of a 390 × 820 screen; cut out, no background
"""

import math
import sys
from pathlib import Path

from docs.scenes.growing import ivy, plant, planter, shard, tree
from docs.scenes.machine import rod, sign
from docs.scenes.modelling import Look, ball, box, bush, chance, cylinder, ring
from docs.scenes.palette import (
    CORAL,
    INK,
    JADE,
    LAMP,
    LEAVES,
    LIGHT_JADE,
    LIGHT_WOOD,
    MINT,
    NIGHT,
    PALE_VIOLET,
    PAPER,
    ROSE,
    SKY,
    SUN,
    VIOLET,
    WALL,
    WOOD,
)
from docs.scenes.studio import camera, lamp, panel, render, sky, sun
from docs.scenes.tower_street import street

WIDTH, DEPTH, PITCH = 4.72, 2.3, 2.0
SLAB = 0.12
BACK = DEPTH / 2
LAMP_LIGHT = Look(LAMP, glow=7)
PIXELS_PER_METRE = 75
SCREEN = (390, 820)
TOP = 2.62


def room(number: int, wall: str, ground: str, side: str) -> float:
    """A floor of the building, open in front; returns the height of its ground."""
    z = -number * PITCH
    box((0, BACK, z), (WIDTH, 0.1, PITCH), wall, bevel=0)
    box((0, 0.1, z - PITCH / 2 + SLAB / 2), (WIDTH, DEPTH, SLAB), Look(ground, rough=0.45), bevel=0.01)
    for edge in (-1, 1):
        box((edge * (WIDTH / 2 - 0.05), 0.1, z), (0.1, DEPTH, PITCH), side, bevel=0.012)
    return z - PITCH / 2 + SLAB


def slab(z: float, colour: str = PAPER) -> None:
    box((0, -0.02, z), (WIDTH + 0.16, DEPTH + 0.3, 0.16), colour, bevel=0.03)


def hanging_lamp(x: float, y: float, z: float, colour: str) -> None:
    """A lamp on its wire; z is where the wire is fixed."""
    cylinder((x, y, z - 0.17), 0.005, 0.34, INK, sides=6, bevel=0)
    cylinder((x, y, z - 0.37), 0.18, 0.15, colour, top=0.05)
    ball((x, y, z - 0.42), 0.058, LAMP_LIGHT)


def greenhouse() -> None:
    z = room(0, "#BFE6DF", "#C9854F", "#2F9C86")
    for x in (-1.6, -0.8, 0, 0.8, 1.6):
        box((x, BACK - 0.06, 0), (0.05, 0.06, PITCH), PAPER, bevel=0.01)
    box((0, BACK - 0.06, 0.35), (WIDTH, 0.05, 0.05), PAPER, bevel=0.01)
    for x in (-1.55, -0.35):
        planter(x, 0.45, z)
    for index in range(7):
        where = (-1.9 + index * 0.13, 0.3 + chance.random() * 0.2, z + 0.56 + chance.random() * 0.1)
        ball(where, 0.05, CORAL if index % 2 else SUN)
    plant((1.95, 0.5, z), CORAL, size=1.5, leaves=13, width=0.08)
    plant((1.35, 0.8, z), PAPER, leaves=10)
    cylinder((0.72, 0.3, z + 0.3), 0.2, 0.05, PAPER)
    cylinder((0.72, 0.3, z + 0.15), 0.03, 0.3, INK, sides=12)
    cylinder((0.72, 0.28, z + 0.4), 0.06, 0.12, JADE)
    for x in (-2.0, -1.1, 0.3, 1.1):
        ivy((x, 0.5 + chance.random() * 0.3, 0.92), chance.randint(4, 8))
    for x in (-1.4, 0.75):
        hanging_lamp(x, 0.3, 0.99, SUN)


def roof() -> None:
    slab(1.05)
    for index, x in enumerate((-1.9, -1.3, -0.6, 0.2, 0.9, 1.6, 2.05)):
        where = (x, -0.3 + chance.random() * 0.8, 1.28 + chance.random() * 0.08)
        bush(where, 0.2 + chance.random() * 0.16, LEAVES[(0, 1, 2)[index % 3]])
    for x, height in ((-0.95, 1.05), (1.25, 0.8)):
        tree((x, 0.3, 1.1), height, [(0, 0, 0.1, 0.34, LEAVES[0]), (0.2, -0.1, -0.02, 0.22, LEAVES[1])])
    cylinder((2.0, 0.4, 1.7), 0.03, 1.3, PAPER, sides=16, top=0.015)
    for index in range(3):
        angle = index * 2.094 + 0.4
        where = (2.0 + 0.3 * math.sin(angle), 0.34, 2.35 + 0.3 * math.cos(angle))
        box(where, (0.07, 0.02, 0.62), PAPER, bevel=0.01, turn=(0, angle, 0))
    ball((2.0, 0.33, 2.35), 0.05, CORAL)


def workshop() -> None:
    slab(-1.01)
    z = room(1, WALL, "#D79E63", "#E9B98A")
    bench(z)
    robot(-0.75, 0.6, z + 0.65)
    notice_board(0.55, z + 1.2)
    shelves(z)
    cylinder((0.25, 0.25, z + 0.42), 0.17, 0.06, CORAL, bevel=0.02)
    for index in range(3):
        lean = (0.16 * math.sin(index * 2.09), -0.16 * math.cos(index * 2.09), 0)
        where = (0.25 + 0.1 * math.cos(index * 2.09), 0.25 + 0.1 * math.sin(index * 2.09), z + 0.2)
        cylinder(where, 0.016, 0.42, INK, sides=12, turn=lean)
    for x, colour in ((-0.9, CORAL), (0.9, JADE)):
        hanging_lamp(x, 0.2, -1.11, colour)
    plant((-2.05, 0.1, z), CORAL, size=1.1, leaves=11)


def bench(z: float) -> None:
    box((-1.15, 0.62, z + 0.62), (1.7, 0.62, 0.07), LIGHT_WOOD)
    for x in (-1.9, -0.4):
        box((x, 0.62, z + 0.3), (0.07, 0.55, 0.6), INK, bevel=0.01)
    box((-1.5, 0.8, z + 0.98), (0.62, 0.04, 0.42), INK, bevel=0.03)
    box((-1.5, 0.776, z + 0.98), (0.56, 0.01, 0.36), Look("#0B4A4C", glow=0.5), bevel=0.01)
    for index in range(4):
        where = (-1.68 + index * 0.12, 0.768, z + 0.9 + 0.02 * index)
        box(where, (0.08, 0.006, 0.08 + 0.05 * index), Look((SUN, CORAL, MINT)[index % 3], glow=2), bevel=0)
    box((-1.5, 0.76, z + 0.7), (0.05, 0.05, 0.1), INK)
    cylinder((-1.05, 0.42, z + 0.71), 0.05, 0.1, CORAL)


def robot(x: float, y: float, z: float) -> None:
    """A small robot that stands on a bench at height z."""
    box((x, y, z + 0.1), (0.2, 0.17, 0.2), PAPER, bevel=0.05)
    box((x, y, z + 0.32), (0.28, 0.2, 0.19), PAPER, bevel=0.07)
    box((x, y - 0.105, z + 0.32), (0.21, 0.012, 0.11), INK, bevel=0.03)
    for side in (-0.05, 0.05):
        ball((x + side, y - 0.114, z + 0.325), 0.02, Look(MINT, glow=5))
    ball((x, y, z + 0.49), 0.02, Look(CORAL, glow=3))


def notice_board(x: float, z: float) -> None:
    box((x, BACK - 0.08, z), (1.2, 0.04, 0.7), "#C98F5A")
    notes = (
        (-0.4, 0.18, SUN),
        (-0.13, 0.08, MINT),
        (0.15, 0.2, CORAL),
        (0.4, 0.1, PAPER),
        (-0.3, -0.15, PAPER),
        (0.05, -0.18, SKY),
        (0.35, -0.15, ROSE),
    )
    for dx, dz, colour in notes:
        lean = (0, (chance.random() - 0.5) * 0.25, 0)
        box((x + dx, BACK - 0.11, z + dz), (0.18, 0.01, 0.17), colour, bevel=0, turn=lean)


def shelves(z: float) -> None:
    for height in (0.75, 1.2):
        box((1.75, 0.85, z + height), (0.9, 0.34, 0.05), WOOD, bevel=0.01)
    x = 1.36
    while x < 2.0:
        wide, high = 0.05 + chance.random() * 0.04, 0.24 + chance.random() * 0.12
        cover = chance.choice((CORAL, JADE, SUN, PAPER, INK))
        box((x, 0.85, z + 1.225 + high / 2), (wide, 0.2, high), cover, bevel=0.006)
        x += wide + 0.008
    plant((1.55, 0.85, z + 0.775), SUN, size=0.6, leaves=10)
    cylinder((1.95, 0.85, z + 0.9), 0.09, 0.24, Look("#BFF2E2", rough=0.1), bevel=0.02)
    box((1.75, 0.8, z + 0.3), (0.95, 0.4, 0.58), JADE)
    for index in range(2):
        box((1.53 + index * 0.45, 0.59, z + 0.3), (0.42, 0.02, 0.5), LIGHT_JADE, bevel=0.015)
        ball((1.65 + index * 0.2, 0.575, z + 0.35), 0.02, SUN)


def machine_room() -> None:
    slab(-5.01, "#2B1A63")
    z = room(3, "#1B0F40", "#2A1B5E", "#241354")
    for index in range(9):
        x = -2.05 + index * 0.5
        if abs(x) >= 0.5:
            server(index, x, z)
    core(z)
    for side in (-1, 1):
        for index in range(3):
            rod((side * 0.3, 0.6, z + 1.5 - 0.12 * index), (side * (1 + 0.5 * index), 0.75, z + 1.72), 0.02, "#3A2178")
    box((-1.2, 0.1, z + 0.01), (0.9, 0.5, 0.02), "#3A2178", bevel=0)
    box((1.45, 0, z + 0.16), (0.32, 0.32, 0.32), "#3A2178", bevel=0.03)
    box((1.45, -0.17, z + 0.18), (0.14, 0.01, 0.14), Look(VIOLET, glow=2), bevel=0.01)


def server(index: int, x: float, z: float) -> None:
    box((x, 0.85, z + 0.68), (0.4, 0.4, 1.36), Look(NIGHT, rough=0.3), bevel=0.03)
    for row in range(7):
        light = Look((VIOLET, "#5B34C9", PALE_VIOLET)[(index * 3 + row) % 3], glow=(2.2, 0.8, 1.6)[(index + row) % 3])
        box((x, 0.64, z + 0.2 + row * 0.17), (0.3, 0.012, 0.035), light, bevel=0)


def core(z: float) -> None:
    cylinder((0, 0.6, z + 0.85), 0.36, 1.7, Look(NIGHT, rough=0.25), sides=8, bevel=0.02)
    sign((0, 0.2, z + 0.86), 0.27)
    for height in (0.15, 1.62):
        ring((0, 0.6, z + height), 0.38, 0.028, Look(VIOLET, glow=4))


def underground() -> None:
    slab(-7.01, "#2B1A63")
    for _ in range(70):
        where = ((chance.random() - 0.5) * 5.2, -0.1 + chance.random() * 1.0, -7.35 - chance.random() * 1.7)
        rock = chance.choice(("#2C2457", "#231C49", "#37306B"))
        bush(where, 0.3 + chance.random() * 0.32, rock, detail=1)
    shards = (
        (-1.6, -0.62, 0.62, SUN),
        (-1.3, -0.7, 0.4, CORAL),
        (-0.2, -0.6, 0.75, MINT),
        (0.1, -0.7, 0.45, SUN),
        (0.35, -0.62, 0.3, "#8FE3F0"),
        (1.5, -0.65, 0.66, "#FF9D7A"),
        (1.78, -0.7, 0.42, MINT),
        (2.05, -0.62, 0.3, SUN),
        (-2.1, -0.65, 0.36, "#8FE3F0"),
    )
    for x, y, height, colour in shards:
        lean = (chance.random() * 0.3 - 0.1, chance.random() * 0.6 - 0.3)
        shard((x, y, -7.95 + chance.random() * 0.15), height, height * 0.26, Look(colour, rough=0.12, glow=0.25), lean)
    box((0, 0.9, -8.3), (6.5, 0.6, 2.6), "#231C49", bevel=0)


def light() -> None:
    sky([(0, "#F6C9A4"), (0.5, "#FFF0DC"), (1, "#8FD5DA")], 0.8)
    sun((math.radians(40), math.radians(-24), 0), 2.6, "#FFE7C4", angle=6)
    panel((0, -9, 0), (math.radians(85), 0, 0), 900, "#FFF1DF", (9, 9))
    for number, (energy, colour) in enumerate(((34, "#FFF6E6"), (34, "#FFEBD0"), (40, PAPER))):
        panel((0, -0.55, -number * PITCH + 0.78), (math.radians(28), 0, 0), energy, colour, (4.2, 0.7))
    lamp((0, -0.5, -6.0), 26, VIOLET)


def main(scale: float, samples: int, target: Path) -> None:
    greenhouse()
    roof()
    workshop()
    slab(-3.01, CORAL)
    street(room(2, "#9FD8DC", "#E8D3B4", "#F0A07C"), BACK)
    machine_room()
    underground()
    light()
    width, height = (round(side * scale) for side in SCREEN)
    seen = height / (PIXELS_PER_METRE * scale)
    middle, tilt, distance = TOP - seen / 2, math.radians(7), 30
    camera((0, -distance * math.cos(tilt), middle + distance * math.sin(tilt)), (0, 0, middle), height=seen)
    render(target, (width, height), samples, is_cutout=True)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]).resolve())
