"""Team codes: nobody's phone is told what the others hold, and the boxes fit the code."""

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.steps.team_code import KIND, public

FOUR = example("team_code", "quatre chiffres")


def test_public_counts_the_fragments_without_telling_them() -> None:
    shown = public(FOUR)

    assert (shown["fragment_count"], shown["boxes"], shown["is_numeric"]) == (3, 4, True)
    assert not {"fragments", "answers", "answer_display", "hints"} & set(shown)


def test_a_sentence_is_typed_in_an_ordinary_field() -> None:
    assert public(example("team_code", "une phrase"))["boxes"] == 0


def test_any_member_solves_for_all() -> None:
    assert KIND.shares_answers
    assert KIND.solution(FOUR) == [(EventType.STEP_ANSWERED, {"answer": "4962"})]
    assert KIND.is_done(FOUR, Facts(is_solved=True))


def test_a_skip_counts_once_the_three_hints_were_asked_for() -> None:
    assert not KIND.is_done(FOUR, Facts(is_skipped=True, hints=frozenset({1, 2})))
    assert KIND.is_done(FOUR, Facts(is_skipped=True, hints=frozenset({1, 2, 3})))
