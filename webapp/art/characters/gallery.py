"""Every person in every mood, as a bust and as an avatar."""

from collections.abc import Iterator
from functools import partial

from webapp.art.characters import FIGURES
from webapp.art.characters.figure import avatar, bust
from webapp.art.moods import MOODS
from webapp.art.picture import Picture


def pictures() -> Iterator[tuple[str, Picture]]:
    for person, figure in FIGURES.items():
        for mood in MOODS:
            name = f"{person}-{mood}"
            yield f"character/{name}", Picture(partial(bust, figure, mood, name), figure.alt)
            yield f"avatar/{name}", Picture(partial(avatar, figure, mood, f"{name}-a"), figure.alt)
