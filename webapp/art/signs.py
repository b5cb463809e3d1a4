"""The eight signs between which a player chooses, each on its own colour; and in ink, for a team's crest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from webapp.art.ink import dot, drawing, flat, group, line, oval, scallops, shape, tube
from webapp.art.picture import Picture


@dataclass(frozen=True, slots=True)
class Sign:
    """Drawn around the middle, within 60 to each side."""

    alt: str
    colour: str
    accent: str
    body: str


_COMPASS = (
    dot(0, 4, 50, "#fff", inked=True, width=6)
    + oval(0, -54, 9, 9, "#FFC02E", inked=True)
    + line("M0-38V-32M0 40V46M-42 4H-36M36 4H42", width=5)
    + shape("M24-22L8 12-8-4Z", "#FF6B3D")
    + shape("M-24 30L-8-4 8 12Z", "#DCECE6")
    + dot(0, 4, 5, "#fff", inked=True)
)
_KEY = group(
    tube("M0-6V54M0 34H22M0 54H18", 19, "#FFC02E", rim=4.4)
    + dot(0, -28, 27, "#FFC02E", inked=True, width=5)
    + dot(0, -28, 10, "#fff", inked=True, width=5)
    + line("M-14-40C-10-46-4-48 2-48", colour="#fff", width=4),
    transform="rotate(32)",
)
_CROWN = scallops(
    [(-46, 4), (-54, -18), (-40, -38), (-18, -52), (12, -54), (36, -42), (52, -20), (48, 4), (24, 16), (-22, 16)], 16
)
_FIG_TREE = (
    shape("M-9 56C-4 36-6 20-14 6L0 14 16 4C8 20 6 36 12 56Z", "#B9784A")
    + shape(_CROWN, "#12A385")
    + line("M-28-26C-22-34-14-36-8-34M14-38C22-38 28-34 30-28", colour="#7FD9BE", width=5)
    + "".join(
        shape(
            f"M{x} {y}C{x + 14} {y + 8} {x + 10} {y + 22} {x} {y + 22} {x - 10} {y + 22} {x - 14} {y + 8} {x} {y}Z",
            "#8E3A59",
        )
        for x, y in ((-26, -14), (2, -22), (26, -10))
    )
    + line("M-44 57H46", width=6)
)
_WAVE = (
    shape(
        "M-56 44C-54-6-34-46 8-48 40-48 54-26 50-8 46 8 26 10 20-2 16-12 24-20 32-16 24-30 0-24-4 0-6 20 14"
        " 34 56 32V44Z",
        "#38B6CC",
    )
    + line("M-44 30C-38 0-26-22-4-32M-30 38C-28 22-24 8-18-2", colour="#D5F3F8", width=5)
    + line("M-58 54Q-44 44-30 54T-2 54 26 54 54 54", width=6)
)
_LIGHTNING = shape("M14-60L-40 10H-8L-18 60 42-16H8Z", "#FFC02E", width=6) + line("M2-36L-22-4", colour="#fff", width=5)
_LANTERN = (
    line("M-18-44C-18-66 18-66 18-44", width=6)
    + shape("M-28-44H28L36-28H-36Z", "#0F6074")
    + flat("M-30-28H30V34H-30Z", "#FFF1C4")
    + shape("M0-18C16 0 20 10 14 20 10 28-10 28-14 20-20 10-10-2 0-18Z", "#FF8A3D")
    + shape("M0 2C6 10 8 16 4 22H-4C-8 16-6 10 0 2Z", "#FFD54A", width=3)
    + line("M-30-28V34M30-28V34", width=6)
    + shape("M-38 34H38V50H-38Z", "#0F6074")
)
_SPARROW = (
    shape("M-34 16L-62 34-54 44-22 36Z", "#7B4A26")
    + shape("M-38 16C-34-10-18-22-6-28-2-50 36-54 42-26 44-14 38-8 36 2 30 34-2 48-24 40-34 36-40 28-38 16Z", "#C98A4B")
    + flat("M36-6C34 26 8 42-8 40 0 26 10 10 20-4Z", "#FBE7CB")
    + shape("M-28 12C-10 2 8 4 18 10 12 30-12 34-26 26Z", "#7B4A26")
    + line("M-14 16C-6 12 2 12 8 14", colour="#E0B383", width=4)
    + shape("M41-30L60-22 41-16Z", "#FFC02E")
    + dot(24, -28, 4.6, "#0C2B30")
    + line("M-8 42V56M10 38V56M-14 57H0M4 57H18", width=5)
)
_WHEEL = (
    dot(0, 0, 54, "#fff", inked=True, width=10)
    + line("M0-46V46M-46 0H46M-33-33L33 33M-33 33L33-33", width=4)
    + dot(0, 0, 13, "#F2789F", inked=True, width=5)
    + line("M-34-34A48 48 0 0 1-10-47", colour="#38B6CC", width=6)
)

SIGNS: Mapping[str, Sign] = {
    "boussole": Sign("Une boussole", "#BFE6DF", "#7CC7BA", _COMPASS),
    "cle": Sign("Une clé", "#FFD9C7", "#FF9C78", _KEY),
    "figuier": Sign("Un figuier", "#FFE6AE", "#FFC65C", _FIG_TREE),
    "vague": Sign("Une vague", "#E3F5F8", "#A4DCE8", _WAVE),
    "eclair": Sign("Un éclair", "#BFD7EA", "#8CB4DC", _LIGHTNING),
    "lanterne": Sign("Une lanterne", "#CDE8D5", "#93CDA4", _LANTERN),
    "moineau": Sign("Un moineau", "#CFE9EE", "#93CEDA", _SPARROW),
    "roue": Sign("Une roue", "#FBD3DF", "#F59CB8", _WHEEL),
}


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, sign in SIGNS.items():
        yield f"sign/{name}", Picture(partial(medal, sign), sign.alt)


def medal(sign: Sign) -> str:
    return drawing(
        200, 200, dot(100, 100, 100, sign.colour) + group(sign.body, transform="translate(100 100) scale(1.16)")
    )
