"""The old tram depot of Demain Matin: its hall, open on the yard and the fig tree; and its corridor of four doors."""

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
    SKY,
    SUN,
    WOOD,
    box,
    pendant,
    pot,
    slab,
    stage,
    tree,
)
from webapp.art.ink import dot, flat, group, line, scallops, shape


def depot() -> str:
    wall = slab(0, 0, 640, 640, CREAM) + slab(0, 470, 640, 170, SAND)
    return stage(
        wall + _roof() + _yard() + _rails() + _tram() + _bench() + pendant(250, 96) + pendant(470, 120, LAGOON)
    )


def _roof() -> str:
    """Saw teeth of glass and a steel beam."""
    teeth = "".join(
        shape(f"M{x} 92V24L{x + 116} 92Z", SKY) + line(f"M{x + 30} 92V42M{x + 60} 92V60") for x in range(-20, 640, 132)
    )
    truss = line(
        "M0 116L33 92 66 116 99 92 132 116 165 92 198 116 231 92 264 116 297 92 330 116 363 92 396 116 429"
        " 92 462 116 495 92 528 116 561 92 594 116 627 92 660 116"
    )
    return slab(0, 0, 640, 92, PEACH) + teeth + box(-4, 88, 650, 8, WOOD) + truss + box(-4, 114, 650, 7, WOOD)


def _yard() -> str:
    """The great door, the yard behind it, and the fig tree."""
    arch = "M206 474V250C206 180 262 150 330 150S454 180 454 250V474Z"
    trunk = shape(
        "M318 474C326 430 318 400 306 372L322 380 332 340 342 382 362 362C346 400 342 432 352 474Z", "#C08A5A"
    )
    leaves = [
        (262, 330),
        (244, 296),
        (262, 254),
        (304, 232),
        (350, 230),
        (392, 252),
        (412, 292),
        (398, 330),
        (352, 346),
        (306, 346),
    ]
    figs = "".join(
        dot(x, y, 6, "#A4506B", inked=True) for x, y in ((286, 316), (330, 296), (376, 312), (352, 258), (300, 266))
    )
    yard = flat("M206 424H454V474H206Z", "#F7E3BE") + flat("M206 424C260 408 400 408 454 424Z", PALE_LEAF)
    far = flat("M206 424V340H250V316H282V352H380V320H420V346H454V424Z", "#CFE5DF")
    shine = flat("M206 474L120 640H520L454 474Z", "#FFF6DE", opacity=0.8)
    return (
        shape(arch, "#BFE3EA")
        + far
        + yard
        + trunk
        + shape(scallops(leaves, 26), LEAF)
        + line("M276 282C284 268 298 262 310 264M346 268C360 264 374 270 382 282", colour=PALE_LEAF, width=5)
        + figs
        + line(arch, width=5)
        + shine
    )


def _rails() -> str:
    sleepers = "".join(
        line(f"M{330 - half} {y}H{330 + half}", colour="#D9BC8C", width=width)
        for y, half, width in ((494, 60, 4), (520, 78, 5), (554, 104, 7), (598, 136, 9))
    )
    return sleepers + line("M292 474L196 640M368 474L464 640", width=4)


def _tram() -> str:
    """The nose of an old tram, at rest."""
    return (
        shape("M-20 236H112C140 236 152 254 154 282L160 470H-20Z", CORAL)
        + shape("M-20 350H156L159 408H-20Z", CREAM)
        + shape("M-20 262H56V340H-20ZM68 262H112C124 262 128 272 129 284L132 340H68Z", "#CDEAF0")
        + line("M-8 330L36 274M80 330L104 290", colour="#fff", width=5)
        + shape("M40 214H122V236H40Z", SUN)
        + dot(128, 380, 13, "#FFF6D8", inked=True)
        + box(-20, 462, 190, 14, "#6E8F90")
        + flat("M-20 484H170L150 500H-20Z", "#000", opacity=0.08)
    )


def _bench() -> str:
    """A workbench, tools on the wall, a plant."""
    tools = line("M500 210V252M528 206V258M556 214V250M588 208V254", width=6) + line(
        "M492 210H508M580 208H596", width=8
    )
    return (
        box(478, 190, 150, 84, MINT)
        + tools
        + box(470, 372, 180, 16, WOOD)
        + box(486, 388, 12, 104, WOOD)
        + box(600, 388, 60, 104, PEACH)
        + line("M614 420H650M614 452H650", width=4)
        + box(516, 340, 50, 32, LAGOON)
        + line("M524 352H558", colour="#fff", width=4)
        + pot(600, 372, 0.8)
    )


def corridor() -> str:
    """Four doors in perspective, and the morning at the end."""
    walls = (
        slab(0, 0, 640, 640, CREAM)
        + flat("M0 0H640L410 190H230Z", "#FFE7C9")
        + flat("M0 640H640L410 400H230Z", SAND)
        + flat("M0 0L230 190V400L0 640Z", MINT)
        + flat("M640 0L410 190V400L640 640Z", PEACH)
    )
    edges = line("M0 0L230 190M640 0L410 190M0 640L230 400M640 640L410 400M0 520L230 356M640 520L410 356")
    tiles = line("M320 400V640M276 400L160 640M364 400L480 640M204 427H436M160 474H480M96 540H544", colour="#E2C596")
    end = (
        box(230, 190, 180, 210, "#BFE3EA")
        + flat("M230 320C280 300 360 300 410 320V400H230Z", PALE_LEAF)
        + tree(286, 356, 110)
        + tree(366, 362, 84, DEEP_LEAF)
        + line("M320 190V400M230 260H410")
        + line("M230 190H410V400H230Z", width=4)
        + flat("M230 400H410L500 640H140Z", "#fff", opacity=0.35)
    )
    lamps = "".join(
        shape(
            f"M{320 - half} {y}H{320 + half}L{320 + half * 0.8:g} {y + half * 0.3:g}H{320 - half * 0.8:g}Z", "#FFF6D8"
        )
        for y, half in ((24, 74), (96, 50), (146, 34))
    )
    return stage(walls + tiles + edges + end + lamps + _doors() + pot(222, 452, 0.7) + pot(560, 632, 1.3, LAGOON))


def _doors() -> str:
    near = (
        shape("M26 613V206L112 236V523Z", CORAL)
        + shape("M44 250L94 262V330L44 326Z", "#FFE7C9")
        + dot(98, 394, 5, SUN, inked=True)
    )
    far = (
        shape("M150 483V248L204 264V427Z", LAGOON)
        + shape("M160 276L194 284V324L160 322Z", "#FFE7C9")
        + dot(196, 352, 4, SUN, inked=True)
    )
    signs = _plate("M34 178L104 202V220L34 198Z") + _plate("M154 230L200 244V256L154 244Z")
    half = near + far + signs
    right = half.replace(CORAL, SUN).replace(LAGOON, LEAF)
    return half + group(right, transform="matrix(-1 0 0 1 640 0)")


def _plate(path: str) -> str:
    return shape(path, "#fff")
