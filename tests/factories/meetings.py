from datetime import datetime, timedelta
from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_public_id
from webapp.store.models import Appointment, Participant, Staff, TimeSlot


def make_slot_of(database: Database, staff: Staff, cohort_id: int, *, at: datetime | None = None, **fields: Any) -> Any:
    """A slot that somebody offers, tomorrow morning unless told otherwise."""
    defaults = {
        "public_id": next_public_id("slot"),
        "cohort_id": cohort_id,
        "staff_id": staff.id,
        "counsellor": staff.name,
        "starts_at": at or START + timedelta(days=1),
        "duration_min": 30,
        "modes": ["on-site", "phone"],
    }
    return database.add(TimeSlot(**(defaults | fields)))


def hold(database: Database, slot: TimeSlot, participant: Participant, **fields: Any) -> Appointment:
    """The appointment by which somebody holds a slot."""
    defaults = {
        "public_id": next_public_id("appointment"),
        "participant_id": participant.id,
        "held_slot_id": slot.id,
        "staff_id": slot.staff_id,
        "starts_at": slot.starts_at,
        "duration_min": slot.duration_min,
        "counsellor": slot.counsellor,
        "mode": "phone",
        "options": [],
        "created_at": START,
    }
    return database.add(Appointment(**(defaults | fields)))
