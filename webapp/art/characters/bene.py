"""Béné Tran, 47: black bob with a white streak, orange overalls, electric wheelchair with headlights, cake dome."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import ROUND, SAND, Face, neck
from webapp.art.hands import open_hand, open_hand_border
from webapp.art.ink import dot, group, line, paper, shape, tube

ORANGE, DEEP_ORANGE, SLATE, DEEP_SLATE = "#EE7B24", "#C55E10", "#44575F", "#2C3A41"
HAIR, HAIR_LIGHT, STREAK = "#1E1A22", "#463D4E", "#F5F1E8"
SUN, STEEL, CREAM, CAKE = "#FFD35C", "#C3D3D2", "#FFF4DC", "#C98A4B"

_SEAT = "M44 386V282C44 244 70 226 160 226S276 244 276 282V386Z"
_SHOULDERS = "M48 386C48 330 70 294 128 274L138 260C148 276 172 276 182 260L192 274C250 294 272 330 272 386Z"
_BOB = "M-68 56C-84-12-72-98 0-100S84-12 68 56C54 66 42 62 36 50H-36C-42 62-54 66-68 56Z"
_HAIR = (
    "M-60 22C-70-48-48-98 2-98 52-98 70-48 60 22 58-6 54-26 44-40 26-44 8-50-6-64-14-50-30-42-42-38-52-24-58-4-60 22Z"
)
_STREAK = "M-6-64C-14-50-30-42-42-38-52-24-58-4-60 22-66-20-60-56-40-78-26-72-14-68-6-64Z"


def _lamp(x: float) -> str:
    """The front of an armrest, with its headlight."""
    rest = shape(f"M{x - 32} 352C{x - 32} 336 {x + 32} 336 {x + 32} 352V390H{x - 32}Z", DEEP_SLATE)
    glint = line(f"M{x - 9} 366C{x - 7} 360 {x - 1} 358 {x + 3} 359", colour="#fff", width=3.4)
    return rest + dot(x, 370, 21, STEEL, inked=True) + dot(x, 370, 14.5, SUN, inked=True, width=3) + glint


_CAKE = (
    shape("M184 378V362C184 350 246 350 246 362V378Z", CAKE)
    + shape(
        "M184 364C184 348 246 348 246 364 240 372 234 362 228 368 220 376 214 362 206 369 198 374 192 364 184 364Z",
        CREAM,
    )
    + dot(215, 349, 5.5, "#E0402F", inked=True, width=2.8)
    + '<path d="M174 380V356C174 312 256 312 256 356V380Z" fill="#fff" fill-opacity=".32"/>'
    + line("M184 352C186 338 194 331 204 328", colour="#fff", width=4.4)
    + dot(215, 319, 6, STEEL, inked=True)
    + shape("M164 378H266C266 392 164 392 164 378Z", STEEL)
)

BENE = Figure(
    face=Face(
        SAND,
        ROUND,
        nose="button",
        brow=HAIR,
        brow_width=5,
        turn=3,
        ears=0,
        marks=group(
            line("M-42 5L-48 3M-42 10L-47 12M42 5L48 3M42 10L47 12M-22 30C-26 34-28 39-27 44M24 30C28 34 30 39 29 44"),
            stroke_width=2,
            stroke_opacity=0.45,
        ),
    ),
    alt=(
        "Une femme au carré noir avec une mèche blanche, en salopette orange, dans un fauteuil électrique à phares"
        " qui porte un gâteau sous cloche."
    ),
    at=(158, 158),
    lean=-2,
    behind=(
        shape(_SEAT, SLATE)
        + line("M58 386V286C58 256 84 240 160 240S262 256 262 286V386", colour=ORANGE, width=3, dash="6 6")
    ),
    hair_behind=shape(_BOB, HAIR),
    body=(
        shape(_SHOULDERS, SLATE)
        + line("M92 336C88 352 86 370 86 386M230 336C232 352 234 370 234 386", width=3.2)
        + neck(SAND, half=23)
        + shape("M130 268C144 292 176 292 190 268L196 274C186 306 134 306 124 274Z", DEEP_SLATE)
        + tube("M112 282C116 300 120 310 122 326", 21, ORANGE)
        + tube("M208 282C204 300 200 310 198 326", 21, ORANGE)
        + shape("M110 312H210L214 386H106Z", ORANGE)
        + dot(122, 322, 6.5, SUN, inked=True, width=3)
        + dot(198, 322, 6.5, SUN, inked=True, width=3)
        + line("M134 344L130 322M146 344V318", width=6)
        + line("M146 330V318", colour=STEEL, width=3)
        + shape("M122 342H166V386H120Z", DEEP_ORANGE)
        + line("M128 350H160", colour=SUN, width=2.4, dash="4 4")
    ),
    hair=(
        shape(_HAIR, HAIR)
        + shape(_STREAK, STREAK)
        + line("M-52-4C-56-30-48-54-36-68", colour="#C9C3B8", width=2.6)
        + line("M-4-78C16-90 38-82 48-62M2-66C20-70 36-62 46-50M62 40C66 16 66-8 64-30", colour=HAIR_LIGHT, width=2.8)
    ),
    front=(
        shape("M30 386C28 366 38 340 48 326L94 322C98 340 96 364 90 386Z", SLATE)
        + line("M46 336L94 332", width=3)
        + open_hand(SAND, x=68, y=296, turn=-8, glove="#6B808A")
        + _lamp(44)
        + _lamp(280)
        + _CAKE
    ),
    body_border=(
        paper(_SEAT, _SHOULDERS, "M174 386V346L215 312 256 346V386Z", "M38 386L48 300H92V386Z")
        + paper("M22 346V392M302 346V392", width=22)
        + open_hand_border(x=68, y=296, turn=-8)
    ),
    head_border=paper(_BOB),
    pattern="circuits",
    crop=(38, 42, 238),
)
