"""What a badge is about, in ink and paper: within 44 of the middle, bold enough for 48 pixels."""

from collections.abc import Mapping
from math import cos, pi, sin
from typing import Final

from badges.art.pen import INK, PAPER, dot, filled, inked, moved


def _cut(data: str) -> str:
    return inked(data, fill=PAPER)


def _black(data: str) -> str:
    return filled(data, INK)


def _arm(x: float, y: float) -> str:
    """A hand that reaches for the middle from where (x, y) says, with its sleeve."""
    reach = f"M{44 * x:.1f} {44 * y:.1f}L{19 * x:.1f} {19 * y:.1f}"
    thumb = f"M{29 * x - 9 * y:.1f} {29 * y + 9 * x:.1f}L{21 * x - 5 * y:.1f} {21 * y + 5 * x:.1f}"
    sleeve = f"M{44 * x - 8 * y:.1f} {44 * y + 8 * x:.1f}L{44 * x + 8 * y:.1f} {44 * y - 8 * x:.1f}"
    hand = inked(thumb, width=13) + inked(reach, width=22) + inked(thumb, width=4, colour=PAPER)
    return hand + inked(reach, width=13, colour=PAPER) + inked(sleeve, width=7)


_SHIELD: Final = "M0-24C8-18 15-17 20-17 20 4 13 17 0 24-13 17-20 4-20-17-15-17-8-18 0-24Z"
_AROUND: Final = [(sin(turn * pi / 2.5), -cos(turn * pi / 2.5)) for turn in range(5)]
_CHECK: Final = "M-9 1L-2 8 10-7"

GLYPHS: Final[Mapping[str, str]] = {
    "compass": (
        dot(0, 0, 38) + inked("M0-38V-31M0 38V31M-38 0H-31M38 0H31") + _black("M22-22L7 7-22 22-7-7Z") + dot(0, 0, 5)
    ),
    "sail": (
        _cut("M-4-40V14H-36C-34-8-22-28-4-40Z")
        + _cut("M4-30C20-22 32-6 34 14H4Z")
        + _cut("M-40 22H40C36 34 28 38 18 38H-18C-28 38-36 34-40 22Z")
    ),
    "milestones": (
        inked("M-34 30C-10 30-22-2 2-2S14-30 32-30", width=7)
        + dot(-33, 29, 10)
        + dot(0, -2, 10)
        + dot(32, -29, 10, INK)
    ),
    "mirror": (
        inked("M0 18V40", width=14)
        + inked("M0 20V39", width=4, colour=PAPER)
        + dot(0, -14, 29)
        + dot(0, -14, 21)
        + inked("M-10-10L2-24M-4-2L10-18", width=4.5)
        + _black("M32-44L35-34 45-31 35-28 32-18 29-28 19-31 29-34Z")
        + _black("M-34 8L-32 15-25 17-32 19-34 26-36 19-43 17-36 15Z")
    ),
    "joined-hands": (
        _cut("M-42-14L-22-22-8-16 8-22 22-22 42-14V14L28 18 6 34C0 38-6 36-10 32L-30 16-42 14Z")
        + inked("M8-22L-8-8C-12-4-6 4 0 0L10-6 28 10M14 24L4 14M4 31L-6 21")
    ),
    "speech-bubbles": (
        _cut("M-40-34H12C18-34 20-30 20-26V-6C20 0 18 2 12 2H-16L-30 14V2H-36C-40 2-42 0-42-6V-26C-42-30-42-34-40-34Z")
        + _cut(
            "M-2 12H-6V18C-6 24-4 26 2 26H18L32 38V26H34C40 26 42 24 42 18V0C42-6 40-8 34-8H20V-6C20 0 18 2 12 2H-2Z"
        )
        + inked("M-30-22H6M-30-11H-4", width=5)
    ),
    "calendar": (
        _cut("M-36-28H36V36H-36Z")
        + _black("M-36-28H36V-10H-36Z")
        + inked("M-20-38V-22M20-38V-22", width=8)
        + inked("M-18 12L-5 24 19 0", width=8)
    ),
    "puzzle-piece": _cut("M-34-20H-12C-18-38 14-38 8-20H32V2C50-4 50 28 32 22V38H-34V20C-18 26-18-6-34 0Z"),
    "sprout": (
        inked("M0 40V-2", width=8)
        + _cut("M0 8C-4-16-20-26-40-26-40-2-24 10 0 8Z")
        + _cut("M0-4C2-26 18-38 40-38 40-16 24-4 0-4Z")
        + inked("M-24 40H24", width=8)
    ),
    "spark": (
        _cut("M0-42L11-11 42 0 11 11 0 42-11 11-42 0-11-11Z")
        + inked("M30-38V-24M23-31H37M-31 25V37M-37 31H-25", width=5)
    ),
    "checked-square": _cut("M-36-36H36V36H-36Z") + inked("M-19 2L-5 16 20-14", width=10),
    "screen-and-shield": (
        _cut("M-42-32H34V22H-42Z")
        + inked("M-22 36H2M-10 22V36", width=7)
        + moved(_cut(_SHIELD) + inked(_CHECK), 24, 16, 0.94)
    ),
    "map-and-pin": (
        _cut("M-40-18L-14-28 12-18 40-28V26L12 36-14 26-40 36Z")
        + inked("M-14-28V26M12 14V36")
        + _cut("M14 14C2-2-2-10-2-20-2-44 34-44 34-20 34-10 26-2 14 14Z")
        + dot(16, -22, 6, INK)
    ),
    "open-door": (
        inked("M-38 38H40", width=8)
        + _black("M-26 38V-38H26V38Z")
        + _cut("M-26-38L8-26V46L-26 38Z")
        + dot(-1, 10, 3.5, INK)
    ),
    "circle-of-hands": moved("".join(_arm(x, y) for x, y in _AROUND), 0, 0, 0.9),
    "door-key": _cut("M-38 0A20 20 0 1 1-2 9L36 9V25H24V19H14V25H4V15L-4 15A20 20 0 0 1-38 0Z") + dot(-20, 0, 6, INK),
    "shield-and-flow": (
        moved(_cut(_SHIELD), 0, 2, 1.66)
        + inked("M-18-10C-10-18-4-2 4-10S16-12 18-10M-18 6C-10-2-4 14 4 6S16 4 18 6", width=6)
    ),
    "heart-and-path": (
        _cut("M0 14C-42-8-36-42-15-42-6-42 0-35 0-30 0-35 6-42 15-42 36-42 42-8 0 14Z")
        + inked("M0 16C0 26-26 22-26 31S26 34 26 44", width=12)
        + inked("M0 18C0 27-26 23-26 31S26 33 26 42", width=3.5, colour=PAPER, dash="5 8")
    ),
}
