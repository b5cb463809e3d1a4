"""What a step kind must offer. A kind is one folder; this is the whole seam between it and the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.quest.grade import Grade
from webapp.quest.script import FlagValue
from webapp.quest.step import Step

Payload = Mapping[str, Any]


class Grader(Protocol):
    """A total function: any JSON value gives a grade, never an exception."""

    def __call__(self, step: Any, answer: object) -> Grade: ...


def saved(step: Step, answer: object) -> Grade:
    """Accept any answer: there is nothing to be right about."""
    return Grade(verdict="saved", message=step.success or "")


def no_fault(step: Step, event: EventType, payload: Payload) -> str | None:
    """Find no fault with any payload."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of step.

    ``events``: the event types that it takes. ``check``: the fault of a payload's *shape*, in plain French, or None
    (it refuses only what no other event can change). ``grade``: see ``Grader``. ``is_done``: whether these facts
    finish the step for one person (vote and team decisions are added by ``quest.progress``). ``public``: all that
    may reach the browser, and nothing of the answer key. ``solution``: payloads, in order, that finish the step rightly
    (tests and robots play with it).
    ``choices``: for each choice or ballot register, option id -> flags it sets and adds.
    """

    name: str
    spec: type[Step]
    events: frozenset[EventType]
    grade: Grader = saved
    check: Callable[[Any, EventType, Payload], str | None] = no_fault
    is_done: Callable[[Any, Facts], bool]
    public: Callable[[Any], dict[str, Any]]
    solution: Callable[[Any], list[tuple[EventType, dict[str, Any]]]]
    choices: Callable[[Any], Mapping[str, Mapping[str, "Effect"]]] = lambda step: {}
    # Whether, in a step of scope team, one member's answer is everybody's (a vote is not: each has a ballot).
    shares_answers: bool = True
    # The rounds that a team's decision closes; only votes of scope team have some.
    rounds: Callable[[Any], tuple[str, ...]] = lambda step: ()
    # Flags of the story that these facts raise by themselves; only scenes have some.
    story_flags: Callable[[Any, Facts], Mapping[str, FlagValue]] = lambda step, facts: {}
    # Whether there is something to see once the step is read; a page without scripts then stays, instead of going on.
    has_afterwards: bool = False
    # Lock ids that a SceneActed event may open, with what they give; only scenes have some.
    lock_of: Callable[[Any, Payload], str | None] = lambda step, payload: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What an option does to the flags of the story."""

    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
