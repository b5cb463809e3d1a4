"""Who plays the story: characters, their portraits and voices."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """How to draw a character, for the people who draw, and what to say to those who do not see."""

    __pydantic_config__ = {"extra": "forbid"}

    silhouette: str
    hair: str | None = None
    clothes: str | None = None
    colours: tuple[str, ...] = ()
    object: str | None = None
    pattern: str | None = None
    alt: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How the text is to be read aloud."""

    __pydantic_config__ = {"extra": "forbid"}

    pitch: str = "medium"
    rate: str = "medium"
    warmth: str = "medium"
    effect: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody of the story."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    age: int | None = None
    role: str
    personality: str | None = None
    speech: str
    voice: Voice
    portrait: Portrait
