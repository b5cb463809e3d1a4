"""What happens by itself."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from tests.clock import START
from tests.database import Database
from tests.factories.cohorts import make_cohort
from webapp.config import Config
from webapp.jobs.schedule import open_days
from webapp.store.models import Opening


def test_days_open_even_when_nobody_may_join_any_more(app: Flask, config: Config, database: Database) -> None:
    shut = make_cohort(database, is_closed=True)
    make_cohort(database, archived_at=START)

    open_days(config, app.extensions["elan.writer"], START + timedelta(days=1))

    opened = database.all(select(Opening).order_by(Opening.id))
    assert {row.cohort_id for row in opened} == {shut.id}
    assert {"j01", "j02"} <= {row.what for row in opened}
