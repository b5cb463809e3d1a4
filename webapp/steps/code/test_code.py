"""Codes: any reasonable way of writing the answer, and nothing of it on the page."""

import pytest

from tests.steps.examples import example
from webapp.steps.code import public
from webapp.steps.code.grading import NOT_A_NUMBER, grade


@pytest.mark.parametrize("typed", ["65", "65.", "6 5", "soixante-cinq", "Indice : 65", "six cinq"])
def test_a_number_is_right_however_it_is_written(typed: str) -> None:
    assert grade(example("code", "un nombre dans un tableau"), typed).verdict == "right"


def test_a_word_where_figures_are_asked_for_is_told_so() -> None:
    step = example("code", "un nombre dans un tableau")

    assert grade(step, "bonjour").message == f"{NOT_A_NUMBER} {step.failure}"
    assert grade(step, "66").message == step.failure


@pytest.mark.parametrize("typed", ["pauses", "pose", "p a u s", "repause"])
def test_another_word_is_wrong(typed: str) -> None:
    assert grade(example("code", "un mot sifflé"), typed).verdict == "wrong"


def test_public_tells_what_to_type_but_not_how_long_it_is() -> None:
    shown = public(example("code", "un nombre dans un tableau"))

    assert shown["is_numeric"]
    assert shown.keys() & {"answers", "answer_display", "boxes", "length"} == set()
