"""From what was issued to files: the JSON, the two pictures."""

from dataclasses import dataclass

from badges.documents import Document, ascii_json
from badges.png import ASSERTION, CREDENTIAL, bake_png
from badges.svg import bake_svg


@dataclass(frozen=True, slots=True)
class Pictures:
    """A badge as pictures that carry it."""

    png: bytes
    svg: str


def bake(document: Document, *, png: bytes, svg: str, assertion_url: str) -> Pictures:
    """Pristine pictures, baked: the PNG for both generations of readers, the SVG for the newer."""
    credential = ascii_json(document)
    return Pictures(bake_png(png, {CREDENTIAL: credential, ASSERTION: assertion_url}), bake_svg(svg, credential))
