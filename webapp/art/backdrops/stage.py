"""What the places share: a softer line than people have, and the furniture of 2050."""

from webapp.art.ink import attributes, drawing, flat, group, line, number, rows, scallops, shape

SIZE = 640
SOFT_LINE = "#2F5A5F"

SKY, CREAM, PEACH, MINT, SAND = "#DDF0F1", "#FFF1DA", "#FFD8BE", "#CBE8D8", "#F3DDB8"
LEAF, DEEP_LEAF, PALE_LEAF = "#7DBB8A", "#4E9A74", "#B5DDB4"
CORAL, SUN, LAGOON, WOOD = "#FF9E7A", "#FFD166", "#8FCFDA", "#D9AE7C"


def stage(body: str, *, height: float = SIZE, colour: str = SOFT_LINE) -> str:
    """A whole place. What matters stands in the middle, so that a phone may cut the sides."""
    return drawing(SIZE, height, group(body, stroke=colour, stroke_width=2.6))


def sky(name: str, *stops: str, height: float = SIZE) -> str:
    """A gradient over the whole stage, from top to bottom."""
    last = len(stops) - 1
    marks = "".join(
        f"<stop{attributes(offset=f'{at / last:.2g}', stop_color=colour)}/>" for at, colour in enumerate(stops)
    )
    gradient = f'<linearGradient id="{name}-sky" x2="0" y2="1">{marks}</linearGradient>'
    return gradient + flat(f"M0 0H{SIZE}V{number(height)}H0Z", f"url(#{name}-sky)")


def box(x: float, y: float, across: float, down: float, fill: str) -> str:
    return shape(f"M{number(x)} {number(y)}h{number(across)}v{number(down)}h{number(-across)}Z", fill)


def slab(x: float, y: float, across: float, down: float, fill: str) -> str:
    """A box without a line, for light and shade."""
    return flat(f"M{number(x)} {number(y)}h{number(across)}v{number(down)}h{number(-across)}Z", fill)


def windows(
    x: float, y: float, columns: int, rows: int, *, step: tuple[float, float], size: tuple[float, float]
) -> str:
    """Path data of a grid of windows."""
    wide, high = size
    return "".join(
        f"M{number(x + column * step[0])} {number(y + row * step[1])}h{number(wide)}v{number(high)}h{number(-wide)}Z"
        for row in range(rows)
        for column in range(columns)
    )


def crown(x: float, y: float, size: float, fill: str = LEAF) -> str:
    """The round head of a tree or of a bush."""
    ring = [(-1, 0.1), (-0.86, -0.5), (-0.34, -0.92), (0.34, -0.92), (0.86, -0.5), (1, 0.1), (0.6, 0.66), (-0.6, 0.66)]
    return shape(scallops([(x + size * dx, y + size * dy) for dx, dy in ring], size * 0.42), fill)


def tree(x: float, foot: float, high: float, fill: str = LEAF) -> str:
    size = high * 0.34
    return line(
        f"M{number(x)} {number(foot)}V{number(foot - high * 0.6)}", width=high * 0.07, colour="#A9764A"
    ) + crown(x, foot - high * 0.7, size, fill)


def pot(x: float, foot: float, size: float, fill: str = CORAL) -> str:
    """A plant in its pot."""
    leaves = "".join(
        shape(
            f"M0 0C{dx * 0.2:g} {dy * 0.7:g} {dx * 0.7:g} {dy:g} {dx:g} {dy:g}"
            f" {dx * 1.1:g} {dy * 0.5:g} {dx * 0.6:g} 0 0 0Z",
            colour,
        )
        for dx, dy, colour in ((-34, -44, LEAF), (34, -44, LEAF), (-16, -66, DEEP_LEAF), (20, -60, PALE_LEAF))
    )
    vase = shape("M-20-2H20L14 36H-14Z", fill) + shape("M-24-8H24V4H-24Z", fill)
    return group(leaves + vase, transform=f"translate({number(x)} {number(foot - 36 * size)}) scale({size:g})")


def pendant(x: float, y: float, fill: str = CORAL, *, size: float = 1) -> str:
    """A lamp that hangs from the ceiling."""
    bulb = shape("M-13 34a13 9 0 0 0 26 0Z", "#FFF6D8")
    lampshade = line("M0-400V0") + shape("M-34 34C-30 8-14 0 0 0S30 8 34 34Z", fill)
    return group(bulb + lampshade, transform=f"translate({number(x)} {number(y)}) scale({size:g})")


def towers(text: str, foot: float, colours: tuple[str, ...]) -> str:
    """Far houses, one for each « x width height », in turn of each colour."""
    return "".join(
        slab(x, foot - high, wide, high, colours[at % len(colours)]) for at, (x, wide, high) in enumerate(rows(text))
    )


def crowns(text: str, colours: tuple[str, ...]) -> str:
    """Bushes, one for each « x y size », in turn of each colour."""
    return "".join(crown(x, y, size, colours[at % len(colours)]) for at, (x, y, size) in enumerate(rows(text)))
