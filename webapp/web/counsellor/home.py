"""The first page of staff: what is to do today, my cohorts, and where they are."""

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.queries.staff import my_cohorts
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.desk import HOME, my_desks
from webapp.web.counsellor.panels import panels


@blueprint.get("/pro")
@requires(Permission.WORK)
def home() -> str:
    staff = current_staff()
    cohorts = my_cohorts(reading(), staff, current_reach(Permission.SEE_COHORT), local_now=local_now())
    return render_template("counsellor/home.html", staff=staff, cohorts=cohorts, desks=my_desks(HOME), **panels())
