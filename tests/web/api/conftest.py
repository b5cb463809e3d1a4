"""A program of the cohort's organisation, and what it asks."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.database import Database
from tests.factories.programs import make_token
from webapp.store.models import Cohort

Ask = Callable[..., Any]


@pytest.fixture
def token(database: Database, cohort: Cohort) -> str:
    return make_token(database, cohort.organisation_id)


@pytest.fixture
def ask(app: Flask, token: str) -> Ask:
    """Call it with a path to get the JSON that a program gets."""

    def ask(path: str, *, status: int = 200, with_token: str | None = token, **more: Any) -> Any:
        headers = {} if with_token is None else {"Authorization": f"Bearer {with_token}"}
        response = app.test_client().get(f"/api/v1{path}", headers=headers, **more)
        assert response.status_code == status, response.get_data(as_text=True)
        return response.get_json()

    return ask
