"""The three other walls of the workshop: shelves on the right, door and board on the left, the machine behind."""

import math

from docs.scenes.growing import plant
from docs.scenes.machine import cable, rod, sign
from docs.scenes.modelling import Look, ball, box, chance, cylinder, ring
from docs.scenes.palette import (
    CORAL,
    GLASS,
    INK,
    JADE,
    LIGHT_JADE,
    LIGHT_WOOD,
    MINT,
    NIGHT,
    PAPER,
    ROSE,
    SKY,
    SUN,
    VIOLET,
    WOOD,
)

TO_THE_SIDE = (0, math.pi / 2, 0)
THREAD = "#E2452B"
NOTES = (
    (0.85, 1.9, SUN),
    (1.1, 1.78, MINT),
    (1.35, 1.95, CORAL),
    (1.62, 1.8, PAPER),
    (1.85, 1.95, SUN),
    (0.95, 1.48, PAPER),
    (1.3, 1.45, SKY),
    (1.75, 1.45, ROSE),
)
THREADS = (((0.85, 1.97), (1.35, 2.02)), ((1.35, 2.02), (1.75, 1.52)), ((1.1, 1.85), (1.3, 1.52)))


def right_wall(wall: float) -> None:
    x = wall - 0.16
    for z in (1.05, 1.5, 1.95):
        box((x, -0.2, z), (0.3, 2.2, 0.045), LIGHT_WOOD, bevel=0.01)
    for y in (-1.27, 0.87):
        box((x, y, 1.45), (0.28, 0.04, 1.15), WOOD, bevel=0.01)
    books(x)
    for y, z, colour, size, leaves, length, bend in (
        (0.15, 1.075, SUN, 0.62, 12, 0.4, 1.7),
        (0.55, 1.075, JADE, 0.7, 9, 0.5, 1.7),
        (-0.95, 1.525, ROSE, 0.7, 14, 0.55, 2.6),
        (0.6, 1.975, PAPER, 0.8, 14, 0.55, 2.8),
    ):
        plant((x, y, z), colour, size=size, leaves=leaves, length=length, bend=bend)
    cylinder((x, -0.4, 1.64), 0.11, 0.22, Look(GLASS, rough=0.1), bevel=0.02)
    ball((x, -0.4, 1.6), 0.07, Look(SUN, glow=1.2), detail=1)
    for index, colour in enumerate((CORAL, PAPER, JADE)):
        box((x, 0.1 + index * 0.18, 1.6), (0.16, 0.14, 0.14), colour, turn=(0, 0, index * 0.2))
    ring((x + 0.04, -0.7, 2.2), 0.17, 0.03, CORAL, turn=TO_THE_SIDE)
    ball((x + 0.04, -0.7, 2.2), 0.13, SKY, scale=(0.25, 1, 1))
    sideboard(wall)


def books(x: float) -> None:
    y = -1.15
    while y < -0.2:
        wide, high = 0.035 + chance.random() * 0.04, 0.22 + chance.random() * 0.14
        box(
            (x, y, 1.075 + high / 2),
            (0.2, wide, high),
            chance.choice((CORAL, JADE, SUN, PAPER, ROSE, INK)),
            bevel=0.005,
        )
        y += wide + 0.006


def sideboard(wall: float) -> None:
    """Cupboards, and on them a safe with a dial and keys."""
    box((wall - 0.25, -0.2, 0.38), (0.46, 2.0, 0.76), JADE)
    for index in range(4):
        box((wall - 0.49, -0.95 + index * 0.5, 0.38), (0.02, 0.46, 0.66), LIGHT_JADE, bevel=0.015)
        ball((wall - 0.51, -0.78 + index * 0.5, 0.45), 0.022, Look(SUN, metal=0.3))
    box((wall - 0.3, 0.5, 0.9), (0.34, 0.36, 0.28), INK, bevel=0.03)
    box((wall - 0.475, 0.5, 0.9), (0.02, 0.3, 0.22), "#1B4A50", bevel=0.015)
    cylinder((wall - 0.49, 0.42, 0.9), 0.06, 0.03, Look(SUN, rough=0.3, metal=0.5), turn=TO_THE_SIDE)
    for index in range(6):
        where = (wall - 0.49, 0.54 + (index % 2) * 0.06, 0.96 - (index // 2) * 0.06)
        box(where, (0.015, 0.042, 0.042), Look(MINT, glow=0.9), bevel=0.006)


def left_wall(wall: float) -> None:
    x = -wall
    box((x + 0.03, -0.9, 1.08), (0.08, 1.12, 2.2), WOOD)
    box((x + 0.07, -0.9, 1.06), (0.06, 0.96, 2.08), CORAL)
    cylinder((x + 0.11, -0.9, 1.55), 0.2, 0.02, Look(GLASS, glow=0.6), turn=TO_THE_SIDE)
    ring((x + 0.11, -0.9, 1.55), 0.21, 0.028, Look(SUN, metal=0.3), turn=TO_THE_SIDE)
    cylinder((x + 0.14, -0.5, 1.02), 0.03, 0.16, Look(SUN, rough=0.3, metal=0.4))
    keypad(x)
    board(x)
    plant((x + 0.4, 2.3, 0), PAPER, size=1.9, leaves=13, length=0.62, width=0.09)
    box((x + 0.35, 0.35, 0.25), (0.5, 0.5, 0.5), LIGHT_WOOD)
    box((x + 0.35, 0.35, 0.53), (0.46, 0.46, 0.06), SUN, bevel=0.03)


def keypad(x: float) -> None:
    box((x + 0.04, -0.1, 1.3), (0.05, 0.26, 0.36), INK, bevel=0.03)
    box((x + 0.068, -0.1, 1.42), (0.01, 0.2, 0.07), Look(MINT, glow=1.6), bevel=0.01)
    for index in range(9):
        where = (x + 0.068, -0.17 + (index % 3) * 0.07, 1.32 - (index // 3) * 0.07)
        box(where, (0.014, 0.05, 0.05), PAPER, bevel=0.01)


def board(x: float) -> None:
    """A cork board: notes, and threads from pin to pin."""
    box((x + 0.03, 1.35, 1.65), (0.05, 1.5, 1.0), LIGHT_WOOD)
    box((x + 0.055, 1.35, 1.65), (0.02, 1.4, 0.9), Look("#C98F5A", rough=0.9), bevel=0)
    for y, z, colour in NOTES:
        box((x + 0.072, y, z), (0.008, 0.19, 0.19), colour, bevel=0, turn=((chance.random() - 0.5) * 0.25, 0, 0))
        ball((x + 0.085, y, z + 0.075), 0.014, THREAD)
    for (y, z), (end_y, end_z) in THREADS:
        rod((x + 0.088, y, z), (x + 0.088, end_y, end_z), 0.0045, THREAD)


def back_wall(wall: float) -> None:
    """The heart of the machine, the only cold light of the room."""
    y = -wall
    cylinder((0, y + 0.42, 1.5), 0.52, 3.0, Look(NIGHT, rough=0.25), sides=8, bevel=0.03)
    for z in (0.35, 2.65):
        ring((0, y + 0.42, z), 0.54, 0.035, Look(VIOLET, glow=4))
    cylinder((0, y + 0.62, 1.55), 0.36, 1.5, Look("#24124F", rough=0.15), sides=8, bevel=0.02)
    sign((0, y + 1.02, 1.5), 0.3)
    for side in (-1, 1):
        for index in range(5):
            x = side * (0.95 + index * 0.34)
            box((x, y + 0.06, 1.55), (0.22, 0.08, 2.3 - 0.28 * index), Look(NIGHT, rough=0.3))
            light = Look(VIOLET, glow=3 if index % 2 == 0 else 1.2)
            box((x, y + 0.105, 1.55), (0.03, 0.01, 2.0 - 0.28 * index), light, bevel=0)
        for index, colour in enumerate(("#24124F", "#3A2178", NIGHT)):
            middle = (side * (1.1 + 0.2 * index), y + 0.35, 2.55 - 0.12 * index)
            end = (side * (1.9 + 0.35 * index), y + 0.1, 2.95)
            cable([(side * 0.4, y + 0.5, 2.9 - 0.1 * index), middle, end], 0.022, colour)
