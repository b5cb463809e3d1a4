"""A new cohort in under a minute: the calendar shows while one types, and a list of first names may come along."""

import secrets
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.content import known_quests, load_quest, pin_quest, quest_for
from webapp.content.pins import current_folder
from webapp.policy.codes import join_code_from
from webapp.policy.permissions import Permission
from webapp.queries.calendar import REGIONS, calendar_lines
from webapp.queries.colleagues import House, house_of
from webapp.queries.invitation import invitation
from webapp.queries.wording import spoken_date
from webapp.usecases.founding import NewCohort
from webapp.usecases.gathering import Gathering, gather
from webapp.usecases.journal import By
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.resume_card import derived
from webapp.web.common.security import config
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.cohort_form import CohortForm, first_form, read_form

PREVIEW = "preview"


@blueprint.get("/pro/cohortes/nouvelle")
@requires(Permission.CREATE_COHORT)
def new_cohort() -> Response:
    house = _house()
    offered = first_form(house, staff=current_staff().public_id, today=local_now().date())
    if request.headers.get("HX-Request"):
        return make_response(_calendar(house, read_form(offered)))
    return _form(house, offered)


@blueprint.post("/pro/cohortes/nouvelle")
@requires(Permission.CREATE_COHORT)
def create_cohort() -> Any:
    house = _house()
    form = read_form(first_form(house, staff=current_staff().public_id, today=local_now().date()))
    faults = form.faults(today=local_now().date())
    if request.form.get("act") == PREVIEW:
        return _form(house, form)
    if faults:
        return _form(house, form, faults, status=422)
    new, people, moment = _new_cohort(house, form), _gathering(house, form), now()
    by = By(organisation_id=house.id, staff_id=current_staff().id)
    public_id = write(lambda session: gather(session, cohort=new, people=people, by=by, now=moment))
    return redirect(url_for("counsellor.cards", cohort=public_id, nouveau="oui"), 303)


def _house() -> House:
    found = house_of(reading(), current_reach(Permission.CREATE_COHORT))
    if found is None:
        abort(404)
    return found


def _new_cohort(house: House, form: CohortForm) -> NewCohort:
    quest_id = _quest_id(form)
    version = pin_quest(config().data_dir, quest_id)
    quest = quest_for(quest_id, version, data_dir=config().data_dir)
    site = next((place for place in house.sites if place.public_id == form.values["site"]), None)
    if site is None and not house.is_whole:
        site = house.sites[0]
    starts_on = form.starts_on or local_now().date()
    return NewCohort(
        public_id=_public_id("cohort", form),
        name=form.values["name"] or f"Groupe du {spoken_date(starts_on)}",
        quest=quest_id,
        content_version=version,
        join_code=free_code(),
        starts_on=starts_on,
        days=form.days(quest, house),
        teams=[_public_id(f"team {number}", form) for number in range(form.teams)],
        capacity=form.capacity,
        variables=None if site is None else dict(site.variables),
        site_id=None if site is None else site.id,
        opens_at=form.opens_at or "08:00",
        region=form.closures(house).region,
        pauses=[[day.isoformat() for day in pause] for pause in form.closures(house).pauses],
    )


def _gathering(house: House, form: CohortForm) -> Gathering:
    """Have whoever creates follow the cohort; the teams are shared out among those who were ticked."""
    crew = [each.id for each in house.colleagues if each.public_id in form.crew]
    leads = [crew[number % len(crew)] if crew else None for number in range(form.teams)]
    return Gathering(
        crew=[current_staff().id, *crew],
        leads=leads,
        cards=form.names.cards(form.teams, lambda what: _public_id(what, form)),
    )


def free_code() -> str:
    """Draw a join code that no cohort has."""
    while invitation(reading(), code := join_code_from(secrets.randbits(30)), now=now()) is not None:
        continue
    return code


def _public_id(what: str, form: CohortForm) -> str:
    """Derive a public id from the form's token, so that a form sent twice makes one cohort."""
    return derived(f"new {what}", f"{current_staff().public_id}:{form.token}").hex()[:24]


def _quest_id(form: CohortForm) -> str:
    known = known_quests(config().data_dir)
    return form.values["quest"] if form.values["quest"] in known else next(iter(known))


def _lines(house: House, form: CohortForm) -> Any:
    quest = load_quest(current_folder(_quest_id(form), config().data_dir))
    return calendar_lines(quest, form.days(quest, house), form.closures(house))


def _calendar(house: House, form: CohortForm) -> str:
    return render_template("counsellor/parts/calendar.html", lines=_lines(house, form))


def _form(house: House, form: CohortForm, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    page = render_template(
        "counsellor/new_cohort.html",
        house=house,
        form=form,
        lines=_lines(house, form),
        faults=faults or {},
        line_faults=form.names.line_faults(form.teams),
        options=_options(house),
    )
    return make_response(page, status)


def _options(house: House) -> dict[str, list[dict[str, str]]]:
    return {
        "quests": [{"value": key, "label": title} for key, title in known_quests(config().data_dir).items()],
        "regions": [{"value": key, "label": name} for key, name in REGIONS.items() if key],
        "sites": [{"value": place.public_id, "label": place.name} for place in house.sites],
        "colleagues": [{"value": each.public_id, "label": each.name} for each in house.colleagues],
    }
