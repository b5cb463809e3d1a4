"""Hunts: the place is not told before it is found."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.steps.hunt import KIND, public

RIDDLE = example("hunt", "énigme")
INDOORS = example("hunt", "couloir")


def test_public_does_not_name_the_place_of_a_riddle() -> None:
    assert public(RIDDLE)["title"] is None
    assert public(INDOORS)["title"] == "Le couloir, en vrai"


def test_public_names_the_other_ways_of_playing() -> None:
    labels = [each["label"] for each in public(RIDDLE)["alternatives"]]

    assert labels == ["Sans marcher", "À la campagne", "Sans sortir"]


def test_solution_shows_a_proof_that_the_place_takes() -> None:
    assert KIND.solution(RIDDLE) == [(EventType.STEP_ANSWERED, {"answer": {"proof": "answer", "text": "Vu."}})]
    assert KIND.solution(INDOORS) == [(EventType.STEP_ANSWERED, {"answer": {"proof": "code", "code": "FIGUIER"}})]
    assert KIND.grade(INDOORS, {"proof": "code", "code": "FIGUIER"}).is_done
