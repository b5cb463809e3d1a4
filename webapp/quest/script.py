"""Lines of a dialogue: what is said, what is chosen, and where the talk goes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FlagValue = str | bool | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One line said by a character (``narr`` is the story itself)."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["say"] = "say"
    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOption:
    """One answer that the player can give; its id is its identity, never its position."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    text: str
    goto: str
    set: Mapping[str, FlagValue] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A fork of the talk."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["choice"] = "choice"
    id: str
    prompt: str
    options: tuple[ChoiceOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A place to jump to."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["label"] = "label"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goto:
    """A jump, taken when every flag of ``when`` holds (always, without ``when``)."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["goto"] = "goto"
    target: str
    when: Mapping[str, FlagValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A silence that the author wants; never compulsory."""

    __pydantic_config__ = {"extra": "forbid"}

    kind: Literal["pause"] = "pause"
    seconds: int
    text: str | None = None


Line = Say | Choice | Label | Goto | Pause


def flag_holds(flags: Mapping[str, FlagValue | tuple[str, ...]], when: Mapping[str, FlagValue]) -> bool:
    """Say whether every condition of ``when`` holds; ``">=n"`` compares numbers, an unset flag is false or 0."""
    return all(_holds(flags.get(name), wanted) for name, wanted in when.items())


def _holds(actual: FlagValue | tuple[str, ...] | None, wanted: FlagValue) -> bool:
    if isinstance(actual, tuple):  # a tie kept several outcomes
        return wanted in actual
    if isinstance(wanted, str) and wanted.startswith(">="):
        return isinstance(actual, int) and actual >= int(wanted[2:])
    if wanted is False:
        return not actual
    return actual == wanted
