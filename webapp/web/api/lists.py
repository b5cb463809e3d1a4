"""What a program may read. Every list is of the token's own organisation; anything else is a 404."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import Response, abort, jsonify, request

from webapp.content import quest_for
from webapp.policy.permissions import Permission
from webapp.policy.programs import ApiScope
from webapp.queries.outside import (
    Cohort,
    Listed,
    Slice,
    UnknownPage,
    appointments_outside,
    attendance_outside,
    badges_outside,
    cohort_of_organisation,
    cohorts_outside,
    participants_outside,
    workshops_outside,
)
from webapp.web.api.blueprint import blueprint
from webapp.web.api.program import current_program, fault, opens
from webapp.web.common.access import requires
from webapp.web.common.clock import local_now
from webapp.web.common.database import reading
from webapp.web.common.security import config

MOST = 200
USUAL = 100


class BadQuestion(Exception):
    """A parameter cannot be read; the message says which and how it is written."""


@blueprint.errorhandler(BadQuestion)
def on_bad_question(error: BadQuestion) -> Response:
    return fault(400, "Paramètre illisible", str(error))


@blueprint.errorhandler(UnknownPage)
def on_unknown_page(error: UnknownPage) -> Response:
    return fault(404, "Introuvable", "after\u00a0: cet identifiant n’est pas dans la liste. Reprenez-la au début.")


@blueprint.errorhandler(404)
def on_unknown(error: Exception) -> Response:
    return fault(404, "Introuvable", "Votre structure n’a rien sous cet identifiant.")


@blueprint.get("/cohorts")
@requires(Permission.CALL_API)
@opens(ApiScope.COHORTS)
def cohorts() -> Response:
    return _page(cohorts_outside(reading(), current_program().organisation_id, _slice(), local_now=local_now()))


@blueprint.get("/cohorts/<cohort>/participants")
@requires(Permission.CALL_API)
@opens(ApiScope.PROGRESS)
def participants(cohort: str) -> Response:
    row = _own(cohort)
    quest = quest_for(row.quest, row.content_version, data_dir=config().data_dir)
    return jsonify(items=participants_outside(reading(), row, quest, local_now=local_now()))


@blueprint.get("/cohorts/<cohort>/attendance")
@requires(Permission.CALL_API)
@opens(ApiScope.ATTENDANCE)
def attendance(cohort: str) -> Response:
    return jsonify(items=attendance_outside(reading(), _own(cohort)))


@blueprint.get("/appointments")
@requires(Permission.CALL_API)
@opens(ApiScope.APPOINTMENTS)
def appointments() -> Response:
    since, until = _day("from"), _day("to")
    listed = appointments_outside(
        reading(),
        current_program().organisation_id,
        _slice(),
        since=since,
        until=None if until is None else until + timedelta(days=1),
    )
    return _page(listed)


@blueprint.get("/workshops")
@requires(Permission.CALL_API)
@opens(ApiScope.ATTENDANCE)
def workshops() -> Response:
    return _page(workshops_outside(reading(), current_program().organisation_id, _slice()))


@blueprint.get("/badges")
@requires(Permission.CALL_API)
@opens(ApiScope.BADGES)
def badges() -> Response:
    return _page(badges_outside(reading(), current_program().organisation_id, _slice()))


def _own(public_id: str) -> Cohort:
    found = cohort_of_organisation(reading(), current_program().organisation_id, public_id)
    if found is None:
        abort(404)
    return found


def _page(listed: Listed) -> Response:
    return jsonify(items=listed.items, next_after=listed.next_after)


def _slice() -> Slice:
    typed = request.args.get("limit", str(USUAL))
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= MOST):
        raise BadQuestion(f"limit\u00a0: un nombre entier de 1 à {MOST}.")
    return Slice(limit=int(typed), after=request.args.get("after"))


def _day(name: str) -> datetime | None:
    """Read a date as the first instant of that day, here."""
    typed: Any = request.args.get(name)
    if typed is None:
        return None
    try:
        # The standard library also reads weeks and dates without dashes, which the documentation does not promise.
        day = date.fromisoformat(typed if len(typed) == len("2027-03-01") else "")
        return datetime.combine(day, time(), config().timezone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadQuestion(f"{name}\u00a0: une date comme 2027-03-01.") from None
