"""Ways to ask the content of a puzzle what it holds, for the solvers of ``test_solutions_day_…``."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import TypeVar

from webapp.content.checks.puzzles import normalised
from webapp.content.walk import each_step
from webapp.quest.content import Quest
from webapp.quest.step import Artefact, Step
from webapp.steps.code.spec import CodeStep
from webapp.steps.form.spec import FormStep
from webapp.steps.match.spec import MatchStep
from webapp.steps.order.spec import OrderStep
from webapp.steps.quiz.spec import QuizStep
from webapp.steps.team_code.spec import TeamCodeStep

S = TypeVar("S", bound=Step)


def find(quest: Quest[Step], step_id: str, kind: type[S]) -> S:
    """Return a step of a known kind."""
    step = next(at.step for at in each_step(quest) if at.step.id == step_id)
    assert isinstance(step, kind)
    return step


def code(quest: Quest[Step], step_id: str) -> CodeStep:
    return find(quest, step_id, CodeStep)


def team_code(quest: Quest[Step], step_id: str) -> TeamCodeStep:
    return find(quest, step_id, TeamCodeStep)


def artefact(step: CodeStep | QuizStep | TeamCodeStep) -> Artefact:
    assert step.artefact is not None
    return step.artefact


def accepted(step: CodeStep | TeamCodeStep) -> set[str]:
    """Return the answers of a code, reduced to what counts."""
    return {normalised(answer, step.normalise) for answer in step.answers}


def right_options(quest: Quest[Step], step_id: str) -> set[str]:
    """Return the ids of the right options of a quiz."""
    return {option.id for option in find(quest, step_id, QuizStep).options if option.is_correct}


def orders(quest: Quest[Step], step_id: str) -> set[str]:
    """Return every order that is accepted, as one word of ids."""
    step = find(quest, step_id, OrderStep)
    return {"".join(item.id for item in step.items), *("".join(order) for order in step.also_accepted)}


def every_order(letters: str) -> Iterator[str]:
    """Yield every order of some letters."""
    return ("".join(order) for order in permutations(letters))


def comes_before(order: str, *pairs: str) -> bool:
    """Say whether, in each pair of letters, the first comes before the second."""
    return all(order.index(pair[0]) < order.index(pair[1]) for pair in pairs)


def pairs(quest: Quest[Step], step_id: str) -> dict[str, str]:
    """Return the words of the lefts and rights that go together."""
    step = find(quest, step_id, MatchStep)
    rights = {right.id: plain(right.text) for right in step.rights}
    return {plain(pair.left): rights[pair.right] for pair in step.pairs}


def expected_fields(quest: Quest[Step], step_id: str) -> dict[str, str]:
    """Return the words that each field of a form expects."""
    step = find(quest, step_id, FormStep)
    return {field.id: option.text for field in step.fields for option in field.options if option.id == field.expected}


def plain(text: str) -> str:
    """Return a text whose spaces are ordinary."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def numbers(text: str) -> list[int]:
    """Read the whole numbers of a text; « 1 700 » is one, « 16,00 » is 16."""
    spaced = re.sub(r"(?<=\d)[\N{NO-BREAK SPACE} ](?=\d{3}(?!\d))", "", text)
    return [int(found) for found in re.findall(r"\d+", re.sub(r"(\d),\d+", r"\1", spaced))]


def minutes(text: str) -> int:
    """Read « 8 h 42 » as minutes since midnight."""
    hour, minute = numbers(text.replace("h", " h "))
    return 60 * hour + minute


def times(text: str) -> list[int]:
    """Read every « 8 h 42 » of a text."""
    return [minutes(found) for found in re.findall(r"\d+\Wh\W\d+", text)]


def initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)
