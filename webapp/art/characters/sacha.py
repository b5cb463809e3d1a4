"""Sacha Mabille, 23: tall, a little stooped, yellow raincoat, crocheted bucket hat, wooden spoon."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import LONG, SAND, Face, neck
from webapp.art.ink import dot, group, line, paper, scallops, shade, shape

YELLOW, DEEP_YELLOW = "#F7C744", "#E0A526"
NAVY, CREAM = "#3B5B7A", "#FFF4DC"
HAIR, HAIR_LIGHT = "#4A2B1C", "#8A5836"

_COAT = "M38 386C40 326 62 290 116 270L136 258C146 274 174 274 184 258L204 270C258 290 280 326 282 386Z"
_HOOD = "M98 276C82 244 96 214 128 222H192C224 214 238 244 222 276Z"
_CROWN = "M-54-66C-57-100-42-124 0-125 42-124 57-100 54-66Z"
_BRIM = "M-54-74C-30-64 30-64 54-74 61-62 72-52 84-42 44-24-44-24-84-42-72-52-61-62-54-74Z"
_LOCKS = [(-50, -40), (-63, -34), (-72, -22), (-74, -8), (-68, 6), (-57, 4), (-50, -6), (-47, -22)]
_LEFT = scallops([*reversed(_LOCKS)], 8.5)
_RIGHT = scallops([(-x, y) for x, y in _LOCKS], 8.5)
_FRINGE = (
    scallops(
        [(46, -36), (37, -27), (25, -31), (13, -24), (0, -29), (-12, -22), (-25, -29), (-37, -24), (-46, -36)],
        7,
        closed=False,
    )
    + "V-60H46Z"
)

_SPOON = (
    shape("M240 312L250 314 242 376 231 374Z", "#D79A55")
    + shape("M230 286C236 258 272 264 268 292 265 312 252 322 244 320 232 316 227 302 230 286Z", "#E3AF6C")
    + line("M241 290C244 278 256 280 256 292", width=2.6)
)
_STRIPES = "".join(f"M104 {y}C130 {y + 9} 190 {y + 9} 216 {y}" for y in (300, 324, 348, 372))

SACHA = Figure(
    face=Face(SAND, LONG, nose="straight", brow=HAIR, iris="#3E2A1C", turn=4),
    alt="Un jeune homme en ciré jaune et bob au crochet, une cuillère en bois dans la poche.",
    at=(164, 158),
    lean=4,
    behind=shape(_HOOD, DEEP_YELLOW)
    + line("M110 262C104 244 112 232 126 232M210 262C216 244 208 232 194 232", width=2.8),
    body=(
        shape("M110 262H210L214 386H106Z", CREAM)
        + line(_STRIPES, colour=NAVY, width=10)
        + neck(SAND)
        + shape("M126 262C140 292 180 292 194 262L204 270C196 306 124 306 116 270Z", CREAM)
        + shape("M38 386C40 326 62 290 116 270L132 258C120 300 118 344 124 386Z", YELLOW)
        + shape("M282 386C280 326 258 290 204 270L188 258C200 300 204 344 200 386Z", YELLOW)
        + shade("M280 386C278 326 256 292 204 272 240 292 252 334 254 386Z")
        + shape("M132 258L112 268 104 312 128 296Z", DEEP_YELLOW)
        + shape("M188 258L208 268 218 312 194 296Z", DEEP_YELLOW)
        + line("M84 330C80 350 80 368 80 386", width=3)
        + dot(114, 332, 4.5, NAVY)
        + dot(115, 362, 4.5, NAVY)
        + _SPOON
        + shape("M210 344L266 338 270 386H213Z", YELLOW)
        + line("M211 357L268 351", width=3)
    ),
    hair=(
        shape(_LEFT, HAIR)
        + shape(_RIGHT, HAIR)
        + shape(_FRINGE, HAIR)
        + line(
            "M-66-22C-60-20-58-14-60-8M66-22C60-20 58-14 60-8M-30-34C-24-32-20-34-18-38M6-34C12-32 16-34 18-38",
            colour=HAIR_LIGHT,
            width=2.6,
        )
        + shape(_CROWN, NAVY)
        + shape(_BRIM, NAVY)
        + group(
            line(
                "M-50-84C-30-74 30-74 50-84M-49-98C-28-88 28-88 49-98M-40-112C-22-104 22-104 40-112"
                "M-64-52C-32-40 32-40 64-52"
            ),
            stroke="#EADBB8",
            stroke_width=5,
            stroke_dasharray="1 8.5",
        )
        + line("M-76-41C-44-27 44-27 76-41", colour=YELLOW, width=4, dash="1 8.5")
        + shape(scallops([(22, -82), (32, -91), (43, -84), (42, -71), (29, -69)], 7.5), YELLOW)
        + dot(33, -79, 4.6, CREAM, inked=True, width=2.6)
    ),
    body_border=paper(_COAT, _HOOD, "M230 286C236 258 272 264 268 292L260 340H232Z"),
    head_border=paper(_CROWN, _BRIM, _LEFT, _RIGHT),
    pattern="waves",
    crop=(44, 22, 244),
)
