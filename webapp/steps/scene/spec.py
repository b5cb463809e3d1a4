"""A scene: hotspots with actions and locks. Its state is a set of actions, so order and repetition do not matter."""

from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.step import Option, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What must be there, or must not (``without…`` guards words only: see the content checks)."""

    __pydantic_config__ = {"extra": "forbid"}

    items: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    without_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where it stands: per cent of the picture, and degrees and metres in the headset."""

    __pydantic_config__ = {"extra": "forbid"}

    x: float
    y: float
    az: float
    el: float
    d: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do at a hotspot."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    label: str
    needs: Needs = field(default_factory=Needs)
    consumes: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    text: str
    is_repeatable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A code or an order to find."""

    __pydantic_config__ = {"extra": "forbid"}

    type: Literal["code", "order"]
    prompt: str | None = None
    digits: int | None = None
    normalise: Literal["digits", "text"] = "digits"
    options: tuple[Option, ...] = ()
    # For an order: one string of option ids joined by ">".
    answers: tuple[str, ...]
    answer_display: str
    needs: Needs = field(default_factory=Needs)
    gives: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    success: str
    failure: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot:
    """A thing to look at."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    position: Position
    look: str
    # Words shown instead of ``look`` once the needs hold (the lit floor).
    look_after: str | None = None
    look_after_needs: Needs = field(default_factory=Needs)
    needs: Needs = field(default_factory=Needs)
    actions: tuple[Action, ...] = ()
    lock: Lock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that can be carried."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    description: str
    # Its drawing, and directions for the people who draw.
    drawing: str | None = None
    art: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """What is said to a team that has been in the room for a while without finding; nobody is hurried."""

    __pydantic_config__ = {"extra": "forbid"}

    after_min: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackdropChange:
    """The picture of a room once something happened (the lamp is lit); the last one whose needs hold is shown."""

    __pydantic_config__ = {"extra": "forbid"}

    backdrop: str
    needs: Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One place of the escape."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    place_in_memory: str
    # A drawing, or nothing: the room is complete without its picture.
    backdrop: str
    backdrop_changes: tuple[BackdropChange, ...] = ()
    text_alternative: str
    # Directions for the people who draw the room.
    art: str
    hotspots: tuple[Hotspot, ...]
    exits: tuple["Exit", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """A way to another room."""

    __pydantic_config__ = {"extra": "forbid"}

    to: str
    label: str
    needs: Needs = field(default_factory=Needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneStep(Step):
    """One room of a shared escape. ``escape`` groups rooms that share one inventory and one set of flags."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["scene"]
    escape: str
    room: Room
    items: tuple[Item, ...]
    until_flags: tuple[str, ...]
    nudges: tuple[Nudge, ...] = ()
    content_note: str | None = None
    # Escape flag -> story flag set when it is raised (registre_vu).
    story_flags: tuple[str, ...] = ()
