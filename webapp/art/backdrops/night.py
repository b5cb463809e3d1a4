"""The sleeping city: stars, the river, a few lit windows, and the Line that goes up to the moon."""

from webapp.art.backdrops.stage import sky, slab, stage, towers
from webapp.art.ink import flat, group, line, rows, scallops

_WALLS = ("#1E4F57", "#235A62", "#1B4850")
_HOUSES = "-10 90 160, 70 60 230, 126 90 130, 220 50 190, 274 92 110, 370 56 210, 430 80 150, 514 50 240, 566 90 140"
_GARDENS = "20 272, 98 202, 246 242, 320 322, 398 222, 540 192, 610 292"
_LIT = (
    "14 300, 44 330, 88 230, 104 290, 150 330, 236 270, 300 350, 336 350, 386 250, 402 320, 454 310, 530"
    " 220, 532 300,"
    "590 320, 622 350, 240 330"
)
_STARS = "60 80, 130 150, 210 60, 290 130, 380 50, 560 70, 600 170, 90 230, 500 190, 340 210, 250 220, 30 160"


def night() -> str:
    moon = flat("M486 62A50 50 0 1 0 518 134 42 42 0 1 1 486 62Z", "#FFF1C4")
    stars = line("".join(f"M{x:g} {y:g}h.1" for x, y in rows(_STARS)), colour="#FFF6E3", width=4)
    thread = line("M-10 230C120 190 240 250 350 180 400 150 410 130 424 118", colour="#FFC98A", width=3, dash="2 9")
    lit = flat("".join(f"M{x:g} {y:g}h12v16h-12Z" for x, y in rows(_LIT)), "#FFD98A")
    gardens = "".join(
        flat(scallops([(x - 20, y), (x - 6, y - 14), (x + 10, y - 14), (x + 22, y)], 12), "#2F7A6E")
        for x, y in rows(_GARDENS)
    )
    city = towers(_HOUSES, 430, _WALLS) + lit + gardens
    return stage(
        sky("night", "#0B2B31", "#164249", "#2A6A70") + stars + moon + thread + city + _river(), colour="#0A2A30"
    )


def _river() -> str:
    ripples = "M60 480H180M240 520H420M90 570H240M380 470H520M460 560H600M300 610H380"
    echoes = "M94 440V462M110 440V456M242 440V460M392 440V458M536 440V470M460 440V452"
    bridge = "M-10 452C160 400 480 400 650 452"
    return (
        slab(0, 430, 640, 210, "#123A41")
        + line(ripples, colour="#2C6F78", width=5)
        + group(line(echoes, colour="#FFD98A", width=6), stroke_opacity=0.5)
        + line(bridge, colour="#0A2A30", width=12)
        + line("M-10 444C160 392 480 392 650 444", colour="#5E9A98", width=3)
    )
