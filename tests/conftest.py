"""What every test may ask for: an application on its own database, a clock that we set, phones that check pages."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from tests.clock import Clock
from tests.database import Database
from tests.factories.cohorts import make_cohort
from tests.factories.participants import make_participant, sign_in
from tests.factories.staff import follow, make_staff, sign_in_staff
from tests.factories.teams import make_team
from tests.pages.phone import Phone
from webapp.config import Config
from webapp.store.models import Cohort, Participant, Staff, Team

pytest_plugins = ["tests.setup.browser", "tests.setup.servers", "tests.setup.tables"]

# No clock judges a test: a machine that is busy is not a fault.
settings.register_profile("elan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("elan")

SECRET_KEY = "a-secret-for-tests-only"
OpenPhone = Callable[..., Phone]


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with our tables and nothing in them: a file of SQLite, or PostgreSQL when ELAN_TEST_ON says so."""
    is_postgres = os.environ.get("ELAN_TEST_ON") == "postgres"
    url: str = request.getfixturevalue("postgres_tables" if is_postgres else "sqlite_tables")
    return url


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url=database_url,
        public_url="http://elan.test",
        secret_key=SECRET_KEY,
        is_testing=True,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(config: Config, clock: Clock) -> Iterator[Flask]:
    """The application on the test's database and clock."""
    # Not at the top of the file: pure tests need no application, and start without it.
    app: Flask = import_module("webapp.factory").create_app(config)
    app.extensions["elan.clock"] = clock
    yield app
    # Whatever works beside the requests is over before its database is.
    for part in ("live", "rewards", "writer"):
        app.extensions[f"elan.{part}"].close()
    engine: Engine = app.extensions["elan.engine"]
    engine.dispose()


@pytest.fixture
def database(app: Flask) -> Database:
    """The rows, read and written outside any request."""
    return Database(app.extensions["elan.engine"])


@pytest.fixture
def phone(app: Flask) -> Phone:
    """The phone of a visitor: nobody plays on it yet."""
    return Phone(app)


@pytest.fixture
def cohort(database: Database) -> Cohort:
    """A cohort that started today and lets people in."""
    return make_cohort(database)


@pytest.fixture
def team(database: Database, cohort: Cohort) -> Team:
    return make_team(database, cohort)


@pytest.fixture
def participant(database: Database, team: Team) -> Participant:
    return make_participant(database, team)


@pytest.fixture
def open_phone(app: Flask, database: Database) -> OpenPhone:
    """Call it with a participant to get a phone on which they play, without one for a visitor's phone."""

    def open_one(participant: Participant | None = None) -> Phone:
        phone = Phone(app)
        if participant is not None:
            sign_in(database, phone, participant)
        return phone

    return open_one


@pytest.fixture
def player(open_phone: OpenPhone, participant: Participant) -> Phone:
    """The phone on which ``participant`` plays."""
    return open_phone(participant)


@pytest.fixture
def counsellor(database: Database, cohort: Cohort) -> Staff:
    """A counsellor who follows ``cohort``."""
    return follow(database, cohort, make_staff(database, cohort.organisation_id))


@pytest.fixture
def open_office(app: Flask, database: Database) -> Callable[[Staff], Phone]:
    """Call it with a member of staff to get the browser where they work."""

    def open_one(staff: Staff) -> Phone:
        browser = Phone(app)
        sign_in_staff(database, browser, staff)
        return browser

    return open_one


@pytest.fixture
def office(open_office: Callable[[Staff], Phone], counsellor: Staff) -> Phone:
    """The browser where ``counsellor`` works."""
    return open_office(counsellor)
