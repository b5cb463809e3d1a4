"""Which picture shows who speaks: people have moods, ABRI has states, P. has one, the others none."""

from webapp.art.ai import STATES
from webapp.art.characters import FIGURES
from webapp.art.moods import MOODS

# ABRI has no face: a mood that an author writes for anybody becomes the nearest of her states.
_STATE_OF = {
    "neutral": "calm",
    "smile": "calm",
    "joy": "dawn",
    "surprise": "trembling",
    "doubt": "trembling",
    "tired": "cracked",
}


def bust_of(who: str, mood: str = "neutral") -> str | None:
    """The name of the cut-out of somebody, or nothing for a voice without a face; an unknown mood is neutral."""
    if who in FIGURES:
        return f"character/{who}-{mood if mood in MOODS else 'neutral'}"
    return _of_ai("ai", who, mood)


def avatar_of(who: str, mood: str = "neutral") -> str | None:
    """The same on a disc."""
    if who in FIGURES:
        return f"avatar/{who}-{mood if mood in MOODS else 'neutral'}"
    return _of_ai("avatar", who, mood)


def _of_ai(kind: str, who: str, mood: str) -> str | None:
    if who == "p":
        return f"{kind}/p"
    if who == "abri":
        return f"{kind}/abri-{mood if mood in STATES else _STATE_OF.get(mood, 'calm')}"
    return None
