"""What counts: flags, shards, thresholds, services, competences and the numbers to call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webapp.quest.step import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOffer:
    """An *offre de service* of the mission locale; ``is_core`` for the 25 that the quest makes discovered."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    is_core: bool
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSheet:
    """What may be known about one programme; ``to_check`` says what must be verified before it is trusted."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    family: str
    summary: str
    audience: str
    how: str
    link: str | None = None
    partner: str
    basis: Literal["read", "given", "known"]
    to_check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """One of the twelve leads of the stained glass."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    name: str
    line: str
    icon: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSpec:
    """A thing that the story remembers. ``scope`` team: decided together, or true if one member made it so."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    type: Literal["enum", "bool", "int"]
    values: tuple[str, ...] = ()
    range: tuple[int, int] | None = None
    scope: Scope = "individual"
    set_in: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A bonus that the gauge opens, as paragraphs to read; nothing useful to a youth is ever behind one.

    ``has_window``: the stained glass of the team is shown with it, large.
    """

    __pydantic_config__ = {"extra": "forbid"}

    at: int
    name: str
    unlocks: str
    expected: str
    text: tuple[str, ...] = ()
    has_window: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Economy:
    """How shards are counted. Numbers are shards unless said otherwise."""

    __pydantic_config__ = {"extra": "forbid"}

    total: int
    weekday_total: int
    weekend_total: int
    hint_reward: int
    thanks_reward: int
    thanks_per_day: int
    pair_outdoor_reward: int
    flag_rewards: Mapping[str, int] = field(default_factory=dict)
    mutual_help_cap: int
    short_version_percent: int
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A number to call."""

    __pydantic_config__ = {"extra": "forbid"}

    number: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRule:
    """Where a competence can be shown: missions, how many are needed, which steps are evidence."""

    __pydantic_config__ = {"extra": "forbid"}

    competence: str
    missions: tuple[str, ...]
    missions_needed: int
    evidence: tuple[str, ...]
