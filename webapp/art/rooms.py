"""Rooms of the building, each 312 by 118, seen from the side."""

from webapp.art.backdrops.stage import (
    CORAL,
    CREAM,
    LAGOON,
    LEAF,
    MINT,
    PALE_LEAF,
    PEACH,
    SUN,
    WOOD,
    box,
    crown,
    pot,
    slab,
    tree,
)
from webapp.art.ink import dot, flat, line, shape

_FEET = 118


def _room(wall: str, floor: str, body: str) -> str:
    return slab(0, 0, 312, _FEET, wall) + slab(0, 96, 312, 22, floor) + body


def _hanging(*places: tuple[float, str]) -> str:
    return "".join(
        line(f"M{x:g} 0V14")
        + shape(f"M{x - 15:g} 26C{x - 12:g} 16 {x - 6:g} 14 {x:g} 14S{x + 12:g} 16 {x + 15:g} 26Z", colour)
        for x, colour in places
    )


def greenhouse() -> str:
    frame = line("M52 0V96M120 0V96M188 0V96M256 0V96M0 40H312", colour="#fff", width=4)
    vines = line("M30 0V24M150 0V30M222 0V20", colour=LEAF, width=5, dash="2 7")
    plants = pot(46, 112, 0.9) + pot(104, 112, 0.66, SUN) + pot(222, 112, 0.8, LAGOON) + pot(276, 112, 1.05)
    return _room(
        "#D8F0E4", "#D98B5C", frame + vines + box(140, 76, 54, 6, WOOD) + line("M167 82V112", width=5) + plants
    )


def workshop() -> str:
    board = box(120, 20, 92, 48, WOOD) + "".join(
        box(x, y, 15, 13, colour)
        for x, y, colour in ((130, 28, CREAM), (154, 40, MINT), (180, 28, SUN), (188, 48, CREAM), (136, 48, LAGOON))
    )
    bench = (
        box(20, 78, 92, 9, WOOD)
        + line("M30 87V114M102 87V114", width=5)
        + box(38, 50, 44, 28, "#2C5A63")
        + line("M48 70V62M58 70V56M68 70V60", width=5, colour=SUN)
    )
    wheel = dot(262, 88, 26, "none", inked=True, width=5) + line(
        "M262 62V114M236 88H288M244 70L280 106M280 70L244 106", width=2
    )
    return _room("#FFE3CB", "#E3A878", board + bench + wheel + _hanging((66, CORAL), (236, LAGOON)))


def street() -> str:
    houses = box(24, 34, 60, 72, PEACH) + box(92, 14, 46, 92, MINT) + box(236, 26, 58, 80, CREAM)
    panes = "".join(
        slab(x, y, 9, 12, LAGOON)
        for x, y in (
            (36, 48),
            (58, 48),
            (36, 74),
            (58, 74),
            (102, 28),
            (120, 28),
            (102, 54),
            (120, 54),
            (250, 42),
            (272, 42),
            (250, 68),
            (272, 68),
        )
    )
    stop = (
        line("M186 112V44", width=5)
        + box(164, 26, 46, 22, "#12A385")
        + line("M172 37H188M194 37H202", width=3, colour="#fff")
    )
    return _room(
        "#CFEAF0",
        "#F7E3BE",
        houses + panes + stop + tree(150, 112, 76) + line("M0 104H312", width=3) + crown(222, 98, 13, PALE_LEAF),
    )


def office() -> str:
    shelves = (
        box(18, 20, 64, 76, WOOD)
        + line("M18 44H82M18 70H82")
        + "".join(
            box(x, y, 9, 18, colour)
            for x, y, colour in (
                (24, 26, CORAL),
                (34, 26, SUN),
                (46, 26, LAGOON),
                (26, 52, MINT),
                (60, 52, CORAL),
                (40, 76, SUN),
                (52, 76, LAGOON),
            )
        )
    )
    desk = (
        box(134, 76, 110, 8, WOOD)
        + line("M144 84V114M234 84V114", width=5)
        + box(176, 46, 44, 28, "#2C5A63")
        + line("M198 74V78", width=6)
        + box(150, 66, 16, 10, CORAL)
    )
    window = box(120, 14, 38, 40, "#BFE3EA") + line("M139 14V54M120 34H158")
    return _room("#E6EFDA", "#D9BC8C", shelves + window + desk + pot(280, 114, 0.9, SUN) + _hanging((262, CORAL)))


def kitchen() -> str:
    counter = (
        box(16, 72, 132, 42, LAGOON)
        + box(12, 66, 140, 8, CREAM)
        + line("M60 74V114M104 74V114M50 88V94M94 88V94M114 88V94")
    )
    stove = line("M42 66V52H64V66M64 56H74", width=4) + shape("M36 40C36 34 70 34 70 40V54H36Z", CORAL)
    table = (
        box(186, 80, 96, 7, WOOD)
        + line("M198 87V114M270 87V114", width=5)
        + dot(222, 72, 8, SUN, inked=True)
        + dot(240, 74, 6, CORAL, inked=True)
    )
    tiles = line("M0 30H160M0 50H160M40 10V66M80 10V66M120 10V66", colour="#fff")
    return _room(
        "#FFF1DA",
        "#E8C69A",
        tiles
        + counter
        + stove
        + table
        + _hanging((234, SUN))
        + flat("M170 14H206V50H170Z", "#BFE3EA")
        + line("M170 14H206V50H170ZM188 14V50"),
    )


def library() -> str:
    rows_of_books = "".join(
        box(24 + 17 * at, 22 + (at % 3) * 4, 13, 34 - (at % 3) * 4, (CORAL, SUN, LAGOON, MINT, PEACH)[at % 5])
        for at in range(8)
    )
    shelf = (
        box(16, 56, 150, 7, WOOD)
        + box(16, 94, 150, 7, WOOD)
        + "".join(box(30 + 24 * at, 70, 17, 24, (LAGOON, MINT, CORAL, SUN)[at % 4]) for at in range(5))
    )
    armchair = shape("M206 108V74C206 62 254 62 254 74V108Z", CORAL) + shape(
        "M198 108V88C198 80 212 80 212 88V94H248V88C248 80 262 80 262 88V108Z", "#E5805C"
    )
    lamp = line("M286 110V48", width=4) + shape("M270 48L278 24H294L302 48Z", SUN)
    return _room("#E4E0EE", "#CDB39A", rows_of_books + shelf + armchair + lamp)
