"""The booklet of those who run the quest: for each mission, a note, what is to be found, and the hints."""

from collections.abc import Iterator

from webapp.content.checks.puzzles import is_puzzle
from webapp.quest.content import Day, Mission, Quest
from webapp.quest.step import Step
from webapp.steps.code.spec import CodeStep
from webapp.steps.form.spec import FormStep
from webapp.steps.hunt.spec import HuntStep
from webapp.steps.match.spec import MatchStep
from webapp.steps.order.spec import OrderStep
from webapp.steps.quiz.spec import QuizStep
from webapp.steps.scene.spec import SceneStep
from webapp.steps.team_code.spec import TeamCodeStep


def booklet(quest: Quest[Step]) -> str:
    """Write the booklet in Markdown."""
    lines = [f"# {quest.title} : solutions et indices", "", f"Pour l’animation. Version {quest.version}.", ""]
    for day in quest.days:
        lines += _day(day)
    return "\n".join(lines)


def _day(day: Day[Step]) -> Iterator[str]:
    number = f"Jour {day.number}" if day.number else "Week-end"
    yield f"## {number} : {day.title}"
    yield ""
    yield f"{day.theme}. {day.session_min} minutes."
    if day.daily_instruction:
        yield ""
        yield day.daily_instruction.text
    yield ""
    for mission in day.missions:
        yield from _mission(mission)


def _mission(mission: Mission[Step]) -> Iterator[str]:
    yield f"### {mission.title} ({mission.duration_min} min, {mission.shards} éclats)"
    yield ""
    if mission.facilitator_note:
        yield mission.facilitator_note
        yield ""
    for step in mission.steps:
        found = list(solution_of(step))
        if found:
            yield f"**{step.title or step.id}**"
            yield ""
            yield from (f"- {line}" for line in found)
            yield from (f"  {number}. {hint}" for number, hint in enumerate(step.hints, 1))
            yield ""


def solution_of(step: Step) -> Iterator[str]:
    """Say what is to be found in a step; nothing when there is nothing to find."""
    match step:
        case CodeStep() | TeamCodeStep():
            yield step.answer_display
        case QuizStep() if is_puzzle(step):
            yield from (option.text for option in step.options if option.is_correct)
        case OrderStep():
            yield " → ".join(item.text for item in step.items)
        case MatchStep():
            rights = {right.id: right.text for right in step.rights}
            yield from (f"{pair.left} → {rights[pair.right]}" for pair in step.pairs)
        case FormStep():
            yield from _expected(step)
        case HuntStep() if step.riddle_answer:
            yield f"{step.riddle_answer} (mot-code : {step.code_default})"
        case SceneStep():
            yield from _locks(step)


def _expected(step: FormStep) -> Iterator[str]:
    for field in step.fields:
        if field.expected is not None:
            right = next(option.text for option in field.options if option.id == field.expected)
            yield f"{field.label} → {right}"


def _locks(step: SceneStep) -> Iterator[str]:
    for hotspot in step.room.hotspots:
        if hotspot.lock:
            yield f"{hotspot.name} : {hotspot.lock.answer_display}"
            yield from (f"indice {number} : {hint}" for number, hint in enumerate(hotspot.lock.hints, 1))
