"""Nour Delmas, 19: small and upright, braids in a high bun, patched denim jacket, enormous green backpack."""

from webapp.art.characters.figure import Figure
from webapp.art.faces import AMBER, POINTED, Face, neck
from webapp.art.ink import dot, flat, group, line, oval, paper, polygon, shade, shape, tube

DENIM, DEEP_DENIM, STITCH = "#4A6FA5", "#375685", "#CFE0F2"
GREEN, DEEP_GREEN, PALE_GREEN = "#6FA352", "#4E7D38", "#A6CC88"
HAIR, HAIR_LIGHT = "#221C26", "#5A4A58"
SUN, CORAL, CREAM = "#FFC02E", "#FF6B3D", "#FFF4DC"

_BACKPACK = "M30 386C22 318 20 262 44 224 54 196 84 182 110 180H210C236 182 266 196 276 224 300 262 298 318 290 386Z"
_JACKET = "M58 386C58 336 76 300 128 280L140 268C150 280 170 280 180 268L192 280C244 300 262 336 262 386Z"
_HAIR = "M-58 0C-68-58-44-94 0-96S68-58 58 0C56-28 50-44 38-54 16-66-16-66-38-54-50-44-56-28-58 0Z"
_BUN = "M-40-106C-46-134-24-154 0-154S46-134 40-106C34-88 18-84 0-84S-34-88-40-106Z"

_STAR = polygon(
    [(0, -11), (3.4, -3.6), (11, -3), (5, 2.4), (7, 10), (0, 6), (-7, 10), (-5, 2.4), (-11, -3), (-3.4, -3.6)]
)


def _patch(x: float, y: float, fill: str, sign: str, turn: float = 0) -> str:
    """A badge sewn by hand: uneven corners, visible thread."""
    cloth = "M-17-15L16-17 18 15-15 17Z"
    thread = line("M-13-11L12-13 14 11-11 13Z", colour="#fff", width=2, dash="3 4")
    return group(shape(cloth, fill, width=3) + thread + sign, transform=f"translate({x:g} {y:g}) rotate({turn:g})")


_PATCHES = (
    _patch(104, 330, CORAL, flat(_STAR, SUN), -8)
    + _patch(98, 370, CREAM, line("M-10-3Q-5-9 0-3T10-3M-10 5Q-5-1 0 5T10 5", colour=DEEP_DENIM, width=3.2), 6)
    + _patch(218, 326, SUN, dot(0, 0, 6, CORAL) + line("M0-10V-8M0 10V8M-10 0H-8M10 0H8", width=2.6), 7)
    + _patch(222, 368, PALE_GREEN, line("M0 10V-2M0 2C-8 2-9-6-9-9-2-9 0-4 0 2 0-4 3-8 9-8 9-2 6 2 0 2", width=2.6), -6)
)

_FLASK = (
    line("M284 236V262", width=3)
    + shape("M276 262H292V274H276Z", CREAM)
    + shape("M268 290C268 274 300 274 300 290V330C300 344 268 344 268 330Z", CORAL)
    + line("M268 302H300", width=3)
    + line("M276 312V326", colour="#fff", width=4)
)

NOUR = Figure(
    face=Face(AMBER, POINTED, nose="soft", brow=HAIR, iris="#2A1A12", lashes=True, turn=-3, ears=0.92),
    alt="Une jeune femme aux tresses en chignon, blouson en jean à écussons, avec un énorme sac à dos vert.",
    at=(160, 176),
    scale=0.94,
    behind=(
        shape(_BACKPACK, GREEN)
        + shape("M60 214C60 190 92 172 160 172S260 190 260 214V250C230 262 90 262 60 250Z", PALE_GREEN)
        + shape("M28 300H74V372H27Z", DEEP_GREEN)
        + shape("M246 300H294L292 372H246Z", DEEP_GREEN)
        + line("M84 236V282M236 236V282", width=3)
        + shape("M76 270H92V288H76ZM228 270H244V288H228Z", SUN)
        + _FLASK
    ),
    hair_behind=shape(_BUN, HAIR),
    body=(
        neck(AMBER, half=19, top=216, foot=268)
        + shape("M122 276C140 306 180 306 198 276L206 386H114Z", SUN)
        + shape("M58 386C58 336 76 300 128 280L140 268C132 306 132 346 138 386Z", DENIM)
        + shape("M262 386C262 336 244 300 192 280L180 268C188 306 188 346 182 386Z", DENIM)
        + shade("M260 386C260 340 246 306 204 286 228 310 238 346 238 386Z")
        + line("M134 322C134 344 135 366 138 384M186 322C186 344 185 366 182 384", colour=STITCH, width=2, dash="4 4")
        + tube("M96 290C84 320 78 350 78 392", 24, GREEN)
        + tube("M224 290C236 320 242 350 242 392", 24, GREEN)
        + shape("M68 340H90V352H67ZM230 340H252L253 352H230Z", DEEP_GREEN, width=3)
        + shape("M140 268L112 276 116 314 146 300Z", DEEP_DENIM)
        + shape("M180 268L208 276 204 314 174 300Z", DEEP_DENIM)
        + line("M118 282L121 306 140 297M202 282L199 306 180 297", colour=STITCH, width=2, dash="4 4")
        + _PATCHES
    ),
    hair=(
        shape(_HAIR, HAIR)
        + line(
            "M-50-34C-42-66-22-82-8-88M-34-54C-26-72-14-84-4-90M-12-61C-10-76-4-86-2-92M12-61C10-76 4-86 2-92"
            "M34-54C26-72 14-84 4-90M50-34C42-66 22-82 8-88",
            colour=HAIR_LIGHT,
            width=3,
            dash="6 4",
        )
        + line(
            "M-34-112C-20-96 20-96 34-112M-36-128C-18-110 18-110 36-128M-24-144C-8-130 14-130 28-142",
            colour=HAIR_LIGHT,
            width=3.4,
            dash="7 4",
        )
        + tube("M-26-92C-10-84 10-84 26-92", 13, SUN)
        + oval(-59, 22, 4.5, 4.5, SUN, inked=True)
        + oval(59, 22, 4.5, 4.5, SUN, inked=True)
    ),
    body_border=paper(_BACKPACK, _JACKET, "M60 250C60 172 92 172 160 172S260 172 260 250Z", "M268 262H300V342H268Z"),
    head_border=paper(_HAIR, _BUN),
    pattern="dots",
    crop=(40, 22, 240),
)
