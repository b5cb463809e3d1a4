"""Hands, drawn around the middle of the palm. A sleeve comes after them, from the character."""

from webapp.art.faces import Skin
from webapp.art.ink import flat, group, line, paper, shape, tube


def grip(skin: Skin, *, x: float, y: float, turn: float = 0, size: float = 1, flip: bool = False) -> str:
    """Four fingers that close around something; the back of the hand is at the right, at the left when flipped."""
    back = shape("M8-28C30-34 46-16 44 8 42 26 26 34 8 28Z", skin.base)
    fingers = "".join(
        tube(f"M{start} {top}Q2 {top - 4} {end} {top + 1}", 17, skin.base)
        for top, start, end in ((-21, 16, -13), (-8, 18, -18), (5, 18, -17), (17, 15, -12))
    )
    knuckles = line("M30-14C36-8 38 2 36 10", width=2.6)
    return _placed(back + fingers + knuckles, x, y, turn, size, flip=flip)


_SPREAD = "M-14-10L-25-38M-5-14L-9-50M6-14L9-50M15-8L27-40M14 12C26 10 34 0 41-12"


def open_hand(skin: Skin, *, x: float, y: float, turn: float = 0, glove: str | None = None) -> str:
    """A palm that faces us, fingers apart; a glove leaves their ends bare."""
    palm = "M-21-14C-14-22 14-22 20-12 24 2 22 18 14 30H-12C-20 18-23 0-21-14Z"
    creases = "M-10 8C-2 2 8 2 12 8M-8-6C0-10 10-8 14-2"
    hand = _hand(skin, palm, _SPREAD, "" if glove else creases)
    if glove:
        hand += line("M-13-10L-18-24M-5-14L-7-30M6-14L7-30M14-8L21-24M14 12C24 10 28 4 32-2", width=11, colour=glove)
        hand += flat("M-19-13C-12-18 12-18 18-11 22 2 20 16 13 28H-11C-18 17-21 0-19-13Z", glove) + line(
            "M-10 8C-2 2 8 2 12 8M-13 22H13", width=2.6
        )
    return _placed(hand, x, y, turn, 1, flip=False)


def open_hand_border(*, x: float, y: float, turn: float = 0) -> str:
    """The paper around an open hand."""
    return _placed(paper("M-14 0H14V20H-14Z", width=18) + paper(_SPREAD, width=18), x, y, turn, 1, flip=False)


def pointing_hand(skin: Skin, *, x: float, y: float, turn: float = 0, size: float = 1, flip: bool = False) -> str:
    """A raised index, the other fingers folded."""
    palm = "M-20-12C-14-22 12-22 20-10 25 4 22 20 14 30H-12C-21 18-24 2-20-12Z"
    folded = "".join(tube(f"M{across} -12V3", 15, skin.base, rim=3) for across in (-1, 9, 18))
    thumb = tube("M-20 14C-10 20 0 18 9 11", 15, skin.base, rim=3)
    return _placed(_hand(skin, palm, "M-13-8L-15-52", "") + folded + thumb, x, y, turn, size, flip=flip)


def _hand(skin: Skin, palm: str, fingers: str, creases: str) -> str:
    """Fingers and palm under one outline: thick ink first, then the colour over the joins."""
    joined = line(fingers, width=18) + shape(palm, skin.base) + line(fingers, width=11, colour=skin.base)
    return joined + (line(creases, width=2.4, colour=skin.shade) if creases else "")


def _placed(body: str, x: float, y: float, turn: float, size: float, *, flip: bool) -> str:
    steps = [f"translate({x:g} {y:g})"]
    steps += [f"rotate({turn:g})"] if turn else []
    steps += [f"scale({-size if flip else size:g} {size:g})"] if flip or size != 1 else []
    return group(body, transform=" ".join(steps))
