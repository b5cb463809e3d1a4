"""What authors write, once read: the quest, its days and its missions.

Every class is frozen. ``Mission`` is generic in its steps because the union of step kinds lives above this package.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from webapp.quest.cast import Character
from webapp.quest.documents import Certificate, Contract, Echo, Evaluation, Notification, Recap
from webapp.quest.rules import BadgeRule, Competence, Economy, FlagSpec, HelpLine, ServiceOffer
from webapp.quest.script import Line
from webapp.quest.step import Step

Order = Literal["given", "free"]
Mode = Literal["solo", "team", "group", "outdoor", "workshop"]

S = TypeVar("S", bound=Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightLetter:
    """The letter that P. writes at night, and the hour at which it comes (0 to 23)."""

    __pydantic_config__ = {"extra": "forbid"}

    hour: int
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyInstruction:
    """The instruction of the day, as at work; every answer to ``check`` is a good one."""

    __pydantic_config__ = {"extra": "forbid"}

    by: str
    text: str
    why: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is heard when the day begins."""

    __pydantic_config__ = {"extra": "forbid"}

    push: str | None = None
    script: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission(Generic[S]):
    """Ten to sixty minutes of play: its steps are played in order, or in any order where it says so."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    title: str
    pitch: str
    mode: Mode
    duration_min: int
    is_required: bool = True
    services: tuple[str, ...] = ()
    bonus_services: tuple[str, ...] = ()
    # Services already discovered that become a real place or a real act here (full pane).
    activated_services: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    shards: int
    facilitator_note: str | None = None
    content_note: str | None = None
    solo_fallback: str | None = None
    is_key: bool = False
    # Number of steps that make the mission done; None means all of them (the week-end asks five places of ten).
    steps_needed: int | None = None
    order: Order = "given"
    # Shards of each step when the mission pays by step (week-end); otherwise the whole mission pays at once.
    shards_per_step: int | None = None
    opening: tuple[Line, ...] = ()
    steps: tuple[S, ...]
    end_message: str
    # Said when every step is done although fewer were needed (ten places out of ten).
    all_done_message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Generic[S]):
    """One day of the quest. ``number`` is 1 to 10; the week-end has none and stands between 5 and 6."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    number: int | None
    title: str
    theme: str
    calendar: str
    session_min: int
    recap_min: int
    word_of_the_day: str | None = None
    night_letter: NightLetter
    engraved_numbers: tuple[int, ...] = ()
    daily_instruction: DailyInstruction | None = None
    opening: Opening = field(default_factory=Opening)
    missions: tuple[Mission[S], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quest(Generic[S]):
    """A whole quest at one version. ``version`` is pinned by a cohort when it starts."""

    __pydantic_config__ = {"extra": "forbid"}

    id: str
    version: str
    title: str
    subtitle: str
    pitch: str
    promise: tuple[str, ...]
    team_min: int
    team_max: int
    required_variables: tuple[str, ...]
    key_missions: tuple[str, ...]
    economy: Economy
    flags: tuple[FlagSpec, ...]
    law_articles: Mapping[str, str]
    night_hours: tuple[int, ...]
    help_lines: tuple[HelpLine, ...]
    alert_words: tuple[str, ...]
    badge_rules: tuple[BadgeRule, ...]
    song: tuple[str, ...]
    characters: tuple[Character, ...]
    services: tuple[ServiceOffer, ...]
    competences: tuple[Competence, ...]
    recaps: tuple[Recap, ...]
    # Said by the recap of a day that one missed.
    absent_text: str
    # What the story answers once an appointment was moved, seen, excused, called off or missed.
    appointment_echoes: Mapping[Echo, str] = field(default_factory=dict)
    notifications: tuple[Notification, ...]
    contract: Contract
    evaluation: Evaluation
    certificate: Certificate
    days: tuple[Day[S], ...]

    def missions(self) -> Iterator[Mission[S]]:
        """Yield every mission in the order of play."""
        for day in self.days:
            yield from day.missions

    def steps(self) -> Iterator[S]:
        """Yield every step in the order of play."""
        for mission in self.missions():
            yield from mission.steps

    @property
    def core_services(self) -> tuple[ServiceOffer, ...]:
        """Return the services that everybody is to discover."""
        return tuple(offer for offer in self.services if offer.is_core)

    def day(self, day_id: str) -> Day[S] | None:
        """Find a day by its id."""
        return next((day for day in self.days if day.id == day_id), None)

    def mission(self, mission_id: str) -> Mission[S] | None:
        """Find a mission by its id."""
        return next((mission for mission in self.missions() if mission.id == mission_id), None)

    def character(self, character_id: str) -> Character | None:
        """Find a character by its id."""
        return next((character for character in self.characters if character.id == character_id), None)
