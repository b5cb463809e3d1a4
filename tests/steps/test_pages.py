"""The page of every kind: it renders for everybody and for somebody, and is one that the house would publish."""

import json
from typing import Any

import pytest
from flask import Flask, render_template

from tests.pages.checks import faults_of
from tests.pages.tree import Node, read_tree
from tests.steps.answer_key import key_of
from tests.steps.authored import steps_of
from tests.steps.examples import Example, examples
from webapp.content.loader import load_quest
from webapp.steps import KINDS
from webapp.steps.scene.escape import escape_extra
from webapp.web.common.wording import fill
from webapp.web.play.cast import cast_of
from webapp.web.play.solo import solo_context

LONG = 16
NOBODY: dict[str, Any] = {
    "is_done": False,
    "is_skipped": False,
    "answer": None,
    "hints": [],
    "hints_left": 3,
    "feedback": None,
    "choices": {},
    "ballots": {},
    "extra": {},
}


def page_of(step: Any, state: dict[str, Any] | None) -> Node:
    """Render a step as the mission's document does (no state), or alone, without scripts."""
    quest = load_quest()
    html = render_template(
        f"steps/{step.kind}/step.html",
        step=KINDS[step.kind].public(step),
        state=None if state is None else solo_context(step, state, {}),
        form_token=None if state is None else {"event_id": "an-id", "seq": 1},
        cast=cast_of(quest),
        contract=quest.contract,
    )
    return read_tree(fill(html, {}))


def states_of(example: Example) -> list[dict[str, Any]]:
    """The states that an example is shown in, and those that its answers lead to."""
    graded = [{"answer": case["answer"], "feedback": _said(example.step, case["answer"])} for case in example.graded]
    shown = [{**NOBODY, **state} for state in ({}, *example.shown, *graded)]
    return [_in_its_room(example.step, state) for state in shown]


def _said(step: Any, answer: object) -> dict[str, Any]:
    grade = KINDS[step.kind].grade(step, answer)
    remarks = [{"part": each.part, "is_right": each.is_right, "text": each.text} for each in grade.remarks]
    return {"verdict": grade.verdict, "message": grade.message, "remarks": remarks}


def _in_its_room(step: Any, state: dict[str, Any]) -> dict[str, Any]:
    if step.kind != "scene":
        return state
    rooms = [each.step for each in examples("scene")]
    return {**state, "extra": escape_extra(step, rooms, state["extra"].get("marks", []))}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_document_of_a_mission_can_be_published(app: Flask, kind: str) -> None:
    with app.test_request_context():
        faults = {step.id: faults_of(page_of(step, None)) for step in steps_of(kind)}

    assert {step: found for step, found in faults.items() if found} == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_step_alone_can_be_published(app: Flask, kind: str) -> None:
    with app.test_request_context():
        faults = {
            (example.name, number): faults_of(page_of(example.step, state))
            for example in examples(kind)
            for number, state in enumerate(states_of(example))
        }

    assert {page: found for page, found in faults.items() if found} == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_document_of_a_mission_tells_no_key(app: Flask, kind: str) -> None:
    with app.test_request_context():
        told = {step.id: page_of(step, None).text() for step in steps_of(kind)}

    secrets = {step.id: [one for one in key_of(step) if len(one) >= LONG] for step in steps_of(kind)}
    assert [(step, one) for step, found in secrets.items() for one in found if one in told[step]] == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_stays_on_the_phone_cannot_be_sent(app: Flask, kind: str) -> None:
    kept = [step for step in steps_of(kind) if step.keeps == "device"]
    with app.test_request_context():
        forms = [form for step in kept for form in page_of(step, dict(NOBODY)).find_all("form")]

    sent = {field["name"] for form in forms for field in form.nodes() if field.get("name")}
    assert not {name for name in sent if name.startswith("payload.") and name != "payload.hint"}


def test_what_the_last_recap_shows_leads_where_it_is(app: Flask) -> None:
    recap = next(step for step in steps_of("recap") if step.is_final)
    with app.test_request_context():
        shown = page_of(recap, None).find("ul", class_="takeaways").find_all("a")
    links = {link.text(): link["href"] for link in shown}

    assert links["Tes prises"] == "/jeu/mission/j05-m2#j05-m2-s4"
    assert links["La carte des lieux"] == "/jeu/mission/we-m1"
    assert len(links) == len(recap.shows)


def test_long_lines_are_written_in_full_where_no_script_runs(app: Flask) -> None:
    step = next(each for each in steps_of("order") if each.id == "j03-m2-s4")
    with app.test_request_context():
        plain, scripted = page_of(step, dict(NOBODY)), page_of(step, None)

    lines = [item.text() for item in plain.find("ol", class_="lettered__list").find_all("li")]
    picked = [option.text() for option in plain.find("select").find_all("option")][1:]
    assert picked == [f"{letter}. {line}" for letter, line in zip("ABCDEFGHIJ", lines, strict=False)]
    assert not scripted.find_all("ol", class_="lettered__list")


def test_boxes_that_set_the_phone_lead_to_its_settings_where_no_script_runs(app: Flask) -> None:
    card = next(each for each in steps_of("form") if each.exports == "pilot_card")
    with app.test_request_context():
        plain, scripted = page_of(card, dict(NOBODY)), page_of(card, None)

    assert plain.find("a", href="/compte/lecture").text() == "Régler l’écran de ce téléphone"
    part = scripted.find("div", data_form_field="confort")
    assert json.loads(part["data-settings"])["gros-caracteres"] == "text=2"


@pytest.mark.parametrize(("step_id", "begins"), [("j01-m3-s2", "Porte "), ("j01-m2-s3", "A. ")])
def test_letters_stand_for_long_lines_where_no_script_runs(app: Flask, step_id: str, begins: str) -> None:
    step = next(each for each in steps_of("match") if each.id == step_id)
    with app.test_request_context():
        pages = page_of(step, dict(NOBODY)), page_of(step, None)

    plain, scripted = [page.find("select").find_all("option")[1].text() for page in pages]
    assert plain.startswith(begins)
    assert plain.removeprefix("A. ") == scripted
