"""ABRI: a roof in one line over a line that waves. P.: the same roof, in chalk, with a small open door.

Ultraviolet belongs to the AI alone; at dawn it warms up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from webapp.art.ink import BORDER, PAPER, attributes, clipped, drawing, flat, group, line, paper, shape
from webapp.art.picture import Picture

ULTRAVIOLET, DEEP, GLOW, LIGHT = "#7A3CFF", "#1A0B3B", "#B79CFF", "#F4EEFF"
SLATE, CHALK = "#3D405B", "#F4F1DE"

ABRI_ALT = "Un toit dessiné d’un seul trait, au-dessus d’une ligne qui ondule."
P_ALT = "Un petit toit tracé à la craie, tremblant, avec une porte ouverte."

_PANEL = "M44 84C44 74 50 68 60 68H220L276 124V326C276 336 270 342 260 342H60C50 342 44 336 44 326Z"


@dataclass(frozen=True, slots=True)
class State:
    """How ABRI is: the two lines, and the sky behind them from top to bottom."""

    roof: str
    wave: str
    sky: tuple[str, ...]
    alt: str


_ROOF = "M80 228C70 222 72 212 82 203L160 126 238 203C248 212 250 222 240 228"
_WAVE = "M76 274C90 258 104 258 118 274S146 290 160 274 188 258 202 274 230 290 244 274"
_SHAKEN_ROOF = (
    "M76 230L74 220 86 206 96 200 104 184 118 178 128 160 142 152 150 138 162 130 170 144 184 150 192"
    " 168 206 174 216 192 232 200 240 216 246 222 242 232"
)
_SHAKEN_WAVE = (
    "M76 274L86 262 92 284 104 254 112 280 122 266 132 290 142 258 152 276 162 262 172 292 182 260 192"
    " 278 204 256 214 286 224 268 234 280 244 272"
)
_BROKEN_ROOF = (
    "M80 228C70 222 72 212 82 203L132 153 144 158 140 142 154 130"
    "M168 138L180 152 170 162 188 163 238 216C246 224 246 234 236 240"
)
_BROKEN_WAVE = (
    "M76 274C90 260 102 262 112 276M124 282H138L144 270 152 286 160 278H176M190 272C200 264 208 268 214 276M226 278H244"
)

STATES = {
    "calm": State(_ROOF, _WAVE, (DEEP, "#2A1260", "#3A1A8C"), f"{ABRI_ALT} Elle est calme."),
    "trembling": State(_SHAKEN_ROOF, _SHAKEN_WAVE, (DEEP, "#26104F", "#4A2396"), f"{ABRI_ALT} Le trait tremble."),
    "cracked": State(_BROKEN_ROOF, _BROKEN_WAVE, ("#0D0620", DEEP, "#26104F"), f"{ABRI_ALT} Le trait est fissuré."),
    "dawn": State(_ROOF, _WAVE, ("#3A1A8C", "#B0559E", "#FFB27A"), f"{ABRI_ALT} Le jour se lève derrière."),
}

SUN = flat("M98 342a62 62 0 0 1 124 0Z", "#FFE9A8") + line(
    "M160 264V250M110 280L100 268M210 280L220 268M80 318L64 312M240 318L256 312", colour="#FFE9A8", width=6
)


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, state in STATES.items():
        yield f"ai/abri-{name}", Picture(partial(_cut_out, partial(abri, state), f"abri-{name}"), state.alt)
        yield f"avatar/abri-{name}", Picture(partial(_round, partial(abri, state), f"abri-{name}-a"), state.alt)
    yield "ai/p", Picture(partial(_cut_out, first, "p"), P_ALT)
    yield "avatar/p", Picture(partial(_round, first, "p-a"), P_ALT)


def abri(state: State, name: str) -> str:
    """The screen where she shows herself."""
    steps = len(state.sky) - 1
    stops = "".join(
        f"<stop{attributes(offset=f'{at / steps:g}', stop_color=colour)}/>" for at, colour in enumerate(state.sky)
    )
    sky = f'<linearGradient id="{name}-s" x2="0" y2="1">{stops}</linearGradient>'
    rows = line("".join(f"M40 {y}H280" for y in range(76, 344, 9)), colour="#fff", width=2)
    light = SUN if state is STATES["dawn"] else flat("M82 214L160 136 238 214 250 342H70Z", ULTRAVIOLET, opacity=0.22)
    inside = light + group(rows, stroke_opacity=0.07)
    return sky + shape(_PANEL, f"url(#{name}-s)") + clipped(f"{name}-p", _PANEL, inside) + _glowing(state)


def _glowing(state: State) -> str:
    halo = group(line(state.roof, width=30) + line(state.wave, width=22), stroke=ULTRAVIOLET, stroke_opacity=0.28)
    near = group(line(state.roof, width=19) + line(state.wave, width=13), stroke=ULTRAVIOLET, stroke_opacity=0.75)
    return halo + near + line(state.roof, width=9, colour=LIGHT) + line(state.wave, width=6, colour=GLOW)


def first(name: str) -> str:
    """P., who was first: chalk on a slate, and light behind the door."""
    walls = "M104 216L106 278M216 214L214 280M96 280C130 276 190 284 226 278"
    roof = "M82 226L96 206 112 196 126 174 142 162 152 146 161 138 170 150 184 158 194 176 210 188 222 206 238 224"
    again = "M86 228C104 200 132 172 160 142M162 142C186 168 214 198 234 226"
    door = "M146 280V236C146 224 172 222 174 236V280Z"
    leaf = "M174 234L194 244V290L174 280"
    glow = flat("M146 280V236C146 224 172 222 174 236V280L210 342H106Z", "#FFE9A8", opacity=0.3)
    dust = line(
        "M70 110h.1M92 96h.1M230 140h.1M250 176h.1M64 180h.1M84 308h.1M232 312h.1M256 258h.1M128 112h.1M196 116h.1",
        width=3.4,
    )
    worn = line(roof, width=3, colour=SLATE, dash="1 9 2 14 1 6") + line(again, width=2, colour=SLATE, dash="2 11 1 7")
    grain = line(roof, width=10, dash="14 2 5 3 22 2") + line(again, width=3.4, dash="3 4 9 3") + worn
    chalk = grain + line(walls, width=6, dash="11 3 4 2") + line(leaf, width=4.6, dash="9 2 5 2")
    inside = glow + group(dust, stroke_opacity=0.4) + chalk
    return (
        shape(_PANEL, SLATE)
        + clipped(f"{name}-p", _PANEL, group(inside, stroke=CHALK))
        + group(shape(door, "#FFE9A8", width=5), stroke=CHALK)
    )


def _cut_out(subject: Callable[[str], str], name: str) -> str:
    border = group(paper(_PANEL), fill=PAPER, stroke=PAPER, stroke_width=BORDER)
    return drawing(320, 386, border + subject(name))


def _round(subject: Callable[[str], str], name: str) -> str:
    return drawing(
        200,
        200,
        clipped(
            f"{name}-c",
            "M0 100a100 100 0 1 0 200 0 100 100 0 1 0-200 0Z",
            group(subject(name), transform="translate(-39.2 -76.8) scale(.87)"),
        ),
    )
