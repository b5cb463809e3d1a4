"""Small pictures for moments without anything to show: no network, nothing yet, nobody here, all done."""

from collections.abc import Iterator, Mapping

from webapp.art.backdrops.stage import crown, pot
from webapp.art.ink import dot, drawing, flat, group, line, oval, polygon, rows, shape, tube
from webapp.art.picture import Picture
from webapp.art.shards import GENERIC, NOT_YET

SUN, CORAL, LAGOON, CREAM, WOOD, MINT = "#FFC02E", "#FF6B3D", "#8FCFDA", "#FFF4DC", "#D9AE7C", "#CBE8D8"


def _round(colour: str, body: str) -> str:
    """A disc of colour that the drawing may overflow a little."""
    return drawing(240, 240, dot(120, 120, 104, colour) + body)


def _offline() -> str:
    """The line is cut; somebody takes out a guitar. It is nearly a law."""
    poles = line("M34 226V52M206 226V52M18 70H50M190 70H222", width=7)
    wires = line("M34 70C60 92 82 96 100 90L112 104M206 70C180 94 160 98 142 92L132 78M100 90L96 104", width=4)
    sparks = line("M120 68V56M108 74L100 66M134 70L142 60", width=4, colour=SUN)
    neck = tube("M112 168L186 94", 15, WOOD, rim=3.4) + shape("M180 88L200 74 210 84 196 104Z", "#7B4A26")
    outline = (
        "M60 214C38 196 44 168 68 160 76 156 76 148 82 140 94 124 120 128 130 144 142 160 138 180 122 186"
        " 116 190 118 198 114 206 102 226 76 228 60 214Z"
    )
    guitar = shape(outline, "#E8933A") + dot(100, 172, 15, "#3A2416", inked=True) + line("M66 190L84 208", width=7)
    strings = line("M74 200L190 84M79 205L195 90", colour=CREAM, width=2)
    music = (
        line("M166 160V136L188 130V154", width=4.4) + oval(160, 161, 7, 5, "#0C2B30") + oval(182, 155, 7, 5, "#0C2B30")
    )
    return _round("#E3EFE9", poles + wires + sparks + neck + guitar + strings + music)


def _empty() -> str:
    """A shelf with room on it, and the outline of what will come."""
    shelf = shape("M30 172H210V188H30Z", WOOD) + line("M52 188V212M188 188V212", width=7)
    small = [(x * 0.42 + 78, y * 0.42 + 84) for x, y in GENERIC.outline]
    awaited = line(polygon(small), colour=NOT_YET, width=5, dash="1 10")
    book = (
        shape("M44 118H62V172H44Z", CORAL) + shape("M62 110H78V172H62Z", LAGOON) + line("M49 130H57M66 124H74", width=3)
    )
    return _round("#FFE6AE", shelf + awaited + book + pot(180, 172, 0.85))


def _not_found() -> str:
    """A tram stop with no tram: the line stops here."""
    post = line("M120 222V66", width=9) + line("M92 224H150", width=7)
    sign = shape("M62 40H170L190 60V106H62Z", LAGOON) + line("M80 62H128M80 80H112", width=6, colour="#fff")
    cross = line("M146 60L170 86M170 60L146 86", width=7)
    rails = line("M22 214H104M136 214H150M162 206L176 224M190 214H218", width=6)
    bench = line("M36 172H92M44 172V198M84 172V198M36 148H92M42 148V172M86 148V172", width=6)
    return _round("#CFE9EE", rails + bench + post + sign + cross + crown(196, 168, 24) + line("M196 178V212", width=6))


def _rest() -> str:
    """The tram sleeps in the depot; the day opens tomorrow morning."""
    moon = flat("M182 30A32 32 0 1 0 206 78 27 27 0 1 1 182 30Z", "#FFF1C4")
    stars = line("M44 70h.1M84 40h.1M126 62h.1M214 118h.1M32 120h.1", colour="#FFF1C4", width=6)
    body = shape("M50 206V122C50 100 66 88 92 88H148C174 88 190 100 190 122V206Z", CORAL)
    face = shape("M66 116C66 106 78 102 92 102H148C162 102 174 106 174 116V148H66Z", "#2C5A63") + shape(
        "M50 162H190V182H50Z", CREAM
    )
    shut = line("M84 126q10 9 20 0M136 126q10 9 20 0", colour="#FFF1C4", width=5)
    lamps = dot(76, 172, 7, SUN, inked=True) + dot(164, 172, 7, SUN, inked=True)
    sleep = line("M92 44h14l-14 16h14M76 66h9l-9 10h9", width=4, colour="#FFF1C4")
    return _round(
        "#1B444A", moon + stars + body + face + shut + lamps + shape("M40 206H200V218H40Z", "#6E8F90") + sleep
    )


def _done() -> str:
    """Figs in a basket, and a table set for everybody."""
    table = shape("M28 178H212V194H28Z", WOOD) + line("M58 194V226M182 194V226", width=8)
    fig = shape("M0-20C16-8 14 12 0 12S-16-8 0-20Z", "#8E3A59") + line("M-5-2q1-6 4-9", colour="#D89AB2", width=3)
    places = rows("98 120, 142 120, 120 108, 108 134, 134 134")
    figs = "".join(group(fig, transform=f"translate({x:g} {y:g})") for x, y in places)
    basket = shape("M66 130H174L160 178H80Z", "#E3AF6C") + line(
        "M70 146H170M75 162H165M96 130L102 178M120 130V178M144 130L138 178", width=3
    )
    cups = shape("M30 152H54L50 178H34Z", MINT) + shape("M186 152H210L206 178H190Z", LAGOON)
    confetti = "".join(
        flat(f"M{x:g} {y:g}l7-3 5 8-7 3Z", colour)
        for (x, y), colour in zip(
            rows("52 84, 84 52, 128 42, 170 56, 194 92, 150 76, 98 78"),
            (CORAL, SUN, "#12A385", "#F2789F", SUN, "#38B6CC", "#12A385"),
            strict=True,
        )
    )
    return _round("#FBE3D2", confetti + figs + basket + table + cups)


def _letter() -> str:
    """A letter of the night, slipped under the door."""
    door = (
        shape("M62 30H178V200H62Z", "#2C5A63")
        + shape("M80 48H160V112H80Z", "#3D6F78")
        + dot(162, 128, 6, SUN, inked=True)
    )
    light = flat("M62 200H178L212 226H28Z", "#FFE9A8")
    letter = group(
        shape("M-44-28H44V28H-44Z", CREAM)
        + line("M-44-28L0 6 44-28M-44 28L-14-4M44 28L14-4", width=3.4)
        + dot(0, 6, 8, CORAL, inked=True),
        transform="translate(122 196) rotate(-9)",
    )
    return _round("#BFD7EA", door + light + line("M24 202H216", width=6) + letter)


SCENES: Mapping[str, Picture] = {
    "offline": Picture(_offline, "La ligne est coupée. À côté, une guitare."),
    "empty": Picture(_empty, "Une étagère, avec une place pour ce qui va venir."),
    "not-found": Picture(_not_found, "Un arrêt de tram où la ligne s’arrête."),
    "rest": Picture(_rest, "Un tram endormi, sous la lune."),
    "done": Picture(_done, "Une table mise, un panier de figues."),
    "letter": Picture(_letter, "Une lettre glissée sous une porte, la nuit."),
}


def pictures() -> Iterator[tuple[str, Picture]]:
    for name, picture in SCENES.items():
        yield f"scene/{name}", picture
