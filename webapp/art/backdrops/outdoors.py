"""The city of 2050 in daylight, and the terraces above it."""

from webapp.art.backdrops.stage import (
    CORAL,
    CREAM,
    DEEP_LEAF,
    LAGOON,
    LEAF,
    MINT,
    PALE_LEAF,
    PEACH,
    SAND,
    SUN,
    WOOD,
    box,
    crown,
    crowns,
    sky,
    slab,
    stage,
    towers,
    tree,
    windows,
)
from webapp.art.ink import dot, flat, group, line, oval, rows, shape

_PALE = ("#CFE5DF", "#F7D9C4", "#E9E3D0")


def square() -> str:
    """A square in the shade of great cloths, between houses with gardens on their roofs."""
    scene = _houses() + _ground() + _cloths() + _fountain() + _bench() + _bike()
    return stage(sky("square", "#BFE3EA", "#FFF1DA") + scene)


def _houses() -> str:
    panes = windows(222, 282, 3, 3, step=(24, 44), size=(12, 22)) + windows(
        312, 250, 2, 4, step=(26, 44), size=(13, 22)
    )
    far = box(206, 236, 92, 240, CREAM) + box(298, 206, 70, 270, SAND) + box(368, 262, 80, 214, "#CFE5DF")
    left = box(-20, 150, 190, 330, PEACH) + slab(120, 150, 50, 330, "#F2BE9C")
    right = box(474, 120, 190, 360, MINT) + slab(474, 120, 46, 360, "#A9D6C0")
    near = windows(6, 250, 3, 3, step=(50, 66), size=(28, 40)) + windows(536, 226, 2, 4, step=(50, 62), size=(28, 38))
    gardens = crowns(
        "20 140 26, 66 134 34, 128 142 24, 236 230 16, 334 198 20, 410 256 16, 506 110 28, 560 100 36, 618 112 26",
        (LEAF, DEEP_LEAF, PALE_LEAF),
    )
    blue = flat(panes + windows(382, 302, 3, 3, step=(22, 42), size=(11, 20)), LAGOON)
    return far + blue + left + right + flat(near, "#FFF6E3") + gardens


def _ground() -> str:
    paving = line("M320 470L200 640M320 470L440 640M320 470L20 600M320 470L620 600", colour="#E2C596")
    rails = line("M-10 500H650M-10 512H650", colour="#8FA9A6", width=4)
    return slab(0, 470, 640, 170, "#F7E3BE") + paving + rails + slab(0, 466, 640, 6, SAND)


def _cloths() -> str:
    """Three sails between the houses; the shade they give lies on the ground."""
    shade = flat("M90 560C200 530 330 540 430 574L300 612C220 596 140 590 90 560Z", "#C9A97C", opacity=0.35)
    sails = (
        shape("M150 186C240 236 340 236 486 160 430 240 420 280 430 320 330 270 230 246 150 186Z", CORAL)
        + shape("M150 300C230 300 300 292 366 244 350 300 356 330 372 366 290 330 220 330 150 300Z", SUN)
        + shape("M486 236C430 262 390 268 330 262 366 290 380 320 384 344 420 300 450 270 486 236Z", LAGOON)
    )
    folds = line("M150 186C240 226 330 262 430 320M486 160C450 190 420 220 410 262M150 300C230 312 300 326 372 366")
    return shade + sails + group(folds, stroke="#fff", stroke_opacity=0.7) + line("M150 150V480M486 120V480", width=5)


def _fountain() -> str:
    jets = "M320 470C320 440 296 436 288 462M320 470C320 440 344 436 352 462M320 474V432"
    bowl = shape("M252 500C252 484 388 484 388 500L376 528H264Z", "#fff") + oval(320, 498, 64, 11, LAGOON, inked=True)
    return bowl + line(jets, colour=LAGOON, width=5)


def _bench() -> str:
    wood = line("M484 560H606M496 560V590M594 560V590M484 534H606", width=6, colour=WOOD)
    return tree(560, 560, 190) + wood + line("M490 534V560M600 534V560", width=4)


def _bike() -> str:
    """A cargo bike, waiting."""
    wheels = dot(70, 590, 26, "none", inked=True, width=5) + dot(172, 594, 22, "none", inked=True, width=5)
    frame = line("M70 590L100 546H138L118 590ZM138 546L172 594M96 536H110M138 546L134 530H122", width=4.5, colour=CORAL)
    return wheels + frame + shape("M150 552H204L196 586H158Z", SUN)


def terrace_farm() -> str:
    """Rows of vegetables on terraces, a greenhouse, a cable car, the city far below."""
    far = dot(320, 150, 62, "#FFF6D8") + towers(
        "20 40 90, 66 28 130, 100 46 76, 152 26 112, 440 36 104, 482 26 140, 514 44 84, 566 30 118", 320, _PALE
    )
    hills = flat("M0 330C120 270 240 300 360 268 480 238 560 250 640 226V640H0Z", PALE_LEAF)
    hills += flat("M0 420C160 360 320 392 640 330V640H0Z", LEAF)
    near = _terraces() + _greenhouse() + _cable() + _crates()
    return stage(sky("terrace-farm", "#BFE3EA", "#FFF1DA", "#FFE3C4") + far + hills + near)


def _terraces() -> str:
    walls = (
        shape("M-4 446C180 400 420 410 644 366V394C420 438 180 428-4 474Z", WOOD)
        + shape("M-4 540C200 496 420 506 644 470V500C420 536 200 528-4 572Z", WOOD)
        + flat("M0 572C200 528 420 536 640 500V640H0Z", "#A9764A")
    )
    furrows = line(
        "M40 640C140 584 240 560 330 552M170 640C250 590 330 566 420 552M310 640C380 596 450 570 520 546"
        "M450 640C510 600 560 576 610 556",
        colour="#8A5C38",
        width=9,
    )
    cabbages = crowns(
        "96 606 15, 168 580 15, 250 562 14, 236 606 16, 320 580 15, 376 606 16, 440 576 15, 506 602 16, 560 574 14",
        (PALE_LEAF, MINT),
    )
    tomatoes = "".join(
        line(f"M{x:g} {y:g}V{y - 44:g}", colour=DEEP_LEAF, width=6)
        + dot(x - 7, y - 16, 6, CORAL, inked=True)
        + dot(x + 7, y - 30, 6, CORAL, inked=True)
        for x, y in rows("60 520, 110 510, 160 502, 210 496, 470 480, 520 474, 570 468")
    )
    return walls + furrows + cabbages + tomatoes


def _greenhouse() -> str:
    glass = shape("M262 424V330L340 282 418 330V410C370 420 310 424 262 424Z", "#E3F5F4")
    frame = line("M262 330H418M340 282V418M300 306V422M380 306V414M262 376H418")
    plants = crown(300, 404, 18) + crown(372, 398, 20, DEEP_LEAF)
    return glass + plants + frame + line("M262 424V330L340 282 418 330V410", width=4)


def _cable() -> str:
    cabin = shape("M470 150H540V196C540 204 470 204 470 196Z", CORAL) + slab(478, 158, 54, 22, "#FFF6E3")
    return line("M-10 220L650 60M505 150V96", width=3) + cabin + line("M478 158H532V180H478ZM505 158V180")


def _crates() -> str:
    crate = box(36, 590, 104, 46, WOOD) + line("M36 606H140M36 622H140")
    return "".join(dot(x, 588, 15, CORAL, inked=True) for x in (60, 88, 116)) + crate + tree(600, 470, 150, DEEP_LEAF)
