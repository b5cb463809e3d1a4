"""The pen of every picture: a bold ink line, flat colours, and nothing that a strict content policy refuses.

A drawing sets the line once, on its root; shapes only say their fill. Pieces are plain strings, to
be joined with ``+``.
"""

from collections.abc import Iterable, Sequence
from html import escape

INK = "#0C2B30"
PAPER = "#FFFFFF"
LINE = 3.6
BORDER = 17  # width of the white line around a paper cut-out; half of it lies under the drawing

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate, as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.", "-.") if value else "0"


def attributes(**values: str | float | None) -> str:
    """Attributes of an element: names take dashes, empty ones are left out."""
    pairs = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{escape(value if isinstance(value, str) else f"{value:g}")}"' for name, value in pairs)


def shape(path: str, fill: str, *, width: float | None = None, transform: str | None = None) -> str:
    """A flat colour with the ink line around it."""
    return f'<path d="{path}"{attributes(fill=fill, stroke_width=width, transform=transform)}/>'


def line(path: str, *, colour: str | None = None, width: float | None = None, dash: str | None = None) -> str:
    """A stroke without a fill, in ink unless told otherwise."""
    return f'<path d="{path}"{attributes(stroke=colour, stroke_width=width, stroke_dasharray=dash)}/>'


def flat(path: str, fill: str, *, opacity: float | None = None) -> str:
    """A colour without a line: light, shade, pattern."""
    return f'<path d="{path}"{attributes(stroke="none", fill=fill, opacity=opacity)}/>'


def shade(path: str, *, opacity: float = 0.16) -> str:
    """Ink so thin that the colour below darkens."""
    return flat(path, INK, opacity=opacity)


def dot(x: float, y: float, radius: float, fill: str, *, inked: bool = False, width: float | None = None) -> str:
    """A round spot; ``inked`` gives it the line."""
    rim = attributes(stroke=None if inked else "none", stroke_width=width)
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{rim}/>'


def oval(
    x: float, y: float, across: float, down: float, fill: str, *, inked: bool = False, opacity: float | None = None
) -> str:
    """A spot that is wider or taller than round."""
    rest = attributes(stroke=None if inked else "none", opacity=opacity)
    return f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(across)}" ry="{number(down)}" fill="{fill}"{rest}/>'


def tube(path: str, width: float, fill: str, *, rim: float = LINE) -> str:
    """A round bar along a path: a finger, a strap, a braid."""
    return line(path, width=width) + line(path, width=width - 2 * rim, colour=fill)


def paper(*paths: str, width: float | None = None) -> str:
    """The white border of a cut-out: outlines, or bars of a width. The group around gives colour and rim."""
    bar = None if width is None else f"{width + BORDER:g}"
    return "".join(f'<path d="{path}"{attributes(fill="none" if bar else None, stroke_width=bar)}/>' for path in paths)


def group(body: str, **given: str | float | None) -> str:
    """Pieces that move or take colour together; nothing when there is nothing to hold."""
    return f"<g{attributes(**given)}>{body}</g>" if body else ""


def clipped(name: str, path: str, body: str) -> str:
    """Pieces cut along a path. The name must be the drawing's own, for pages that hold several drawings."""
    return f'<clipPath id="{name}"><path d="{path}"/></clipPath>' + group(body, clip_path=f"url(#{name})")


def polygon(points: Iterable[Point]) -> str:
    """Path data through corners, closed."""
    return "M" + " ".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def rows(text: str) -> list[tuple[float, ...]]:
    """Figures written in a line: « 1 2, 3 4 » is two rows of two."""
    return [tuple(float(figure) for figure in row.split()) for row in text.split(",")]


def scallops(points: Sequence[Point], radius: float, *, closed: bool = True) -> str:
    """Path data of bulges from point to point: curls, leaves, clouds."""
    head, *rest = [*points, points[0]] if closed else points
    arcs = "".join(f"A{number(radius)} {number(radius)} 0 0 1 {number(x)} {number(y)}" for x, y in rest)
    return f"M{number(head[0])} {number(head[1])}{arcs}" + ("Z" if closed else "")


def drawing(width: float, height: float, body: str, *, x: float = 0, y: float = 0) -> str:
    """A whole picture, ready to be served as a file."""
    box = " ".join(number(value) for value in (x, y, width, height))
    pen = f'fill="none" stroke="{INK}" stroke-width="{LINE:g}" stroke-linejoin="round" stroke-linecap="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {pen}>{body}</svg>'
