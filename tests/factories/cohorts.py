from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_public_id
from tests.factories.organisations import make_organisation
from webapp.content import load_quest
from webapp.store.models import Cohort, Organisation

# The local instant at which each day opens: working days from the test clock's Monday on.
DAYS = {
    "j01": "2027-03-01T08:00", "j02": "2027-03-02T08:00", "j03": "2027-03-03T08:00", "j04": "2027-03-04T08:00",
    "j05": "2027-03-05T08:00", "we": "2027-03-05T16:00", "j06": "2027-03-08T08:00", "j07": "2027-03-09T08:00",
    "j08": "2027-03-10T08:00", "j09": "2027-03-11T08:00", "j10": "2027-03-12T08:00",
}  # fmt: skip


def make_cohort(database: Database, organisation: Organisation | None = None, **fields: Any) -> Cohort:
    public_id = next_public_id("cohort")
    quest = load_quest()
    defaults = {
        "public_id": public_id,
        "organisation_id": (organisation or make_organisation(database)).id,
        "name": "Groupe de mars",
        "quest": quest.id,
        "content_version": quest.version,
        "join_code": join_code_for(public_id),
        "starts_on": START.date(),
        "days": DAYS,
        "created_at": START,
    }
    return database.add(Cohort(**(defaults | fields)))


def join_code_for(public_id: str) -> str:
    """A code in the alphabet of join codes: no letter that looks like a digit."""
    return f"K7{int(public_id.rpartition('-')[2]):04d}"
