"""The recap of a day: for counsellors, and for the room."""

from typing import Any

from flask import abort, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.day_recaps import open_days, room_day, team_days
from webapp.queries.staff import Cohort
from webapp.quest.content import Day
from webapp.web.common.access import requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.owned import board_now, own_cohort, own_cohort_row, quest_of


@blueprint.get("/pro/cohortes/<cohort>/recap")
@requires(Permission.SEE_COHORT)
def day_recap(cohort: str) -> str:
    found, row = own_cohort(cohort), own_cohort_row(cohort)
    days, day = _asked(row)
    lines = team_days(reading(), row, quest_of(row), day, board_now(row), local_now()) if day else ()
    return render_template("counsellor/day_recap.html", cohort=found, days=days, day=day, teams=lines)


@blueprint.get("/pro/cohortes/<cohort>/projection")
@requires(Permission.SEE_COHORT)
def room_recap(cohort: str) -> str:
    """Show the day on the wall: what the room did together, and nobody's name."""
    found, row = own_cohort(cohort), own_cohort_row(cohort)
    _, day = _asked(row)
    shown = room_day(reading(), row, quest_of(row), day, local_now()) if day else None
    return render_template("counsellor/room_recap.html", cohort=found, shown=shown)


def _asked(row: Cohort) -> tuple[tuple[Day[Any], ...], Day[Any] | None]:
    """Return the open days and the one that is asked for: the newest, unless another is named."""
    days = open_days(reading(), row, quest_of(row), local_now=local_now())
    name = request.args.get("jour")
    if name is None:
        return days, days[-1] if days else None
    day = next((each for each in days if each.id == name), None)
    return (days, day) if day else abort(404)
