"""Jade Perrin, 22: round face, freckles, red braids, wide straw hat, hands that sign, copper watering can."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import PORCELAIN, ROUND, Face, neck
from webapp.art.hands import open_hand, open_hand_border, pointing_hand
from webapp.art.ink import dot, flat, line, paper, shade, shape, tube

ROSE, DEEP_ROSE, CREAM = "#C1666B", "#9C4A50", "#F8EBC8"
STRAW, DEEP_STRAW, PALE_STRAW = "#E9BE62", "#C2923A", "#F6DC98"
RED_HAIR, LIGHT_HAIR = "#C4572A", "#EE9A5E"
COPPER, DEEP_COPPER = "#D08F4C", "#A5672C"

_SHIRT = "M50 386C50 328 72 298 126 276L138 262C148 276 172 276 182 262L194 276C248 298 270 328 270 386Z"
_BRIM_BACK = "M-112-44C-112-78 112-78 112-44 104-24-104-24-112-44Z"
_CROWN = "M-56-56C-60-104-40-122 0-122S60-104 56-56Z"
_BRIM = "M-116-40C-70-66 70-66 116-40 110-20 62-30 0-32S-110-20-116-40Z"
_HAIR = "M-62 10C-70-30-54-62 0-62S70-30 62 10C58-14 46-30 8-40-2-42-46-28-62 10Z"
_BRAIDS = ("M-58 4C-70 34-66 62-60 92", "M58 4C70 34 66 62 60 92")


def _braid(path: str) -> str:
    return tube(path, 24, RED_HAIR) + line(path, colour=LIGHT_HAIR, width=8, dash="2 10")


_FRECKLES = line(
    "M-42 22h.1M-34 28h.1M-27 20h.1M-20 27h.1M24 27h.1M31 20h.1M38 28h.1M45 21h.1M-6 12h.1M8 14h.1",
    colour="#C9704A",
    width=4,
)

_CAN = (
    tube("M226 328C218 296 256 286 262 322", 12, DEEP_COPPER)
    + shape("M208 386L216 330H262L270 386Z", COPPER)
    + shape("M262 344C276 338 282 326 284 310L296 314C296 334 286 350 266 360Z", COPPER)
    + shape("M272 304L306 312 304 300 278 292Z", DEEP_COPPER)
    + line("M214 344H264", width=3)
    + line("M224 354L221 380", colour="#F6CFA0", width=4)
)
_CAN_BORDER = paper("M216 300H262L270 386H208ZM272 292H306V312L284 350H262Z")

JADE = Figure(
    face=Face(
        PORCELAIN, ROUND, nose="button", brow="#A8481F", iris="#3F7D58", lashes=True, turn=2, ears=0, marks=_FRECKLES
    ),
    alt=(
        "Une jeune femme aux taches de rousseur, chapeau de paille et chemise à rayures, mains qui signent,"
        " arrosoir en cuivre."
    ),
    at=(160, 164),
    lean=-3,
    scale=0.96,
    hair_behind=shape(_BRIM_BACK, DEEP_STRAW),
    body=(
        neck(PORCELAIN, half=20, top=210, foot=262)
        + shape(_SHIRT, CREAM)
        + line(
            "M92 296V386M116 286V386M140 300V386M180 300V386M204 286V386M228 296V386M70 318V386M250 318V386",
            colour=ROSE,
            width=8,
        )
        + line(_SHIRT)
        + shade("M268 386C268 336 252 308 210 286 236 312 246 350 246 386Z")
        + shape("M138 262L112 276 136 312 160 288Z", "#fff")
        + shape("M182 262L208 276 184 312 160 288Z", "#fff")
        + line("M160 288V386", width=3)
        + dot(160, 318, 3.4, DEEP_ROSE)
        + dot(160, 350, 3.4, DEEP_ROSE)
    ),
    hair=(
        _braid(_BRAIDS[0])
        + _braid(_BRAIDS[1])
        + dot(-60, 94, 8, ROSE, inked=True, width=3)
        + dot(60, 94, 8, ROSE, inked=True, width=3)
        + shape(_HAIR, RED_HAIR)
        + line("M-46-12C-38-28-24-38-6-44M50-10C46-24 36-34 24-40", colour=LIGHT_HAIR, width=2.8)
        + flat("M-58-18C-30-40 30-40 58-18L60-34H-60Z", DEEP_STRAW, opacity=0.5)
        + shape(_CROWN, STRAW)
        + shape("M-57-60C-56-72-56-76-56-80-30-70 30-70 56-80 56-76 56-72 57-60Z", ROSE)
        + line("M-46-92C-24-82 24-82 46-92M-40-106C-20-98 20-98 40-106", colour=DEEP_STRAW, width=2.8, dash="8 5")
        + shape(_BRIM, STRAW)
        + line("M-96-40C-56-54 56-54 96-40M-84-32C-50-44 50-44 84-32", colour=PALE_STRAW, width=3, dash="9 5")
    ),
    front=(
        _CAN
        + shape("M38 386C44 366 52 352 60 342L98 356C94 368 90 378 88 386Z", CREAM)
        + line("M54 362L86 374", colour=ROSE, width=8)
        + line("M38 386C44 366 52 352 60 342L98 356C94 368 90 378 88 386")
        + open_hand(PORCELAIN, x=84, y=322, turn=-4)
        + shape("M138 386C142 372 146 364 152 358L188 360C190 368 192 378 192 386Z", CREAM)
        + line("M146 372L190 374", colour=ROSE, width=8)
        + line("M138 386C142 372 146 364 152 358L188 360C190 368 192 378 192 386")
        + pointing_hand(PORCELAIN, x=170, y=330, turn=8, flip=True)
        + line("M34 300C28 290 28 280 32 270M22 308C14 294 14 276 20 264M216 300C222 290 222 280 218 270", width=3.2)
    ),
    body_border=paper(_SHIRT) + _CAN_BORDER + open_hand_border(x=84, y=322, turn=-4) + paper("M50 356H94V386H40Z"),
    head_border=paper(_BRIM, _CROWN) + paper(*_BRAIDS, width=28),
    pattern="furrows",
    crop=(34, 36, 252),
)
