"""The phone works a room out as the server does: both read the same cases (``tests/js/scene-world.test.js``)."""

import json
from pathlib import Path
from typing import Any

from tests.steps.examples import example
from webapp.steps.scene import public
from webapp.steps.scene.world import room_view, world_of

CASES = Path(__file__).resolve().parents[3] / "tests" / "steps" / "rooms.json"
HALL = example("scene", "salle d’attente")
OFFICE = example("scene", "bureau")
# What the server knows, what the phone did since.
STORIES: tuple[tuple[list[str], list[str]], ...] = (
    ([], []),
    ([], ["take_roll"]),
    ([], ["feed"]),
    ([], ["talk", "feed", "take_roll"]),
    (["take_roll"], ["feed", "talk_early", "read_register"]),
    (["take_roll", "feed"], ["light"]),
    (["take_roll", "feed", "light"], ["lock:levers"]),
    (["take_roll", "feed", "talk", "lock:door"], ["unknown"]),
    ([], ["lock:levers", "light"]),
)


def cases() -> list[dict[str, Any]]:
    rooms = [HALL.room, OFFICE.room]
    return [
        {
            "rules": public(step)["rules"],
            "known": unsaid(room_view(step.room, world_of(rooms, known))),
            "marks": [*known, *since],
            "expected": unsaid(room_view(step.room, world_of(rooms, [*known, *since]))),
        }
        for known, since in STORIES
        for step in (HALL, OFFICE)
        if set(since) <= {"unknown", *(deed["mark"] for deed in public(step)["rules"]["deeds"])}
    ]


def unsaid(view: dict[str, Any]) -> dict[str, Any]:
    """The words of a lock come from the server alone."""
    return {**view, "hotspots": {name: {**spot, "said": ""} for name, spot in view["hotspots"].items()}}


def test_the_cases_of_both_languages_are_those_of_the_examples() -> None:
    assert json.loads(CASES.read_text(encoding="utf-8")) == json.loads(json.dumps(cases()))
