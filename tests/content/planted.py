"""Faults planted in a copy of the quest, and what must be said of each: nothing less, nothing more."""

from typing import NamedTuple

from tests.content.copies import QuestCopy
from tests.content.puzzles import plain
from webapp.content.checks import check_quest


class Planted(NamedTuple):
    """In ``file``, the first ``old`` after ``after`` becomes ``new``; ``told``: lines further down, and the words."""

    file: str
    after: str
    old: str
    new: str
    told: tuple[tuple[int, str], ...]


class Told(NamedTuple):
    """What is also said elsewhere, at the first ``old`` after ``after``."""

    file: str
    after: str
    old: str
    message: str


Said = set[tuple[str, int, str]]


def plant_all(copy: QuestCopy, planted: tuple[Planted, ...], elsewhere: tuple[Told, ...] = ()) -> Said:
    """Plant every fault; return all that must be said of them."""
    expected = set()
    for fault in planted:
        line = copy.plant(fault.file, fault.old, fault.new, after=fault.after)
        expected |= {(copy.name(fault.file), line + further, message) for further, message in fault.told}
    for also in elsewhere:
        line = copy.plant(also.file, also.old, also.old, after=also.after)
        expected.add((copy.name(also.file), line, also.message))
    return expected


def said_of(copy: QuestCopy) -> Said:
    """Check once; return what is said, with ordinary spaces."""
    return {(fault.file, fault.line, plain(fault.message)) for fault in check_quest(copy.folder)}
