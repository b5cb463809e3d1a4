"""Ink lines and flat colours, as attributes alone: a strict content policy refuses styles."""

from collections.abc import Iterable
from typing import Final

INK: Final = "#0C2B30"
PAPER: Final = "#FFFFFF"

Point = tuple[float, float]


def path(points: Iterable[Point]) -> str:
    """Path data through corners, closed."""
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points) + "Z"


def filled(data: str, colour: str, *, opacity: float = 1) -> str:
    """A flat colour without a line."""
    seen = "" if opacity == 1 else f' opacity="{_short(opacity)}"'
    return f'<path d="{data}" fill="{colour}" stroke="none"{seen}/>'


def inked(data: str, *, width: float | None = None, colour: str = "", fill: str = "", dash: str = "") -> str:
    """A line, in ink unless told otherwise, around a colour when there is one."""
    given = {
        "stroke-width": None if width is None else _short(width),
        "stroke": colour,
        "fill": fill,
        "stroke-dasharray": dash,
    }
    return f'<path d="{data}"' + "".join(f' {name}="{value}"' for name, value in given.items() if value) + "/>"


def dot(x: float, y: float, radius: float, fill: str = PAPER) -> str:
    """A round spot with the ink line around it."""
    return f'<circle cx="{_short(x)}" cy="{_short(y)}" r="{_short(radius)}" fill="{fill}"/>'


def moved(body: str, x: float, y: float, scale: float = 1) -> str:
    """The same drawing elsewhere."""
    larger = "" if scale == 1 else f" scale({_short(scale)})"
    return f'<g transform="translate({_short(x)} {_short(y)}){larger}">{body}</g>'


def mixed(colour: str, amount: float) -> str:
    """A colour towards white, or towards black when the amount is negative."""
    end = 255 if amount > 0 else 0
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(channel + (end - channel) * abs(amount)):02X}" for channel in channels)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"
