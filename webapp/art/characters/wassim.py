"""Wassim Le Goff, 38: thin, round glasses, trimmed beard, diamond-knit vest, a big red stapler called Monsieur Clac."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import EARS_BORDER, GAUNT, HONEY, Face, neck
from webapp.art.hands import grip
from webapp.art.ink import dot, flat, group, line, paper, shade, shape

WINE, DEEP_WINE, SAND_CLOTH, ROSE = "#8C4A5A", "#6E3645", "#E9DCC0", "#C98A96"
RED, DEEP_RED, STEEL = "#E0402F", "#A82A1E", "#C3D3D2"
HAIR, HAIR_LIGHT, BEARD = "#1E1A22", "#463D4E", "#2A2229"

_SHIRT = "M64 386C62 326 80 294 130 272L140 258C148 274 172 274 180 258L190 272C240 294 258 326 256 386Z"
_HAIR = (
    "M-54 2C-66-44-58-78-34-90-18-110 34-112 50-88 66-74 62-40 54 2 52-18 50-30 44-42 26-44"
    " 4-50-14-66-20-54-34-46-44-40-50-30-52-16-54 2Z"
)
_BEARD = (
    "M-54 4L-46 8C-42 26-34 34-22 32-10 27 10 27 22 32 34 34 42 26 46 8L54 4V84H-54Z"
    "M-17 43C-8 38 10 38 19 43 17 54 10 58 1 58S-15 54-17 43Z"
)

_GLASSES = group(
    dot(-24, 1, 19.5, "#fff", inked=True) + dot(24, 1, 19.5, "#fff", inked=True), fill_opacity=0.2, stroke_width=4
) + line("M-5-2Q0-7 5-2M-43-3L-56-6M43-3L50-5", width=4)
_DIAMONDS = "".join(
    f"M{x} {y - 16}L{x + 12} {y}L{x} {y + 16}L{x - 12} {y}Z"
    for x, y in ((122, 308), (198, 308), (141, 346), (179, 346), (122, 384), (160, 384), (198, 384), (211, 346))
)

WASSIM = Figure(
    face=Face(
        HONEY,
        GAUNT,
        nose="long",
        brow=HAIR,
        iris="#2B1B12",
        turn=3,
        beard=f'<path d="{_BEARD}" fill="{BEARD}" fill-rule="evenodd" stroke="none"/>',
        marks=_GLASSES,
    ),
    alt="Un homme à lunettes rondes, barbe courte et gilet à losanges, tient une grosse agrafeuse.",
    at=(160, 150),
    lean=1,
    body=(
        shape(_SHIRT, SAND_CLOTH)
        + line("M88 334C84 352 84 370 84 386M234 334C236 352 236 370 236 386", width=3)
        + neck(HONEY, half=20)
        + shape("M108 284L142 272 160 330 178 272 212 284C222 318 224 352 222 386H98C96 352 98 318 108 284Z", WINE)
        + flat(_DIAMONDS, ROSE)
        + line("M108 324L122 346 141 384 160 352 179 384 198 346 214 318", colour=SAND_CLOTH, width=2, dash="4 4")
        + line("M108 284L142 272 160 330 178 272 212 284")
        + line("M120 286L138 280 160 344 182 280 200 286", colour=DEEP_WINE, width=4)
        + shape("M140 258L124 272 142 304 160 284Z", "#fff")
        + shape("M180 258L196 272 178 304 160 284Z", "#fff")
        + dot(160, 296, 3.4, DEEP_WINE)
        + shade("M254 386C256 336 246 308 214 290 224 318 226 352 224 386Z")
    ),
    hair=(
        shape(_HAIR, HAIR)
        + line(
            "M-14-66C0-84 22-92 42-84M-2-60C14-74 30-80 48-74M-44-50C-44-66-38-78-26-84", colour=HAIR_LIGHT, width=2.8
        )
    ),
    front=(
        shape("M30 352H150C156 352 158 374 150 374H30Z", STEEL)
        + shape("M34 340C40 318 62 310 86 316L146 334C154 338 152 352 144 354L34 356Z", RED)
        + flat("M44 336C50 324 66 320 84 324L118 334 44 340Z", "#FF8A7A")
        + dot(48, 346, 5, STEEL, inked=True, width=2.8)
        + shape("M132 352H150V364H132Z", STEEL)
        + grip(HONEY, x=80, y=352, turn=86, size=0.9)
        + shape("M54 386C56 372 106 370 112 386Z", SAND_CLOTH)
    ),
    body_border=paper(_SHIRT, "M30 340L60 312 86 314 152 338V374H30Z"),
    head_border=paper(_HAIR) + EARS_BORDER,
    pattern="diamonds",
    crop=(42, 28, 238),
)
