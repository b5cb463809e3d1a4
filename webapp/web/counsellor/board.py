"""The live board of a cohort, and each of its teams alone for when it changes."""

from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.identity import teams_topic, version_of
from webapp.queries.staff import Cohort
from webapp.web.common.access import current_staff, requires
from webapp.web.common.database import reading
from webapp.web.common.regions import is_current, region_answer, unchanged
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.desk import desk_if_followed
from webapp.web.counsellor.owned import board_now, own_cohort, own_cohort_row, quest_of
from webapp.web.counsellor.panels import panels

# What one may filter by: the state's name, and how a list says it.
STATES = (
    {"value": "help", "label": "Demandent de l’aide"},
    {"value": "stuck", "label": "Semblent bloqués"},
    {"value": "silent", "label": "Sans nouvelles depuis 48\u00a0h"},
    {"value": "evidence", "label": "Preuves ou badges à regarder"},
    {"value": "here", "label": "Connectés maintenant"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichTeams:
    """The topic by which a cohort gets more teams, and its version."""

    topic: str
    version: int


@blueprint.get("/pro/cohortes/<cohort>")
@requires(Permission.SEE_COHORT)
def cohort(cohort: str) -> str:
    found, row = own_cohort(cohort), own_cohort_row(cohort)
    # Asked for first: a team that is opened meanwhile is fetched once more, and never missed.
    which, teams = _which_teams(row), board_now(row)
    return render_template(
        "counsellor/board.html",
        staff=current_staff(),
        cohort=found,
        teams=teams,
        desk=desk_if_followed(row, request.path, teams),
        **panels(row),
        which=which,
        days=quest_of(row).days,
        states=STATES,
        wanted=request.args.get("q", ""),
        state=request.args.get("etat", ""),
        sent=request.args.get("ecrit", type=int),
    )


@blueprint.get("/pro/cohortes/<cohort>/direct")
@requires(Permission.SEE_COHORT)
def board_teams(cohort: str) -> Any:
    """Answer with every team, or with the row of their numbers alone (``numeros``)."""
    row = own_cohort_row(cohort)
    which = _which_teams(row)
    if is_current(which.version):
        return unchanged(which.version)
    shown = {"cohort": own_cohort(cohort), "teams": board_now(row), "days": quest_of(row).days}
    part = "board_jump" if "numeros" in request.args else "board_teams"
    return region_answer(render_template(f"counsellor/parts/{part}.html", **shown), which.version)


@blueprint.get("/pro/cohortes/<cohort>/direct/<team>")
@requires(Permission.SEE_COHORT)
def board_team(cohort: str, team: str) -> Any:
    row = own_cohort_row(cohort)
    shown = next((each for each in board_now(row, team) if each.public_id == team), None)
    if shown is None:
        abort(404)
    if is_current(shown.version):
        return unchanged(shown.version)
    html = render_template(
        "counsellor/parts/board_team.html", cohort=own_cohort(cohort), team=shown, days=quest_of(row).days
    )
    return region_answer(html, shown.version)


def _which_teams(cohort: Cohort) -> WhichTeams:
    topic = teams_topic(cohort.id)
    return WhichTeams(topic=topic, version=version_of(reading(), topic))
