"""What the catalogue holds: how to draw a picture, and what to say to those who do not see it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """``alt`` is French, and empty for a picture that says nothing the text does not."""

    draw: Callable[[], str]
    alt: str = ""
