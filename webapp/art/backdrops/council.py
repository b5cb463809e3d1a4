"""The Council, in the depot: unmatched chairs in a ring, one of them empty, and the window at the end."""

from webapp.art.backdrops.stage import (
    CORAL,
    CREAM,
    LAGOON,
    LEAF,
    MINT,
    PALE_LEAF,
    PEACH,
    SAND,
    SUN,
    WOOD,
    box,
    pot,
    slab,
    stage,
)
from webapp.art.ink import dot, flat, group, line, oval, rows, shape

_ARCH = "M220 356V196C220 130 266 100 320 96 374 100 420 130 420 196V356Z"
_GLASS = (
    ("M320 260L220 300V220Z", CORAL), ("M320 260L220 220V190C222 164 230 146 244 130Z", "#FFB48C"),
    ("M320 260L244 130C264 108 290 98 320 96Z", SUN), ("M320 260V96C352 98 376 108 396 130Z", "#FFC98A"),
    ("M320 260L396 130C412 146 420 164 420 190V220Z", LAGOON), ("M320 260L420 220V300Z", MINT),
    ("M320 260L420 300V356H360Z", LEAF), ("M320 260L360 356H280Z", PALE_LEAF), ("M320 260L280 356H220V300Z", "#A9DCE4"),
)  # fmt: skip


def council() -> str:
    hall = slab(0, 0, 640, 640, CREAM) + slab(0, 430, 640, 210, SAND) + line("M0 430H640")
    return stage(
        hall + _beams() + _glass() + _light() + _lanterns() + _ring() + pot(60, 470, 1.3) + pot(588, 466, 1.1, LAGOON)
    )


def _beams() -> str:
    pillars = box(120, 60, 22, 372, PEACH) + box(498, 60, 22, 372, PEACH)
    return (
        slab(0, 0, 640, 62, PEACH)
        + pillars
        + box(-4, 56, 650, 12, WOOD)
        + line("M131 130L190 68M509 130L450 68", width=5)
    )


def _glass() -> str:
    panes = "".join(shape(path, colour) for path, colour in _GLASS)
    frame = line(_ARCH, width=13) + line(_ARCH, width=7, colour="#FFF6E3")
    return (
        group(panes, stroke_width=3.4)
        + dot(320, 260, 26, "#FFE9A8", inked=True, width=4)
        + frame
        + box(206, 356, 228, 12, WOOD)
    )


def _light() -> str:
    """The colours of the glass on the floor."""
    spots = (
        ("M220 440L130 620H220L270 440Z", CORAL),
        ("M270 440L220 620H330L320 440Z", SUN),
        ("M320 440L330 620H430L370 440Z", LAGOON),
        ("M370 440L430 620H520L420 440Z", LEAF),
    )
    return "".join(flat(path, colour, opacity=0.3) for path, colour in spots)


def _lanterns() -> str:
    string = line("M0 96C160 170 240 100 320 78 400 100 480 170 640 96")
    lamps = "".join(
        dot(x, y, 11, colour, inked=True)
        for (x, y), colour in zip(
            rows("60 128, 140 142, 214 124, 426 124, 500 142, 580 128"),
            (SUN, CORAL, LAGOON, SUN, MINT, CORAL),
            strict=True,
        )
    )
    return string + lamps


def _ring() -> str:
    """Eight chairs, none like the next; the empty one faces us, a plank on trestles in the middle."""
    places = rows("96 520 1.15, 170 458 0.95, 244 430 0.8, 396 430 0.8, 470 458 0.95, 544 520 1.15")
    colours = (LAGOON, CORAL, MINT, SUN, PEACH, LEAF)
    chairs = "".join(_chair(x, y, size, colour) for (x, y, size), colour in zip(places, colours, strict=True))
    board = oval(320, 520, 120, 30, WOOD, inked=True) + line("M240 542V590M400 542V590M320 550V600", width=5)
    papers = (
        shape("M270 512L306 506 312 520 276 526Z", "#fff")
        + shape("M340 522L372 518 376 530 344 534Z", "#fff")
        + dot(402, 512, 8, CORAL, inked=True)
    )
    return chairs + board + papers


def _chair(x: float, y: float, size: float, colour: str) -> str:
    legs = line("M-24 6L-30 60M24 6L30 60M-14 6V50M14 6V50", width=5)
    body = shape("M-26-64C-26-74 26-74 26-64L28-8H-28Z", colour) + shape("M-28-8H28L34 8H-34Z", colour)
    return group(legs + body, transform=f"translate({x:g} {y:g}) scale({size:g})")
