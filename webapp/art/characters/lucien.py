"""Lucien Abadie, 78: slight, leaning forward, flat cap, checked scarf, a notebook held by an elastic band."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import EARS_BORDER, GAUNT, PORCELAIN, Face, neck
from webapp.art.hands import grip
from webapp.art.ink import flat, group, line, paper, shade, shape

OLIVE, DEEP_OLIVE, TWEED = "#7A8B69", "#5C6B4D", "#A9B796"
CAMEL, BRICK, CREAM = "#D6B982", "#B4512F", "#FFF4DC"
WHITE, SOFT_GREY = "#F2F1EC", "#C4C6C9"

_CARDIGAN = "M60 386C58 330 78 300 130 280L190 280C242 300 262 330 260 386Z"
_SCARF = "M104 268C102 240 122 232 160 236 198 232 218 240 216 268 220 292 200 306 160 306S100 292 104 268Z"
_TAIL = "M170 296L216 288C226 314 226 344 220 374L176 378C182 350 180 322 170 296Z"
_CAP = "M-62-34C-84-62-66-100-10-104 34-108 82-88 84-58 84-48 76-42 62-42 30-56-24-54-62-34Z"
_PEAK = "M-60-38C-30-56 34-58 66-44 82-38 82-26 70-26 30-44-20-42-56-28-64-28-66-34-60-38Z"
_TUFTS = [(-50, -30), (-60, -22), (-66, -8), (-64, 8), (-56, 12), (-52, -4)]
_NOTEBOOK = "M80 296L150 288 158 372 86 380Z"

_AGE = (
    "M-42 5L-49 2M-42 10L-49 11M-40 15L-46 19M42 5L49 2M42 10L49 11M40 15L46 19"
    "M-34 13C-29 19-20 19-15 15M16 15C21 19 29 19 34 13M-32 19C-27 23-21 23-17 20M18 20C22 23 28 23 32 19"
    "M-17 31C-25 36-30 44-29 52M18 31C26 36 31 44 30 52M-36 34C-38 40-38 46-36 50M37 34C39 40 39 46 37 50"
)
_CHECKS = "M112 250C134 268 186 268 208 250M106 276C134 294 186 294 214 276M128 238V302M160 238V306M192 238V302"

LUCIEN = Figure(
    face=Face(
        PORCELAIN,
        GAUNT,
        nose="hooked",
        brow="#F2F1EC",
        brow_width=6,
        brow_rim=12,
        iris="#4C7A8F",
        turn=4,
        ears=1.12,
        marks=group(line(_AGE), stroke_width=2.1, stroke_opacity=0.5),
    ),
    alt="Un homme âgé à casquette plate et écharpe à carreaux, un carnet à élastique à la main.",
    at=(166, 168),
    lean=5,
    body=(
        neck(PORCELAIN, half=18)
        + shape(_CARDIGAN, OLIVE)
        + line("M92 336C88 352 86 370 86 386M232 330C236 350 236 370 236 386", width=3.2)
        + shape("M134 280H186L160 372Z", CREAM)
        + line("M134 284L158 374V386M186 284L162 374", width=9)
        + line("M134 284L158 374V386M186 284L162 374", width=4, colour=DEEP_OLIVE)
        + shade("M258 386C258 340 246 312 210 290 230 320 236 352 236 386Z")
        + shape(_TAIL, CAMEL)
        + line("M186 302C192 326 192 352 188 376M204 296C210 320 210 350 206 374", colour=BRICK, width=3)
        + line("M176 316L222 310M180 340L224 335M178 362L222 357", colour=DEEP_OLIVE, width=3)
        + line("M182 378V386M192 377V386M202 376V386M212 375V384", width=3)
        + shape(_SCARF, CAMEL)
        + line(_CHECKS, colour=BRICK, width=3)
        + line("M108 260C134 280 186 280 212 260M144 238V305M176 238V305", colour=DEEP_OLIVE, width=3)
        + shade("M120 240C140 262 182 264 200 240 182 236 140 234 120 240Z", opacity=0.24)
    ),
    hair=(
        shape("M-48-30C-62-34-70-14-66 8-60 18-52 12-50 0Z", WHITE)
        + shape("M48-30C62-34 70-14 66 8 60 18 52 12 50 0Z", WHITE)
        + line("M-60-12C-58-4-58 2-60 8M60-12C58-4 58 2 60 8", colour=SOFT_GREY, width=2.6)
        + shape(_CAP, OLIVE)
        + line(
            "M-62-60C-30-82 40-82 76-62M-50-82C-20-98 34-98 62-84M-40-92C-46-78-46-66-40-54M-8-102C-14-84-14-70-10-56"
            "M28-102C26-84 26-72 28-56M58-90C64-76 64-66 62-52",
            colour=TWEED,
            width=2.6,
        )
        + shape("M-4-104C-2-111 12-111 14-105Z", DEEP_OLIVE)
        + shape(_PEAK, DEEP_OLIVE)
        + line("M-50-37C-22-49 32-50 66-37", colour=TWEED, width=2.4, dash="6 4")
    ),
    front=(
        shape("M86 298L152 290 160 374 92 382Z", CREAM)
        + shape(_NOTEBOOK, BRICK)
        + line("M132 290L140 374", colour=CREAM, width=6)
        + flat("M92 312L124 308 126 324 94 328Z", CREAM)
        + line("M98 318L118 316", width=2.4)
        + grip(PORCELAIN, x=92, y=346, turn=-8, size=1.05, flip=True)
        + shape("M52 332C36 336 26 352 26 386H78C66 372 56 354 52 332Z", OLIVE)
        + line("M52 334C56 354 64 370 76 384", width=7)
        + line("M52 334C56 354 64 370 76 384", width=2.4, colour=TWEED)
    ),
    body_border=paper(_CARDIGAN, _SCARF, _TAIL, _NOTEBOOK, "M26 386C28 340 44 316 92 320L100 386Z"),
    head_border=paper(_CAP, _PEAK) + EARS_BORDER,
    pattern="writing",
    crop=(46, 44, 238),
)
