"""Quizzes: what is said of what was picked, and what an opinion asks for."""

from dataclasses import replace

from tests.steps.examples import example
from webapp.quest.grade import Remark
from webapp.steps.quiz import KIND, public
from webapp.steps.quiz.grading import grade


def test_only_what_was_picked_is_spoken_of_while_something_is_to_be_found() -> None:
    step = example("quiz", "plusieurs réponses")

    assert grade(step, ["m1", "m2"]).remarks == (
        Remark(part="m1", is_right=False, text="Rien à payer, rien à cliquer, une vraie date."),
        Remark(part="m2", is_right=True, text="Piège. Petite somme, grosse urgence."),
    )


def test_once_all_is_found_the_rest_is_explained_without_a_verdict() -> None:
    step = example("quiz", "plusieurs réponses")

    remarks = grade(step, ["m2", "m3"]).remarks

    assert [(remark.part, remark.is_right) for remark in remarks] == [("m1", None), ("m2", True), ("m3", True)]


def test_an_option_that_does_not_exist_counts_for_nothing() -> None:
    step = example("quiz", "plusieurs réponses")

    assert grade(step, ["m2", "m3", "m9"]) == grade(step, ["m2", "m3"])


def test_an_opinion_is_never_right_or_wrong() -> None:
    step = example("quiz", "une pause au choix")

    assert [remark.is_right for remark in grade(step, ["marcher"]).remarks] == [None]


def test_an_opinion_without_a_number_takes_any_but_none() -> None:
    step = replace(example("quiz", "une opinion"), pick=None)

    assert [grade(step, picked).verdict for picked in ([], ["r1"], ["r1", "r2"])] == ["partial", "saved", "saved"]


def test_public_tells_how_many_an_opinion_takes_and_never_how_many_are_right() -> None:
    names = ("une seule réponse", "plusieurs réponses", "une opinion", "une pause au choix")

    assert [public(example("quiz", name))["pick"] for name in names] == [None, None, 3, 1]


def test_the_solution_of_an_opinion_takes_as_many_as_asked() -> None:
    ((_, payload),) = KIND.solution(example("quiz", "une opinion"))

    assert payload == {"answer": ["r1", "r2", "r3"]}
