"""Every fragment is in somebody's hand, and nobody's hand is empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.quest.fragments import deal, holders, redeal

SIX = ("f1", "f2", "f3", "f4", "f5", "f6")

fragments = st.integers(1, 12).map(lambda count: tuple(f"f{number}" for number in range(1, count + 1)))
people = st.sets(st.sampled_from([f"m{number:02}" for number in range(1, 13)]), min_size=1, max_size=12)


def spread(hands: dict[str, tuple[str, ...]]) -> set[str]:
    return {fragment for held in hands.values() for fragment in held}


@pytest.mark.parametrize("count", range(1, 13))
def test_deal_for_any_team_size(count: int) -> None:
    members = [f"m{number:02}" for number in range(count)]

    hands = deal(SIX, members)

    sizes = {len(held) for held in hands.values()}
    assert list(hands) == members
    assert spread(hands) == set(SIX)
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= 1


def test_deal_in_turn() -> None:
    assert deal(SIX, ["b", "a", "c", "d"]) == {"a": ("f1", "f5"), "b": ("f2", "f6"), "c": ("f3",), "d": ("f4",)}


def test_deal_alone_gives_all() -> None:
    assert deal(SIX, ["me"]) == {"me": SIX}


def test_deal_shares_when_there_are_more_people_than_fragments() -> None:
    assert deal(("f1", "f2"), ["a", "b", "c"]) == {"a": ("f1",), "b": ("f2",), "c": ("f1",)}


def test_deal_without_anybody_or_anything() -> None:
    assert deal(SIX, []) == {}
    assert deal((), ["a"]) == {"a": ()}
    assert redeal({"a": SIX}, SIX, []) == {}


@given(fragments, people)
def test_deal_does_not_depend_on_the_order_of_arrival(ids: tuple[str, ...], present: set[str]) -> None:
    assert deal(ids, sorted(present, reverse=True)) == deal(ids, sorted(present))


@given(fragments, people, people)
def test_redeal_leaves_no_fragment_and_no_hand_empty(ids: tuple[str, ...], before: set[str], now: set[str]) -> None:
    hands = redeal(deal(ids, before), ids, now)

    assert set(hands) == now
    assert spread(hands) == set(ids)
    assert all(hands.values())


@given(fragments, people, st.data())
def test_redeal_after_departures_takes_nothing_from_anybody(
    ids: tuple[str, ...], before: set[str], data: st.DataObject
) -> None:
    first = deal(ids, before)
    staying = data.draw(st.sets(st.sampled_from(sorted(before)), min_size=1))

    hands = redeal(first, ids, staying)

    orphans = set(ids) - {fragment for member in staying for fragment in first[member]}
    gained = [fragment for member in staying for fragment in hands[member][len(first[member]) :]]
    assert all(hands[member][: len(first[member])] == first[member] for member in staying)
    assert sorted(gained) == sorted(orphans)


@given(fragments, people)
def test_redeal_of_the_same_people_changes_nothing(ids: tuple[str, ...], present: set[str]) -> None:
    assert redeal(deal(ids, present), ids, present) == deal(ids, present)


def test_redeal_gives_a_newcomer_one_fragment_of_the_richest() -> None:
    assert redeal({"a": SIX}, SIX, ["a", "b"]) == {"a": SIX[:-1], "b": ("f6",)}


def test_redeal_shares_with_a_newcomer_when_everybody_holds_one() -> None:
    assert redeal({"a": ("f1",), "b": ("f2",)}, ("f1", "f2"), ["a", "b", "c"])["c"] == ("f1",)


def test_redeal_drops_fragments_that_no_longer_exist() -> None:
    assert redeal({"a": ("old", "f1")}, ("f1",), ["a"]) == {"a": ("f1",)}


def test_holders_of_a_shared_fragment() -> None:
    assert holders(deal(("f1", "f2"), ["a", "b", "c"]), "f1") == ("a", "c")
