"""What belongs to the cohorts of whoever asks; anything else is not found."""

from flask import abort

from webapp.policy.permissions import Permission
from webapp.queries.staff import CohortLine, cohort_line
from webapp.web.common.access import current_reach, current_staff
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading


def own_cohort(public_id: str, permission: Permission = Permission.SEE_COHORT) -> CohortLine:
    """Return a cohort that the permission reaches; a stranger's is a 404."""
    found = cohort_line(reading(), current_staff(), current_reach(permission), public_id, local_now=local_now())
    if found is None:
        abort(404)
    return found
