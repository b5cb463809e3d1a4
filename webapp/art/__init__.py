"""The pictures of Élan, drawn by code: pure functions that answer SVG, and need nothing but Python.

``draw`` answers a picture by its name, such as ``character/sacha-smile``; ``names`` lists them; ``alt`` says
them in French. A few pictures are drawn from arguments instead: the team's window, its crest, the building.
"""

from webapp.art.catalogue import alt, draw, names
from webapp.art.emblems import counsellor, crest
from webapp.art.glazing import stained_glass
from webapp.art.portraits import avatar_of, bust_of
from webapp.art.tower import FloorState, building

__all__ = [
    "FloorState",
    "alt",
    "avatar_of",
    "building",
    "bust_of",
    "counsellor",
    "crest",
    "draw",
    "names",
    "stained_glass",
]
