"""The booklet of those who run the quest holds every solution and every hint."""

from webapp.content.checks.puzzles import is_puzzle
from webapp.content.solutions import booklet, solution_of
from webapp.content.walk import each_mission, each_step
from webapp.quest.content import Quest
from webapp.quest.step import Step
from webapp.steps.scene.spec import SceneStep


def test_booklet_holds_every_puzzle(quest: Quest[Step]) -> None:
    text = booklet(quest)

    for _, _, step in each_step(quest):
        if is_puzzle(step) or isinstance(step, SceneStep):
            assert list(solution_of(step))
        for line in (*solution_of(step), *step.hints):
            assert line in text


def test_booklet_holds_every_note(quest: Quest[Step]) -> None:
    text = booklet(quest)

    assert text.startswith("# Demain Matin")
    assert all(at.mission.facilitator_note in text for at in each_mission(quest) if at.mission.facilitator_note)
    assert text.count("\n## ") == len(quest.days)


def test_opinions_have_no_solution(quest: Quest[Step]) -> None:
    opinions = [at.step for at in each_step(quest) if getattr(at.step, "is_opinion", False)]

    assert opinions
    assert [list(solution_of(step)) for step in opinions] == [[]] * len(opinions)
