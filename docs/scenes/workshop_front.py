"""In front, under the window of the workshop: the bench and what stands on it, the robot, the stool."""

import math

from docs.scenes.growing import plant
from docs.scenes.modelling import Look, ball, box, chance, cylinder, ring
from docs.scenes.palette import CORAL, GLASS, INK, JADE, LAMP, LIGHT_JADE, LIGHT_WOOD, MINT, PAPER, ROSE, SUN


def bench(y: float) -> None:
    """The bench; y is the wall of the window."""
    box((0, y - 0.42, 0.86), (3.4, 0.74, 0.07), Look(LIGHT_WOOD, rough=0.4))
    for x in (-1.6, 1.6):
        box((x, y - 0.42, 0.42), (0.08, 0.66, 0.84), INK, bevel=0.015)
    drawers(1.2, y)
    screen(-0.25, y)
    keyboard(-0.25, y)
    cylinder((0.42, y - 0.55, 0.95), 0.05, 0.11, CORAL, bevel=0.008)
    ring((0.485, y - 0.55, 0.95), 0.032, 0.009, CORAL, turn=(math.pi / 2, 0, 0))
    for index, (colour, width) in enumerate(((CORAL, 0.30), (PAPER, 0.26), (JADE, 0.28), (SUN, 0.22))):
        where = (-1.1 + index * 0.012, y - 0.42, 0.91 + index * 0.036)
        box(where, (width, 0.21, 0.034), colour, bevel=0.006, turn=(0, 0, (index - 1.5) * 0.12))
    plant((-1.45, y - 0.35, 0.895), PAPER, size=0.9, leaves=12)
    plant((1.48, y - 0.28, 0.895), CORAL, size=0.8, leaves=10, length=0.5)
    desk_lamp(0.9, y)


def drawers(x: float, y: float) -> None:
    box((x, y - 0.42, 0.5), (0.62, 0.6, 0.62), JADE)
    for index in range(3):
        box((x, y - 0.735, 0.3 + index * 0.2), (0.54, 0.02, 0.17), LIGHT_JADE, bevel=0.012)
        box((x, y - 0.755, 0.33 + index * 0.2), (0.14, 0.02, 0.025), Look(SUN, metal=0.2), bevel=0.008)


def screen(x: float, y: float) -> None:
    box((x, y - 0.36, 1.27), (0.98, 0.05, 0.58), INK, bevel=0.03)
    box((x, y - 0.388, 1.27), (0.92, 0.01, 0.52), Look("#0B4A4C", glow=0.5))
    for index in range(5):
        bar = Look((SUN, CORAL, MINT)[index % 3], glow=2)
        where = (x - 0.33 + index * 0.16, y - 0.396, 1.12 + chance.random() * 0.1)
        box(where, (0.1, 0.006, 0.06 + 0.06 * index), bar, bevel=0)
    for index in range(3):
        box(
            (x - 0.17, y - 0.396, 1.46 - index * 0.05),
            (0.42 - index * 0.1, 0.006, 0.018),
            Look(GLASS, glow=1.6),
            bevel=0,
        )
    box((x, y - 0.4, 0.94), (0.06, 0.06, 0.14), INK)
    box((x, y - 0.38, 0.905), (0.36, 0.22, 0.02), INK, bevel=0.01)


def keyboard(x: float, y: float) -> None:
    box((x, y - 0.64, 0.91), (0.56, 0.17, 0.02), PAPER, bevel=0.008)
    for row in range(4):
        for column in range(11):
            key = ROSE if (row, column) in ((0, 0), (3, 10)) else "#F7E4C8"
            where = (x - 0.24 + column * 0.048, y - 0.70 + row * 0.038, 0.924)
            box(where, (0.038, 0.028, 0.012), key, bevel=0.004)


def desk_lamp(x: float, y: float) -> None:
    cylinder((x, y - 0.3, 0.905), 0.11, 0.025, INK)
    cylinder((x, y - 0.3, 1.12), 0.014, 0.42, INK, sides=16)
    cylinder((x - 0.06, y - 0.38, 1.35), 0.13, 0.13, SUN, top=0.05, turn=(-0.5, -0.4, 0))
    ball((x - 0.07, y - 0.41, 1.32), 0.045, Look(LAMP, glow=10))


def robot(x: float, y: float) -> None:
    box((x, y, 1.02), (0.2, 0.17, 0.2), PAPER, bevel=0.05)
    box((x, y, 1.235), (0.27, 0.2, 0.19), PAPER, bevel=0.07)
    box((x, y - 0.103, 1.235), (0.2, 0.012, 0.11), INK, bevel=0.03)
    for side in (-0.05, 0.05):
        ball((x + side, y - 0.112, 1.24), 0.019, Look(MINT, glow=5))
    cylinder((x, y, 1.37), 0.006, 0.09, INK, sides=12)
    ball((x, y, 1.42), 0.018, Look(CORAL, glow=3))
    for side in (-0.13, 0.13):
        cylinder((x + side, y - 0.02, 1.01), 0.022, 0.15, JADE, sides=20)


def stool() -> None:
    cylinder((-0.35, 1.35, 0.62), 0.21, 0.07, CORAL, bevel=0.03)
    for index in range(3):
        angle = index * 2.09
        where = (-0.35 + 0.13 * math.cos(angle), 1.35 + 0.13 * math.sin(angle), 0.3)
        cylinder(where, 0.018, 0.62, INK, sides=16, turn=(0.16 * math.sin(angle), -0.16 * math.cos(angle), 0))
