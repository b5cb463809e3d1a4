"""Faces: what a head is made of, and how a mood changes it.

A head is drawn around the point between its eyes; x grows to the right of the picture, y downwards.
"""

from dataclasses import dataclass, field

from webapp.art.ink import INK, clipped, dot, flat, group, line, oval, paper, shape
from webapp.art.moods import MOODS, Mood


@dataclass(frozen=True, slots=True)
class Skin:
    """Four flat colours: lit, in the shade, cheeks, lips."""

    base: str
    shade: str
    blush: str
    lip: str


PORCELAIN = Skin("#FBDCC8", "#EBB69A", "#F0917C", "#C4574E")
SAND = Skin("#F3C9A5", "#DDA37B", "#E58A6B", "#B9523F")
HONEY = Skin("#DFA571", "#C28250", "#D8754F", "#9C4630")
AMBER = Skin("#BE7B4B", "#9C5D34", "#BF5C42", "#86392A")
COCOA = Skin("#935A38", "#734226", "#A34A36", "#6A2A20")
EBONY = Skin("#6E4026", "#502D19", "#8A3B2B", "#4F1E17")

OVAL = "M-56-12C-56-64-31-89 0-89S56-64 56-12C56 14 49 38 34 53 24 63 12 68 0 68S-24 63-34 53C-49 38-56 14-56-12Z"
ROUND = "M-61-8C-61-62-34-88 0-88S61-62 61-8C61 22 54 42 38 55 26 63 13 66 0 66S-26 63-38 55C-54 42-61 22-61-8Z"
SQUARE = "M-58-14C-58-66-34-90 0-90S58-66 58-14C58 12 57 34 48 50 38 64 20 70 0 70S-38 64-48 50C-57 34-58 12-58-14Z"
LONG = "M-52-14C-52-68-30-92 0-92S52-68 52-14C52 18 47 46 34 61 24 72 12 77 0 77S-24 72-34 61C-47 46-52 18-52-14Z"
POINTED = "M-55-14C-55-66-31-90 0-90S55-66 55-14C55 12 47 34 30 52 20 62 10 67 0 67S-20 62-30 52C-47 34-55 12-55-14Z"
GAUNT = (
    "M-51-14C-51-66-30-90 0-90S51-66 51-14"
    "C51 4 44 14 45 30 44 48 34 62 24 70 16 76 8 78 0 78S-16 76-24 70"
    "C-34 62-44 48-45 30-44 14-51 4-51-14Z"
)

EAR = "M-54-10C-72-20-76 2-68 18-64 26-56 26-52 20Z"
EAR_FOLD = "M-66-4C-60-4-58 2-62 10"
EARS_BORDER = paper("M-60-4V14M60-4V14", width=22)

NOSES = {
    "soft": "M3 4C7 14 12 20 8 26 4 30-3 29-6 26",
    "straight": "M3-6L10 20C11 27 3 30-4 27",
    "button": "M-7 22C-6 29 6 30 9 22",
    "broad": "M-11 23C-10 29-3 30 0 28 4 30 11 29 12 22M4 4C5 8 6 10 7 12",
    "long": "M2-6C6 6 15 20 12 27 8 33-2 32-7 28",
    "hooked": "M1-8C8-2 18 20 14 28 9 35-3 33-8 29",
}


@dataclass(frozen=True, slots=True)
class Face:
    """A person's face, whatever the mood."""

    skin: Skin
    outline: str = OVAL
    nose: str = "soft"
    brow: str = INK
    brow_width: float = 6
    brow_rim: float = 0
    iris: str = INK
    lid: float = 0
    lashes: bool = False
    lips: bool = False
    turn: float = 3
    ears: float = 1
    marks: str = field(default="", repr=False)
    beard: str = field(default="", repr=False)


def neck(skin: Skin, *, half: float = 22, top: float = 206, foot: float = 258) -> str:
    """From the chin to the collar, with the shadow of the head on it."""
    left, right = 160 - half, 160 + half
    path = (
        f"M{left:g} {top:g}L{left - 2:g} {foot:g}C{left + 8:g} {foot + 20:g} {right - 8:g} {foot + 20:g}"
        f" {right + 2:g} {foot:g}L{right:g} {top:g}Z"
    )
    dark = (
        f"M{left + 1.8:g} {top:g}H{right - 1.8:g}L{right - 1:g} {foot - 20:g}"
        f"C{right - 14:g} {foot - 6:g} {left + 12:g} {foot - 10:g} {left + 1:g} {foot - 30:g}Z"
    )
    return shape(path, skin.base) + flat(dark, skin.shade)


def head(face: Face, mood: str, name: str) -> str:
    """Ears, skin, light and features. Hair comes before and after, from the character."""
    feelings = MOODS[mood]
    skin = face.skin
    lit = (
        flat("M30-96C48-40 50 20 12 80L80 80V-96Z", skin.shade, opacity=0.55)
        + flat("M-70-40C-44-74 44-80 70-24V-100H-70Z", skin.shade, opacity=0.5)
        + oval(-33 + face.turn, 26, 13, 8, skin.blush, opacity=0.42)
        + oval(35 + face.turn, 26, 12, 8, skin.blush, opacity=0.42)
        + face.beard
    )
    features = eyes(face, feelings) + brows(face, feelings) + line(NOSES[face.nose], width=3.2)
    return (
        ears(face)
        + shape(face.outline, skin.base)
        + clipped(f"{name}-f", face.outline, lit)
        + group(face.marks + features + mouth(face, feelings), transform=f"translate({face.turn:g} 0)")
    )


def ears(face: Face) -> str:
    if not face.ears:
        return ""
    one = shape(EAR, face.skin.base) + line(EAR_FOLD, width=2.6)
    grown = "" if face.ears == 1 else f" scale({face.ears:g})"
    return group(one, transform=grown.strip() or None) + group(one, transform=f"scale(-1 1){grown}")


def eyes(face: Face, mood: Mood) -> str:
    return eye(face, mood, -24, -1) + eye(face, mood, 24, 1)


def eye(face: Face, mood: Mood, x: float, side: int) -> str:
    """One eye; ``side`` is -1 at the left of the picture."""
    if mood.lids == "shut":
        return line(f"M{x - 11:g} 3Q{x:g}-10 {x + 11:g} 3", width=4.4)
    dx, dy = mood.gaze
    white, lid, fold = EYES[mood.lids]
    turned = f"translate({x:g} 0)" + (" scale(-1 1)" if side > 0 else "")
    lash = line("M-12 0L-17-4", width=3) if face.lashes else ""
    crease = line(fold, width=2, colour=face.skin.shade) if fold else ""
    ball = (
        dot(dx, dy, 6.4, face.iris)
        + (dot(dx, dy, 3.2, INK) if face.iris != INK else "")
        + dot(dx + 2, dy - 2.4, 2, "#fff")
    )
    return (
        group(flat(white, "#fff") + crease, transform=turned)
        + group(ball, transform=f"translate({x:g} 0)")
        + group(line(lid, width=4.2) + lash, transform=turned)
    )


# White of the left eye, its upper lid in ink, the crease above it.
EYES = {
    "open": ("M-11 2C-9-9 6-10 11 1 8 8-7 9-11 2Z", "M-13 2C-9-9 5-11 12-1", "M-12-7C-6-14 5-15 11-8"),
    "wide": ("M-12 1C-10-13 9-13 12 1 9 12-9 12-12 1Z", "M-13 1C-10-14 9-14 13 0", ""),
    "half": ("M-11 2C-9-5 6-6 11 1 8 8-7 9-11 2Z", "M-13 1C-6-4 5-5 13 0", "M-12-7C-6-12 5-13 11-8"),
}


def brows(face: Face, mood: Mood) -> str:
    both = "".join(line(path) for path in mood.brows)
    rim = group(both, stroke_width=face.brow_rim) if face.brow_rim else ""
    return rim + group(both, stroke=face.brow, stroke_width=face.brow_width)


def mouth(face: Face, mood: Mood) -> str:
    painted = flat(mood.lips, face.skin.lip) if face.lips and mood.lips else ""
    return painted + mood.mouth
