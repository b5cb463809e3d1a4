"""Light, sky, camera and the rendering itself."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bpy
from mathutils import Vector

from docs.scenes.modelling import STRAIGHT, Point, scene
from docs.scenes.palette import linear


def sky(colours: Sequence[tuple[float, str]], strength: float = 1) -> None:
    """A gradient by height of view: the horizon is 0 and a level eye sees up to about 0.45."""
    world = bpy.data.worlds.new("sky")
    scene.world, world.use_nodes = world, True
    tree = world.node_tree
    ground = tree.nodes["Background"]
    place, parts, ramp = (tree.nodes.new(f"ShaderNode{name}") for name in ("TexCoord", "SeparateXYZ", "ValToRGB"))
    tree.links.new(place.outputs["Generated"], parts.inputs[0])
    tree.links.new(parts.outputs["Z"], ramp.inputs[0])
    tree.links.new(ramp.outputs[0], ground.inputs[0])
    ground.inputs[1].default_value = strength
    stops = ramp.color_ramp.elements
    for stop, (position, colour) in ((stops[0], colours[0]), (stops[1], colours[-1])):
        stop.position, stop.color = position, linear(colour)
    for position, colour in colours[1:-1]:
        stops.new(position).color = linear(colour)


def sun(turn: Point, energy: float, colour: str, angle: float = 2.2) -> None:
    light = _light("SUN", (0, 0, 5), turn, energy, colour)
    light.angle = math.radians(angle)


def panel(at: Point, turn: Point, energy: float, colour: str, size: tuple[float, float]) -> None:
    """A soft light as large as a window."""
    light = _light("AREA", at, turn, energy, colour)
    light.shape, light.size, light.size_y = "RECTANGLE", *size


def lamp(at: Point, energy: float, colour: str) -> None:
    _light("POINT", at, STRAIGHT, energy, colour)


def camera(at: Point, towards: Point, *, lens: float = 50, height: float | None = None) -> Any:
    """A camera that looks at a point; with ``height`` it sees that many metres without perspective."""
    seen = _camera(at)
    scene.camera.rotation_euler = (Vector(towards) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    seen.clip_end = 500
    if height is None:
        seen.lens = lens
    else:
        seen.type, seen.ortho_scale = "ORTHO", height
    return seen


def panorama(at: Point) -> None:
    """A camera that sees all around at once (equirectangular)."""
    seen = _camera(at)
    scene.camera.rotation_euler = (math.pi / 2, 0, 0)
    seen.type, seen.panorama_type = "PANO", "EQUIRECTANGULAR"


def render(
    target: Path, size: tuple[int, int], samples: int, *, exposure: float = 0.1, is_cutout: bool = False
) -> None:
    """Render with Cycles on the processor; the view transform keeps the palette as it is."""
    scene.render.engine = "CYCLES"
    _set(scene.cycles, samples=samples, use_denoising=True, max_bounces=4, diffuse_bounces=3, glossy_bounces=2)
    _set(scene.cycles, use_fast_gi=True, fast_gi_method="REPLACE", ao_bounces_render=2, sample_clamp_indirect=6)
    _set(scene.cycles, use_adaptive_sampling=True, adaptive_threshold=0.03)
    _set(scene.cycles, caustics_reflective=False, caustics_refractive=False)
    scene.world.light_settings.distance = 3
    scene.render.resolution_x, scene.render.resolution_y = size
    _set(scene.render, resolution_percentage=100, film_transparent=is_cutout, filepath=str(target))
    _set(scene.view_settings, view_transform="Khronos PBR Neutral", exposure=exposure)
    _set(scene.render.image_settings, file_format="PNG", color_mode="RGBA" if is_cutout else "RGB")
    bpy.ops.render.render(write_still=True)


def _light(kind: str, at: Point, turn: Point, energy: float, colour: str) -> Any:
    light = bpy.data.lights.new("light", kind)
    light.energy, light.color = energy, linear(colour)[:3]
    thing = bpy.data.objects.new("light", light)
    thing.location, thing.rotation_euler, thing.visible_camera = at, turn, False
    scene.collection.objects.link(thing)
    return light


def _camera(at: Point) -> Any:
    seen = bpy.data.cameras.new("camera")
    scene.camera = bpy.data.objects.new("camera", seen)
    scene.camera.location = at
    scene.collection.objects.link(scene.camera)
    return seen


def _set(thing: Any, **values: object) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
