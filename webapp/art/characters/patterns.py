"""The disc behind an avatar: early-morning light, and a pattern that is each person's own."""

from math import cos, pi, sin

from webapp.art.ink import INK, attributes, group, line

_RAILS = "M-20 150L230 60M-20 168L230 78M-20 60L230-30M-20 78L230-12M-20 240L230 150M-20 258L230 168"
_WAVES = "".join(f"M-10 {y}q10-12 20 0t20 0 20 0 20 0 20 0 20 0 20 0 20 0 20 0 20 0 20 0" for y in range(20, 210, 24))
_DOTS = "".join(f"M{x} {y}h.1" for y in range(14, 200, 26) for x in range(12 + y % 52 // 4, 200, 26))
_DIAMONDS = "".join(f"M{x} {y}l14 20-14 20-14-20Z" for y in range(-10, 200, 48) for x in range(16, 200, 34))
_CIRCUITS = (
    "M0 40H50L70 60H120M0 90H30L50 110M200 30H160L140 50V90M200 120H150L130 140V200M60 200V160L30 130"
    "M100 0V30M180 170H200"
)
_WRITING = "".join(
    f"M10 {y}q6-14 12 0t12 0 12 0 12 0M74 {y}q6-14 12 0t12 0 12 0M126 {y}q6-14 12 0t12 0 12 0 12 0 12 0"
    for y in range(26, 200, 28)
)
_ARCHES = "".join(f"M{x} {y}v-18a14 14 0 0 1 28 0v18" for y in range(44, 230, 46) for x in range(2, 200, 40))
_FURROWS = "".join(f"M-10 {y}C60 {y - 34} 140 {y + 10} 210 {y - 26}" for y in range(30, 240, 22))
_SPOKES = "M190 100a90 90 0 1 1-180 0 90 90 0 1 1 180 0" + "".join(
    f"M100 100L{100 + 100 * cos(turn):.0f} {100 + 100 * sin(turn):.0f}"
    for turn in (pi * part / 6 for part in range(12))
)
_PITCH = "M0 60H200M0 130H70V200M200 130H130V200M130 60a30 30 0 0 1-60 0M0 20H40V60M160 60V20H200"

PATTERNS: dict[str, tuple[str, float]] = {
    "rails": (_RAILS, 5),
    "waves": (_WAVES, 4),
    "dots": (_DOTS, 9),
    "diamonds": (_DIAMONDS, 4),
    "circuits": (_CIRCUITS, 5),
    "writing": (_WRITING, 3.5),
    "arches": (_ARCHES, 4),
    "furrows": (_FURROWS, 5),
    "spokes": (_SPOKES, 4),
    "pitch": (_PITCH, 6),
}


def disc(pattern: str, name: str) -> str:
    """A round of morning sky, 200 across, with the pattern on it."""
    path, width = PATTERNS[pattern]
    stops = "".join(
        f"<stop{attributes(offset=at, stop_color=colour)}/>" for at, colour in ((0, "#BFD7EA"), (1, "#FFE1B0"))
    )
    sky = f'<linearGradient id="{name}-s" x2="0" y2="1">{stops}</linearGradient>'
    round_sky = f'<circle cx="100" cy="100" r="100" stroke="none" fill="url(#{name}-s)"/>'
    return sky + round_sky + group(line(path, width=width), stroke=INK, stroke_opacity=0.16)
