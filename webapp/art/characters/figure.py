"""A character as layers, and how they are stacked into a bust or an avatar."""

from dataclasses import dataclass

from webapp.art.characters.patterns import disc
from webapp.art.faces import Face, head
from webapp.art.ink import BORDER, PAPER, drawing, group, number, paper
from webapp.art.moods import MOODS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Body layers are in the frame of the bust, head layers around the point between the eyes."""

    face: Face
    alt: str
    pattern: str
    at: tuple[float, float]
    lean: float = 0
    scale: float = 1
    behind: str = ""
    hair_behind: str = ""
    body: str
    hair: str
    front: str = ""
    body_border: str
    head_border: str
    crop: tuple[float, float, float] = (52, 30, 216)


def bust(figure: Figure, mood: str, name: str) -> str:
    """A paper cut-out with its white border, to be stuck on a scene."""
    placed = placing(figure, mood)
    head_border = group(paper(figure.face.outline) + figure.head_border, transform=placed)
    border = group(figure.body_border + head_border, fill=PAPER, stroke=PAPER, stroke_width=BORDER)
    return drawing(320, 386, border + person(figure, mood, name))


def avatar(figure: Figure, mood: str, name: str) -> str:
    """The head on its disc, for a round of 44 pixels as for one of 200."""
    left, top, size = figure.crop
    zoom = 200 / size
    moved = f"translate({number(-left * zoom)} {number(-top * zoom)}) scale({zoom:.3f})"
    cut = '<circle cx="100" cy="100" r="100"/>'
    round_cut = f'<clipPath id="{name}-c">{cut}</clipPath>'
    seen = disc(figure.pattern, name) + group(person(figure, mood, name, hands=False), transform=moved)
    return drawing(200, 200, round_cut + group(seen, clip_path=f"url(#{name}-c)"))


def person(figure: Figure, mood: str, name: str, *, hands: bool = True) -> str:
    """The bust alone, with what it holds when there is room for it."""
    placed = placing(figure, mood)
    return (
        figure.behind
        + group(figure.hair_behind, transform=placed)
        + figure.body
        + group(head(figure.face, mood, name) + figure.hair, transform=placed)
        + (figure.front if hands else "")
    )


def placing(figure: Figure, mood: str) -> str:
    """Where the head sits: a mood tilts it around the chin."""
    moved = MOODS[mood]
    x, y = figure.at
    size = f" scale({figure.scale:g})" if figure.scale != 1 else ""
    return f"translate({x:g} {y + moved.lift:g}) rotate({figure.lean + moved.tilt:g} 0 70){size}"
