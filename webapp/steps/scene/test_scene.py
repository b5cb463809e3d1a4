"""Scenes: what finishes a room, what its locks keep to themselves, and two rooms that share a bag."""

import json

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.scene import KIND, public
from webapp.steps.scene.escape import escape_extra
from webapp.steps.scene.grading import hints_taken

HALL = example("scene", "salle d’attente")
OFFICE = example("scene", "bureau")


def marks(*done: str) -> Facts:
    return Facts(marks=frozenset(done))


def test_lock_of_names_the_lock_that_opens() -> None:
    assert KIND.lock_of(HALL, {"lock": "door", "answer": "trois huit"}) == "door"
    assert KIND.lock_of(HALL, {"lock": "door", "answer": "83"}) is None
    assert KIND.lock_of(HALL, {"action": "take_roll"}) is None
    assert KIND.lock_of(OFFICE, {"lock": "levers", "answer": ["listen", "count", "judge"]}) == "levers"


def test_a_room_is_done_when_its_flags_are_raised() -> None:
    assert not KIND.is_done(HALL, marks("take_roll", "feed", "talk"))
    assert KIND.is_done(HALL, marks("lock:door"))


def test_a_room_may_rely_on_what_another_gave() -> None:
    assert not KIND.is_done(OFFICE, marks("lock:levers"))
    assert KIND.is_done(OFFICE, marks("lock:levers", "light"))


def test_leaving_counts_where_it_is_allowed() -> None:
    hints = ("hint:levers:1", "hint:levers:2", "hint:levers:3")

    assert KIND.is_done(HALL, Facts(is_skipped=True))
    assert not KIND.is_done(OFFICE, Facts(is_skipped=True, marks=frozenset(hints[:2])))
    assert KIND.is_done(OFFICE, Facts(is_skipped=True, marks=frozenset(hints)))


def test_story_flags_are_raised_by_the_deed() -> None:
    assert KIND.story_flags(HALL, marks()) == {}
    assert KIND.story_flags(HALL, marks("read_register")) == {"register_seen": True}


def test_solution_finishes_the_room() -> None:
    done = [payload.get("action") or f"lock:{payload['lock']}" for _, payload in KIND.solution(OFFICE)]

    assert KIND.is_done(OFFICE, marks(*done))
    assert all(KIND.check(OFFICE, kind, payload) is None for kind, payload in KIND.solution(OFFICE))


def test_hints_are_given_one_lock_at_a_time() -> None:
    door = next(spot for spot in HALL.room.hotspots if spot.id == "door")

    assert hints_taken(door, frozenset({"hint:door:2", "hint:levers:1"})) == ["Parlez au premier rang."]
    assert KIND.check(HALL, EventType.HINT_TAKEN, {"lock": "door", "hint": 1}) is None
    assert KIND.check(HALL, EventType.HINT_TAKEN, {"lock": "bench", "hint": 1})


def test_public_keeps_what_the_locks_want_and_say() -> None:
    shown = json.dumps(public(HALL), ensure_ascii=False) + json.dumps(public(OFFICE), ensure_ascii=False)

    for secret in ("38", "3 – 8", "La porte s’ouvre", "Numéro non attribué", "listen>count", "sous le banc.", "grince"):
        assert secret not in shown


def test_rooms_of_an_escape_share_one_bag() -> None:
    done = ["take_roll", "feed", "light", "hint:levers:1"]

    hall, office = (escape_extra(step, [HALL, OFFICE], done) for step in (HALL, OFFICE))

    assert hall["inventory"] == office["inventory"] == ["ticket"]
    assert hall["rooms"] == {"hall": "ex-scene-hall", "office": "ex-scene-office"}
    assert office["lock_hints"] == {"levers": ["Allume la lampe."]}
    assert office["hotspots"]["floor"]["is_changed"]
    assert office["hotspots"]["levers"]["lock"] == "ready"


def test_a_room_that_was_left_opens_its_doors() -> None:
    assert escape_extra(HALL, [HALL, OFFICE], [])["exits"] == []
    assert escape_extra(HALL, [HALL, OFFICE], [], left=["ex-scene-hall"])["exits"] == ["office"]


def test_the_picture_changes_once_its_needs_hold() -> None:
    rooms = [HALL, OFFICE]

    assert escape_extra(OFFICE, rooms, [])["backdrop"] == "root-room"
    assert escape_extra(OFFICE, rooms, ["take_roll", "feed", "light"])["backdrop"] == "root-room-lit"
