"""ABRI's memory, second room: where she decides what she keeps. A gentle factory of round pipes and glass bubbles.

Things stand where the hotspots of the scene say, in hundredths of 640 by 480.
"""

from webapp.art.backdrops.stage import SUN, box, slab, stage
from webapp.art.ink import dot, flat, group, line, rows, shape

HEIGHT = 480
BRICK, JOINT, FLOOR = "#E6D3CC", "#D3BAB2", "#CBB9B4"
STEEL, DARK, PALE, COPPER = "#A9BDC5", "#5E7A86", "#F4F1EC", "#D08F4C"


def sorting_room() -> str:
    room = (
        _wall()
        + _traps()
        + _pipes()
        + _belt()
        + _sieve()
        + _counter()
        + _desk()
        + _coin_box()
        + _locker()
        + _register()
    )
    return stage(room, height=HEIGHT, colour="#43545E")


def _wall() -> str:
    courses = "".join(f"M0 {y}H640" for y in range(24, 360, 42))
    heads = "".join(
        f"M{x} {y}v42" for row, y in enumerate(range(24, 332, 42)) for x in range(40 + row % 2 * 48, 640, 96)
    )
    return slab(0, 0, 640, 360, BRICK) + line(courses + heads, colour=JOINT, width=2) + slab(0, 360, 640, 120, FLOOR)


def _traps() -> str:
    """« Normal », huge and full; « bruit », small and bright."""
    normal = shape("M8 178H196L182 276H22Z", "#8E9AA0") + box(4, 160, 196, 20, STEEL)
    grey = "".join(_bubble(x, y, r) for x, y, r in rows("36 156 20, 78 150 24, 124 154 22, 166 152 20, 100 122 20"))
    noise = shape("M474 262H586L578 316H482Z", "#F7E3BE") + box(468, 250, 124, 14, STEEL)
    bright = _bright(499, 230, 21) + _bright(550, 221, 22) + _bright(525, 258, 17)
    return grey + normal + _label(60, 206, 84, 5) + bright + noise + _label(500, 276, 60, 3)


def _label(x: float, y: float, across: float, strokes: int) -> str:
    """An enamel plate; what it says is in the text of the scene."""
    marks = "".join(
        f"M{x + 12 + at * (across - 24) / strokes:.0f} {y + 11}h{(across - 24) / strokes - 5:.0f}"
        for at in range(strokes)
    )
    return box(x, y, across, 22, PALE) + line(marks, width=5)


_SOMEBODY = "M-6 13C-6 2-3-1 0-1S6 2 6 13ZM4-7a4 4 0 1 1-8 0 4 4 0 1 1 8 0ZM3 4L9-5 12-4 6 7Z"


def _bubble(x: float, y: float, radius: float) -> str:
    """A story: somebody in a ball of grey, striped glass."""
    stripes = flat("M-15 5H15L13 9H-13ZM-11 13H11L7 17H-7Z", "#B4BFC3")
    story = dot(0, 0, 20, "#D5DCDE", inked=True) + stripes + flat(_SOMEBODY, "#8E9AA0")
    return group(story, transform=f"translate({x:g} {y:g}) scale({radius / 20:g})")


def _bright(x: float, y: float, radius: float) -> str:
    """One of the few: luminous, marked with a star."""
    halo = group(dot(0, 0, 28, SUN), opacity=0.45)
    star = shape("M13-20L15-16 19-16 16-13 17-8 13-11 9-8 10-13 7-16 11-16Z", SUN)
    story = halo + dot(0, 0, 20, "#FFF6D8", inked=True) + flat(_SOMEBODY, "#D9824F") + star
    return group(story, transform=f"translate({x:g} {y:g}) scale({radius / 20:g})")


def _pipes() -> str:
    pipes = (
        "M-10 60H150C190 60 190 20 230 20H660M-10 96H110C140 96 140 120 170 120H230"
        "M640 70H560C530 70 530 110 530 140V214"
    )
    return (
        line(pipes, width=20)
        + line(pipes, width=14.5, colour="#C9D6DA")
        + line("M60 60V60.1M250 20V20.1M560 70V70.1", width=26, colour=DARK)
    )


def _belt() -> str:
    belt = shape("M-10 336H650V372H-10Z", DARK) + line("M-10 348H650", colour="#86A0AA", width=3, dash="26 12")
    wheels = "".join(dot(x, 374, 13, STEEL, inked=True) + dot(x, 374, 4, DARK) for x in range(30, 640, 96))
    stories = (
        "".join(_bubble(x, 316, 20) for x in (136, 268, 420))
        + _bright(348, 314, 21)
        + line("M96 300h20M92 314h24M228 304h18", width=3)
    )
    return stories + belt + wheels + line("M20 388V440M308 388V440M596 388V440", width=8)


def _sieve() -> str:
    """The great sieve: the frequent stays, the rare falls."""
    holes = "".join(f"M{x} {y}h.1" for y in (92, 108, 124) for x in range(228, 350, 20))
    bowl = (
        shape("M196 70H372L346 142H222Z", STEEL) + line(holes, width=8, colour=DARK) + box(188, 56, 192, 16, "#C9D6DA")
    )
    return line("M220 56V20M348 56V20", width=5) + bowl + _label(232, 30, 104, 4)


def _counter() -> str:
    rolls = "".join(box(358 + at * 19, 112, 16, 26, PALE) + line(f"M{362 + at * 19} 125h8", width=3) for at in range(4))
    return box(348, 98, 96, 52, DARK) + rolls + line("M396 150V176", width=6)


def _desk() -> str:
    """A plate black with dust, and three levers under it."""
    levers = "".join(
        line(f"M{x} 300V278", width=5) + dot(x, 274, 7, fill, inked=True)
        for x, fill in ((284, "#D9824F"), (307, SUN), (330, "#7DBB8A"))
    )
    stand = (
        shape("M262 300H352L342 336H272Z", STEEL) + shape("M286 336H328V420H286Z", DARK) + box(272, 416, 70, 12, DARK)
    )
    plate = shape("M268 238L346 236 350 266 264 268Z", "#3A3F45") + line(
        "M280 250h14M300 249h20M326 248h10M278 259h30", colour="#6A7076", width=3
    )
    return stand + levers + plate


def _coin_box() -> str:
    rays = "M218 274v-6M218 300v6M205 287h-6M231 287h6M209 278l-4-4M227 278l4-4M209 296l-4 4M227 296l4 4"
    return (
        box(206, 326, 24, 100, DARK)
        + box(192, 256, 54, 72, COPPER)
        + dot(218, 287, 9, "#3A3F45", inked=True)
        + line(rays, width=3)
        + line("M204 316h28", width=4)
    )


def _locker() -> str:
    body = box(24, 268, 84, 172, "#8FB3B8") + flat("M38 282H96V430H38Z", "#3F5B63")
    inside = shape("M52 300q14-12 28 0l4 56H48Z", SUN) + shape("M52 396q14-10 30 0l-4 22H54Z", "#F5B8C6")
    door = (
        shape("M96 278L132 296V448L96 434Z", "#A9C9CC")
        + line("M104 300L122 309M104 312L122 321", width=3)
        + dot(124, 372, 4, DARK)
    )
    return body + inside + door


def _register() -> str:
    stand = shape("M500 352L600 336 612 356 508 376Z", "#A9764A") + line("M556 366V446M524 450H590", width=8)
    book = shape(
        "M492 322C516 310 536 316 548 326 562 310 584 304 606 308V344C584 342 562 348 550 362 536 352 514 350 496 358Z",
        PALE,
    )
    text = line("M504 332q18-6 34 2M504 343q18-6 36 3M560 332q16-12 36-12M560 344q16-12 38-12", width=2.4) + line(
        "M549 327V361"
    )
    ribbon = shape("M566 352L574 348 576 388 568 382 562 390Z", "#D9604F")
    return stand + book + text + ribbon
