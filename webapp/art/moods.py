"""Moods: lids, gaze, brows and mouth, the same for everybody; a head keeps what is its own."""

from dataclasses import dataclass
from typing import Literal

from webapp.art.ink import flat, line, shape

THROAT = "#7A1F2B"


@dataclass(frozen=True, slots=True)
class Mood:
    """How a face is moved. ``lips`` is what lipstick would cover."""

    lids: Literal["open", "wide", "half", "shut"]
    brows: tuple[str, str]
    mouth: str
    lips: str = ""
    gaze: tuple[float, float] = (1, 0)
    tilt: float = 0
    lift: float = 0


_SMILE = "M-20 41C-10 51 10 52 22 39"
_GRIN = "M-25 36C-10 44 12 44 26 35 25 54 14 63 0 63S-23 56-25 36Z"

MOODS = {
    "neutral": Mood(
        "open",
        ("M-37-17C-30-23-20-24-11-20", "M12-20C20-24 30-23 37-17"),
        line("M-16 45C-6 47 8 47 18 44", width=4) + line("M-5 54H7", width=2.6),
        "M-15 45C-8 40-3 41 1 42 6 41 11 40 17 44 10 56-8 57-15 45Z",
    ),
    "smile": Mood(
        "open",
        ("M-38-18C-31-25-20-26-11-21", "M12-21C20-26 31-25 38-18"),
        line(_SMILE, width=4) + line("M-23 38L-18 42M25 36L20 40M-5 57C0 59 4 59 8 57", width=2.8),
        "M-20 41C-8 39-3 42 1 43 6 41 12 39 22 39 12 58-8 59-20 41Z",
        tilt=-2,
    ),
    "joy": Mood(
        "shut",
        ("M-39-20C-32-29-20-30-11-24", "M12-24C21-30 32-29 39-20"),
        shape(_GRIN, THROAT) + flat("M-22 39.500C-8 45 12 45 23 38.500L21 46C10 51-8 51-20 46Z", "#fff"),
        tilt=-4,
    ),
    "surprise": Mood(
        "wide",
        ("M-38-25C-31-34-20-35-11-29", "M12-29C20-35 31-34 38-25"),
        shape("M-8 50C-8 40 10 40 10 50 10 62-8 62-8 50Z", THROAT),
        "M-13 50C-13 34 15 34 15 50 15 67-13 67-13 50Z",
        gaze=(0.5, 0.5),
        lift=-3,
    ),
    "doubt": Mood(
        "open",
        ("M-38-15C-30-19-19-18-10-14", "M12-23C19-32 31-32 38-23"),
        line("M-14 49C-6 44 6 43 16 47L20 44", width=4) + line("M-3 56H8", width=2.6),
        "M-14 49C-6 41 8 40 17 45 12 57-6 59-14 49Z",
        gaze=(3.5, -0.5),
        tilt=4,
    ),
    "tired": Mood(
        "half",
        ("M-38-14C-30-19-20-22-11-22", "M12-22C21-22 31-19 38-14"),
        line("M-14 48C-5 45 8 45 16 48", width=4)
        + line("M-34 14C-29 18-21 18-16 14M17 14C22 18 30 18 35 14", width=2.4),
        "M-14 48C-6 42 8 42 16 48 10 57-8 57-14 48Z",
        gaze=(0, 1.5),
        tilt=3,
        lift=3,
    ),
}
