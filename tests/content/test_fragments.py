"""Every fragment puzzle can be solved by any team, whoever is absent."""

from itertools import combinations

import pytest

from webapp.content.walk import each_step
from webapp.quest.content import Quest
from webapp.quest.fragments import deal, redeal
from webapp.quest.step import Step
from webapp.steps.team_code.spec import TeamCodeStep


def team_codes(quest: Quest[Step]) -> list[TeamCodeStep]:
    return [at.step for at in each_step(quest) if isinstance(at.step, TeamCodeStep)]


def test_team_codes_are_those_of_the_story(quest: Quest[Step]) -> None:
    assert [step.id for step in team_codes(quest)] == ["j01-m1-s3", "j03-m4-s2", "j06-m1-s2", "j10-m3-s2"]


@pytest.mark.parametrize("size", range(2, 13))
def test_all_fragments_are_held_whoever_is_absent(quest: Quest[Step], size: int) -> None:
    members = [f"m{number:02}" for number in range(size)]
    for step in team_codes(quest):
        fragments = tuple(fragment.id for fragment in step.fragments)
        for absent in (0, 1, size - 1):
            for away in list(combinations(members, absent))[:12]:
                present = [member for member in members if member not in away]
                for hands in (deal(fragments, present), redeal(deal(fragments, members), fragments, present)):
                    assert {held for hand in hands.values() for held in hand} == set(fragments)
                    assert set(hands) == set(present)
                    assert all(hands.values())
