"""What is found in ABRI's memory, each a paper cut-out of 160 by 160."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import cos, pi, sin

from webapp.art.ink import BORDER, PAPER, dot, drawing, flat, group, line, oval, paper, shade, shape
from webapp.art.picture import Picture

COPPER, DEEP_COPPER, CREAM, STEEL = "#D08F4C", "#A5672C", "#FFF4DC", "#C3D3D2"


@dataclass(frozen=True, slots=True)
class Item:
    alt: str
    border: str
    body: str


_ROLL = Item(
    "Un rouleau de papier à tickets",
    paper("M30 66C30 30 118 30 118 66V98C118 118 140 112 146 128L128 146C100 140 30 146 30 100Z"),
    shape("M32 66V98C32 132 116 132 116 98V66Z", "#fff")
    + shade("M88 120C104 116 116 110 116 98V66H92Z", opacity=0.12)
    + shape("M116 84C118 108 132 112 146 122L132 144C108 136 100 124 98 116 110 112 116 106 116 98Z", "#fff")
    + line("M124 116L112 130", width=3, dash="3 6")
    + oval(74, 66, 42, 22, "#fff", inked=True)
    + line("M50 66C50 56 98 56 98 66S52 76 52 67", width=2.6)
    + oval(74, 66, 15, 8, COPPER, inked=True)
    + line("M34 88C44 106 80 112 104 104", colour="#B9CBC8", width=3),
)
_TICKET = Item(
    "Un ticket portant le numéro 9300",
    paper("M20 56L126 32 142 104 36 128Z"),
    group(
        shape("M-60-36H60V-18a9 9 0 0 0 0 18a9 9 0 0 0 0 18V36H-60V18a9 9 0 0 0 0-18 9 9 0 0 0 0-18Z", "#FFD98A")
        + line("M32-34V34", width=3, dash="4 6")
        + line("M-46-24H-16", width=4)
        + line(
            "M-37-4a7 7 0 1 0-14 0 7 7 0 1 0 14 0V8C-37 16-42 20-48 20M-29-8C-22-14-14-6-23 2-12 4-15 22-29 17"
            "M-8 4C-8-15 6-15 6 4S-8 23-8 4ZM12 4C12-15 26-15 26 4S12 23 12 4Z",
            width=4.6,
        )
        + line("M40 14C40 24 50 24 50 14M50 14L45 17M50 14L54 18", width=3),
        transform="translate(81 80) rotate(-13)",
    ),
)
_CUP = Item(
    "Un gobelet d’eau",
    paper("M44 40H116L102 142H58Z"),
    shape("M44 44H116L102 140H58Z", "#fff")
    + flat("M50 66H110L101 136H59Z", "#38B6CC")
    + flat("M50 66H110L108 78C98 86 90 70 80 78S62 86 51 76Z", "#A9E3EC")
    + line(
        "M56 92Q64 84 72 92T88 92 104 92M59 108Q66 100 73 108T87 108 101 108M61 124Q67 117 74 124T86 124 98 124",
        colour="#fff",
        width=3.6,
    )
    + line("M44 44H116L102 140H58Z")
    + oval(80, 44, 36, 9, "#E3F5F8", inked=True),
)
_SUN_RAYS = "".join(
    f"M{80 + 27 * cos(turn):.0f} {80 + 27 * sin(turn):.0f}L{80 + 40 * cos(turn):.0f} {80 + 40 * sin(turn):.0f}"
    for turn in (pi * part / 4 for part in range(8))
)
_TOKEN = Item(
    "Un jeton de cuivre gravé d’un soleil",
    paper("M22 80a58 58 0 1 0 116 0a58 58 0 1 0-116 0Z"),
    dot(80, 84, 56, DEEP_COPPER, inked=True)
    + dot(80, 78, 56, COPPER, inked=True)
    + dot(80, 80, 47, "#E0A868")
    + dot(80, 80, 18, "#F6CFA0", inked=True)
    + line(_SUN_RAYS, width=6)
    + line("M36 62C42 48 52 40 66 35", colour="#fff", width=4),
)
_CLOTH = Item(
    "Un chiffon froissé",
    paper(
        "M30 54C48 30 70 44 86 36 108 28 120 40 132 54 124 76 138 96 128 124 104 132 84 122 64 132 44 136 36"
        " 126 26 116 36 94 24 78 30 54Z"
    ),
    shape(
        "M30 54C48 30 70 44 86 36 108 28 120 40 132 54 124 76 138 96 128 124 104 132 84 122 64 132 44 136 36"
        " 126 26 116 36 94 24 78 30 54Z",
        "#F5B8C6",
    )
    + shade("M132 54C124 76 138 96 128 124 112 128 98 124 84 126 104 106 112 84 104 62Z", opacity=0.14)
    + line("M52 60C66 74 66 92 54 106M84 50C92 68 108 76 112 92M70 104C82 100 92 104 100 114", width=3)
    + line("M38 60L46 54 52 48 60 52 68 47 76 50 84 45 92 47 100 41 108 46 116 44 122 54", colour="#fff", width=3)
    + line("M36 112L44 116 48 124 56 120 64 124 72 118 82 120 90 114", colour="#fff", width=3),
)
_BULB = Item(
    "Une vieille ampoule à filament",
    paper("M80 18C50 18 34 40 36 64 38 86 60 94 62 112V138H98V112C100 94 122 86 124 64 126 40 110 18 80 18Z"),
    shape("M80 20C52 20 36 40 38 64 40 84 60 92 62 110H98C100 92 120 84 122 64 124 40 108 20 80 20Z", "#FFF3C9")
    + line("M70 110V84L60 62 70 72 80 58 90 72 100 62 90 84V110", colour="#E08A1E", width=4)
    + line("M50 60C50 44 60 34 72 31", colour="#fff", width=5)
    + shape("M62 110H98L96 134C92 144 68 144 64 134Z", COPPER)
    + line("M62 118L98 114M63 127L97 123M66 135L95 132", width=3),
)
_NOTEBOOK = Item(
    "Le carnet de Lucien, fermé par un élastique",
    paper("M36 30L112 22 130 124 54 136Z"),
    shape("M42 36L118 28 132 118 60 132Z", CREAM)
    + line("M58 124L130 112M60 128L131 116", width=2.4)
    + shape("M34 34L106 24 124 114 52 128Z", "#B4512F")
    + flat("M46 48L84 43 88 64 50 70Z", CREAM)
    + line("M54 55L78 51M56 61L72 58", width=2.6)
    + line("M88 27L106 118", width=9)
    + line("M88 27L106 118", colour="#F2C14E", width=4),
)
_CHAIR = Item(
    "Une chaise",
    paper("M48 20H108L114 82 122 92 126 146H34L44 88Z"),
    line("M50 98L40 142M112 98L122 142M64 98L62 134M98 98L100 134", width=9)
    + line("M50 98L40 142M112 98L122 142M64 98L62 134M98 98L100 134", colour=STEEL, width=3.6)
    + shape("M50 30C52 20 108 20 110 30L114 78C114 88 48 88 48 78Z", "#38B6CC")
    + line("M60 36C62 32 76 31 84 31", colour="#D5F3F8", width=4)
    + shape("M46 78C60 72 102 72 116 78L122 92C122 104 40 104 40 92Z", "#1C8FA8")
    + line("M68 48H92", width=4),
)

ITEMS: Mapping[str, Item] = {
    "rouleau": _ROLL,
    "ticket": _TICKET,
    "gobelet": _CUP,
    "jeton": _TOKEN,
    "chiffon": _CLOTH,
    "ampoule": _BULB,
    "carnet": _NOTEBOOK,
    "chaise": _CHAIR,
}


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, item in ITEMS.items():
        yield f"item/{name}", Picture(partial(_cut_out, item), item.alt)


def _cut_out(item: Item) -> str:
    border = group(item.border, fill=PAPER, stroke=PAPER, stroke_width=BORDER)
    return drawing(160, 160, border + item.body)
