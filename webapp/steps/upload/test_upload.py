"""Uploads: every way of answering counts as much, and the limits are told before."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.steps.upload import KIND, public


def test_public_tells_the_ways_and_the_limits() -> None:
    shown = public(example("upload", "une phrase"))

    assert shown["ways"] == ["audio", "text", "phrase", "alternative"]
    assert (shown["max_megabytes"], shown["max_seconds"], shown["max_text"]) == (10, 180, 2000)


def test_the_alternative_is_always_a_way() -> None:
    step = example("upload", "photo")

    assert public(step)["ways"] == ["photo", "text", "alternative"]
    assert KIND.solution(step) == [(EventType.STEP_ANSWERED, {"answer": {"media": "alternative"}})]


def test_an_upload_is_named_by_an_id() -> None:
    step = example("upload", "photo")

    assert KIND.check(step, EventType.STEP_ANSWERED, {"answer": {"media": "photo", "upload": "x" * 81}})
