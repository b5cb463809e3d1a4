"""The fold does not care about order, repetition or how a log is cut: written first, kept for ever."""

from datetime import UTC, datetime
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from webapp.quest.events import Event, EventType
from webapp.quest.facts import EMPTY, Facts, facts_of, join_all, register_value

# Few ids and few sequence numbers, so that collisions happen all the time.
IDS = st.sampled_from(["a", "b", "c"])
SEQS = st.integers(0, 3)
PAYLOADS: dict[EventType, st.SearchStrategy[dict[str, Any]]] = {
    EventType.STEP_ANSWERED: st.fixed_dictionaries({"answer": st.sampled_from(["x", ["y"], {"k": 1}, None])}),
    EventType.STEP_READ: st.just({}),
    EventType.STEP_SKIPPED: st.just({}),
    EventType.HINT_TAKEN: st.fixed_dictionaries({"hint": st.integers(1, 3)}),
    EventType.CHOICE_MADE: st.fixed_dictionaries({"choice": st.just("c1"), "option": st.sampled_from(["o", "p"])}),
    EventType.BALLOT_CAST: st.fixed_dictionaries({"round": st.just("r1"), "option": st.sampled_from(["o", "p"])}),
    EventType.SCENE_ACTED: st.fixed_dictionaries({"action": st.sampled_from(["take", "open"])}),
    EventType.CHECKED_IN: st.just({}),
    EventType.SERVICE_MARKED: st.fixed_dictionaries({"mark": st.sampled_from(["understood", "for_me"])}),
}


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    event_type = draw(st.sampled_from(list(PAYLOADS)))
    event = Event(
        id=draw(IDS),
        seq=draw(SEQS),
        type=event_type,
        participant="p",
        team="t",
        version="1",
        mission="m",
        key="k",
        at=datetime(2027, 3, 1, tzinfo=UTC),
        payload=draw(PAYLOADS[event_type]),
    )
    return facts_of(event, is_right=draw(st.booleans()))


LOGS = st.lists(facts(), max_size=12)


@given(LOGS, st.randoms(use_true_random=False))
def test_shuffled_log_gives_the_same_facts(log: list[Facts], random: Random) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)

    assert join_all(shuffled) == join_all(log)


@given(LOGS)
def test_doubled_log_gives_the_same_facts(log: list[Facts]) -> None:
    assert join_all([*log, *log]) == join_all(log)


@given(LOGS, st.integers(0, 12))
def test_log_cut_anywhere_joins_again(log: list[Facts], cut: int) -> None:
    assert join_all(log[:cut]).join(join_all(log[cut:])) == join_all(log)


@given(LOGS, facts())
def test_more_facts_never_undo(log: list[Facts], more: Facts) -> None:
    before = join_all(log)

    after = before.join(more)

    assert after.join(before) == after
    assert after.is_solved >= before.is_solved
    assert after.hints >= before.hints
    assert after.marks >= before.marks


def test_nothing_known_is_neutral() -> None:
    one = Facts(is_solved=True)

    assert one.join(EMPTY) == EMPTY.join(one) == one


def test_the_greatest_sequence_number_wins_whatever_the_order() -> None:
    older, newer = (
        facts_of(_answer(event_id="z", seq=1, answer="old")),
        facts_of(_answer(event_id="a", seq=2, answer="new")),
    )

    assert register_value(newer.join(older), "answer") == register_value(older.join(newer), "answer") == "new"


def _answer(*, event_id: str, seq: int, answer: str) -> Event:
    return Event(
        id=event_id,
        seq=seq,
        type=EventType.STEP_ANSWERED,
        participant="p",
        team="t",
        version="1",
        mission="m",
        key="k",
        at=datetime(2027, 3, 1, tzinfo=UTC),
        payload={"answer": answer},
    )
