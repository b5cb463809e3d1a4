"""The examples of every kind mean what they say: verdicts, words, refusals, and a solution that finishes the step."""

from typing import Any

import pytest

from tests.steps.examples import STEPS, Example, examples
from webapp.quest.events import EventType
from webapp.steps import KINDS

WITH_EXAMPLES = sorted(path.parent.name for path in STEPS.glob("*/examples.yaml") if path.parent.name in KINDS)
CASES = [(kind, each) for kind in WITH_EXAMPLES for each in examples(kind)]
GRADED = [(kind, each, case) for kind, each in CASES for case in each.graded]
SENT = [graded for graded in GRADED if graded[1].step.keeps != "device"]
REFUSED = [(kind, each, payload) for kind, each in CASES for payload in each.refused]

# Kinds whose events hold more than an answer: their examples write the whole payload.
WHOLE = {"scene", "vote"}


def event_of(kind: str) -> EventType:
    return {"scene": EventType.SCENE_ACTED, "vote": EventType.BALLOT_CAST}.get(kind, EventType.STEP_ANSWERED)


@pytest.mark.parametrize(("kind", "example", "case"), GRADED)
def test_grade_is_the_one_of_the_example(kind: str, example: Example, case: dict[str, Any]) -> None:
    found = KINDS[kind].grade(example.step, case["answer"])

    assert found.verdict == case["verdict"]
    assert found.message == case.get("message", found.message)
    said = {remark.part: remark.text for remark in found.remarks}
    assert said == case.get("remarks", said)


@pytest.mark.parametrize(("kind", "example", "case"), SENT)
def test_check_takes_what_can_be_graded(kind: str, example: Example, case: dict[str, Any]) -> None:
    answer = case["answer"]
    payload = {} if answer is None else answer if kind in WHOLE else {"answer": answer}

    assert KINDS[kind].check(example.step, event_of(kind), payload) is None


@pytest.mark.parametrize(("kind", "example", "payload"), REFUSED)
def test_check_refuses_in_plain_french(kind: str, example: Example, payload: dict[str, Any]) -> None:
    fault = KINDS[kind].check(example.step, event_of(kind), payload)

    assert fault is not None
    assert fault[0].isupper() or fault.startswith("«")
    assert fault.endswith((".", "!"))
