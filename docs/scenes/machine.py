"""What belongs to the machine: bars, cables and ABRI's sign, a roof drawn in one line over a wave."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import bpy
from mathutils import Vector

from docs.scenes.modelling import Look, Point, ball, cylinder, material, scene
from docs.scenes.palette import PALE_VIOLET

ROOF = ((-0.8, 0.08), (-0.92, 0.24), (0, 1), (0.92, 0.24), (0.8, 0.08))
LINE = Look("#F1EBFF", glow=2.5)
WAVE = Look(PALE_VIOLET, glow=1.6)


def rod(start: Point, end: Point, radius: float, look: Look | str) -> Any:
    """A bar from one point to another."""
    along = Vector(end) - Vector(start)
    middle = tuple((Vector(start) + Vector(end)) / 2)
    made = cylinder(middle, radius, along.length, look, sides=12, bevel=0)
    made.rotation_euler = along.to_track_quat("Z", "Y").to_euler()
    return made


def sign(at: Point, size: float) -> None:
    """ABRI's sign, upright and facing the viewer (y); ``size`` is half its width."""
    thick = size * 0.1
    line(at, [(x * size, z * size) for x, z in ROOF], thick, LINE)
    wave = [(step / 12 - 1, -0.35 + 0.12 * math.sin(step * math.pi / 6)) for step in range(25)]
    line(at, [(x * size * 0.8, z * size) for x, z in wave], thick * 0.6, WAVE)


def line(at: Point, points: Sequence[tuple[float, float]], radius: float, look: Look) -> None:
    """A line with round joints in the plane x, z."""
    x, y, z = at
    places: list[Point] = [(x + dx, y, z + dz) for dx, dz in points]
    for start, end in pairwise(places):
        rod(start, end, radius, look)
    for place in places:
        ball(place, radius, look, detail=2)


def cable(points: Sequence[Point], radius: float, colour: str) -> None:
    """A cable that hangs through three points."""
    curve = bpy.data.curves.new("cable", "CURVE")
    curve.dimensions, curve.bevel_depth = "3D", radius
    spline = curve.splines.new("BEZIER")
    spline.bezier_points.add(len(points) - 1)
    for knot, point in zip(spline.bezier_points, points, strict=True):
        knot.co = point
        knot.handle_left_type = knot.handle_right_type = "AUTO"
    scene.collection.objects.link(bpy.data.objects.new("cable", curve))
    curve.materials.append(material(Look(colour)))
