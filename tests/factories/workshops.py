from datetime import datetime, timedelta
from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_public_id
from webapp.store.models import Staff, WorkshopSession


def make_workshop(database: Database, staff: Staff, *, at: datetime | None = None, **fields: Any) -> WorkshopSession:
    """A workshop of two seats, on Thursday at half past nine unless told otherwise."""
    defaults = {
        "public_id": next_public_id("workshop"),
        "organisation_id": staff.organisation_id,
        "staff_id": staff.id,
        "title": "Parler de soi",
        "place": "Salle bleue",
        "starts_at": at or START + timedelta(days=3),
        "duration_min": 90,
        "seats": 2,
        "scan_key": next_public_id("scan"),
        "created_at": START,
    }
    return database.add(WorkshopSession(**(defaults | fields)))
