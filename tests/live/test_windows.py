from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from webapp.live.windows import CROWD_S, TEAM_S, Windows, window_of

TEAM, COHORT = "team:t", "cohort:c"


def test_a_quiet_topic_is_announced_at_once() -> None:
    windows = Windows()
    windows.changed(TEAM)

    assert windows.due(10.0) == [TEAM]
    assert windows.due(10.0) == []


def test_a_burst_is_announced_first_and_last() -> None:
    windows = Windows()
    windows.changed(TEAM)
    windows.due(0.0)
    for _ in range(12):
        windows.changed(TEAM)

    assert windows.due(TEAM_S / 2) == []
    assert windows.next_at() == TEAM_S
    assert windows.due(TEAM_S) == [TEAM]


def test_the_end_of_a_window_without_change_announces_nothing() -> None:
    windows = Windows()
    windows.changed(TEAM)
    windows.due(0.0)

    assert windows.due(TEAM_S) == []
    assert windows.next_at() is None


def test_a_crowd_waits_longer_than_a_team() -> None:
    windows = Windows()
    windows.changed(TEAM)
    windows.changed(COHORT)
    windows.due(0.0)
    windows.changed(TEAM)
    windows.changed(COHORT)

    assert windows.due(TEAM_S) == [TEAM]
    assert windows.due(CROWD_S) == [COHORT]


@given(st.lists(st.tuples(st.floats(0, 2), st.sampled_from([TEAM, COHORT]))))
def test_no_change_is_lost_and_no_window_holds_two(steps: list[tuple[float, str]]) -> None:
    windows, now, said = Windows(), 0.0, list[tuple[str, float]]()
    unsaid: set[str] = set()
    for pause, topic in steps:
        now += pause
        windows.changed(topic)
        unsaid.add(topic)
        due = windows.due(now)
        unsaid -= set(due)
        said += [(each, now) for each in due]
    due = windows.due(now + CROWD_S)

    assert unsaid <= set(due)
    for each in (TEAM, COHORT):
        moments = [at for topic, at in said if topic == each]
        assert all(earlier + window_of(each) <= later for earlier, later in pairwise(moments))
