"""The teams of a cohort: names, referents, one more team, fragments dealt again."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.cohorts import ManagedCohort
from webapp.queries.colleagues import colleagues_of
from webapp.queries.roster import roster_of
from webapp.usecases.teaming import TeamChange, UnknownMember, add_team, change_team, redistribute
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.cohort_form import CAPACITIES
from webapp.web.counsellor.managed import by_staff, fragments_of, managed

SAID = {
    "equipe": "L’équipe est à jour.",
    "ajout": "Une équipe de plus est ouverte.",
    "fragments": "Les fragments sont partagés entre les personnes présentes.",
    "personne": "C’est enregistré. La personne le voit dans son journal.",
}
MOST_TEAMS = 40


@blueprint.get("/pro/cohortes/<cohort>/equipes")
@requires(Permission.MANAGE_COHORT)
def teams(cohort: str) -> Response:
    return _page(managed(cohort))


@blueprint.post("/pro/cohortes/<cohort>/equipes")
@requires(Permission.MANAGE_COHORT)
def open_team(cohort: str) -> Response:
    found, moment = managed(cohort), now()
    token, by = sent_token(), by_staff(found)
    sheets = roster_of(reading(), found.id)
    capacity = sheets[-1].capacity if sheets else CAPACITIES[-1]
    public_id = derived("one more team", f"{found.public_id}:{token}").hex()[:24]
    if len(sheets) < MOST_TEAMS:
        write(
            lambda session: add_team(
                session, cohort_id=found.id, public_id=public_id, capacity=capacity, by=by, now=moment
            )
        )
    return back_to_teams(found, "ajout")


@blueprint.post("/pro/cohortes/<cohort>/equipes/<team>")
@requires(Permission.MANAGE_COHORT)
def save_team(cohort: str, team: str) -> Any:
    found, moment = managed(cohort), now()
    change, faults = _read_change(found, team)
    if change is None:
        return _page(found, faults, status=422)
    by = by_staff(found)
    write(lambda session: change_team(session, cohort_id=found.id, team=team, change=change, by=by, now=moment))
    return back_to_teams(found, "equipe")


@blueprint.post("/pro/cohortes/<cohort>/equipes/<team>/fragments")
@requires(Permission.MANAGE_COHORT)
def deal_again(cohort: str, team: str) -> Response:
    found, moment = managed(cohort), now()
    fragments, by = fragments_of(found), by_staff(found)
    write(lambda session: redistribute(session, cohort_id=found.id, team=team, fragments=fragments, by=by, now=moment))
    return back_to_teams(found, "fragments")


def back_to_teams(cohort: ManagedCohort, said: str) -> Response:
    """Show the teams again, with what was done."""
    return make_response(redirect(url_for("counsellor.teams", cohort=cohort.public_id, fait=said), 303))


def _read_change(cohort: ManagedCohort, team: str) -> tuple[TeamChange | None, dict[str, str]]:
    if team not in {sheet.public_id for sheet in roster_of(reading(), cohort.id)}:
        raise UnknownMember
    capacity, lead = request.form.get("capacity", ""), request.form.get("lead", "")
    leads = {each.public_id: each.id for each in colleagues_of(reading(), cohort.organisation_id)}
    faults = {}
    if not (capacity.isdecimal() and int(capacity) in CAPACITIES):
        faults[f"capacity-{team}"] = f"De {CAPACITIES[0]} à {CAPACITIES[-1]} places."
    if lead and lead not in leads:
        faults[f"lead-{team}"] = "Choisissez quelqu’un de la liste."
    if faults:
        return None, faults
    name = " ".join(request.form.get("name", "").split())[:40] or None
    return TeamChange(name=name, lead=leads.get(lead), capacity=int(capacity)), {}


def _page(cohort: ManagedCohort, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    page = render_template(
        "counsellor/teams.html",
        cohort=cohort,
        teams=roster_of(reading(), cohort.id),
        leads=[
            {"value": each.public_id, "label": each.name} for each in colleagues_of(reading(), cohort.organisation_id)
        ],
        said=SAID.get(request.args.get("fait", "")),
        token=new_token(),
        faults=faults or {},
    )
    return make_response(page, status)
