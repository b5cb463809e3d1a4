"""Anatole Sy, 33: very tall, short afro, white tracksuit with a diagonal band, whistle, watch on the right wrist."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import EARS_BORDER, EBONY, LONG, Face, neck
from webapp.art.hands import grip
from webapp.art.ink import dot, flat, line, paper, scallops, shape, tube

WHITE, SHADOW, TEAL, DEEP_TEAL = "#F7F7F2", "#CBD6D2", "#2A9D8F", "#1B7469"
HAIR, HAIR_LIGHT, BRASS, CORD = "#1E1A1C", "#4E4448", "#FFC02E", "#E0402F"

_JACKET = "M40 386C40 334 58 306 112 284L134 266C146 280 174 280 186 266L208 284C262 306 280 334 280 386Z"
_HALF = [(64, -14), (67, -32), (66, -50), (60, -68), (50, -84), (36, -97), (18, -105)]
_AFRO = (
    scallops(
        [(-53, 0), *((-x, y) for x, y in _HALF), (0, -108), *reversed(_HALF), (53, 0)],
        9.5,
        closed=False,
    )
    + "C54-26 48-42 38-50 14-58-14-58-38-50-48-42-54-26-53 0Z"
)
_CURLS = "".join(
    f"M{x} {y}q5-7 11-1"
    for x, y in (
        (-44, -66),
        (-24, -74),
        (-2, -80),
        (20, -74),
        (36, -64),
        (-34, -88),
        (-10, -95),
        (14, -92),
        (-56, -46),
        (46, -48),
    )
)

ANATOLE = Figure(
    face=Face(
        EBONY,
        LONG,
        nose="broad",
        brow=HAIR,
        brow_width=6.5,
        iris="#1B100B",
        turn=3,
        beard=flat("M-22 60C-14 56 14 56 22 60 20 76 10 82 0 82S-20 76-22 60Z", HAIR, opacity=0.8),
    ),
    alt="Un homme très grand, coupe afro courte, survêtement blanc à bande diagonale, un sifflet autour du cou.",
    at=(160, 140),
    lean=-1,
    body=(
        neck(EBONY, half=22, top=196, foot=266)
        + shape(_JACKET, WHITE)
        + shape("M252 312C262 320 268 330 272 342L118 386H62Z", TEAL)
        + line(_JACKET)
        + flat("M277 384C277 338 264 318 222 298 246 322 254 354 254 384Z", SHADOW)
        + line("M82 334C78 352 78 370 78 386M242 330C244 350 244 370 244 386", width=3.2)
        + line("M160 290V386", width=3.2)
        + shape("M116 280C112 262 118 246 130 238 136 262 148 276 160 284V312C140 308 124 298 116 280Z", WHITE)
        + shape("M204 280C208 262 202 246 190 238 184 262 172 276 160 284V312C180 308 196 298 204 280Z", WHITE)
        + line("M124 262C130 280 144 292 160 298 176 292 190 280 196 262", colour=TEAL, width=4)
        + line("M134 262C130 290 128 310 132 326M186 262C182 296 164 320 138 328", width=6.5)
        + line("M134 262C130 290 128 310 132 326M186 262C182 296 164 320 138 328", colour=CORD, width=3)
    ),
    hair=shape(_AFRO, HAIR) + line(_CURLS, colour=HAIR_LIGHT, width=2.8),
    front=(
        shape("M126 332H178V345H164C164 368 128 368 126 348Z", BRASS)
        + dot(145, 350, 6, DEEP_TEAL)
        + dot(134, 330, 5, "#C3D3D2", inked=True, width=2.8)
        + tube("M30 402C44 380 60 368 84 358", 46, WHITE)
        + line("M42 400C52 386 64 378 84 370", colour=TEAL, width=6)
        + tube("M76 362L96 354", 32, EBONY.base)
        + line("M76 340L94 376", width=15)
        + line("M76 340L94 376", colour=DEEP_TEAL, width=8)
        + dot(86, 357, 10.5, "#fff", inked=True, width=3.2)
        + line("M86 351V357L91 359", width=2.4)
        + grip(EBONY, x=112, y=348, turn=-14, size=0.82, flip=True)
    ),
    body_border=paper(_JACKET, "M12 386L50 340 90 330 100 386Z"),
    head_border=paper(_AFRO) + EARS_BORDER,
    pattern="pitch",
    crop=(44, 16, 238),
)
