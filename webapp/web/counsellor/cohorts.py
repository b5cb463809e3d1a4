"""One cohort: its teams and where they are."""

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.queries.staff import team_lines
from webapp.web.common.access import current_staff, requires
from webapp.web.common.database import reading
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.owned import own_cohort


@blueprint.get("/pro/groupes/<cohort>")
@requires(Permission.SEE_COHORT)
def cohort(cohort: str) -> str:
    found = own_cohort(cohort)
    teams = team_lines(reading(), found)
    return render_template("counsellor/cohort.html", staff=current_staff(), cohort=found, teams=teams)
