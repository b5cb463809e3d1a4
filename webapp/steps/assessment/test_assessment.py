"""Assessments: nothing is added up, and what belongs to the phone is never sent."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.quest.grade import Remark
from webapp.steps.assessment import KIND, public
from webapp.steps.assessment.grading import directions

COMPASS = example("assessment", "boussole")
WEATHER = example("assessment", "météo")
NBSP = "\u00a0"


def test_directions_are_those_met_most_often() -> None:
    levels = {"g1": "like", "g2": "try", "g3": "no-thanks", "g4": "try"}

    assert [family.id for family in directions(COMPASS, levels)] == ["hands", "order"]
    assert directions(COMPASS, {"g3": "no-thanks"}) == ()


def test_directions_are_told_in_words_without_a_figure() -> None:
    found = KIND.grade(COMPASS, {"items": {"g1": "like", "g4": "like"}})

    told = f"Les mains{NBSP}: menuiserie, couture.\nL’ordre{NBSP}: logistique, magasin."
    assert found.remarks == (Remark(part="families", text=told),)


def test_the_phone_alone_knows_the_weather() -> None:
    assert KIND.solution(WEATHER) == [(EventType.STEP_ANSWERED, {})]
    assert KIND.check(WEATHER, EventType.STEP_ANSWERED, {}) is None
    assert KIND.check(WEATHER, EventType.STEP_ANSWERED, {"items": {"home": "storm"}})


def test_public_gives_the_phone_what_it_needs_to_watch_for() -> None:
    assert public(WEATHER)["alerts"][0]["when"] == "storm"
    assert [level["is_private"] for level in public(WEATHER)["scale"]] == [False, False, False, True]
