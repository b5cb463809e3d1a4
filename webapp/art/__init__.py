"""The pictures of Élan, drawn by code: pure functions that answer SVG, and need nothing but Python.

``draw`` answers a picture by its name, such as ``character/sacha-smile``; ``names`` lists them; ``alt`` says
them in French.
"""

from webapp.art.catalogue import alt, draw, names

__all__ = ["alt", "draw", "names"]
