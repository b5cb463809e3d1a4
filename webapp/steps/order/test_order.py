"""Orders: several may be right, and a wrong one is told how far it goes well."""

import pytest

from tests.steps.authored import steps_of
from tests.steps.examples import example
from webapp.quest.grade import Remark
from webapp.steps.order import public
from webapp.steps.order.grading import grade
from webapp.steps.order.spec import OrderStep


@pytest.mark.parametrize("step", steps_of("order"), ids=lambda step: step.id)
def test_every_accepted_order_is_right_and_the_one_shown_is_not(step: OrderStep) -> None:
    assert {grade(step, order).verdict for order in step.also_accepted} <= {"right"}
    assert grade(step, step.shown_order).verdict != "right"


def test_only_the_beginning_is_marked_while_something_is_to_be_found() -> None:
    step = example("order", "de l’annonce à la clé")

    assert grade(step, ["a", "b", "d", "c"]).remarks == (
        Remark(part="a", is_right=True),
        Remark(part="b", is_right=True),
    )


def test_the_nearest_of_the_accepted_orders_is_the_measure() -> None:
    step = example("order", "de l’annonce à la clé")

    assert grade(step, ["b", "a", "d", "c"]).message == f"Les 2 premières lignes sont à leur place. {step.failure}"


def test_public_shows_the_order_of_the_page() -> None:
    step = example("order", "de l’annonce à la clé")

    assert [item["id"] for item in public(step)["items"]] == ["d", "b", "a", "c"]
