"""ABRI's memory, last room: a small office of long ago, in the dark, then lit, then at dawn.

Things stand where the hotspots of the scene say, in hundredths of 640 by 480.
"""

from dataclasses import dataclass

from webapp.art.backdrops.stage import box, slab, stage
from webapp.art.ink import dot, flat, group, line, oval, rows, shape

HEIGHT = 480


@dataclass(frozen=True, slots=True)
class Light:
    """The colours of one moment: in the dark there are outlines only."""

    line: str
    wall: str
    flower: str
    floor: str
    plank: str
    wood: str
    deep_wood: str
    paper: str
    accent: str
    copper: str
    window: str
    lamp: str = ""
    ray: str = ""


DARK = Light(
    "#8A93B0",
    "#262A42",
    "#30354F",
    "#20243A",
    "#2A2F48",
    "#2C3150",
    "#262A45",
    "#333958",
    "#2E3352",
    "#333858",
    "#14172A",
)
LIT = Light(
    "#5A4632",
    "#F4E4C6",
    "#E8C9A4",
    "#D9B58A",
    "#C79F72",
    "#C08A5A",
    "#A06F45",
    "#FFF9EA",
    "#7FA79A",
    "#D9694F",
    "#2B2D38",
    lamp="#FFF0B8",
)
DAWN = Light(
    "#5A4632",
    "#FBE6CC",
    "#F2C9A8",
    "#E3BD92",
    "#CFA678",
    "#C99566",
    "#A87850",
    "#FFFBF0",
    "#8CB8A9",
    "#E27A5C",
    "#3A3550",
    lamp="#FFF0B8",
    ray="#FFD98A",
)


def root_room() -> str:
    return _room(DARK)


def root_room_lit() -> str:
    return _room(LIT)


def root_room_dawn() -> str:
    return _room(DAWN)


def _room(light: Light) -> str:
    back = _wall(light) + _window(light) + _poster(light) + _frame(light) + _peg(light) + _chair(light) + _glow(light)
    front = _desk(light) + _lamp(light) + _telephone(light) + _cup(light) + (_marks(light) if light.lamp else "")
    return stage(back + front, height=HEIGHT, colour=light.line)


def _wall(light: Light) -> str:
    flowers = "".join(
        f"M{x} {y}q6-10 12 0-6 10-12 0ZM{x + 6} {y + 6}v10"
        for row, y in enumerate(range(24, 320, 52))
        for x in range(14 + row % 2 * 32, 640, 64)
    )
    planks = (
        "M0 372H640M0 408H640M0 448H640M120 340L96 372M300 340V372M480 340L500 372M200 372L180 408"
        "M420 372L434 408M90 408L60 448M310 408V448M540 408L570 448"
    )
    return (
        slab(0, 0, 640, 340, light.wall)
        + line(flowers, colour=light.flower, width=3)
        + slab(0, 340, 640, 140, light.floor)
        + line(planks, colour=light.plank, width=3)
        + box(-4, 326, 650, 16, light.wood)
    )


def _window(light: Light) -> str:
    strokes = line(
        "M276 60q20 8 44 0M270 84q30 10 60-2M282 112q24 8 70-4M268 136q40 8 50 0M330 70q20 6 40-2M340 128q16 6 34 0",
        colour=light.line,
        width=3,
    )
    pane = box(262, 44, 116, 124, light.window) + group(strokes, stroke_opacity=0.3)
    if light.ray:
        crack = "M330 44L318 74 336 96 322 124 330 168H352L344 128 352 100 338 76 346 44Z"
        pane += shape(crack, light.ray) + flat("M322 168H354L470 480H250Z", light.ray, opacity=0.4)
    return (
        pane
        + line("M320 44V168M262 106H378")
        + box(250, 168, 140, 12, light.wood)
        + line("M256 38H384V168H256Z", width=5)
    )


def _poster(light: Light) -> str:
    sheet = shape("M106 88L194 82 202 198 112 206Z", light.paper) + dot(150, 94, 4, light.copper, inked=True)
    words = line("M122 112L186 107M124 134L176 130M126 156L188 151M128 178L160 175", width=5)
    return sheet + words


def _frame(light: Light) -> str:
    photos = (
        box(442, 88, 114, 92, light.wood)
        + box(450, 96, 98, 34, light.paper)
        + box(450, 138, 44, 34, light.paper)
        + box(504, 138, 44, 34, light.paper)
    )
    group_of = "".join(
        dot(x, 110, 5, light.accent, inked=True) + line(f"M{x - 6} 129q6-16 12 0") for x in (464, 480, 498, 516, 534)
    )
    singer = dot(466, 150, 5, light.copper, inked=True) + line("M460 171q6-18 12 0M474 160l8-6")
    cake = shape("M512 166q4-18 12-14t14 10v6H512Z", light.copper)
    return group(photos + group_of + singer + cake, stroke_width=2.2)


def _peg(light: Light) -> str:
    cap = shape("M30 128q-4-28 26-30 28 2 30 22 8 4 6 10-32-8-62-2Z", light.accent)
    return line("M20 92H104M56 92v10", width=5) + cap


def _chair(light: Light) -> str:
    """Behind the desk, alone."""
    return shape("M268 214q40-14 84 0l4 90H264Z", light.deep_wood) + line("M286 222V296M310 216V296M334 222V296")


def _glow(light: Light) -> str:
    """P.: a small roof in chalk, an open door, a light that trembles."""
    halo = dot(346, 208, 60, "#3D405B" if light.lamp else "#FFF3C9")
    roof = line(
        "M306 206L318 198 328 184 338 176 346 166 356 178 368 184 376 198 388 204M316 204L317 240"
        "M376 204L375 240M312 240H382",
        colour="#FFF8E4",
        width=4.6,
        dash="9 2 5 2",
    )
    door = shape("M338 240V216q9-8 16 0v24Z", "#FFE9A8") + line("M354 216L364 222V246L354 240", width=2.6)
    return group(halo, opacity=0.72 if light.lamp else 0.22) + roof + group(door, stroke="#FFF8E4")


def _desk(light: Light) -> str:
    top = shape("M130 268H510L534 296H106Z", light.wood)
    body = box(122, 296, 396, 96, light.deep_wood) + line("M122 310H518")
    dials = "".join(dot(x, 320, 10, light.paper, inked=True) + line(f"M{x} 313v7") for x in (272, 296, 320))
    drawer = box(232, 302, 128, 52, light.wood) + dials + line("M268 342H324", width=5)
    sides = (
        box(140, 312, 76, 66, light.wood) + box(390, 312, 110, 66, light.wood) + line("M168 344h20M434 344h22", width=5)
    )
    return top + body + drawer + sides + line("M134 392V420M506 392V420", width=10)


def _lamp(light: Light) -> str:
    beam = flat("M214 232L120 396H372L272 232Z", light.lamp, opacity=0.5) if light.lamp else ""
    bulb = dot(243, 236, 10, light.lamp, inked=True) if light.lamp else line("M236 232q7 8 14 0")
    head = shape("M206 234q6-34 37-34t37 34Z", light.accent)
    return (
        beam + line("M196 276V196Q198 176 224 190", width=5) + shape("M172 276q24-14 48 0Z", light.accent) + bulb + head
    )


def _telephone(light: Light) -> str:
    body = shape("M368 276q2-32 18-34h30q16 2 18 34Z", light.copper) + dot(401, 260, 10, light.paper, inked=True)
    handset = shape("M360 236q-4-16 12-14 30-8 58 0 16-2 12 14h-18q0-8-6-8h-34q-6 0-6 8Z", light.copper)
    return body + handset + line("M434 268q20 0 20 16t18 10")


def _cup(light: Light) -> str:
    return shape("M462 244H492L488 276H466Z", light.paper) + line("M491 252q14 0 10 10t-14 6M470 258h14")


def _marks(light: Light) -> str:
    """Where a second chair used to stand."""
    return "".join(
        oval(x, y, 9, 4.5, light.deep_wood, inked=True) for x, y in rows("286 404, 354 404, 276 436, 364 436")
    )
