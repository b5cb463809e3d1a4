"""The street level of the building of the day: houses, trees, a bench, a bus stop and a bicycle."""

import math

from docs.scenes.growing import tree
from docs.scenes.machine import rod
from docs.scenes.modelling import Look, Point, ball, box, cylinder, ring
from docs.scenes.palette import CORAL, FACADES, INK, JADE, LAMP, LEAVES, LIGHT_WOOD, PAPER, SUN

HOUSES = (
    (-2.0, 0.7, 0.95, FACADES[1]),
    (-1.3, 0.6, 1.3, FACADES[0]),
    (-0.55, 0.8, 0.8, FACADES[2]),
    (0.3, 0.6, 1.15, FACADES[4]),
    (1.1, 0.9, 0.9, FACADES[3]),
    (1.9, 0.6, 1.25, FACADES[5]),
)
CROWNS = [(0, 0, 0.22, 0.36, LEAVES[0]), (0.22, -0.1, 0.06, 0.22, LEAVES[1]), (-0.2, -0.1, 0.1, 0.2, LEAVES[2])]


def street(z: float, back: float) -> None:
    for number, (x, width, height, colour) in enumerate(HOUSES):
        house(number, (x, back - 0.1, z), width, height, colour)
    ball((0.9, back - 0.02, z + 1.35), 0.26, Look(LAMP, glow=1.4), detail=4, scale=(1, 0.1, 1))
    box((0, -0.25, z + 0.01), (4.52, 0.9, 0.02), "#F7EBD7", bevel=0)
    for x in (-1.7, 1.75):
        tree((x, 0.35, z), 0.7, CROWNS)
    bench(-0.7, z)
    bus_stop(0.35, z)
    bicycle(z)


def house(number: int, at: Point, width: float, height: float, colour: str) -> None:
    x, y, z = at
    box((x, y, z + height / 2), (width, 0.1, height), colour, bevel=0.03)
    for column in range(int(width / 0.2)):
        for row in range(int(height / 0.26)):
            where = (x - width / 2 + 0.13 + column * 0.19, y - 0.055, z + 0.16 + row * 0.24)
            box(where, (0.08, 0.01, 0.12), PAPER if (column + row + number) % 3 else SUN, bevel=0.01)


def bench(x: float, z: float) -> None:
    box((x, 0.35, z + 0.24), (0.9, 0.28, 0.05), LIGHT_WOOD, bevel=0.012)
    box((x, 0.47, z + 0.42), (0.9, 0.04, 0.18), LIGHT_WOOD, bevel=0.012)
    for side in (-0.36, 0.36):
        box((x + side, 0.35, z + 0.12), (0.05, 0.24, 0.24), INK, bevel=0.01)


def bus_stop(x: float, z: float) -> None:
    cylinder((x, 0.3, z + 0.62), 0.03, 1.24, INK, sides=14)
    box((x, 0.26, z + 1.12), (0.5, 0.04, 0.36), JADE, bevel=0.04)
    ball((x - 0.07, 0.23, z + 1.14), 0.05, PAPER, scale=(1, 0.2, 1))
    for height in (1.1, 1.17):
        box((x + 0.07, 0.232, z + height), (0.14, 0.01, 0.03), PAPER, bevel=0)


def bicycle(z: float) -> None:
    for x in (0.78, 1.3):
        ring((x, 0.05, z + 0.2), 0.17, 0.022, INK, turn=(math.pi / 2, 0, 0))
        ring((x, 0.05, z + 0.2), 0.035, 0.02, SUN, turn=(math.pi / 2, 0, 0))
    hub, fork, saddle, handle, pedals = (0.78, 0.2), (1.3, 0.2), (0.92, 0.45), (1.22, 0.45), (1.02, 0.2)
    frame = (
        (hub, saddle),
        (saddle, handle),
        (pedals, handle),
        (saddle, pedals),
        (hub, pedals),
        (fork, (1.2, 0.55)),
        (saddle, (0.9, 0.53)),
    )
    for start, end in frame:
        tube(start, end, z, 0.018, CORAL)
    box((0.89, 0.05, z + 0.54), (0.14, 0.06, 0.03), INK, bevel=0.01)
    tube((1.12, 0.57), (1.24, 0.55), z, 0.016, INK)


def tube(start: tuple[float, float], end: tuple[float, float], z: float, radius: float, colour: str) -> None:
    """A bar between two points of the bicycle's plane: distance along the street, height."""
    rod((start[0], 0.05, z + start[1]), (end[0], 0.05, z + end[1]), radius, colour)
