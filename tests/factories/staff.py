from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_number, next_public_id
from tests.pages.phone import Phone
from webapp.policy.rules import Role
from webapp.policy.sessions import staff_cookie_name, token_hash
from webapp.store.models import Cohort, CohortCrew, Staff, StaffPost, StaffSession


def make_staff(
    database: Database, organisation_id: int, role: Role = Role.COUNSELLOR, *, site_id: int | None = None, **fields: Any
) -> Staff:
    """A member of staff with one role; no password and no second factor unless they are given."""
    number = next_number()
    defaults = {
        "public_id": next_public_id("staff"),
        "organisation_id": organisation_id,
        "email": f"camille.{number}@clairval.test",
        "name": "Camille Roche",
        "created_at": START,
    }
    staff = database.add(Staff(**(defaults | fields)))
    database.add(StaffPost(staff_id=staff.id, organisation_id=organisation_id, site_id=site_id, role=role.value))
    return staff


def follow(database: Database, cohort: Cohort, staff: Staff) -> Staff:
    """Have somebody follow a cohort."""
    database.add(CohortCrew(cohort_id=cohort.id, staff_id=staff.id, since=START))
    return staff


def sign_in_staff(database: Database, browser: Phone, staff: Staff, **fields: Any) -> str:
    """Give a browser a whole session (a half one with ``proven_at=None``); return its token."""
    token = f"staff-token-{next_number()}"
    defaults = {
        "token_hash": token_hash(token),
        "public_id": next_public_id("session"),
        "staff_id": staff.id,
        "device": "Firefox sur Linux",
        "created_at": START,
        "last_seen_at": START,
        "proven_at": START,
    }
    database.add(StaffSession(**(defaults | fields)))
    browser.set_cookie(staff_cookie_name(is_https=False), token)
    return token
