"""A team's crest, and the round of a counsellor who gave no photograph."""

from functools import lru_cache
from html import escape

from webapp.art.ink import BORDER, INK, PAPER, clipped, dot, drawing, flat, group, line, paper, shape
from webapp.art.signs import SIGNS

_SHIELD = "M26 30C26 24 30 20 36 20H170L214 64V150C214 214 168 252 120 272 72 252 26 214 26 150Z"
_RIBBON = "M34 196C80 214 160 214 206 196V240C160 258 80 258 34 240Z"
_TAILS = "M34 206L8 200 18 222 6 244 44 248ZM206 206L232 200 222 222 234 244 196 248Z"


@lru_cache(maxsize=512)
def crest(sign: str, name_initial: str) -> str:
    """The team's sign on a shield with a cut corner, and the initial of its name on a ribbon."""
    chosen = SIGNS[sign]
    rays = "".join(f"M120 116L{x} {y}L{x + dx} {y + dy}Z" for x, y, dx, dy in _RAYS)
    border = group(paper(_SHIELD, _TAILS), fill=PAPER, stroke=PAPER, stroke_width=BORDER)
    field = shape(_SHIELD, chosen.colour) + clipped(f"crest-{sign}", _SHIELD, flat(rays, chosen.accent))
    rim = line(_SHIELD, width=7) + line(
        "M40 44C40 36 44 34 50 34H164L200 70V150C200 170 196 184 190 196", colour="#fff", width=3
    )
    device = group(chosen.body, transform="translate(120 112) scale(1.08)")
    ribbon = shape(_TAILS, "#D9962A") + shape(_RIBBON, "#FFC02E") + _letters(name_initial[:1].upper(), 120, 243, 40)
    return drawing(240, 288, border + field + rim + device + ribbon)


_RAYS = (
    (0, 0, 40, 0),
    (90, 0, 60, 0),
    (200, 0, 60, 30),
    (260, 90, 0, 60),
    (260, 210, -50, 60),
    (150, 288, -60, 0),
    (40, 288, -60, -60),
    (-20, 150, 0, -60),
)


@lru_cache(maxsize=512)
def counsellor(initials: str) -> str:
    """Initials in a circle, for somebody who is real and has no drawn face."""
    disc = dot(100, 100, 97, "#0F6074", inked=True, width=6) + dot(100, 100, 84, "#12707F")
    return drawing(
        200, 200, disc + _letters(initials[:3].upper(), 100, 126, 76 if len(initials) < 3 else 58, colour=PAPER)
    )


def _letters(text: str, x: float, foot: float, size: float, *, colour: str = INK) -> str:
    font = 'font-family="\'Bricolage Grotesque\',system-ui,sans-serif" font-weight="800" text-anchor="middle"'
    return (
        f'<text x="{x:g}" y="{foot:g}" font-size="{size:g}" {font} fill="{colour}" stroke="none">{escape(text)}</text>'
    )
