"""The page of an organisation: its words, its hours, its sites, its people. And the list, for the platform."""

import secrets
from typing import Any, Final

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.content.checks.variables import VARIABLES
from webapp.policy.permissions import Permission
from webapp.policy.quiet_hours import hours_fault
from webapp.policy.written_hours import read_spans, written_spans
from webapp.queries.calendar import REGIONS
from webapp.queries.organisation import OrganisationView, organisation_within, organisations, sites_of, staff_of
from webapp.queries.wording import WEEKDAYS
from webapp.usecases.housekeeping import HouseChange, SiteChange, change_house, save_site
from webapp.usecases.journal import By
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import is_fresh
from webapp.web.counsellor.posts import ROLE_WORDS, roles_offered, spoken_posts

# What every page may say, then what the game in the streets asks for.
ESSENTIAL: Final = (
    "ville", "mission_locale", "adresse_ml", "horaires_ml", "numero_ml", "conseiller", "animation", "numero_astreinte",
)  # fmt: skip
STREETS: Final = tuple(name for name in VARIABLES if name.startswith(("lieu_", "adresse_", "nom_")) and name not in (
    "adresse_ml", "nom_jeu", "nom_complet",
))  # fmt: skip
OF_SITE: Final = ("adresse_ml", "horaires_ml", "numero_ml", "conseiller")
HOURS_FAULT: Final = "Écrivez les heures ainsi\N{NO-BREAK SPACE}: 9:00-12:30, 13:30-17:00. Vide si c’est fermé."
PUSH_FAULT: Final = "Écrivez une seule plage, entre 8:00 et 20:30\N{NO-BREAK SPACE}: c’est promis aux jeunes."
SAID: Final = {
    "structure": "La structure est à jour.",
    "antenne": "L’antenne est à jour.",
    "membre": "C’est fait. L’acte est dans le journal.",
}


@blueprint.get("/pro/organisation")
@requires(Permission.MANAGE_ORGANISATION)
def own_organisation() -> Response:
    return show_organisation(organisation(None))


@blueprint.get("/pro/structures")
@requires(Permission.RUN_PLATFORM)
def platform() -> str:
    return render_template(
        "counsellor/platform.html", organisations=organisations(reading()), is_fresh=is_fresh(), faults={}, typed={}
    )


@blueprint.get("/pro/structures/<slug>")
@requires(Permission.MANAGE_ORGANISATION)
def one_organisation(slug: str) -> Response:
    return show_organisation(organisation(slug))


@blueprint.post("/pro/structures/<slug>")
@requires(Permission.MANAGE_ORGANISATION)
def save_organisation(slug: str) -> Any:
    found, moment = organisation(slug), now()
    if found.only_sites is not None:
        abort(403)
    change, faults = _read_house(found)
    if faults:
        return show_organisation(found, faults, status=422)
    by = by_here(found)
    write(lambda session: change_house(session, change=change, by=by, now=moment))
    return back(found, "structure")


@blueprint.post("/pro/structures/<slug>/antennes")
@requires(Permission.MANAGE_ORGANISATION)
def add_site(slug: str) -> Any:
    found = organisation(slug)
    if found.only_sites is not None:
        abort(403)
    return _save_site(found, secrets.token_hex(12), "site")


@blueprint.post("/pro/structures/<slug>/antennes/<site>")
@requires(Permission.MANAGE_ORGANISATION)
def change_site(slug: str, site: str) -> Any:
    found = organisation(slug)
    if site not in {each.public_id for each in sites_of(reading(), found)}:
        abort(404)
    return _save_site(found, site, f"site-{site}")


def organisation(slug: str | None, permission: Permission = Permission.MANAGE_ORGANISATION) -> OrganisationView:
    """Return an organisation that whoever asks runs; a stranger's is a 404."""
    found = organisation_within(reading(), current_reach(permission), slug)
    if found is None:
        abort(404)
    return found


def by_here(found: OrganisationView) -> By:
    """Return who acts, for the journal of that organisation."""
    return By(organisation_id=found.id, staff_id=current_staff().id)


def back(found: OrganisationView, said: str) -> Response:
    """Show the page again, with what was done."""
    return make_response(redirect(url_for("counsellor.one_organisation", slug=found.slug, fait=said), 303))


def _save_site(found: OrganisationView, public_id: str, field: str) -> Any:
    name, moment = " ".join(request.form.get("name", "").split())[:120], now()
    if not name:
        return show_organisation(found, {f"{field}-name": "Donnez le nom de l’antenne."}, status=422)
    change = SiteChange(public_id=public_id, name=name, variables=_words(OF_SITE))
    by = by_here(found)
    write(lambda session: save_site(session, change=change, by=by, now=moment))
    return back(found, "antenne")


def _read_house(found: OrganisationView) -> tuple[HouseChange, dict[str, str]]:
    spans = {day: read_spans(request.form.get(f"hours-{day}", "")) for day in range(len(WEEKDAYS))}
    name = " ".join(request.form.get("name", "").split())[:120]
    faults = {f"hours-{day}": HOURS_FAULT for day, read in spans.items() if read is None}
    if not name:
        faults["name"] = "Donnez le nom de la structure."
    ringing = read_spans(request.form.get("push", written_spans([found.push_hours])))
    if hours_fault(ringing):
        faults["push"] = PUSH_FAULT
    region = request.form.get("region", "")
    other = {key: word for key, word in found.variables.items() if key not in (*ESSENTIAL, *STREETS)}
    change = HouseChange(
        name=name or found.name,
        variables={**other, **_words((*ESSENTIAL, *STREETS))},
        hours={str(day): read for day, read in spans.items() if read},
        region=region if region in REGIONS else "",
        push_hours=ringing[0] if ringing else found.push_hours,
    )
    return change, faults


def _label(name: str) -> str:
    meaning = VARIABLES[name].meaning
    return meaning[0].upper() + meaning[1:]


def _words(names: tuple[str, ...]) -> dict[str, str]:
    typed = {name: " ".join(request.form.get(f"word-{name}", "").split())[:200] for name in names}
    return {name: word for name, word in typed.items() if word}


def show_organisation(found: OrganisationView, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    """Show the page, with what is wrong and what was typed."""
    sites = sites_of(reading(), found)
    typed = request.form if faults else {}
    hours = [(day, name, written_spans(found.hours.get(str(day), []))) for day, name in enumerate(WEEKDAYS)]
    page = render_template(
        "counsellor/organisation.html",
        here=found,
        sites=sites,
        members=[(line, spoken_posts(line.posts, sites)) for line in staff_of(reading(), found)],
        essential=[(name, _label(name)) for name in ESSENTIAL],
        streets=[(name, _label(name)) for name in STREETS],
        of_site=[(name, _label(name)) for name in OF_SITE],
        hours=[(day, name, typed.get(f"hours-{day}", written)) for day, name, written in hours],
        push=typed.get("push", written_spans([found.push_hours])),
        typed=typed,
        site_choices=[{"value": each.public_id, "label": each.name} for each in sites],
        regions=[{"value": key, "label": name} for key, name in REGIONS.items() if key],
        roles=[{"value": role.value, "label": ROLE_WORDS[role]} for role in roles_offered(found)],
        is_fresh=is_fresh(),
        said=SAID.get(request.args.get("fait", "")),
        faults=faults or {},
    )
    return make_response(page, status)
