"""Pairs: words only where they are right, and a page that does not give them away."""

import pytest

from tests.steps.authored import steps_of
from tests.steps.examples import example
from webapp.quest.grade import Remark
from webapp.steps.match import public
from webapp.steps.match.grading import OPEN, grade
from webapp.steps.match.spec import MatchStep


def test_a_pair_is_explained_only_once_it_is_right() -> None:
    step = example("match", "les mots du contrat")

    assert grade(step, {"brut": "avant", "net": "avant"}).remarks == (
        Remark(part="brut", is_right=True, text="C’est souvent le chiffre annoncé."),
        Remark(part="net", is_right=False),
        Remark(part="tuteur", is_right=False, text=OPEN),
    )


@pytest.mark.parametrize("step", steps_of("match"), ids=lambda step: step.id)
def test_the_page_does_not_show_the_rights_in_the_order_of_the_lefts(step: MatchStep) -> None:
    shown = [right["id"] for right in public(step)["rights"]]

    assert shown != [pair.right for pair in step.pairs]
    assert sorted(shown) == sorted(right.id for right in step.rights)


def test_the_rights_are_mixed_always_in_the_same_way() -> None:
    shown = public(example("match", "les mots du contrat"))["rights"]

    assert [right["id"] for right in shown] == ["prime", "questions", "compte", "avant"]
