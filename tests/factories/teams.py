from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_public_id
from webapp.store.models import Cohort, Team


def make_team(database: Database, cohort: Cohort, **fields: Any) -> Team:
    defaults = {"public_id": next_public_id("team"), "cohort_id": cohort.id, "number": 1, "created_at": START}
    return database.add(Team(**(defaults | fields)))
