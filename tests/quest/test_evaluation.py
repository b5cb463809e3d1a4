"""The trial: facts that exist, and a decision that more facts never take back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.content import load_quest
from webapp.quest.evaluation import Review, review, silent_days
from webapp.quest.events import canonical
from webapp.quest.facts import Facts, Register
from webapp.quest.progress import Person, TeamRecord, View
from webapp.steps.judge import JUDGE

QUEST = load_quest()
WHEN = {day.id: day.id for day in QUEST.days}
DONE = Facts(is_solved=True, is_read=True)
CAME = Facts(marks=frozenset({"checked_in"}))
WARNED = Facts(marks=frozenset({"absence:away"}))
PARTLY = Facts(registers={"rating": Register(1, "e", canonical("partly"))})
STEPS = [step.id for mission in QUEST.missions() for step in mission.steps]
WORKING_DAYS = [day.id for day in QUEST.days if day.number is not None]


def view_of(facts: dict[str, Facts]) -> View:
    person = Person(id="me", facts=facts)
    return View(JUDGE, person, TeamRecord(id="team", members=(person,)))


def reviewed(facts: dict[str, Facts]) -> Review:
    return review(QUEST, view_of(facts), open_days=QUEST.days, when=WHEN, levels={})


def there(*others: tuple[str, Facts], but: int = 0) -> dict[str, Facts]:
    """Somebody who warned every day, ``but`` for the last ones."""
    days = WORKING_DAYS[: len(WORKING_DAYS) - but]
    return {**{f"day:{day}": WARNED for day in days}, **dict(others)}


keys = st.sampled_from([*STEPS, *(f"day:{day}" for day in WORKING_DAYS), "thanks"])
facts = st.sampled_from([DONE, CAME, WARNED, Facts(hints=frozenset({1})), Facts(is_skipped=True)])


@given(before=st.dictionaries(keys, facts), more=st.dictionaries(keys, facts, max_size=4))
def test_more_facts_never_take_a_validated_trial_back(before: dict[str, Facts], more: dict[str, Facts]) -> None:
    after = {key: before.get(key, Facts()).join(more.get(key, Facts())) for key in {*before, *more}}
    first, second = reviewed(before), reviewed(after)

    assert (first.decision, second.decision) != ("validated", "continued")
    assert [set(each.facts) for each in first.shown if not set(each.facts) <= _same(second, each)] == []


def _same(other: Review, shown: Any) -> set[str]:
    return next(set(each.facts) for each in other.shown if each.behaviour == shown.behaviour)


def test_whoever_warned_every_day_has_facts_enough() -> None:
    assert reviewed(there()).decision == "validated"


def test_two_days_without_a_word_make_it_go_on_and_one_does_not() -> None:
    assert reviewed(there(but=1)).decision == "validated"
    assert reviewed(there(but=2)).decision == "continued"


def test_a_day_that_was_caught_up_is_no_silence() -> None:
    caught_up = QUEST.days[-1].missions[0].steps[0].id

    assert silent_days(view_of(there((caught_up, DONE), but=1)), QUEST.days) == ()


def test_coming_without_three_facts_makes_it_go_on() -> None:
    silent = {f"service:{QUEST.services[0].id}": DONE}
    played = {day.missions[0].steps[0].id: Facts(is_skipped=True) for day in QUEST.days}

    found = reviewed({**silent, **played})

    assert (found.decision, found.cited) == ("continued", ())


@pytest.mark.parametrize(
    ("key", "known", "behaviour", "fact"),
    [
        ("day:j02", CAME, "b1", "pointage à l’arrivée (j02)"),
        ("day:j02", WARNED, "b1", "retard ou absence annoncés (j02)"),
        ("day:j06", PARTLY, "b8", "consigne du jour suivie (j06)"),
        ("j08-m3-s3", DONE, "b7", "«\u00a0Ta phrase\u00a0» (j08)"),
    ],
)
def test_a_fact_is_said_with_its_day(key: str, known: Facts, behaviour: str, fact: str) -> None:
    shown = next(each for each in reviewed({key: known}).shown if each.behaviour.id == behaviour)

    assert fact in shown.facts


def test_an_instruction_that_was_not_followed_is_not_told() -> None:
    no = Facts(registers={"rating": Register(1, "e", canonical("no"))})

    assert reviewed({"day:j06": no}).cited == ()


def test_asking_for_a_hint_is_a_fact_in_favour() -> None:
    mission = next(each for each in QUEST.missions() if any(step.hints for step in each.steps))
    step = next(step for step in mission.steps if step.hints)

    shown = next(each for each in reviewed({step.id: Facts(hints=frozenset({1}))}).shown if each.behaviour.id == "b7")

    assert f"une aide demandée pour «\u00a0{mission.title}\u00a0»" in shown.facts[0]
