"""Workshops for a room: what the host says and does, what the screen shows, what phones are used for."""

from dataclasses import dataclass

_STRICT = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPhone:
    """What a phone is used for in a phase, in *tu*."""

    __pydantic_config__ = _STRICT

    title: str
    text: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """What the room sees on the wall."""

    __pydantic_config__ = _STRICT

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of a workshop, and how long it takes."""

    __pydantic_config__ = _STRICT

    id: str
    name: str
    minutes: int
    phone: OnPhone
    screen: OnScreen
    host: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostSheet:
    """Something that the host has at hand: cards, questions, rules, words to explain."""

    __pydantic_config__ = _STRICT

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """A workshop that can be hosted as it is."""

    __pydantic_config__ = _STRICT

    id: str
    title: str
    goal: str
    minutes: int
    competences: tuple[str, ...]
    services: tuple[str, ...]
    material: tuple[str, ...]
    setup: str
    phases: tuple[Phase, ...]
    sheets: tuple[HostSheet, ...] = ()
    without_phones: str
    accessibility: tuple[str, ...]
    traces: tuple[str, ...]

    def begins_at(self, phase: Phase) -> int:
        """Return after how many minutes a phase begins."""
        return sum(each.minutes for each in self.phases[: self.phases.index(phase)])


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopKit:
    """All workshops, and what holds for each of them."""

    __pydantic_config__ = _STRICT

    principles: tuple[str, ...]
    accessibility: tuple[str, ...]
    workshops: tuple[Workshop, ...]

    def workshop(self, name: str | None) -> Workshop | None:
        """Return the workshop of this name."""
        return next((each for each in self.workshops if each.id == name), None)
