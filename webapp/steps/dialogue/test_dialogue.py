"""Dialogues: the way through them (the same cases as in the browser), their choices, what reaches the page."""

import json
from typing import Any

import pytest

from tests.steps.authored import steps_of
from tests.steps.examples import STEPS, example, make_step
from webapp.quest.events import EventType
from webapp.quest.facts import Facts
from webapp.quest.script import flag_holds
from webapp.steps.dialogue import KIND, choices, public
from webapp.steps.dialogue.path import Heard, Reply, path
from webapp.steps.dialogue.spec import DialogueStep
from webapp.steps.kind import Effect

SHARED = STEPS.parents[1] / "tests" / "steps"


def cases(name: str) -> Any:
    return json.loads((SHARED / name).read_text(encoding="utf-8"))


def step_of(case: dict[str, Any]) -> Any:
    return make_step("dialogue", {"id": "x", "script": case["script"]})


def words(line: Heard) -> str | None:
    return f"{line.choice}:{line.option}" if isinstance(line, Reply) else line.text


@pytest.mark.parametrize("case", cases("dialogue_paths.json"), ids=lambda case: case["name"])
def test_path_is_the_one_of_the_browser(case: dict[str, Any]) -> None:
    heard, pending = path(step_of(case), case["choices"], case["flags"])

    assert [words(line) for line in heard] == case["heard"]
    assert (pending.id if pending else None) == case["pending"]


@pytest.mark.parametrize("case", cases("dialogue_paths.json"), ids=lambda case: case["name"])
def test_flow_is_what_the_browser_follows(case: dict[str, Any]) -> None:
    assert public(step_of(case))["flow"] == case["flow"]


@pytest.mark.parametrize("case", cases("flags.json"), ids=str)
def test_conditions_hold_as_in_the_browser(case: dict[str, Any]) -> None:
    flags = {name: tuple(value) if isinstance(value, list) else value for name, value in case["flags"].items()}

    assert flag_holds(flags, case["when"]) is case["holds"]


@pytest.mark.parametrize("step", steps_of("dialogue"), ids=lambda step: step.id)
def test_every_talk_of_the_quest_comes_to_its_end(step: DialogueStep) -> None:
    taken = {p["choice"]: p["option"] for event, p in KIND.solution(step) if event is EventType.CHOICE_MADE}

    heard, pending = path(step, taken, {})

    assert heard
    assert pending is None


def test_public_keeps_what_choices_do_to_itself() -> None:
    shown = public(example("dialogue", "un appel"))

    assert shown["script"][3] == {
        "kind": "choice",
        "id": "c1",
        "prompt": "Tu réponds quoi\u00a0?",
        "options": [
            {"id": "drole", "text": "«\u00a0Bien sûr. Et moi je suis un grille-pain.\u00a0»"},
            {"id": "preuve", "text": "«\u00a0Prouve-le.\u00a0»"},
        ],
    }
    assert len(shown["flow"]) == len(shown["script"])


def test_choices_tell_what_each_option_does() -> None:
    found = choices(example("dialogue", "un appel"))

    assert found == {"choice:c1": {"drole": Effect(), "preuve": Effect(set={"regard": "curieux"})}}


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"choice": "c1"},
        {"choice": "c1", "option": "x"},
        {"choice": "c9", "option": "drole"},
        {"choice": ["c1"], "option": "drole"},
    ],
)
def test_a_choice_that_does_not_exist_is_refused(payload: dict[str, Any]) -> None:
    assert KIND.check(example("dialogue", "un appel"), EventType.CHOICE_MADE, payload)


def test_a_choice_that_exists_is_taken_whether_or_not_one_came_to_it() -> None:
    step = example("dialogue", "un appel")

    assert KIND.check(step, EventType.CHOICE_MADE, {"choice": "c1", "option": "preuve"}) is None


def test_only_hearing_the_end_finishes_a_talk() -> None:
    step = example("dialogue", "un appel")

    assert not KIND.is_done(step, Facts(is_skipped=True))
    assert KIND.is_done(step, Facts(is_read=True))
    assert KIND.is_done(example("dialogue", "ce dont l’histoire se souvient"), Facts(is_skipped=True))
