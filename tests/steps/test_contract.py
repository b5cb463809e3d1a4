"""What every kind of step promises: it hides its key, grades anything, can be finished, and stays finished."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps.answer_key import SECRET_NAMES, key_of, leaves, names
from tests.steps.authored import KIND_FOLDERS, a_step_of, all_steps
from webapp.content.loader import load_quest
from webapp.quest.events import EventType
from webapp.quest.facts import ANSWER, Facts, Register, join_all
from webapp.quest.grade import Grade
from webapp.steps import KINDS
from webapp.steps.judging import REFUSALS, Incoming, Judged, judge

IN_COMMON = {
    "id", "kind", "title", "intro", "privacy", "accessibility", "skippable", "scope", "keeps", "hint_count", "is_key",
}  # fmt: skip
LONG = 16

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=10), inner, max_size=5),
    max_leaves=12,
)
facts = st.builds(
    Facts,
    is_solved=st.booleans(),
    is_read=st.booleans(),
    is_skipped=st.booleans(),
    hints=st.frozensets(st.integers(1, 3)),
    marks=st.frozensets(st.sampled_from(["lock:a", "hint:a:1"]), max_size=2),
    registers=st.dictionaries(
        st.sampled_from([ANSWER, "ballot:r1", "choice:c1"]),
        st.builds(Register, st.integers(0, 3), st.sampled_from("ab"), st.sampled_from(['"a"', "null", "{}"])),
    ),
)


def answers_to(step: Any) -> st.SearchStrategy[Any]:
    """Any JSON value, and also values that look like an answer: they name the step's own parts."""
    known = sorted(leaves(KINDS[step.kind].public(step)))
    part = st.sampled_from(known)
    return json_values | st.lists(part, max_size=6) | st.dictionaries(part, json_values | part, max_size=6) | part


def is_leavable(step: Any) -> bool:
    """Whoever plays alone may always leave a vote on the sentences of others: there are none."""
    return EventType.STEP_SKIPPED in KINDS[step.kind].events and not getattr(step, "rounds_from", None)


def test_each_folder_is_one_kind() -> None:
    assert sorted(KINDS) == KIND_FOLDERS
    assert {name: kind.name for name, kind in KINDS.items()} == {name: name for name in KIND_FOLDERS}


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.id)
def test_public_is_json_and_holds_what_every_page_needs(step: Any) -> None:
    shown = KINDS[step.kind].public(step)

    assert IN_COMMON - shown.keys() == set()
    assert json.loads(json.dumps(shown)) == json.loads(json.dumps(shown, default=list))


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.id)
def test_public_gives_nothing_of_the_key(step: Any) -> None:
    shown = KINDS[step.kind].public(step)
    secrets = key_of(step)

    assert names(shown) & SECRET_NAMES == set()
    assert leaves(shown) & secrets == set()
    assert [one for one in secrets if len(one) >= LONG for text in leaves(shown) if one in text] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=40)
@given(data=st.data())
def test_grade_is_total(kind: str, data: st.DataObject) -> None:
    step = a_step_of(kind)

    assert isinstance(KINDS[kind].grade(step, data.draw(answers_to(step))), Grade)


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=40)
@given(data=st.data())
def test_check_is_total(kind: str, data: st.DataObject) -> None:
    step = a_step_of(kind)
    payload = data.draw(st.dictionaries(st.text(max_size=8), json_values, max_size=3))
    name = data.draw(st.sampled_from(["answer", "choice", "option", "round", "action", "lock", "hint"]))
    payload[name] = data.draw(answers_to(step))

    fault = KINDS[kind].check(step, data.draw(st.sampled_from(sorted(KINDS[kind].events))), payload)

    assert fault is None or fault.strip()


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=40)
@given(one=facts, other=facts)
def test_what_is_done_stays_done(kind: str, one: Facts, other: Facts) -> None:
    step = a_step_of(kind)

    assert KINDS[kind].is_done(step, one.join(other)) >= KINDS[kind].is_done(step, one)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_done_is_not_done(kind: str) -> None:
    assert not KINDS[kind].is_done(a_step_of(kind), Facts())


@pytest.mark.parametrize("step", [each for each in all_steps() if is_leavable(each)], ids=lambda step: step.id)
def test_leaving_a_step_counts_only_where_it_may(step: Any) -> None:
    is_done = KINDS[step.kind].is_done
    every_hint = frozenset(range(1, len(step.hints) + 1))

    assert is_done(step, Facts(is_skipped=True)) == step.skippable
    assert is_done(step, Facts(is_skipped=True, hints=every_hint)) == (step.skippable or bool(step.hints))


@pytest.mark.parametrize("step", [each for each in all_steps() if each.skippable], ids=lambda step: step.id)
def test_a_step_that_may_be_left_takes_the_event(step: Any) -> None:
    assert EventType.STEP_SKIPPED in KINDS[step.kind].events


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.id)
def test_the_solution_finishes_the_step(step: Any) -> None:
    kind = KINDS[step.kind]

    judged = list(sent(step, kind.solution(step)))

    assert [each.refusal for each in judged] == [None] * len(judged)
    assert kind.is_done(step, join_all(each.facts for each in judged))
    assert not kind.is_done(step, join_all(each.facts for each in judged[:-1]))


@pytest.mark.parametrize("kind", [name for name in sorted(KINDS) if EventType.STEP_ANSWERED in KINDS[name].events])
def test_what_stays_on_the_phone_is_refused(kind: str) -> None:
    step = replace(a_step_of(kind), keeps="device", scope="individual")

    (judged,) = sent(step, [(EventType.STEP_ANSWERED, {"answer": {"text": "à moi"}})])

    assert judged == Judged(event=None, id=judged.id, refusal=REFUSALS["stays"], step=step, mission=judged.mission)


def sent(step: Any, events: list[tuple[EventType, dict[str, Any]]]) -> Iterator[Judged]:
    """Judge events about a step as if it were the only one of the quest's first mission."""
    quest = load_quest()
    day = quest.days[0]
    mission = replace(day.missions[0], steps=(step,))
    alone = replace(quest, days=(replace(day, missions=(mission,)),))
    for number, (event_type, payload) in enumerate(events):
        incoming = Incoming(
            id=f"0190f2a0-0000-7000-8000-{number:012}",
            seq=number,
            type=event_type,
            version=quest.version,
            team="t",
            mission=mission.id,
            key=step.id,
            at=datetime(2050, 1, 1, tzinfo=UTC),
            payload=payload,
        )
        yield judge(alone, participant="p", teams={"t"}, incoming=incoming)
