"""Fonts cut down to what we write: a phone on a poor network waits for every kilobyte."""

from io import BytesIO
from typing import Any, Final

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONT_LIMIT: Final = 36_000
BOLD: Final = 600
LAYOUT: Final = [
    "calt",
    "ccmp",
    "fina",
    "init",
    "isol",
    "kern",
    "liga",
    "locl",
    "mark",
    "medi",
    "mkmk",
    "rlig",
]


def cut_down(content: bytes, *, characters: str, weights: tuple[int, int] | None) -> bytes:
    """Keep only these characters and this range of weights; answer a WOFF2 file."""
    # Dates are kept as they are, so that the same input gives the same bytes.
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=parse_unicodes(characters))
    subsetter.subset(font)
    if weights:
        font = instantiateVariableFont(font, {"wght": weights})
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def printed_face(content: bytes, *, family: str, weight: int) -> bytes:
    """Fix one weight, with every letter that the file has; answer a TrueType file for printed documents."""
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    if "fvar" in font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        font = instantiateVariableFont(font, {**axes, "wght": weight})
    metrics: Any = font["OS/2"]
    metrics.usWeightClass = weight
    _rename(font, family, "Bold" if weight >= BOLD else "Regular")
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _rename(font: TTFont, family: str, style: str) -> None:
    """Say under which name documents ask for a face; copyright and licence stay in the file."""
    names = font["name"]
    for ours in (1, 2, 3, 4, 6, 16, 17, 25):
        names.removeNames(nameID=ours)
    for ours, text in {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}.items():
        names.setName(text, ours, 3, 1, 0x409)


def _options() -> Options:
    options = Options()
    options.layout_features = LAYOUT
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the licence and its address stay in the file
    return options
