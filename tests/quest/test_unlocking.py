"""What is open stays open, whatever is played and opened afterwards."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.quest.conftest import finished_missions, quest, team, team_and_later, teams
from webapp.quest.content import Mission
from webapp.quest.progress import Person, TeamRecord, View
from webapp.quest.unlocking import MissionState, day_of, is_day_open, is_mission_open, mission_state
from webapp.steps.judge import JUDGE

RANK: dict[MissionState, int] = {"locked": 0, "open": 1, "done": 2}
NOBODY = Person(id="a")


def states(record: TeamRecord) -> list[int]:
    """The state of every mission for every member."""
    views = [View(JUDGE, member, record) for member in record.members]
    return [
        RANK[mission_state(quest(), day, mission, view)]
        for view in views
        for day in quest().days
        for mission in day.missions
    ]


def opened(record: TeamRecord, person: Person = NOBODY) -> list[str]:
    view = View(JUDGE, person, record)
    return [
        mission.id for day in quest().days for mission in day.missions if is_mission_open(quest(), day, mission, view)
    ]


@given(team_and_later())
def test_more_play_never_locks(moments: tuple[TeamRecord, TeamRecord]) -> None:
    before, later = (states(record) for record in moments)

    assert all(now >= then for then, now in zip(before, later, strict=True))


@given(teams(), st.sets(st.sampled_from([day.id for day in quest().days] + ["j02-m3", "j10-m4", "we-m1"])))
def test_more_openings_never_lock(record: TeamRecord, more: set[str]) -> None:
    later = replace(record, openings=record.openings | more)

    assert all(now >= then for then, now in zip(states(record), states(later), strict=True))


def test_nothing_is_open_before_the_first_day() -> None:
    assert opened(team(NOBODY)) == []


def test_a_day_opens_its_first_mission_and_then_the_next() -> None:
    first, second, *_ = quest().days[0].missions
    openings = frozenset({"j01"})

    done = Person(id="a", facts=finished_missions(first))

    assert opened(team(NOBODY, openings=openings)) == [first.id]
    assert opened(team(done, openings=openings), done) == [first.id, second.id]


def test_a_day_that_is_over_opens_all_its_missions() -> None:
    over, current = quest().days[0], quest().days[1]

    found = opened(team(NOBODY, openings=frozenset({over.id, current.id})))

    assert found == [*(mission.id for mission in over.missions), current.missions[0].id]


def test_a_mission_opened_by_hand_needs_neither_its_day_nor_those_before() -> None:
    assert opened(team(NOBODY, openings=frozenset({"j03-m4"}))) == ["j03-m4"]


def test_every_mission_can_be_reached_in_order() -> None:
    facts: dict[str, Any] = {}
    for day in quest().days:
        for mission in day.missions:
            person = Person(id="a", facts=dict(facts))
            record = team(person, openings=frozenset({day.id}))
            assert is_mission_open(quest(), day, mission, View(JUDGE, person, record)), mission.id
            facts |= finished_missions(mission)


def test_points_and_presence_open_nothing() -> None:
    everything_but_day_two = [mission for mission in quest().missions() if not mission.id.startswith("j02")]
    person = Person(id="a", facts=finished_missions(*everything_but_day_two))
    record = team(person, active=frozenset({"a"}))

    assert opened(record, person) == []


def test_a_mission_belongs_to_its_day() -> None:
    found: list[Mission[Any]] = [
        mission for day in quest().days for mission in day.missions if day_of(quest(), mission) is day
    ]

    assert found == list(quest().missions())
    assert [is_day_open(day, frozenset({"we"})) for day in quest().days] == [day.id == "we" for day in quest().days]
