"""Shards of future: one stone a family, a golden one for all, and a dotted outline for those not won yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from webapp.art.facets import centre, regular, stone
from webapp.art.ink import Point, dot, drawing, group, line, polygon, shape
from webapp.art.picture import Picture

NOT_YET = "#6F8E8A"  # seen on paper and at night


@dataclass(frozen=True, slots=True)
class Family:
    """A glyph is drawn around the middle of the table."""

    name: str
    colour: str
    outline: Sequence[Point]
    glyph: str = ""
    scale: float = 1


_MEGAPHONE = (
    shape("M-26-8H-10L16-24V24L-10 10H-26Z", "#fff")
    + line("M-10-8V10")
    + shape("M-20 10L-16 28H-6L-8 10Z", "#fff")
    + line("M26-10L34-14M28 1H37M26 11L34 15")
)
_RINGS = "".join(
    line(f"M{x} 0a15 15 0 1 1 30 0 15 15 0 1 1-30 0", width=width, colour=colour)
    for width, colour in ((12.5, None), (5.5, "#fff"))
    for x in (-26, -4)
)
_LENS = (
    line("M11 11L26 26", width=13)
    + line("M12 12L26 26", width=5.5, colour="#fff")
    + dot(-5, -5, 20, "#fff", inked=True)
    + line("M-14-8Q-12-15-5-16")
)
_WRENCH = shape("M-28 20L2-10C-4-26 10-38 24-32L14-20 20-14 32-24C38-10 26 4 10-2L-20 28C-26 34-34 26-28 20Z", "#fff")
_SHIELD = shape(("M0-32C10-24 20-22 28-22 28 6 18 24 0 32-18 24-28 6-28-22-20-22-10-24 0-32Z"), "#fff") + line(
    "M-12 0L-3 9 13-9", width=6
)

FAMILIES: Mapping[str, Family] = {
    "oser": Family(
        "Oser",
        "#FF6B3D",
        [(100, 4), (150, 44), (172, 108), (142, 172), (100, 196), (58, 172), (28, 108), (50, 44)],
        _MEGAPHONE,
        0.86,
    ),
    "relier": Family("Relier", "#12A385", regular(6), _RINGS),
    "chercher": Family("Chercher", "#38B6CC", [(54, 20), (146, 20), (192, 76), (100, 194), (8, 76)], _LENS, 0.84),
    "construire": Family(
        "Construire", "#FFC02E", [(100, 6), (186, 58), (176, 176), (100, 194), (24, 176), (14, 58)], _WRENCH
    ),
    "veiller": Family("Veiller", "#F2789F", regular(8, turn=-67.5), _SHIELD),
}
GENERIC = Family("Éclat d’avenir", "#FFC02E", [(108, 4), (160, 62), (152, 146), (96, 196), (44, 140), (50, 56)])


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, family in (*FAMILIES.items(), ("generic", GENERIC)):
        said = family.name if family is GENERIC else f"Éclat d’avenir « {family.name} »"
        yield f"shard/{name}", Picture(partial(won, family), said)
        yield f"shard/{name}-empty", Picture(partial(awaited, family), f"{said}, pas encore trouvé")


def won(family: Family) -> str:
    x, y = centre(family.outline)
    glyph = group(family.glyph, transform=f"translate({x:.0f} {y:.0f}) scale({family.scale:g})")
    return _framed(stone(family.outline, family.colour) + glyph + line(polygon(family.outline), width=6))


def awaited(family: Family) -> str:
    return _framed(line(polygon(family.outline), colour=NOT_YET, width=6, dash="2 13"))


def _framed(body: str) -> str:
    return drawing(208, 208, body, x=-4, y=-4)
