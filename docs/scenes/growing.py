"""What grows in the model: leaves, pots, ivy, trees; and the shards in the ground."""

import math
from collections.abc import Sequence
from typing import Any

import bmesh
from mathutils import Vector

from docs.scenes.modelling import STRAIGHT, Look, Point, box, bush, chance, cylinder, solid, surface
from docs.scenes.modelling import ball as smooth_ball
from docs.scenes.palette import LEAVES, LIGHT_WOOD, SOIL, WOOD


def leaf(base: Point, direction: float, length: float, width: float, bend: float, colour: str) -> Any:
    """A strip that rises, then bends under its weight."""
    count = 7
    forward = Vector((math.cos(direction), math.sin(direction), 0))
    aside = Vector((-forward.y, forward.x, 0))
    angle, point = math.radians(78), Vector(base)
    corners: list[Point] = []
    for index in range(count):
        along = index / (count - 1)
        half = width * math.sin(math.pi * min(1, 0.12 + along * 0.88)) ** 0.8 * (1 if along < 0.98 else 0.05)
        raised = Vector((0, 0, half * 0.25))
        corners += [tuple(point + aside * half + raised), tuple(point - aside * half + raised), tuple(point)]
        point = point + (forward * math.cos(angle) + Vector((0, 0, 1)) * math.sin(angle)) * (length / (count - 1))
        angle -= bend / (count - 1)
    starts = [(index * 3, index * 3 + 3) for index in range(count - 1)]
    faces = [face for a, b in starts for face in ((a, a + 2, b + 2, b), (a + 2, a + 1, b + 1, b + 2))]
    made = surface(corners, faces, Look(colour, rough=0.5))
    made.modifiers.new("thickness", "SOLIDIFY").thickness = 0.006
    return made


def plant(
    at: Point,
    pot: str,
    *,
    size: float = 1,
    leaves: int = 9,
    length: float = 0.55,
    width: float = 0.07,
    bend: float = 1.7,
) -> None:
    """A pot with long leaves."""
    x, y, z = at
    cylinder((x, y, z + 0.11 * size), 0.10 * size, 0.22 * size, pot, top=0.145 * size, bevel=0.012)
    cylinder((x, y, z + 0.215 * size), 0.128 * size, 0.02, SOIL, bevel=0)
    greens = (LEAVES[0], LEAVES[2], LEAVES[1])
    for index in range(leaves):
        direction = index * 2.4 + chance.random() * 0.5
        long = length * size * (0.7 + chance.random() * 0.5)
        bent = bend * (0.6 + chance.random() * 0.7)
        leaf((x, y, z + 0.2 * size), direction, long, width * size, bent, greens[index % 3])


def planter(x: float, y: float, z: float) -> None:
    """A wooden trough full of salad."""
    box((x, y, z + 0.26), (1.0, 0.5, 0.42), LIGHT_WOOD, bevel=0.03)
    box((x, y, z + 0.47), (0.9, 0.4, 0.04), SOIL, bevel=0)
    for index in range(9):
        base = (x - 0.4 + index * 0.1, y + (chance.random() - 0.5) * 0.25, z + 0.48)
        long, bend = 0.32 + chance.random() * 0.35, 1.6 + chance.random()
        leaf(base, chance.random() * 6, long, 0.05, bend, chance.choice((*LEAVES, "#8CC47B")))


def ivy(at: Point, count: int, *, step: float = 0.075, radius: float = 0.042) -> None:
    """Leaves that hang from a ledge."""
    x, y, z = at
    for index in range(count):
        spread = ((chance.random() - 0.5) * 0.06, (chance.random() - 0.5) * 0.05)
        where = (x + spread[0], y + spread[1], z - index * step)
        smooth_ball(where, radius, chance.choice(LEAVES), detail=2, scale=(1, 1, 0.5))


def tree(at: Point, height: float, crowns: Sequence[tuple[float, float, float, float, str]]) -> None:
    """A trunk, and crowns: offsets from the top of the trunk, radius, colour."""
    x, y, z = at
    cylinder((x, y, z + height / 2), 0.05 * height, height, WOOD, sides=12)
    for dx, dy, dz, radius, colour in crowns:
        bush((x + dx, y + dy, z + height + dz), radius, colour)


def shard(at: Point, height: float, radius: float, look: Look | str, lean: tuple[float, float] = (0, 0)) -> Any:
    """A crystal of six faces with a point."""
    mesh = bmesh.new()
    corners = [(math.cos(index * math.pi / 3), math.sin(index * math.pi / 3)) for index in range(6)]
    middle = [mesh.verts.new((radius * x, radius * y, height * 0.68)) for x, y in corners]
    foot = [mesh.verts.new((radius * 0.8 * x, radius * 0.8 * y, 0)) for x, y in corners]
    point = mesh.verts.new((radius * 0.1, 0, height))
    for index in range(6):
        after = (index + 1) % 6
        mesh.faces.new((foot[index], foot[after], middle[after], middle[index]))
        mesh.faces.new((middle[index], middle[after], point))
    shiny = Look(look, rough=0.12) if isinstance(look, str) else look
    return solid(
        mesh, at, (*lean, chance.random() * 3) if lean != (0, 0) else (*STRAIGHT[:2], chance.random() * 3), shiny
    )
