"""What must be true of a quest beyond its form. Each check yields the path of a fault and what to say of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from webapp.content.checks import (
    accessibility,
    documents,
    flags,
    identity,
    language,
    privacy,
    puzzles,
    references,
    scenes,
    schedule,
    scripts,
    services,
    typography,
    variables,
    votes,
)
from webapp.content.faults import ContentFaults, Fault
from webapp.content.loader import read_quest
from webapp.content.yaml_tree import Loc
from webapp.quest.content import Quest
from webapp.quest.step import Step

Finding = tuple[Loc, str]
Check = Callable[[Quest[Step]], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    *identity.CHECKS,
    *schedule.CHECKS,
    *scripts.CHECKS,
    *flags.CHECKS,
    *puzzles.CHECKS,
    *votes.CHECKS,
    *services.CHECKS,
    *references.CHECKS,
    *documents.CHECKS,
    *privacy.CHECKS,
    *scenes.CHECKS,
    *accessibility.CHECKS,
    *variables.CHECKS,
    *language.CHECKS,
    *typography.CHECKS,
)


def check_quest(folder: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong with a quest, sorted by file and line; the checks need a quest that loads."""
    return _checked(folder)[1]


def checked_quest(folder: Path) -> Quest[Step]:
    """Return a quest that has no fault, or raise ``ContentFaults``."""
    quest, faults = _checked(folder)
    if quest is None or faults:
        raise ContentFaults(faults)
    return quest


def _checked(folder: Path) -> tuple[Quest[Step] | None, tuple[Fault, ...]]:
    quest, sources = read_quest(folder)
    if quest is not None:
        for check in CHECKS:
            for loc, message in check(quest):
                sources.blame(loc, message)
    return quest, tuple(sorted(set(sources.faults())))
