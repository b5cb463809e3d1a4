"""Every picture by its name, and the few that are drawn from arguments."""

from collections.abc import Mapping
from functools import lru_cache

from webapp.art import ai, items, scenes, shards, signs
from webapp.art.backdrops import gallery as backdrops
from webapp.art.characters import gallery as characters
from webapp.art.picture import Picture

SUBJECTS = (characters, ai, shards, signs, items, scenes, backdrops)


@lru_cache(maxsize=1)
def pictures() -> Mapping[str, Picture]:
    return {name: picture for subject in SUBJECTS for name, picture in subject.pictures()}


@lru_cache(maxsize=512)
def draw(name: str) -> str | None:
    """The picture of that name as SVG, the same every time; nothing for an unknown name."""
    picture = pictures().get(name)
    return picture.draw() if picture else None


def alt(name: str) -> str:
    """What to say to those who do not see it, in French; empty when it is decoration."""
    picture = pictures().get(name)
    return picture.alt if picture else ""


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every name that ``draw`` knows."""
    return tuple(pictures())
