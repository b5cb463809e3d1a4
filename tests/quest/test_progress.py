"""Progress only grows; flags are summed once; a tie keeps several outcomes; services are known step by step."""

from dataclasses import replace
from typing import Any

from hypothesis import given

from tests.quest.conftest import everything, finished_missions, quest, team, team_and_later
from webapp.quest.facts import Facts, Register
from webapp.quest.progress import LEVELS, Person, TeamRecord, View, flags_of, services_of
from webapp.steps.judge import JUDGE

SHORT = 60


def percents(record: TeamRecord) -> list[int]:
    return [
        View(JUDGE, member, record).percent(mission, SHORT)
        for member in record.members
        for mission in quest().missions()
    ]


def view_of(person: Person, **changes: Any) -> View:
    return View(JUDGE, person, replace(team(person), **changes))


def chosen(register: str, option: str, *, seq: int = 1) -> Facts:
    return Facts(registers={register: Register(seq, f"e{seq}", f'"{option}"')})


def adding_choice() -> tuple[str, str, str, str, int]:
    """A choice of the quest that adds to a flag: step, register, option, flag, amount."""
    return next(
        (step.id, register, option, flag, amount)
        for mission in quest().missions()
        for step in mission.steps
        for register, options in JUDGE.effects(step).items()
        for option, effect in options.items()
        for flag, amount in effect.add.items()
        if register.startswith("choice:") and amount > 0
    )


def team_vote() -> tuple[str, str, str, str, str]:
    """A team's vote whose options set one flag differently: step, round, flag, two options."""
    for mission in quest().missions():
        for step in mission.steps:
            for name in JUDGE.rounds(step):
                options = JUDGE.effects(step)[f"ballot:{name}"]
                setting = [(option, flag) for option, effect in options.items() for flag in effect.set]
                if len(setting) > 1:
                    return step.id, name, setting[0][1], setting[0][0], setting[1][0]
    raise AssertionError("no vote of the quest sets a flag")


@given(team_and_later())
def test_percent_only_grows(moments: tuple[TeamRecord, TeamRecord]) -> None:
    before, later = (percents(record) for record in moments)

    assert all(now >= then for then, now in zip(before, later, strict=True))


@given(team_and_later())
def test_services_are_never_forgotten(moments: tuple[TeamRecord, TeamRecord]) -> None:
    for then, now in zip(moments[0].members, moments[1].members, strict=True):
        before = services_of(quest(), View(JUDGE, then, moments[0]))
        later = services_of(quest(), View(JUDGE, now, moments[1]))
        assert all(LEVELS.index(later[service]) >= LEVELS.index(level) for service, level in before.items())


def test_everything_done_is_all_of_every_mission() -> None:
    person = Person(id="a", facts=everything())

    assert set(percents(team(person))) == {100}
    core = {offer.id for offer in quest().services if offer.is_core}
    assert core <= set(services_of(quest(), view_of(person)))


def test_the_short_version_is_part_of_the_shards_and_finishes_the_mission() -> None:
    mission = next(each for each in quest().missions() if each.id == "j02-m1")
    short = {step.id for step in mission.steps if step.in_short_version}
    facts = {key: known for key, known in finished_missions(mission).items() if key in short}
    view = view_of(Person(id="a", facts=facts))

    assert view.percent(mission, SHORT) == SHORT
    assert view.is_mission_done(mission)


def test_flags_are_summed_once_whatever_is_replayed() -> None:
    step, register, option, flag, amount = adding_choice()
    once = Person(id="a", facts={step: chosen(register, option)})
    again = Person(id="a", facts={step: chosen(register, option).join(chosen(register, option, seq=5))})

    assert flags_of(quest(), view_of(once))[flag] == amount
    assert flags_of(quest(), view_of(again)) == flags_of(quest(), view_of(once))


def test_a_changed_choice_replaces_its_effect() -> None:
    step, register, option, flag, amount = adding_choice()
    unknown = chosen(register, "another", seq=9)

    changed = Person(id="a", facts={step: chosen(register, option).join(unknown)})

    assert flags_of(quest(), view_of(changed)).get(flag, 0) != amount


def test_summed_flags_stay_in_their_range() -> None:
    facts: dict[str, Facts] = {}
    for mission in quest().missions():
        for step in mission.steps:
            for register, options in JUDGE.effects(step).items():
                best = max(options, key=lambda option: sum(options[option].add.values()))
                facts[step.id] = facts.get(step.id, Facts()).join(chosen(register, best))
    flags = flags_of(quest(), view_of(Person(id="a", facts=facts)))

    ranges = {spec.id: spec.range for spec in quest().flags if spec.range}
    assert ranges
    for name, (low, high) in ranges.items():
        value = flags.get(name, low)
        assert isinstance(value, int)
        assert low <= value <= high


def test_a_tie_keeps_several_outcomes() -> None:
    step, name, flag, one, other = team_vote()
    person = Person(id="a")

    tied = flags_of(quest(), view_of(person, outcomes={(step, name): (one, other)}))
    single = [flags_of(quest(), view_of(person, outcomes={(step, name): (each,)}))[flag] for each in (one, other)]

    assert tied[flag] == tuple(sorted(map(str, single)))


def test_a_ballot_changes_nothing_before_the_vote_is_closed() -> None:
    step, name, flag, one, _ = team_vote()
    voter = Person(id="a", facts={step: chosen(f"ballot:{name}", one)})

    assert flag not in flags_of(quest(), view_of(voter))


def test_what_one_member_saw_the_team_saw() -> None:
    shared = {spec.id for spec in quest().flags if spec.scope == "team" and spec.type == "bool"}
    step, register, option, flag = next(
        (step.id, register, option, name)
        for mission in quest().missions()
        for step in mission.steps
        for register, options in JUDGE.effects(step).items()
        for option, effect in options.items()
        for name, value in effect.set.items()
        if name in shared and value is True and register.startswith("choice:")
    )
    seer, other = Person(id="a", facts={step: chosen(register, option)}), Person(id="b")

    assert flags_of(quest(), View(JUDGE, other, team(seer, other)))[flag] is True
