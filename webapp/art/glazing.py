"""The Vitrail: what a team lights together. A pane is dark, lit or full; a lead is awaited or set.

A state is never told by colour alone: dark glass is dotted, lit glass is hatched, full glass is cut like a stone.
"""

from collections.abc import Sequence
from functools import lru_cache

from webapp.art import window
from webapp.art.facets import mix
from webapp.art.ink import Point, attributes, dot, drawing, flat, group, line, polygon, shape

PANES, LEADS = 25, 12
DARK, FRAME, SHINE = "#2B5F66", "#F3E3C3", "#9DB8B6"

_SUNRISE = ("#FFC02E", "#FF9A4A", "#FFD262", "#FF7F50", "#FFB43A", "#FF8F6B", "#FFC95C")
_SKY = ("#F2789F", "#F8A07E", "#7CCFDC", "#38B6CC", "#5BC3D6", "#F59BB5", "#E8618C")
_BANK = ("#8CCB6B", "#FFD98A", "#12A385", "#FFCF70", "#5DBB8A")
_RIVER = ("#0E8F78", "#1C8FA8", "#2FA9BF", "#1784A0", "#0B7F6C")
COLOURS = ("#FFD54A", *(colour for pair in zip(_SUNRISE + _BANK, _SKY + _RIVER, strict=True) for colour in pair))


def stained_glass(states: Sequence[str], leads: Sequence[bool] | None = None) -> str:
    """The team's window: 25 panes ``dark``, ``lit`` or ``full``, 12 leads set or not (all set when not said)."""
    return _stained_glass(tuple(states), (True,) * LEADS if leads is None else tuple(leads))


@lru_cache(maxsize=256)
def _stained_glass(states: tuple[str, ...], leads: tuple[bool, ...]) -> str:
    if len(states) != PANES or len(leads) != LEADS:
        raise ValueError(f"a window has {PANES} panes and {LEADS} leads, not {len(states)} and {len(leads)}")
    glass = "".join(_pane(outline, *pane) for outline, *pane in zip(window.panes(), COLOURS, states, strict=True))
    bars = "".join(_lead(*ray, is_set=is_set) for ray, is_set in zip(window.rays(), leads, strict=True))
    sun = dot(*window.SUN, window.SUN_RADIUS, "none", inked=True, width=7)
    stone = line(window.FRAME, width=30) + line(window.FRAME, width=22, colour=FRAME) + line(window.FRAME, width=7)
    sill = shape(f"M8 {window.FLOOR + 4}H392V{window.FLOOR + 26}H8Z", FRAME)
    return drawing(window.WIDTH, window.HEIGHT, _patterns() + group(glass, stroke_width=5) + bars + sun + stone + sill)


def _pane(outline: Sequence[Point], colour: str, state: str) -> str:
    path = polygon(outline)
    if state == "full":
        return shape(path, colour) + _cut(outline, colour)
    if state == "lit":
        return shape(path, mix(colour, -0.24)) + flat(path, "url(#vitrail-lit)")
    if state == "dark":
        return shape(path, DARK) + flat(path, "url(#vitrail-dark)")
    raise ValueError(f"a pane is dark, lit or full, not {state!r}")


def _cut(outline: Sequence[Point], colour: str) -> str:
    """The flat top of a stone, smaller and paler, and the light on it."""
    x = sum(point[0] for point in outline) / len(outline)
    y = sum(point[1] for point in outline) / len(outline)
    top = polygon((round(x + (px - x) * 0.56), round(y + (py - y) * 0.56)) for px, py in outline)
    return flat(top, mix(colour, 0.42))


def _lead(inner: Point, outer: Point, *, is_set: bool) -> str:
    path = f"M{inner[0]:.0f} {inner[1]:.0f}L{outer[0]:.0f} {outer[1]:.0f}"
    if not is_set:
        return line(path, width=6, colour=DARK) + line(path, width=3, colour=SHINE, dash="1 8")
    return line(path, width=9.5) + line(path, width=2.4, colour=SHINE)


def _patterns() -> str:
    """Hatching for lit glass, dots for dark glass: one of each, whatever the number of panes."""
    hatch = _pattern(
        "vitrail-lit", 9, '<path d="M0 0V9" stroke="#fff" stroke-opacity=".3" stroke-width="5"/>', "rotate(38)"
    )
    dots = _pattern(
        "vitrail-dark", 13, '<circle cx="6" cy="6" r="1.7" fill="#fff" fill-opacity=".16" stroke="none"/>', None
    )
    return hatch + dots


def _pattern(name: str, size: int, body: str, turned: str | None) -> str:
    frame = attributes(id=name, width=size, height=size, patternUnits="userSpaceOnUse", patternTransform=turned)
    return f"<pattern{frame}>{body}</pattern>"
