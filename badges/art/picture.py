"""A badge drawn as SVG, and the same as PNG."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Final

from badges.art.glyphs import GLYPHS
from badges.art.letters import lettering
from badges.art.pen import INK, PAPER, inked, mixed, moved
from badges.art.stones import Shape, silhouette, stone

SIZE: Final = 256
_RIBBON: Final = "M-104-19H104L93 0 104 19H-104L-93 0Z"
_ROOM: Final = {Shape.STAR: 0.86, Shape.SHIELD: 0.94, Shape.DOUBLE_HEXAGON: 1}
_STROKE: Final = 'fill="none" stroke-linejoin="round" stroke-linecap="round"'


class Family(StrEnum):
    """One a family of competences. Never the only sign: the glyph and the name say it too."""

    CORAL = "coral"
    BLUE = "blue"
    GREEN = "green"
    VIOLET = "violet"
    GOLD = "gold"
    TURQUOISE = "turquoise"


COLOURS: Final[Mapping[Family, str]] = {
    Family.CORAL: "#FF6B3D",
    Family.BLUE: "#3E86E0",
    Family.GREEN: "#12A385",
    Family.VIOLET: "#A662D9",
    Family.GOLD: "#FFC02E",
    Family.TURQUOISE: "#2FB9C6",
}


@dataclass(frozen=True, slots=True)
class Design:
    """All that decides a picture. ``level`` is written in letters, after its word; zero for badges that have none."""

    shape: Shape
    family: Family
    glyph: str
    alt: str
    level: int = 0
    level_word: str = "NIVEAU"


@lru_cache(maxsize=256)
def svg(design: Design) -> str:
    """The picture, square, with the words for those who do not see it."""
    middle = SIZE / 2 if not design.level else SIZE / 2 - 14
    pieces = [_stone(design, middle)]
    if design.level:
        pieces.append(moved(_ribbon(design), SIZE / 2, SIZE - 35))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" {_STROKE} stroke="{INK}" '
        f'stroke-width="5"><title>{escape(design.alt)}</title>{"".join(pieces)}</svg>'
    )


@lru_cache(maxsize=64)
def png(design: Design, scale: int = 1) -> bytes:
    """The picture as PNG, 256 pixels wide at scale 1 and 1024 at scale 4."""
    if scale not in range(1, 5):
        raise ValueError(f"A picture is drawn once to four times as large, not {scale}")
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg(design), width=SIZE * scale, height=SIZE * scale))


def _stone(design: Design, y: float) -> str:
    paper = inked(silhouette(design.shape), width=22, colour=PAPER, fill=PAPER)
    glyph = moved(GLYPHS[design.glyph], 0, -5 if design.level else 0, _ROOM.get(design.shape, 1.08))
    return moved(paper + stone(design.shape, COLOURS[design.family]) + glyph, SIZE / 2, y, 0.98)


def _ribbon(design: Design) -> str:
    colour = mixed(COLOURS[design.family], 0.72)
    paper = inked(_RIBBON, width=18, colour=PAPER, fill=PAPER)
    return (
        paper
        + inked(_RIBBON, width=6, fill=colour)
        + moved(lettering(f"{design.level_word} {design.level}"), 0, -11, 1.12)
    )
