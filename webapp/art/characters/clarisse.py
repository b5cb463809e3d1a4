"""Clarisse Montout, 44: mayor, upright, sea-green suit, striped headscarf, keys at her ears and at her belt."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import COCOA, OVAL, Face, neck
from webapp.art.ink import dot, group, line, paper, scallops, shade, shape, tube

SEA, DEEP_SEA, PALE_SEA = "#7FC8A9", "#57A284", "#B4E3CF"
BROWN, CREAM, GOLD = "#5B3A29", "#FFF4DC", "#F2B53A"
CORAL = "#F0775A"
HAIR, HAIR_LIGHT = "#221C1E", "#5A464C"

_SUIT = "M38 386C42 326 60 294 118 272L138 258C148 274 172 274 182 258L202 272C260 294 278 326 282 386Z"
_PUFF = scallops(
    [
        (-50, -84),
        (-62, -100),
        (-58, -120),
        (-42, -134),
        (-22, -146),
        (2, -150),
        (26, -146),
        (46, -134),
        (60, -118),
        (62, -98),
        (50, -84),
    ],
    13,
)
_SCARF = "M-60-12C-68-52-58-92-2-96 58-92 68-52 60-12 52-44 30-56 0-56S-52-44-60-12Z"
_KNOT = "M34-88C28-104 44-114 54-104 66-112 80-100 72-88 80-80 72-66 60-70 54-58 38-66 42-78 30-78 28-86 34-88Z"
_KNOT_END = "M66-74C84-72 98-60 104-40 90-42 80-44 74-38 70-50 64-60 58-66Z"


def _key(x: float, y: float, turn: float, size: float = 1) -> str:
    """An old key, hanging from its ring."""
    bow = line("M0 0V30M0 22H9M0 30H9", width=7.5) + line("M0 2V30M0 22H8M0 30H8", width=3, colour=GOLD)
    ring = dot(0, -5, 8, GOLD, inked=True, width=3) + dot(0, -5, 2.6, BROWN)
    scale = "" if size == 1 else f" scale({size:g})"
    return group(bow + ring, transform=f"translate({x:g} {y:g}) rotate({turn:g}){scale}")


CLARISSE = Figure(
    face=Face(
        COCOA,
        OVAL,
        nose="broad",
        brow=HAIR,
        brow_width=5.5,
        iris="#2A1810",
        lashes=True,
        lips=True,
        turn=-2,
        marks=group(
            line(
                "M-33 14C-28 18-20 18-16 14M16 14C20 18 28 18 33 14M-21 30C-25 34-27 39-27 43M21 30C25 34 27 39 27 43"
            ),
            stroke_width=2,
            stroke_opacity=0.5,
        ),
    ),
    alt=(
        "Une femme en tailleur vert d’eau, foulard rayé dans les cheveux, un trousseau de vieilles clés à la ceinture."
    ),
    at=(160, 164),
    body=(
        neck(COCOA, half=20)
        + shape("M122 268C144 296 176 296 198 268L206 352H114Z", CREAM)
        + line("M160 290V350", width=2.8)
        + shape(_SUIT, SEA)
        + shape("M138 259C146 276 174 276 182 259L202 272 172 352H148L118 272Z", CREAM)
        + shape("M140 262C144 290 152 314 160 326 168 314 176 290 180 262 172 274 148 274 140 262Z", COCOA.base)
        + line("M146 280C152 292 168 292 174 280", colour=GOLD, width=4)
        + shape("M138 258L110 274 98 300 116 303 112 310 150 332H156C138 314 134 290 138 258Z", PALE_SEA)
        + shape("M182 258L210 274 222 300 204 303 208 310 170 332H164C182 314 186 290 182 258Z", PALE_SEA)
        + line("M82 326C80 346 80 366 82 386M238 326C240 346 240 366 238 386", width=3.2)
        + shade("M280 386C276 336 262 304 216 280 240 308 250 346 250 386Z")
        + line("M160 350V386", width=3)
        + shape("M84 330H236L238 348H82Z", BROWN)
        + shape("M146 326H174V352H146Z", GOLD)
        + line("M154 339H164", width=3)
        + tube("M204 333V345", 11, GOLD)
    ),
    hair_behind=shape(_PUFF, HAIR),
    hair=(
        line(
            "M-34-112C-26-124-12-130 0-130M14-128C28-126 38-118 44-108M-44-98C-42-104-40-108-36-110",
            colour=HAIR_LIGHT,
            width=3,
        )
        + shape(_SCARF, CORAL)
        + line(
            "M-58-34C-56-62-46-80-30-90M-40-46C-36-68-28-82-14-94M-20-54C-18-72-10-84 2-95M2-56C2-72 8-84 18-94"
            "M24-53C22-70 26-82 34-90M44-44C40-62 42-74 46-82",
            colour=CREAM,
            width=5.5,
        )
        + line(_SCARF)
        + shape(_KNOT_END, CORAL)
        + line("M72-66C82-62 90-54 94-44", colour=CREAM, width=4)
        + shape(_KNOT, CORAL)
        + line("M44-98C50-92 50-84 46-78M64-100C58-92 60-80 66-76", colour=CREAM, width=4)
        + dot(55, -87, 6.5, CORAL, inked=True)
        + _key(-61, 28, 4, 0.72)
        + _key(61, 28, -4, 0.72)
    ),
    front=_key(200, 355, 26, 0.72) + _key(209, 355, -24, 0.72) + _key(204.5, 356, 1, 0.72),
    body_border=paper(_SUIT),
    head_border=paper(_PUFF, _SCARF, _KNOT, _KNOT_END) + paper("M-60-4V16M60-4V16M-62 24V48M62 24V48", width=14),
    pattern="arches",
    crop=(36, 10, 248),
)
