"""The workshop, a room of 6.4 by 5.6 metres whose window gives on the city: seen ahead, or all around.

python -m docs.scenes.workshop ahead 780 1100 64 workshop.png
python -m docs.scenes.workshop around 3072 1536 20 panorama.png       # equirectangular, sixteen minutes on two cores
"""

import math
import sys
from pathlib import Path

from docs.scenes.growing import plant
from docs.scenes.modelling import Look, ball, box, bush, chance, cylinder
from docs.scenes.palette import (
    CEILING,
    CORAL,
    FACADES,
    GARDEN,
    INK,
    JADE,
    LAMP,
    LEAVES,
    PAPER,
    PETROL,
    ROSE,
    SUN,
    VIOLET,
    WALL,
    WOOD,
    in_haze,
)
from docs.scenes.studio import camera, lamp, panel, panorama, render, sky, sun
from docs.scenes.workshop_front import bench, robot, stool
from docs.scenes.workshop_walls import back_wall, left_wall, right_wall

X, Y, HEIGHT = 3.2, 2.8, 3.1
HAZE = "#FBD9BE"
EYE = (0, -0.15, 1.5)


def far(colour: str, haze: float) -> str:
    return in_haze(colour, HAZE, haze)


def room() -> None:
    width = 2 * X / 16
    for index in range(16):
        board = Look(("#D79E63", "#CE9357", "#DDA86E")[index % 3], rough=0.45)
        box((-X + width * (index + 0.5), 0, -0.03), (width - 0.008, 2 * Y, 0.06), board, bevel=0.004)
    box((0, 0, HEIGHT + 0.05), (2 * X + 0.4, 2 * Y + 0.4, 0.1), CEILING, bevel=0)
    for y in (-1.8, -0.6, 0.6, 1.8):
        box((0, y, HEIGHT - 0.08), (2 * X, 0.14, 0.18), WOOD, bevel=0.015)
    box((0, -Y - 0.05, HEIGHT / 2), (2 * X + 0.2, 0.1, HEIGHT), WALL, bevel=0)
    box((-X - 0.05, 0, HEIGHT / 2), (0.1, 2 * Y, HEIGHT), PETROL, bevel=0)
    box((X + 0.05, 0, HEIGHT / 2), (0.1, 2 * Y, HEIGHT), WALL, bevel=0)
    for side in (-1, 1):
        box((side * X, 0, 0.06), (0.03, 2 * Y, 0.12), WOOD, bevel=0.006)
        box((0, side * Y, 0.06), (2 * X, 0.03, 0.12), WOOD, bevel=0.006)
    window()


def window() -> None:
    for side in (-1, 1):
        box((side * 2.875, Y + 0.05, HEIGHT / 2), (0.65, 0.1, HEIGHT), WALL, bevel=0)
    box((0, Y + 0.05, 0.22), (5.1, 0.1, 0.44), WALL, bevel=0)
    box((0, Y + 0.05, HEIGHT - 0.15), (5.1, 0.1, 0.3), WALL, bevel=0)
    for x in (-2.55, -0.85, 0.85, 2.55):
        box((x, Y + 0.02, 1.6), (0.09, 0.14, 2.4), WOOD, bevel=0.015)
    box((0, Y + 0.02, 0.46), (5.2, 0.26, 0.07), WOOD, bevel=0.015)
    box((0, Y + 0.02, 2.82), (5.2, 0.16, 0.09), WOOD, bevel=0.015)
    box((0, Y + 0.02, 2.1), (5.1, 0.07, 0.05), WOOD, bevel=0.01)


def city_outside() -> None:
    for _ in range(120):
        distant_house()
    for _ in range(240):
        away = 5 + chance.random() * 34
        where = ((chance.random() - 0.5) * away * 3, Y + away, -5.2 + chance.random() * 1.2)
        bush(where, 0.6 + chance.random() * 1.1, far(chance.choice(GARDEN), min(0.8, away / 60)))
    box((0, Y + 40, -6.2), (200, 90, 0.2), "#7FBF9A", bevel=0)
    ball((-13, Y + 70, 11), 6.5, Look(LAMP, glow=2.2), detail=5)
    for x, away, z in ((-6, 26, 5.6), (5, 20, 4.2), (9, 34, 7)):
        ball((x, Y + away, z), 0.9, CORAL, detail=4, scale=(1.9, 1, 0.8))
        box((x, Y + away, z - 0.85), (0.7, 0.3, 0.25), PAPER, bevel=0.05)


def distant_house() -> None:
    away = 15 + chance.random() ** 1.2 * 60
    x, haze = (chance.random() - 0.5) * away * 2.6, min(0.88, away / 78)
    width, height = 1.3 + chance.random() * 2.8, 5.6 + chance.random() ** 1.5 * 7.5 * (0.35 + away / 45)
    y, foot, colour = Y + away, -6, far(chance.choice(FACADES), haze)
    if chance.random() < 0.45:
        cylinder((x, y, foot + height / 2), width * 0.6, height, colour, sides=40, bevel=0.05)
        dome = far(LEAVES[0] if chance.random() < 0.5 else SUN, haze)
        ball((x, y, foot + height), width * 0.6, dome, detail=4, scale=(1, 1, 0.7))
    else:
        box((x, y, foot + height / 2), (width, width, height), colour, bevel=0.12)
        box((x, y, foot + height + 0.05), (width * 1.04, width * 1.04, 0.12), far(PAPER, haze))
    for floor in range(int(height - 1)):
        if chance.random() < 0.5:
            where = (x + (chance.random() - 0.5) * width, y - width * 0.52, foot + 3 + floor * 0.9)
            bush(where, 0.22 + chance.random() * 0.3, far(chance.choice(LEAVES), haze), scale=(1.5, 0.7, 0.7))


def furnishings() -> None:
    for radius, height, colour in ((1.25, 0.012, WALL), (1.12, 0.02, CORAL), (0.98, 0.028, WALL), (0.55, 0.036, JADE)):
        cylinder((0, -0.1, height), radius, 0.02, colour, sides=96, bevel=0.004)
    for x, y, colour in ((-1.5, 0.5, CORAL), (1.5, 0.9, JADE), (1.7, -1.2, SUN)):
        cylinder((x, y, 2.75), 0.006, 0.7, INK, sides=8, bevel=0)
        cylinder((x, y, 2.33), 0.24, 0.2, colour, top=0.07, bevel=0.012)
        ball((x, y, 2.27), 0.075, Look(LAMP, glow=7))
    for x, y in ((-2.2, -1.3), (2.35, 0.2)):
        hanging_plant(x, y)
    plant((X - 0.45, 2.2, 0), CORAL, size=2.0, leaves=14, length=0.62, width=0.085)
    plant((X - 0.4, -2.3, 0), JADE, size=1.6, leaves=12, length=0.6)
    box((2.1, -1.9, 0.24), (0.9, 0.7, 0.48), ROSE, bevel=0.09)
    box((2.1, -2.2, 0.62), (0.9, 0.2, 0.5), ROSE, bevel=0.09)
    box((2.05, -1.95, 0.53), (0.4, 0.4, 0.14), SUN, bevel=0.06, turn=(0, 0, 0.3))


def hanging_plant(x: float, y: float) -> None:
    cylinder((x, y, 2.95), 0.005, 0.3, INK, sides=8, bevel=0)
    cylinder((x, y, 2.72), 0.11, 0.2, PAPER, top=0.15, bevel=0.012)
    for stem in range(11):
        angle = stem * 2.4
        out, z = 0.13, 2.8
        for index in range(chance.randint(5, 11)):
            out += 0.028 if index < 2 else 0.0042
            z -= 0.012 if index < 2 else 0.075
            spread = ((chance.random() - 0.5) * 0.05, (chance.random() - 0.5) * 0.05)
            where = (x + out * math.cos(angle) + spread[0], y + out * math.sin(angle) + spread[1], z)
            ball(where, 0.042, chance.choice(LEAVES), detail=2, scale=(1, 1, 0.45))


def light() -> None:
    sky([(0, "#FFD3AE"), (0.22, "#FCE6CB"), (0.42, "#A9E2DF"), (0.75, "#5FC3CF")], 1.05)
    sun((math.radians(-52), math.radians(18), 0), 4.2, "#FFE2B8")
    panel((0, Y + 0.3, 1.6), (math.radians(-90), 0, 0), 85, "#DFF3EF", (5, 2.3))
    panel((0, 0.2, HEIGHT - 0.25), (0, 0, 0), 48, "#FFF1DC", (5, 4))
    lamp((0, -Y + 1.5, 1.6), 22, VIOLET)


def main(view: str, size: tuple[int, int], samples: int, target: Path) -> None:
    room()
    city_outside()
    bench(Y)
    robot(0.66, Y - 0.5)
    stool()
    right_wall(X)
    left_wall(X)
    back_wall(Y)
    furnishings()
    light()
    if view == "around":
        panorama(EYE)
    else:
        camera(EYE, (0.4, 0.85, 1.5), lens=27)
    render(target, size, samples)


if __name__ == "__main__":
    main(sys.argv[1], (int(sys.argv[2]), int(sys.argv[3])), int(sys.argv[4]), Path(sys.argv[5]).resolve())
