"""Pictures of 2050 written as code. Blender's other modules can be imported only once bpy has been."""

import bpy

__all__ = ["bpy"]
