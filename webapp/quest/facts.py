"""The joined state of one key (a step, a day, a service) for one person: a join of small lattices.

``join`` is associative, commutative and idempotent, so that any order, any repetition and any split of a log
give the same state, and an incremental update equals a full replay (``seams``: 2).
"""

import json
from collections.abc import Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any, NamedTuple

from webapp.quest.events import Event, EventType, canonical


class Register(NamedTuple):
    """A value that may be changed: the greatest by (seq, id, canonical payload) wins, the same everywhere."""

    seq: int
    event: str
    value: str  # canonical JSON


class Facts(NamedTuple):
    """What is known about one key for one person. Sets only grow; ``registers`` hold what may be changed."""

    is_solved: bool = False
    is_read: bool = False
    is_skipped: bool = False
    hints: frozenset[int] = frozenset()
    marks: frozenset[str] = frozenset()
    registers: Mapping[str, Register] = MappingProxyType({})

    def join(self, other: "Facts") -> "Facts":
        """Return the least state that holds both."""
        return Facts(
            is_solved=self.is_solved or other.is_solved,
            is_read=self.is_read or other.is_read,
            is_skipped=self.is_skipped or other.is_skipped,
            hints=self.hints | other.hints,
            marks=self.marks | other.marks,
            registers=_join_registers(self.registers, other.registers),
        )

    @property
    def opened_hints(self) -> frozenset[int]:
        """Return the hints that can be read: those asked for and those given."""
        if not self.marks:
            return self.hints
        given = (mark.removeprefix(GIVEN) for mark in self.marks if mark.startswith(GIVEN))
        return self.hints | {int(number) for number in given}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing at all is known."""
        return self == EMPTY


EMPTY = Facts()
# Marks of what staff did: a hint is not one that the team dared to ask for, an unlocked step is not a solved one.
GIVEN = "given:"
UNLOCKED = "unlocked"
ANSWER = "answer"


def join_all(states: Iterable[Facts]) -> Facts:
    """Join any number of states."""
    return reduce(Facts.join, states, EMPTY)


def facts_of(event: Event, *, is_right: bool = False, lock: str | None = None) -> Facts:
    """Read one event as the smallest state that contains it; ``is_right`` and ``lock`` come from grading."""
    payload = event.payload
    match event.type:
        case EventType.STEP_ANSWERED:
            answer = Register(event.seq, event.id, event.canonical_answer())
            return Facts(is_solved=is_right, registers={ANSWER: answer})
        case EventType.STEP_READ:
            return Facts(is_read=True)
        case EventType.STEP_SKIPPED:
            return Facts(is_skipped=True)
        case EventType.HINT_TAKEN if "lock" in payload:
            return Facts(marks=frozenset({f"hint:{payload['lock']}:{int(payload['hint'])}"}), hints=frozenset({1}))
        case EventType.HINT_TAKEN:
            return Facts(hints=frozenset({int(payload["hint"])}))
        case EventType.CHOICE_MADE:
            return Facts(registers={f"choice:{payload['choice']}": _register(event, payload["option"])})
        case EventType.BALLOT_CAST:
            return Facts(registers={f"ballot:{payload['round']}": _register(event, payload["option"])})
        case EventType.SCENE_ACTED:
            return _scene_facts(payload, lock=lock if is_right else None)
        case EventType.INSTRUCTION_RATED:
            return Facts(registers={"rating": _register(event, payload["rating"])})
        case _:
            return Facts(marks=frozenset({_mark(event)}))


def register_value(facts: Facts, name: str) -> Any:
    """Return the JSON value that a register holds, or None."""
    register = facts.registers.get(name)
    return None if register is None else json.loads(register.value)


def _scene_facts(payload: Mapping[str, Any], *, lock: str | None) -> Facts:
    if "action" in payload:
        return Facts(marks=frozenset({str(payload["action"])}))
    return Facts(marks=frozenset({f"lock:{lock}"})) if lock else EMPTY


def _mark(event: Event) -> str:
    match event.type:
        case EventType.CHECKED_IN:
            return "checked_in"
        case EventType.ABSENCE_ANNOUNCED:
            return f"absence:{event.payload['reason']}"
        case EventType.PERSON_THANKED:
            return f"{event.payload['day']}|{event.payload['to']}"
        case EventType.HAND_RAISED:
            return "hand"
        case EventType.HINT_GIVEN:
            return f"{GIVEN}{int(event.payload['hint'])}"
        case EventType.STEP_UNLOCKED | EventType.MISSION_UNLOCKED:
            return UNLOCKED
        case _:
            return str(event.payload["mark"])


def _register(event: Event, value: object) -> Register:
    return Register(event.seq, event.id, canonical(value))


def _join_registers(one: Mapping[str, Register], other: Mapping[str, Register]) -> dict[str, Register]:
    joined = dict(one)
    for name, register in other.items():
        joined[name] = max(joined.get(name, register), register)
    return joined
