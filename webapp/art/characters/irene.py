"""Irène Vasseur, 61: square, chin up, very short grey hair, navy work jacket, dented thermos."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import EARS_BORDER, OVAL, SAND, Face, neck
from webapp.art.hands import grip
from webapp.art.ink import dot, flat, group, line, paper, shade, shape

NAVY, DEEP_NAVY, COPPER = "#2B4578", "#1F3359", "#D08F4C"
GREY, LIGHT_GREY = "#9A9DA6", "#D3D6DB"
STEEL, CREAM = "#C3D3D2", "#FFF4DC"

_JACKET = "M18 386L24 318C27 288 44 280 72 273L134 254C146 270 174 270 186 254L248 273C276 280 293 288 296 318L302 386Z"
_HAIR = (
    "M-58 26C-60 12-66 4-66-14-72-66-44-102 2-102 50-104 74-62 66-12 65 4 60 12 58 26 52 14 52 0 54-14"
    " 52-28 46-36 38-44"
    "L30-38 26-52C14-44 0-40-14-40L-6-50C-20-44-34-40-44-28-52-18-52 4-58 26Z"
)
_THERMOS = "M224 288H268C276 292 278 298 278 306V322L266 333 278 346V386H214V306C214 298 216 292 224 288Z"

IRENE = Figure(
    face=Face(
        SAND,
        OVAL,
        nose="straight",
        brow="#6E7079",
        brow_width=4.6,
        lashes=True,
        lips=True,
        iris="#4C6B7A",
        turn=-3,
        marks=group(
            line("M-43 4L-50 1M-43 9L-49 11M43 4L50 1M43 9L49 11M-34 13C-28 18-20 18-15 14M16 14C21 18 29 18 34 13")
            + line("M-18 29C-24 34-27 40-26 46M20 29C26 34 29 40 28 46"),
            stroke_width=2.2,
            stroke_opacity=0.55,
        ),
    ),
    alt="Une femme aux cheveux gris très courts, en veste de travail bleu nuit, tient un thermos cabossé.",
    at=(160, 154),
    lean=-2,
    body=(
        neck(SAND, half=26)
        + line("M150 240C152 248 154 252 152 258M172 240C170 248 168 252 170 258", colour=SAND.shade, width=2.6)
        + shape("M128 262C146 286 174 286 192 262L204 276 160 322 116 276Z", CREAM)
        + shape(_JACKET, NAVY)
        + shape("M134 254C140 268 150 276 160 278L160 386H150L146 300Z", NAVY)
        + flat("M134 256C142 270 150 276 160 278 170 276 178 270 186 256L172 318 160 330 148 318Z", CREAM)
        + shape("M134 254L108 262 124 316 160 330 160 322C150 304 140 284 134 254Z", DEEP_NAVY)
        + shape("M186 254L212 262 196 316 160 330 160 322C170 304 180 284 186 254Z", DEEP_NAVY)
        + line("M172 326V386M62 326C58 346 56 366 56 386", width=3.2)
        + shape("M74 318H120V352L97 360 74 352Z", NAVY)
        + line("M74 330L97 338 120 330", width=3)
        + "".join(dot(160, y, 5.6, COPPER, inked=True, width=2.8) for y in (340, 360, 380))
        + dot(97, 334, 5.6, COPPER, inked=True, width=2.8)
        + shade("M300 386L294 318C292 296 280 286 262 279 274 310 276 350 276 386Z", opacity=0.22)
    ),
    hair=(
        dot(-58, 28, 4, COPPER, inked=True, width=2.8)
        + dot(58, 28, 4, COPPER, inked=True, width=2.8)
        + shape(_HAIR, GREY)
        + line(
            "M-52-40C-50-60-40-76-24-84M-40-48C-32-62-18-70-2-72M-6-60C10-62 22-68 30-78M36-58C44-66 48-72 48-78"
            "M8-90C24-90 36-84 44-74M57-24C56-36 54-44 50-50",
            colour=LIGHT_GREY,
            width=3,
        )
    ),
    front=(
        shape(_THERMOS, STEEL)
        + shape("M224 258C226 252 266 252 268 258L272 290H220Z", COPPER)
        + line("M226 270H266M225 279H267", width=2.6)
        + flat("M222 312H232V384H222Z", "#fff", opacity=0.75)
        + line("M215 306H277M252 326C256 330 260 332 266 333 260 335 256 338 252 343", width=3)
        + shade("M268 308H276V322L266 333 276 346V384H262V346L256 333 266 322Z", opacity=0.2)
        + grip(SAND, x=246, y=362, size=0.95)
        + shape("M276 340C292 338 306 348 308 386H262C274 372 278 356 276 340Z", NAVY)
        + line("M276 340C280 356 276 372 264 386", width=3)
    ),
    body_border=paper(_JACKET, "M220 256H272L278 306V386H214V306Z"),
    head_border=paper(_HAIR) + EARS_BORDER,
    pattern="rails",
    crop=(42, 34, 238),
)
