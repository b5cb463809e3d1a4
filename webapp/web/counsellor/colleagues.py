"""Colleagues: invited by a one-time link, given roles, shut out, helped when a key is lost. All of it is grave."""

import re
import secrets
from datetime import timedelta
from typing import Any

from flask import Response, abort, make_response, render_template, request, url_for

from webapp.policy.links import INVITATION, NEW_PASSWORD
from webapp.policy.permissions import Permission
from webapp.policy.rules import Role
from webapp.policy.sessions import token_hash
from webapp.policy.slugs import slug_of
from webapp.queries.organisation import OrganisationView, StaffLine, organisations, sites_of, staff_of
from webapp.usecases import staffing
from webapp.usecases.housekeeping import open_organisation
from webapp.usecases.staffing import NewLink, NewStaff
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.printing import origin
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import is_fresh, proof_fault
from webapp.web.counsellor.organisation import back, by_here, organisation, show_organisation
from webapp.web.counsellor.posts import ROLE_WORDS, read_posts, roles_offered, spoken_posts

NO_ADDRESS = "Donnez une adresse de la forme nom@domaine.fr."
NO_NAME = "Donnez le prénom et le nom."
NO_ROLE = "Choisissez au moins un rôle."


@blueprint.get("/pro/structures/<slug>/membres/<member>")
@requires(Permission.MANAGE_STAFF)
def colleague(slug: str, member: str) -> Response:
    found = organisation(slug, Permission.MANAGE_STAFF)
    return _page(found, _member(found, member))


@blueprint.post("/pro/structures/<slug>/membres")
@requires(Permission.MANAGE_STAFF)
def invite_colleague(slug: str) -> Any:
    found, moment = organisation(slug, Permission.MANAGE_STAFF), now()
    posts = read_posts(found, sites_of(reading(), found))
    new = _typed_staff(posts)
    faults = _new_faults(new, "roles" if not posts else None)
    if not faults and (fault := proof_fault()):
        faults = {"code": fault}
    if faults:
        return show_organisation(found, faults, status=422)
    link, address = _link(INVITATION)
    by = by_here(found)
    write(lambda session: staffing.invite(session, new=new, link=link, by=by, now=moment))
    return _show_link(found, new.name, new.email, address, INVITATION)


@blueprint.post("/pro/structures")
@requires(Permission.RUN_PLATFORM)
def found_structure() -> Any:
    name, moment = " ".join(request.form.get("organisation", "").split())[:120], now()
    new = _typed_staff(())
    faults = _new_faults(new, None) | ({} if slug_of(name) else {"organisation": "Donnez le nom de la structure."})
    if not faults and (fault := proof_fault()):
        faults = {"code": fault}
    if faults:
        page = render_template(
            "counsellor/platform.html",
            organisations=organisations(reading()),
            is_fresh=is_fresh(),
            faults=faults,
            typed=request.form,
        )
        return make_response(page, 422)
    link, address = _link(INVITATION)
    here = organisation(None, Permission.RUN_PLATFORM)
    by = by_here(here)
    write(
        lambda session: open_organisation(session, slug=slug_of(name), name=name, new=new, link=link, by=by, now=moment)
    )
    return _show_link(organisation(slug_of(name), Permission.RUN_PLATFORM), new.name, new.email, address, INVITATION)


@blueprint.post("/pro/structures/<slug>/membres/<member>/roles")
@requires(Permission.MANAGE_STAFF)
def give_roles(slug: str, member: str) -> Any:
    found, who, moment = *_other(slug, member), now()
    posts = read_posts(found, sites_of(reading(), found))
    fault = {"roles": NO_ROLE} if not posts else _code_fault()
    if fault:
        return _page(found, who, fault, status=422)
    by = by_here(found)
    write(lambda session: staffing.change_posts(session, staff_id=who.id, posts=posts, by=by, now=moment))
    return back(found, "membre")


@blueprint.post("/pro/structures/<slug>/membres/<member>/lien")
@requires(Permission.MANAGE_STAFF)
def send_link(slug: str, member: str) -> Any:
    found, who, moment = *_other(slug, member), now()
    if fault := _code_fault():
        return _page(found, who, fault, status=422)
    life = NEW_PASSWORD if who.has_password else INVITATION
    link, address = _link(life)
    by = by_here(found)
    write(lambda session: staffing.send_new_link(session, staff_id=who.id, link=link, by=by, now=moment))
    return _show_link(found, who.name, who.email, address, life)


@blueprint.post("/pro/structures/<slug>/membres/<member>/acces")
@requires(Permission.MANAGE_STAFF)
def change_access(slug: str, member: str) -> Any:
    """Shut somebody out, or let them come back; forget a lost second factor."""
    found, who, moment = *_other(slug, member), now()
    acts = {"stop": staffing.deactivate, "restart": staffing.reactivate, "forget": staffing.reset_second_factor}
    act = acts.get(request.form.get("act", ""))
    if act is None:
        abort(400)
    if fault := _code_fault():
        return _page(found, who, fault, status=422)
    by = by_here(found)
    write(lambda session: act(session, staff_id=who.id, by=by, now=moment))
    return back(found, "membre")


def _other(slug: str, member: str) -> tuple[OrganisationView, StaffLine]:
    """Return somebody whom whoever asks may change: nobody acts on themselves, nor on those above."""
    found = organisation(slug, Permission.MANAGE_STAFF)
    who = _member(found, member)
    is_above = any(role == Role.PLATFORM.value for role, _ in who.posts) and not found.is_platform
    is_wider = found.only_sites is not None and any(site not in found.only_sites for _, site in who.posts)
    if who.public_id == current_staff().public_id or is_above or is_wider:
        abort(403)
    return found, who


def _member(found: OrganisationView, member: str) -> StaffLine:
    line = next((each for each in staff_of(reading(), found) if each.public_id == member), None)
    if line is None:
        abort(404)
    return line


def _code_fault() -> dict[str, str]:
    fault = proof_fault()
    return {"code": fault} if fault else {}


def _typed_staff(posts: Any) -> NewStaff:
    return NewStaff(
        public_id=secrets.token_hex(12),
        email=request.form.get("email", "").strip().casefold()[:254],
        name=typed_person(),
        posts=posts,
    )


def typed_person() -> str:
    """Return a first name and a name as they were typed, or nothing."""
    return " ".join(request.form.get("person", "").split())[:120]


def _new_faults(new: NewStaff, missing: str | None) -> dict[str, str]:
    faults = {missing: NO_ROLE} if missing else {}
    if not new.name:
        faults["person"] = NO_NAME
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", new.email):
        faults["email"] = NO_ADDRESS
    return faults


def _link(life: timedelta) -> tuple[NewLink, str]:
    token = secrets.token_urlsafe(32)
    address = origin() + url_for("counsellor.invitation", token=token)
    return NewLink(token_hash=token_hash(token), expires_at=now() + life), address


def _show_link(found: OrganisationView, name: str, email: str, address: str, life: timedelta) -> Response:
    """Show a one-time link, this once: it is to be given by a safe way."""
    page = render_template(
        "counsellor/one_time_link.html", here=found, name=name, email=email, address=address, days=life.days
    )
    return make_response(page)


def _page(
    found: OrganisationView, who: StaffLine, faults: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    sites = sites_of(reading(), found)
    page = render_template(
        "counsellor/colleague.html",
        here=found,
        who=who,
        spoken=spoken_posts(who.posts, sites),
        is_self=who.public_id == current_staff().public_id,
        sites=[{"value": each.public_id, "label": each.name} for each in sites],
        site=next((each.public_id for each in sites if (who.posts and each.id == who.posts[0][1])), ""),
        roles=[{"value": role.value, "label": ROLE_WORDS[role]} for role in roles_offered(found)],
        held=[role for role, _ in who.posts],
        is_fresh=is_fresh(),
        faults=faults or {},
    )
    return make_response(page, status)
