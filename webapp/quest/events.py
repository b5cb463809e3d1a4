"""What a participant did. Events are facts; what follows from them is derived (see ``progress``)."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple


class EventType(StrEnum):
    """The acts that a phone reports, in the past tense."""

    STEP_ANSWERED = "StepAnswered"  # payload {"answer": …}: an attempt, a form, a letter, an upload…
    STEP_READ = "StepRead"  # a dialogue heard to its end, a service card taken, a recap read
    STEP_SKIPPED = "StepSkipped"  # "je garde pour moi", or the puzzle left after its three hints
    HINT_TAKEN = "HintTaken"  # payload {"hint": 1..3}
    CHOICE_MADE = "ChoiceMade"  # payload {"choice": id, "option": id}
    BALLOT_CAST = "BallotCast"  # payload {"round": id, "option": id}
    SCENE_ACTED = "SceneActed"  # payload {"action": id} or {"lock": hotspot id, "answer": …}
    CHECKED_IN = "CheckedIn"  # key day:<id>
    ABSENCE_ANNOUNCED = "AbsenceAnnounced"  # key day:<id>, payload {"reason": id}
    INSTRUCTION_RATED = "InstructionRated"  # key day:<id>, payload {"rating": "yes"|"partly"|"no"}
    SERVICE_MARKED = "ServiceMarked"  # key service:<id>, payload {"mark": "understood"|"for_me"|"asked_for"}
    PERSON_THANKED = "PersonThanked"  # key thanks, payload {"to": public id, "day": day id}
    HAND_RAISED = "HandRaised"  # "j'ai besoin d'aide", on a step; it changes nothing of the game
    # What staff do for a youth; a phone that sends one is refused.
    HINT_GIVEN = "HintGiven"  # payload {"hint": 1..3}
    STEP_UNLOCKED = "StepUnlocked"
    MISSION_UNLOCKED = "MissionUnlocked"  # key mission:<id>


# The greatest whole number that every phone counts to without rounding.
LAST_SEQ: Final = 2**53 - 1
BY_STAFF = frozenset({EventType.HINT_GIVEN, EventType.STEP_UNLOCKED, EventType.MISSION_UNLOCKED})


class Event(NamedTuple):
    """One fact. ``seq`` is the participant's Lamport counter; ``at`` is the phone's clock, for display only.

    ``key`` names what the fact is about: a step id, ``day:<id>``, ``service:<id>`` or ``thanks``.
    """

    id: str
    seq: int
    type: EventType
    participant: str
    team: str
    version: str
    mission: str
    key: str
    at: datetime
    payload: Mapping[str, Any]
    # The payload in its canonical form, where somebody wrote it already.
    written: str | None = None

    def canonical_payload(self) -> str:
        """Write the payload so that two equal ones give the same text."""
        return canonical(self.payload) if self.written is None else self.written

    def canonical_answer(self) -> str:
        """Write the answer that the payload holds, in the same form."""
        if self.written is not None and len(self.payload) == 1 and self.written.startswith(_ANSWER):
            return self.written[len(_ANSWER) : -1]
        return canonical(self.payload.get("answer"))


def next_seq(*seen: int) -> int:
    """Return the number that comes after those that were seen; the last number of all stays where it is.

    Whoever forged that one may still play: ids order what has the same number, and later ids are greater.
    """
    return min(max(seen) + 1, LAST_SEQ)


def canonical(value: object) -> str:
    """Write a JSON value in its one canonical form (sorted keys, no spaces)."""
    return _WRITE(value)


# How a payload begins that holds an answer and nothing else.
_ANSWER = '{"answer":'
# Made once: making an encoder costs as much as writing a payload.
_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
