"""Ilyes Carpentier, 27: stocky, shaved head, mechanic's overalls with rolled sleeves, a wrench behind the ear."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import EARS_BORDER, HONEY, SQUARE, Face, neck
from webapp.art.ink import flat, line, paper, shade, shape, tube

BLUE, DEEP_BLUE, PALE_BLUE = "#3D5A80", "#2C4463", "#A9C3E0"
ORANGE, DEEP_ORANGE, CREAM, STEEL = "#EE6C4D", "#C24A2D", "#FFF4DC", "#C3D3D2"

_OVERALLS = "M24 386C24 332 44 296 112 274L134 258C146 276 174 276 186 258L208 274C276 296 296 332 296 386Z"
_WRENCH = "M52 34L77-44C70-54 72-68 84-74L83-60 91-55 102-62C104-48 96-40 88-40L64 38C60 44 51 42 52 34Z"
_SCALP = "M-60-14C-60-66-34-92 0-92S60-66 60-14C54-34 46-46 34-52 12-58-12-58-34-52-46-46-54-34-60-14Z"

ILYES = Figure(
    face=Face(
        HONEY,
        SQUARE,
        nose="broad",
        brow="#1E1A22",
        brow_width=7,
        iris="#3A2416",
        turn=-3,
        beard=flat(_SCALP, "#5A3A26", opacity=0.34)
        + flat(
            "M-60 26C-44 40-30 34-20 34H20C30 34 44 40 60 26V80H-60Z"
            "M-18 42C-8 38 10 38 19 42 17 54 8 58 0 58S-15 54-18 42Z",
            "#5A3A26",
            opacity=0.16,
        ),
    ),
    alt="Un homme souriant au crâne rasé, combinaison de mécano, une clé plate derrière l’oreille.",
    at=(160, 168),
    lean=2,
    scale=0.98,
    body=(
        neck(HONEY, half=29, top=212)
        + shape("M126 264C144 294 176 294 194 264L200 274 160 340 120 274Z", ORANGE)
        + shape(_OVERALLS, BLUE)
        + shape("M134 258C142 290 152 312 160 322 168 312 178 290 186 258 174 276 146 276 134 258Z", ORANGE)
        + line("M142 270C150 282 170 282 178 270", width=3)
        + line("M160 322V352", width=3.2)
        + shape("M134 258L106 276 122 316 148 300Z", DEEP_BLUE)
        + shape("M186 258L214 276 198 316 172 300Z", DEEP_BLUE)
        + line("M112 280L125 308 144 298M208 280L195 308 176 298", colour=PALE_BLUE, width=2, dash="4 4")
        + shade("M294 386C294 338 274 306 224 284 250 310 262 346 262 386Z", opacity=0.2)
        + tube("M108 282L228 392", 18, ORANGE)
        + shape("M204 296H246V320H204Z", BLUE, width=3.2)
        + line("M212 308H238", colour=ORANGE, width=4)
    ),
    hair=(
        shape(_WRENCH, STEEL)
        + line("M66 14L82-38", colour="#fff", width=3.4)
        + shape("M56-8C74-18 78 4 70 18 66 26 58 26 54 20Z", HONEY.base)
        + line("M66-2C60-2 58 4 62 12", width=2.6)
        + line("M-40-62C-30-76-14-82 4-82", colour="#F7D2A8", width=3.4)
    ),
    front=(
        tube("M56 392C76 362 120 348 204 356", 42, HONEY.base)
        + tube("M264 392C244 356 206 342 124 344", 42, HONEY.base)
        + shape("M24 386C26 356 34 338 46 328L92 356C84 364 78 376 76 386Z", BLUE)
        + shape("M296 386C296 354 288 338 276 326L230 350C240 360 248 376 250 386Z", BLUE)
        + line("M46 328L92 356M276 326L230 350", width=12)
        + line("M46 328L92 356M276 326L230 350", colour=PALE_BLUE, width=5)
        + line(
            "M122 336C114 338 110 344 111 352M136 332C128 336 126 344 128 354M150 330C144 334 142 342 144 352",
            width=2.8,
        )
        + line("M186 366C196 366 206 368 214 372", width=2.8)
    ),
    body_border=paper(_OVERALLS),
    head_border=paper(_WRENCH) + EARS_BORDER,
    pattern="spokes",
    crop=(44, 50, 238),
)
