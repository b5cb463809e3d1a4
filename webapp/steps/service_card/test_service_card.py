"""Service cards: taking one is enough; what it changes in 2050 is on the page, to be shown then."""

from tests.steps.authored import service_ids, steps_of
from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.service_card import KIND, public


def test_the_whole_card_reaches_the_page() -> None:
    step = example("service_card", "le pacea")

    shown = public(step)

    words = ("service", "name", "story", "summary", "audience", "how", "first_step", "good_to_know", "effect_2050")
    assert {word: shown[word] for word in words} == {word: getattr(step, word) for word in words}


def test_taking_a_card_finishes_it() -> None:
    step = example("service_card", "le pacea")

    assert KIND.solution(step) == [(EventType.STEP_READ, {})]
    assert KIND.is_done(step, Facts(is_read=True))


def test_a_card_is_left_only_where_it_may_be() -> None:
    assert not KIND.is_done(example("service_card", "le pacea"), Facts(is_skipped=True))
    assert KIND.is_done(example("service_card", "une carte que l’on peut laisser"), Facts(is_skipped=True))


def test_every_card_of_the_quest_is_about_a_service() -> None:
    assert {step.service for step in steps_of("service_card")} - service_ids() == set()
