"""A new version on a database of before: it says that it is not ready, until the migrations are made."""

import os
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.pages.phone import Phone
from webapp.store import migrate


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A database without any table."""
    if os.environ.get("ELAN_TEST_ON") == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'elan.sqlite3'}"


def test_ready_once_the_migrations_are_made(app: Flask, phone: Phone) -> None:
    before = phone.get("/readyz", status=503).json

    migrate.upgrade(app.extensions["elan.engine"])

    assert before == {"status": "problem", "problems": ["migrations"]}
    assert phone.get("/readyz").json == {"status": "ok", "problems": []}
