"""The programs of my organisation: tokens of the API, each shown once when it is made."""

from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.programs import BEGINNING, RECOGNISED_BY, ApiScope
from webapp.policy.sessions import token_hash
from webapp.queries.programs import tokens_of
from webapp.usecases.journal import By
from webapp.usecases.programs import NewToken, create_token, revoke_token
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.counsellor.blueprint import blueprint

MOST_LETTERS = 80
SCOPES = (
    {"value": ApiScope.COHORTS.value, "label": "Les groupes et leurs équipes"},
    {
        "value": ApiScope.PROGRESS.value,
        "label": "Les jeunes, sous pseudonyme, et les progrès qu’ils acceptent de montrer",
    },
    {"value": ApiScope.ATTENDANCE.value, "label": "Les présences"},
    {"value": ApiScope.APPOINTMENTS.value, "label": "Les rendez-vous"},
    {"value": ApiScope.BADGES.value, "label": "Les badges attribués"},
)
NO_NAME = "Donnez un nom à ce jeton\u00a0: celui du logiciel qui s’en servira."
NO_SCOPE = "Cochez au moins une chose à lire."


@blueprint.get("/pro/organisation/jetons")
@requires(Permission.MANAGE_PROGRAMS)
def tokens() -> Response:
    return _page(new_token())


@blueprint.post("/pro/organisation/jetons")
@requires(Permission.MANAGE_PROGRAMS)
def make_token() -> Response:
    """Make a token; the same form sent twice makes, and shows, the same one."""
    form, name, scopes = sent_token(), request.form.get("name", "").strip()[:MOST_LETTERS], _scopes()
    if faults := _faults(name, scopes):
        return _page(form, faults, status=422)
    by, moment = acting(), now()
    secret = derived("api token", f"{current_staff().public_id}:{form}")
    token = f"{RECOGNISED_BY}{secret.hex()}"
    made = NewToken(
        public_id=derived("api token id", form).hex()[:24],
        token_hash=token_hash(token),
        beginning=token[:BEGINNING],
        name=name,
        scopes=scopes,
    )
    write(lambda session: create_token(session, new=made, by=by, now=moment))
    return _page(new_token(), made=token)


@blueprint.post("/pro/organisation/jetons/<token>/retirer")
@requires(Permission.MANAGE_PROGRAMS)
def drop_token(token: str) -> Any:
    by, moment = acting(), now()
    if not write(lambda session: revoke_token(session, public_id=token, by=by, now=moment)):
        abort(404)
    return redirect(url_for("counsellor.tokens"), 303)


def acting() -> By:
    """Return who acts, for their whole organisation; whoever administers only a site of it finds nothing here."""
    staff = current_staff()
    whole = {reach.organisation_id for reach in current_reach(Permission.MANAGE_PROGRAMS) if reach.site_id is None}
    if staff.organisation_id not in whole:
        abort(404)
    return By(organisation_id=staff.organisation_id, staff_id=staff.id)


def _scopes() -> list[ApiScope]:
    sent = request.form.getlist("scopes")
    return [scope for scope in ApiScope if scope.value in sent]


def _faults(name: str, scopes: list[ApiScope]) -> dict[str, str]:
    found = {"name": None if name else NO_NAME, "scopes": None if scopes else NO_SCOPE}
    return {field: fault for field, fault in found.items() if fault is not None}


def _page(form: str, faults: dict[str, str] | None = None, *, made: str | None = None, status: int = 200) -> Response:
    page = render_template(
        "counsellor/tokens.html",
        tokens=tokens_of(reading(), acting().organisation_id),
        scopes=SCOPES,
        labels={each["value"]: each["label"] for each in SCOPES},
        form=form,
        typed=request.form if faults else {},
        chosen=request.form.getlist("scopes") if faults else [],
        faults=faults or {},
        made=made,
        most=MOST_LETTERS,
    )
    return make_response(page, status)
