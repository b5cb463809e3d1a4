"""Matter and solids for scenes written as code. Lengths are metres, angles radians.

Meshes are made with bmesh and never with bpy.ops, which re-evaluates the whole scene at each call: seconds instead of
minutes.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import bmesh
import bpy
from mathutils import Matrix

from docs.scenes.palette import linear

Point = tuple[float, float, float]

STRAIGHT: Point = (0, 0, 0)
scene = bpy.context.scene
# One seed: the same script always gives the same picture.
chance = random.Random(7)

for leftover in list(bpy.data.objects):
    bpy.data.objects.remove(leftover)


@dataclass(frozen=True, slots=True)
class Look:
    """What a thing is made of. ``glow`` above 6 also lights what is around it."""

    colour: str
    rough: float = 0.65
    glow: float = 0
    metal: float = 0


def box(at: Point, size: Point, look: Look | str, *, bevel: float = 0.02, turn: Point = STRAIGHT) -> Any:
    mesh = bmesh.new()
    bmesh.ops.create_cube(mesh, size=1, matrix=Matrix.Diagonal((*size, 1)))
    return _finished(_placed(mesh, at, turn), look, bevel=bevel, is_smooth=bevel > 0)


def cylinder(
    at: Point,
    radius: float,
    depth: float,
    look: Look | str,
    *,
    top: float | None = None,
    sides: int = 48,
    turn: Point = STRAIGHT,
    bevel: float = 0.01,
) -> Any:
    """A cylinder, or a cone cut at the radius ``top``."""
    mesh = bmesh.new()
    end = radius if top is None else top
    bmesh.ops.create_cone(mesh, cap_ends=True, segments=sides, radius1=radius, radius2=end, depth=depth)
    return _finished(_placed(mesh, at, turn), look, bevel=bevel, is_smooth=True)


def ball(at: Point, radius: float, look: Look | str, *, detail: int = 3, scale: Point = (1, 1, 1)) -> Any:
    return _finished(_ball(at, radius, detail, scale), look, is_smooth=True)


def bush(at: Point, radius: float, colour: str, *, detail: int = 2, scale: Point = (1, 1, 1)) -> Any:
    """A ball with facets, as cut out of foam: foliage and rock."""
    return _finished(_ball(at, radius, detail, scale), colour)


def ring(at: Point, radius: float, thickness: float, look: Look | str, *, turn: Point = STRAIGHT) -> Any:
    mesh = bmesh.new()
    around, across = 64, 14
    loops = [
        [mesh.verts.new(_on_ring(radius, thickness, a / around, b / across)) for b in range(across)]
        for a in range(around)
    ]
    for a in range(around):
        here, there = loops[a], loops[(a + 1) % around]
        for b in range(across):
            mesh.faces.new((here[b], there[b], there[(b + 1) % across], here[(b + 1) % across]))
    return _finished(_placed(mesh, at, turn), look, is_smooth=True)


def surface(corners: Sequence[Point], faces: Sequence[Sequence[int]], look: Look | str) -> Any:
    mesh = bpy.data.meshes.new("surface")
    mesh.from_pydata(corners, [], faces)
    return _finished(_linked(mesh), look, is_smooth=True)


def solid(mesh: Any, at: Point, turn: Point, look: Look | str) -> Any:
    """A mesh made by hand, with sharp edges."""
    return _finished(_placed(mesh, at, turn), look)


@cache
def material(look: Look) -> Any:
    made = bpy.data.materials.new(look.colour)
    made.use_nodes = True
    inputs = made.node_tree.nodes["Principled BSDF"].inputs
    inputs["Base Color"].default_value = linear(look.colour)
    inputs["Roughness"].default_value = look.rough
    inputs["Metallic"].default_value = look.metal
    if look.glow:
        inputs["Emission Color"].default_value = linear(look.colour)
        inputs["Emission Strength"].default_value = look.glow
    # Many small lights slow everything down; a dim one is only seen, it lights nothing.
    if 0 < look.glow < 6:
        made.cycles.emission_sampling = "NONE"
    return made


def _ball(at: Point, radius: float, detail: int, scale: Point) -> Any:
    mesh = bmesh.new()
    bmesh.ops.create_icosphere(mesh, subdivisions=detail, radius=radius, matrix=Matrix.Diagonal((*scale, 1)))
    return _placed(mesh, at, STRAIGHT)


def _on_ring(radius: float, thickness: float, around: float, across: float) -> Point:
    out = radius + thickness * math.cos(2 * math.pi * across)
    angle = 2 * math.pi * around
    return (out * math.cos(angle), out * math.sin(angle), thickness * math.sin(2 * math.pi * across))


def _placed(mesh: Any, at: Point, turn: Point) -> Any:
    data = bpy.data.meshes.new("solid")
    mesh.to_mesh(data)
    mesh.free()
    thing = _linked(data)
    thing.location, thing.rotation_euler = at, turn
    return thing


def _linked(data: Any) -> Any:
    thing = bpy.data.objects.new("thing", data)
    scene.collection.objects.link(thing)
    return thing


def _finished(thing: Any, look: Look | str, *, bevel: float = 0, is_smooth: bool = False) -> Any:
    thing.data.materials.append(material(Look(look) if isinstance(look, str) else look))
    if bevel:
        edge = thing.modifiers.new("edge", "BEVEL")
        edge.width, edge.segments, edge.limit_method = bevel, 3, "ANGLE"
    if is_smooth:
        for face in thing.data.polygons:
            face.use_smooth = True
    if bevel:
        thing.modifiers.new("normals", "WEIGHTED_NORMAL")
    return thing
