"""Forms: what each sort of field asks for, what is refused, what reaches the browser."""

from decimal import Decimal

import pytest

from tests.steps.examples import example
from webapp.quest.events import EventType
from webapp.steps.form import public
from webapp.steps.form.formula import number_of, terms_of, total_of, written
from webapp.steps.form.grading import check


def test_check_takes_the_device_form_only_without_answers() -> None:
    step = example("form", "budget sur le téléphone")

    assert check(step, EventType.STEP_ANSWERED, {}) is None
    assert check(step, EventType.STEP_SKIPPED, {}) is None


def test_check_counts_a_line_break_once() -> None:
    step = example("form", "contrat")

    assert check(step, EventType.STEP_ANSWERED, {"answer": {"question": "a\r\n" * 100}}) is None
    assert check(step, EventType.STEP_ANSWERED, {"answer": {"question": "ab\n" * 100}})


def test_public_hides_what_is_expected() -> None:
    shown = public(example("form", "planning"))

    assert shown["fields"][0] == {
        "id": "lun_m",
        "label": "Lundi matin",
        "type": "choice",
        "is_required": True,
        "min": None,
        "max": None,
        "options": [{"id": "cv", "text": "CV"}, {"id": "sport", "text": "Sport"}, {"id": "libre", "text": "Libre"}],
        "other": None,
        "suggestions": [],
        "parts": [],
        "prefill": "",
        "prefill_from": None,
        "sets": {},
        "terms": [],
        "rows": 0,
    }
    assert [day["day"] for day in shown["days"]] == ["Lundi", "Mardi"]


def test_formula_reads_signed_names() -> None:
    assert terms_of("rev - fixe+vie") == ((1, "rev"), (-1, "fixe"), (1, "vie"))
    assert total_of("rev - fixe", {"rev": Decimal("1200.5")}) == Decimal("1200.5")


@pytest.mark.parametrize("formula", ["rev * 2", "rev fixe", "__import__('os')", "rev -", "1 + rev"])
def test_formula_refuses_anything_else(formula: str) -> None:
    with pytest.raises(ValueError, match="somme"):
        terms_of(formula)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 120,50 €", "1120.50"),
        ("1\u202f120", "1120"),
        ("-3", "-3"),
        ("8.5", "8.5"),
        ("vingt", None),
        ("9" * 12, None),
    ],
)
def test_numbers_as_people_type_them(typed: str, number: str | None) -> None:
    assert number_of(typed) == (None if number is None else Decimal(number))


def test_numbers_are_written_in_french() -> None:
    assert [written(Decimal(text)) for text in ("1200.50", "40", "-3")] == ["1200,5", "40", "-3"]
