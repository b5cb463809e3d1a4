"""Names of form fields: the server reads them as the browser does (tests/js/form-data.test.js reads the same cases)."""

import json
from pathlib import Path
from typing import Any

import pytest

from webapp.steps.form_data import payload_from

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("form_data.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_payload_from(case: dict[str, Any]) -> None:
    fields = [(name, value) for name, value in case["fields"]]

    assert payload_from(fields) == case["payload"]
