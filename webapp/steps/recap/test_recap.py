"""The end of a day: heard is done, and the page knows which day it is."""

import pytest

from tests.steps.authored import day_ids, steps_of
from tests.steps.examples import example
from webapp.quest.facts import Facts
from webapp.steps.recap import KIND, public
from webapp.steps.recap.spec import RecapStep


def test_the_last_day_shows_what_one_leaves_with() -> None:
    shown = public(example("recap", "fin du dernier jour"))

    assert shown["is_final"]
    assert shown["shows"] == ["rendez_vous", "plan_trois_pas", "mes_prises", "carte_des_lieux"]
    assert shown["made_in"] == {"mes_prises": "j05-m2#j05-m2-s4"}


def test_only_reading_ends_the_day() -> None:
    step = example("recap", "fin du premier jour")

    assert KIND.is_done(step, Facts(is_read=True))
    assert not KIND.is_done(step, Facts(is_skipped=True, is_solved=True))


@pytest.mark.parametrize("step", steps_of("recap"), ids=lambda step: step.id)
def test_the_day_of_a_recap_exists(step: RecapStep) -> None:
    assert step.day in day_ids()
