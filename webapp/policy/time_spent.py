"""Time really spent: from the instants at which somebody did something, and nothing else. Nobody types hours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

# Two gestures closer than this are one stretch of play: reading a scene or listening to it takes a few minutes.
PAUSE: Final = timedelta(minutes=10)
# What a gesture is worth by itself: the step was read before it was answered.
GESTURE: Final = timedelta(minutes=1)
# Clocks of phones are wrong, and outboxes wait for a network: how far an instant is believed.
AHEAD: Final = timedelta(minutes=5)
BEHIND: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """Something that somebody did, in a mission (empty for a gesture elsewhere)."""

    at: datetime
    mission: str


@dataclass(frozen=True, slots=True)
class Spent:
    """The time of one person over some days. ``present``: each day, from the first to the last gesture."""

    present: Mapping[date, timedelta] = field(default_factory=dict)
    active: Mapping[str, timedelta] = field(default_factory=dict)

    @property
    def presence(self) -> timedelta:
        """Return the whole time of presence."""
        return sum(self.present.values(), timedelta())

    @property
    def activity(self) -> timedelta:
        """Return the whole active time."""
        return sum(self.active.values(), timedelta())


def believed(*, at: datetime, received_at: datetime) -> datetime:
    """Return when something happened: as the phone says, unless its clock cannot be right."""
    return at if received_at - BEHIND <= at <= received_at + AHEAD else received_at


def spent(gestures: Iterable[Gesture], *, timezone: ZoneInfo) -> Spent:
    """Add up the time of one person, day by day and mission by mission; any order will do."""
    days: dict[date, list[Gesture]] = defaultdict(list)
    for gesture in sorted(gestures, key=lambda each: (each.at, each.mission)):
        days[gesture.at.astimezone(timezone).date()].append(gesture)
    active: dict[str, timedelta] = defaultdict(timedelta)
    for done in days.values():
        _add_stretches(active, done)
    present = {day: done[-1].at - done[0].at + GESTURE for day, done in days.items()}
    return Spent(present=present, active=dict(active))


def _add_stretches(active: dict[str, timedelta], done: list[Gesture]) -> None:
    """What lies between two gestures belongs to the mission of the later one: it is what was being done."""
    active[done[0].mission] += GESTURE
    for before, after in pairwise(done):
        gap = after.at - before.at
        active[after.mission] += gap if gap <= PAUSE else GESTURE
