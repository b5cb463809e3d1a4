"""The gauge: the same for six and for twelve, never lowered by an absence, growing with what is played."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.quest.conftest import everything, finished_missions, quest, team, team_and_later
from webapp.quest.events import canonical
from webapp.quest.facts import ANSWER, Facts, Register
from webapp.quest.progress import Person, TeamRecord, View
from webapp.quest.rewards import Gauge, gauge_of, hints_asked, mission_shards, mutual_help, own_shards
from webapp.quest.thanks import Thanks, thanks_given
from webapp.steps.judge import JUDGE


def gauge(record: TeamRecord) -> Gauge:
    return gauge_of(quest(), JUDGE, record, {})


def people(count: int) -> tuple[Person, ...]:
    facts = everything()
    return tuple(Person(id=f"p{number:02}", facts=facts) for number in range(count))


def thanks(giver: str, *pairs: str) -> Person:
    return Person(id=giver, facts={"thanks": Facts(marks=frozenset(pairs))})


@given(team_and_later())
def test_missions_only_bring_more_for_the_same_active_members(moments: tuple[TeamRecord, TeamRecord]) -> None:
    before, later = moments

    assert gauge(later).missions >= gauge(before).missions
    for mission in quest().missions():
        shards = [mission_shards(mission, JUDGE, record, quest().economy) for record in moments]
        assert shards[0] <= shards[1] <= mission.shards


@given(team_and_later())
def test_mutual_help_only_grows_and_is_capped(moments: tuple[TeamRecord, TeamRecord]) -> None:
    before, later = (mutual_help(quest(), record, {}) for record in moments)

    assert before <= later <= quest().economy.mutual_help_cap


def test_six_and_twelve_can_fill_the_same_window() -> None:
    economy = quest().economy

    full = {size: gauge(team(*people(size))).missions for size in (1, 6, 12)}

    assert set(full.values()) == {economy.total} == {economy.weekday_total + economy.weekend_total}


@pytest.mark.parametrize("size", [6, 12])
def test_an_absence_never_lowers_the_gauge(size: int) -> None:
    everybody = people(size)
    absent = Person(id="absent")
    active = frozenset(person.id for person in everybody)

    assert gauge(team(*everybody, absent, active=active)).total == gauge(team(*everybody)).total


def test_somebody_who_came_counts_in_what_is_done_alone_only() -> None:
    solo = next(mission for mission in quest().missions() if mission.mode == "solo")
    shared = next(mission for mission in quest().missions() if mission.mode == "team")
    done, idle = Person(id="a", facts=finished_missions(solo, shared)), Person(id="b")
    record = team(done, idle)

    assert mission_shards(solo, JUDGE, record, quest().economy) * 2 == solo.shards
    assert mission_shards(shared, JUDGE, record, quest().economy) == shared.shards


def test_places_found_by_different_people_add_up_without_counting_twice() -> None:
    outdoor = next(mission for mission in quest().missions() if mission.shards_per_step)
    each = outdoor.shards_per_step or 0
    facts = list(finished_missions(outdoor).items())
    one, two = Person(id="a", facts=dict(facts[:3])), Person(id="b", facts=dict(facts[2:5]))
    record = team(one, two)

    assert mission_shards(outdoor, JUDGE, record, quest().economy) == 5 * each
    assert own_shards(quest(), View(JUDGE, one, record), outdoor) == 3 * each


def test_hints_are_counted_once_a_mission() -> None:
    mission = next(each for each in quest().missions() if sum(bool(step.hints) for step in each.steps) > 1)
    asked = {step.id: Facts(hints=frozenset({1, 2})) for step in mission.steps if step.hints}
    record = team(Person(id="a", facts=asked), Person(id="b", facts=asked))

    assert hints_asked(quest(), record) == 1
    assert mutual_help(quest(), record, {}) == quest().economy.hint_reward


def test_thanks_count_once_a_giver_up_to_a_few_a_day_and_never_to_oneself() -> None:
    economy = quest().economy
    givers = [thanks(name, "j01|z") for name in "abcde"]
    record = team(Person(id="z", facts={"thanks": Facts(marks=frozenset({"j01|z"}))}), *givers)

    assert mutual_help(quest(), record, {}) == economy.thanks_per_day * economy.thanks_reward
    assert mutual_help(quest(), team(thanks("a", "j01|z", "j02|z")), {}) == 2 * economy.thanks_reward


def test_thresholds_are_those_up_to_the_total() -> None:
    found = gauge(team(*people(6)))

    assert [threshold.at for threshold in found.reached] == [
        threshold.at for threshold in quest().economy.thresholds if threshold.at <= found.total
    ]
    assert found.next_threshold is None
    assert found.missing == 0
    nobody = gauge(replace(team(Person(id="a")), active=frozenset()))
    assert (nobody.total, nobody.missing) == (0, quest().economy.thresholds[0].at)


def test_an_answer_that_names_who_helped_is_a_thank_you() -> None:
    economy = quest().economy

    def named(giver: str, to: str) -> Person:
        answer = Register(1, "e", canonical({"a_qui": to, "reponse": "oui"}))
        return Person(id=giver, facts={"j08-m1-s4": Facts(is_solved=True, registers={ANSWER: answer})})

    givers = [named("a", "z"), named("z", "z"), named("b", "other")]

    assert thanks_given(quest(), givers) == frozenset({Thanks(day="j08", giver="a", to="z")})
    assert mutual_help(quest(), team(*givers), {}) == economy.thanks_reward


def test_the_same_thanks_said_twice_counts_once() -> None:
    answer = Register(1, "e", canonical({"a_qui": "z"}))
    facts = {"thanks": Facts(marks=frozenset({"j08|z"})), "j08-m1-s4": Facts(registers={ANSWER: answer})}

    assert thanks_given(quest(), [Person(id="a", facts=facts)]) == frozenset({Thanks(day="j08", giver="a", to="z")})
