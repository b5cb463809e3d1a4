"""ABRI's memory, first room: where she keeps those who asked. Grey-blue, without end; one plant is alive.

Things stand where the hotspots of the scene say, in hundredths of 640 by 480.
"""

from itertools import pairwise

from webapp.art.backdrops.stage import DEEP_LEAF, LEAF, PALE_LEAF, SUN, box, slab, stage
from webapp.art.ink import dot, flat, group, line, oval, polygon, shape

HEIGHT = 480
WALL, SIDE, CEILING, FLOOR, TILE = "#C6D5DA", "#B4C6CD", "#D8E3E6", "#DCE6E8", "#B0C3CA"
CHAIR, DARK_CHAIR, PALE = "#8FA9B4", "#6F8D9A", "#EEF4F5"
_VANISH = (320, 196)


def waiting_room() -> str:
    room = _room() + _neons() + _chairs() + _left_wall() + _right_wall() + _people() + _bench() + _plant()
    return stage(room, height=HEIGHT, colour="#3A5964")


def _room() -> str:
    """Walls that run to one point, and a floor of black and white tiles to lead the eye."""
    walls = (
        slab(0, 0, 640, HEIGHT, WALL)
        + flat("M0 0H640L352 172H288Z", CEILING)
        + flat("M0 0L288 172V222L0 420Z", SIDE)
        + flat("M640 0L352 172V222L640 420Z", SIDE)
        + flat("M0 420L288 222H352L640 420V480H0Z", FLOOR)
    )
    edges = line("M0 0L288 172V222L0 420M640 0L352 172V222L640 420M288 172H352M288 222H352")
    return walls + _tiles() + edges


def _tiles() -> str:
    feet = [226 + 254 * (part / 7) ** 2 for part in range(8)]
    dark = [
        polygon([_along(column, near), _along(column + 1, near), _along(column + 1, far), _along(column, far)])
        for row, (far, near) in enumerate(pairwise(feet))
        for column in range(-4, 4)
        if (row + column) % 2
    ]
    return flat("".join(dark), TILE)


def _along(column: float, y: float) -> tuple[float, float]:
    """A point of the floor: so many tiles from the middle, so far down the picture."""
    return round(_VANISH[0] + column * 118 * (y - _VANISH[1]) / (HEIGHT - _VANISH[1])), round(y)


def _neons() -> str:
    lit, out = "", ""
    for at in range(10):
        near = 0.8**at
        y, half, thick = _VANISH[1] - 186 * near, 96 * near, 9 * near
        right = f"H{320 + half:.0f}L{320 + half * 0.94:.0f} {y + thick:.0f}"
        path = f"M{320 - half:.0f} {y:.0f}{right}H{320 - half * 0.94:.0f}Z"
        lit, out = (lit, out + path) if at in {2, 5} else (lit + path, out)
    return group(shape(lit, "#FFFFFF") + line(out), stroke_width=2)


def _chairs() -> str:
    """Rows and rows of the same chair, all turned the same way."""
    seats = "".join(_row(226 + 5 * step + 1.1 * step**2, 0.16 + 0.085 * step) for step in range(6))
    return flat(seats, DARK_CHAIR, opacity=0.75) + group(_front_row(), stroke_width=2.4)


def _row(foot: float, size: float) -> str:
    wide, high, gap = 22 * size, 40 * size, 30 * size
    half = int(150 / 30 * min(1, 0.4 + size))
    return "".join(
        f"M{320 + at * gap - wide / 2:.0f} {foot - high:.0f}h{wide:.0f}v{high * 0.6:.0f}h{-wide:.0f}Z"
        for at in range(-half, half + 1)
    )


def _front_row() -> str:
    places = (206, 243, 282, 320, 358, 396, 434)
    legs = line("".join(f"M{x - 11} 322V350M{x + 11} 322V350" for x in places), width=3)
    backs = "".join(shape(f"M{x - 15} 282q15-8 30 0l1 34h-32Z", CHAIR) for x in places)
    seats = "".join(shape(f"M{x - 16} 314h32l3 10h-38Z", DARK_CHAIR) for x in places)
    return legs + backs + seats


def _people() -> str:
    """A girl with headphones, two friends on one chair, a lady who knits, a man with a parcel."""
    girl = (
        _person(243, "#5F7F94")
        + line("M230 262a13 13 0 0 1 26 0", width=4)
        + dot(230, 264, 4, SUN)
        + dot(256, 264, 4, SUN)
    )
    friends = _person(275, "#7D97A5", size=0.86) + _person(292, "#93A9B3", size=0.86) + slab(278, 306, 12, 8, SUN)
    lady = (
        _person(320, "#8B8FA6")
        + oval(320, 250, 9, 6, PALE, inked=True)
        + line("M308 306L334 296M332 306L306 296", width=2.4)
    )
    scarf = shape("M314 304h12l6 46h-20Z", "#C98F9C")
    man = (
        _person(358, "#6C8A86")
        + shape("M344 258a14 12 0 0 1 28 0h6v4h-34Z", "#4C6B70")
        + box(346, 300, 24, 18, "#D9BD93")
    )
    return girl + friends + lady + scarf + man


def _person(x: float, colour: str, *, size: float = 1) -> str:
    body = (
        shape("M-17 50C-17 18-12 4 0 4S17 18 17 50Z", colour)
        + dot(0, -8, 12.5, "#D8C3B4", inked=True)
        + line("M-4-7h.1M5-7h.1", width=3.4)
    )
    return group(body, transform=f"translate({x:g} {270 + 6 * (1 - size):g}) scale({size:g})")


def _left_wall() -> str:
    clock = oval(112, 104, 22, 26, PALE, inked=True) + line("M112 104V87M112 104L101 110", width=3)
    back = line("M128 92a20 22 0 0 0-9-8M126 83l-8 1 4 7", width=2.4)
    poster = shape("M88 160L142 168V214L88 218Z", PALE) + line("M97 174L132 179M97 186L132 189M97 199L124 199")
    water = shape("M158 206L190 208V240L158 246Z", "#9CC7D6") + shape("M164 214L184 215V225L164 227Z", PALE)
    cups = line("M168 238v12M174 237v12M180 236v11", width=4, colour=PALE)
    drop = line("M172 227v8", width=3, colour="#E3F5F8")
    return clock + back + poster + water + drop + cups


def _right_wall() -> str:
    board = line("M384 0V78M462 0V78") + shape("M366 78H480V132H366Z", "#2F4A54") + _flaps()
    machine = box(380, 230, 28, 34, "#E5B5A5") + box(387, 264, 14, 46, DARK_CHAIR)
    machine += line("M386 254h16", width=5) + line("M387 240h14", colour=PALE)
    door = shape("M462 158L494 140V318L462 296Z", "#9FB5BE") + shape("M494 140L534 118V346L494 318Z", "#A9BDC5")
    knobs = line("M488 226v16M500 226v18", width=4)
    keys = "".join(f"M{x} {y}h.1" for y in (226, 234, 242, 249) for x in (440, 446, 452))
    pad = shape("M434 218L458 220V258L434 256Z", PALE) + line(keys, width=4)
    return board + machine + door + knobs + pad


def _flaps() -> str:
    """« Guichet 0 », in letters that turn: only the nought is lit."""
    cells = "".join(f"M{374 + 12 * at} 88h9v13h-9Z" for at in range(7)) + "".join(
        f"M{374 + 12 * at} 110h9v13h-9Z" for at in range(8)
    )
    return group(line(cells, colour="#7F98A1"), stroke_width=1.6) + oval(468, 95, 5, 8, "none", inked=True).replace(
        "/>", ' stroke="#FFD166"/>', 1
    )


def _bench() -> str:
    legs = line("M34 388V440M128 380V430", width=6)
    seat = shape("M10 372L150 362L158 378L14 392Z", "#A58F7A") + shape("M10 328L146 322V340L10 348Z", "#A58F7A")
    sign = shape("M50 300L112 296V330L50 336Z", PALE) + line("M60 314L102 311M60 324L92 322", width=3)
    return (
        legs
        + dot(84, 412, 15, "#fff", inked=True)
        + dot(84, 412, 5, "#D9BD93", inked=True)
        + seat
        + line("M26 348V372M132 340V364", width=5)
        + sign
    )


def _plant() -> str:
    """The only colour of the room; it is thirsty."""
    leaves = (
        ("M563 380C560 300 548 250 506 226 494 262 520 300 563 350Z", LEAF),
        ("M563 380C566 290 586 236 628 222 640 262 612 306 565 356Z", DEEP_LEAF),
        ("M561 380C548 270 552 200 574 160 600 210 590 290 566 372Z", PALE_LEAF),
        ("M560 384C530 330 500 316 470 322 480 352 520 372 560 392Z", DEEP_LEAF),
        ("M568 384C596 336 620 326 646 332 640 360 610 378 570 394Z", LEAF),
    )
    pot = shape("M520 388H608L596 474H532Z", "#E08A66") + shape("M514 382H614V400H514Z", "#E08A66")
    label = (
        line("M576 400V414") + shape("M560 414L596 418L592 440L558 436Z", "#E9D7B5") + line("M566 426L586 428", width=2)
    )
    veins = line("M563 368C552 300 538 264 514 240M565 368C574 300 596 258 622 236M566 366C572 280 574 220 574 180")
    return "".join(shape(path, colour) for path, colour in leaves) + veins + pot + label
