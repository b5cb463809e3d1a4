"""Who acts here, for the journal."""

from webapp.usecases.journal import By
from webapp.web.common.access import current_staff


def by_me() -> By:
    """Return who acts, in the name of their own organisation."""
    staff = current_staff()
    return By(organisation_id=staff.organisation_id, staff_id=staff.id)
