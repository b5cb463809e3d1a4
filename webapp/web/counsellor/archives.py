"""The cohorts that were put away."""

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.queries.staff import archived_cohorts
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.counsellor.blueprint import blueprint


@blueprint.get("/pro/cohortes/archives")
@requires(Permission.SEE_COHORT)
def archives() -> str:
    found = archived_cohorts(reading(), current_staff(), current_reach(Permission.SEE_COHORT), local_now=local_now())
    return render_template("counsellor/archives.html", cohorts=found)
