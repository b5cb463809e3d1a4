"""The description of the API is true: asked at random, every answer is what it says."""

from typing import Any

import jsonschema
import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.clock import Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.web.api.conftest import Ask
from tests.web.api.test_lists import agree, appoint
from webapp.store.models import Attendance, Cohort, Participant

EXAMPLES = 25
SETTINGS = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_it_is_open_to_all_and_well_formed(ask: Ask, app: Flask) -> None:
    found = ask("/openapi.json", with_token=None)

    assert (found["openapi"], found["info"]["title"]) == ("3.1.0", "Élan")
    for schema in found["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_address_is_described(app: Flask, ask: Ask) -> None:
    rules = {
        str(rule).replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if str(rule).startswith("/api/v1/")
    }

    assert set(ask("/openapi.json")["paths"]) == rules


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/cohorts", "/cohorts/{cohort}/participants", "/cohorts/{cohort}/attendance", "/appointments", "/badges"]
)
def test_every_answer_is_as_described(
    path: str, app: Flask, token: str, database: Database, cohort: Cohort, participant: Participant, clock: Clock
) -> None:
    make_cohort(database, organisation_id=cohort.organisation_id)
    agree(database, participant)
    appoint(database, participant)
    database.add(Attendance(participant_id=participant.id, day="j01", at=clock()))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    headers = {"Authorization": f"Bearer {token}"}
    operation = schema[f"/api/v1{path}"]["GET"]

    @seed(1)
    @SETTINGS
    @given(operation.as_strategy())
    def check(case: Any) -> None:
        case.call_and_validate(headers=headers)
        if "cohort" in (case.path_parameters or {}):
            case.path_parameters = {"cohort": cohort.public_id}
            case.call_and_validate(headers=headers)

    check()
