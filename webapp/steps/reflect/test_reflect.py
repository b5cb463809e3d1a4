"""Reflections: what stays on the phone has nowhere to go."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.steps.reflect import KIND, public


def test_a_step_of_the_phone_takes_an_empty_payload_only() -> None:
    step = example("reflect", "sur le téléphone")

    assert KIND.solution(step) == [(EventType.STEP_ANSWERED, {})]
    assert KIND.check(step, EventType.STEP_ANSWERED, {}) is None
    assert KIND.check(step, EventType.STEP_SKIPPED, {}) is None


def test_too_many_words_are_refused_kindly() -> None:
    step = example("reflect", "un mot")

    assert KIND.check(step, EventType.STEP_ANSWERED, {"answer": {"text": "a" * 2000}}) is None
    assert KIND.check(step, EventType.STEP_ANSWERED, {"answer": {"text": "a" * 2001}})


def test_public_gives_a_short_word_one_part() -> None:
    assert public(example("reflect", "un mot"))["parts"] == [{"id": "text", "text": ""}]
    assert [part["id"] for part in public(example("reflect", "histoire"))["parts"]] == ["situation", "result"]


def test_help_comes_with_questions() -> None:
    assert len(public(example("reflect", "histoire"))["nudges"]) == 5
    assert public(example("reflect", "lettre"))["nudges"] == []
