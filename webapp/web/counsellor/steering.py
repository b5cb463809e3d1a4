"""A cohort on its way: pause and resume, other dates, a day opened early, its code, who follows it, its end."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.calendar import CalendarLine, calendar_lines
from webapp.queries.cohorts import ManagedCohort, opened_days
from webapp.queries.colleagues import Colleague, colleagues_of
from webapp.queries.roster import crew_of
from webapp.usecases import steering
from webapp.usecases.opening import replan_days
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.grave import is_fresh, proof_fault
from webapp.web.counsellor.managed import by_staff, managed, quest_of_cohort
from webapp.web.counsellor.new_cohort import free_code

SAID = {
    "pause": "Le calendrier est en pause. Aucun jour ne s’ouvre avant la reprise.",
    "dates": "Les jours qui restent ont leurs nouvelles dates.",
    "jour": "Le jour est ouvert.",
    "code": "Le code est à jour.",
    "suivi": "Le groupe est confié. Cette personne le voit dès maintenant.",
    "archive": "Le groupe est archivé. Les jeunes gardent tout ce qui est à eux.",
    "retour": "Le groupe est de nouveau parmi les groupes en cours.",
}
NO_DATE = "Donnez la date du prochain jour, à partir d’aujourd’hui."
NO_TIME = "Donnez la date et l’heure de la fermeture."


@blueprint.get("/pro/cohortes/<cohort>/reglages")
@requires(Permission.MANAGE_COHORT)
def steer(cohort: str) -> Response:
    return _page(managed(cohort))


@blueprint.post("/pro/cohortes/<cohort>/reglages/pause")
@requires(Permission.MANAGE_COHORT)
def pause(cohort: str) -> Response:
    found, by, moment = *_owned(cohort), now()
    here = local_now()
    write(lambda session: steering.pause_cohort(session, cohort_id=found.id, local_now=here, by=by, now=moment))
    return _back(found, "pause")


@blueprint.post("/pro/cohortes/<cohort>/reglages/dates")
@requires(Permission.MANAGE_COHORT)
def move_days(cohort: str) -> Any:
    """Resume after a pause, or give the rest of the quest more time: the next day's date moves all that follow."""
    found, by, moment = *_owned(cohort), now()
    following = _date(request.form.get("next_on", ""))
    if following is None or following < local_now().date():
        return _page(found, {"next_on": NO_DATE}, status=422)
    days = replan_days(
        quest_of_cohort(found),
        found.days,
        opened=_opened(found),
        starts_on=following,
        opens_at=found.opens_at,
        is_working_day=found.closures.working_days(following),
    )
    write(lambda session: steering.set_days(session, cohort_id=found.id, days=days, by=by, now=moment))
    return _back(found, "dates")


@blueprint.post("/pro/cohortes/<cohort>/reglages/jours/<day>")
@requires(Permission.MANAGE_COHORT)
def open_day(cohort: str, day: str) -> Response:
    found, by, moment = *_owned(cohort), now()
    if quest_of_cohort(found).day(day) is None:
        abort(404)
    write(lambda session: steering.open_early(session, cohort_id=found.id, day=day, by=by, now=moment))
    return _back(found, "jour")


@blueprint.post("/pro/cohortes/<cohort>/reglages/code")
@requires(Permission.MANAGE_COHORT)
def change_door(cohort: str) -> Any:
    """Close or reopen the joining code, close it at an hour, or take another one."""
    found, by, moment = *_owned(cohort), now()
    act, code = request.form.get("act"), free_code()
    closes_at = _moment(request.form.get("closes_on", ""), request.form.get("closes_at", ""))
    if act == "close_at" and (closes_at is None or closes_at <= moment):
        return _page(found, {"closes_on": NO_TIME}, status=422)

    def job(session: Any) -> None:
        if act in ("close", "open"):
            steering.shut_door(session, cohort_id=found.id, is_closed=act == "close", by=by, now=moment)
        elif act == "close_at" and closes_at is not None:
            steering.shut_door_at(session, cohort_id=found.id, closes_at=closes_at, by=by, now=moment)
        elif act == "new":
            steering.change_code(session, cohort_id=found.id, code=code, by=by, now=moment)

    write(job)
    return _back(found, "code")


@blueprint.post("/pro/cohortes/<cohort>/reglages/suivi")
@requires(Permission.MANAGE_COHORT)
def give_away(cohort: str) -> Any:
    found, by, moment = *_owned(cohort), now()
    to = next((each for each in _colleagues(found) if each.public_id == request.form.get("to")), None)
    fault = "Choisissez une personne." if to is None else None
    if fault or (proof := proof_fault()):
        return _page(found, {"to": fault} if fault else {"hand-code": proof or ""}, status=422)
    receiver, stays = to.id if to else 0, "stays" in request.form
    write(lambda session: steering.hand_over(session, cohort_id=found.id, to=receiver, stays=stays, by=by, now=moment))
    return _back(found, "suivi") if stays else make_response(redirect(url_for("counsellor.home"), 303))


@blueprint.post("/pro/cohortes/<cohort>/reglages/archive")
@requires(Permission.MANAGE_COHORT)
def put_away(cohort: str) -> Any:
    found, by, moment = *_owned(cohort), now()
    if fault := proof_fault():
        return _page(found, {"archive-code": fault}, status=422)
    # What the button said, not its contrary: a colleague may have tapped it first.
    is_archived = request.form.get("act") != "take_out"
    write(lambda session: steering.archive(session, cohort_id=found.id, is_archived=is_archived, by=by, now=moment))
    return _back(found, "archive" if is_archived else "retour")


def _owned(cohort: str) -> tuple[ManagedCohort, Any]:
    found = managed(cohort)
    return found, by_staff(found)


def _colleagues(cohort: ManagedCohort) -> list[Colleague]:
    return [
        each for each in colleagues_of(reading(), cohort.organisation_id) if each.public_id != current_staff().public_id
    ]


def _opened(cohort: ManagedCohort) -> frozenset[str]:
    return opened_days(reading(), cohort, local_now=local_now())


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _moment(day: str, hour: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), tzinfo=config().timezone)
    except ValueError:
        return None


def _back(cohort: ManagedCohort, said: str) -> Response:
    return make_response(redirect(url_for("counsellor.steer", cohort=cohort.public_id, fait=said), 303))


def _lines(cohort: ManagedCohort) -> tuple[CalendarLine, ...]:
    return calendar_lines(quest_of_cohort(cohort), cohort.days, cohort.closures)


def _planned(cohort: ManagedCohort, left: Sequence[str]) -> date:
    """Return when the next day is to open: a tap that changes nothing moves nothing."""
    today = local_now().date()
    return max([today, *(datetime.fromisoformat(cohort.days[day]).date() for day in left[:1])])


def _page(cohort: ManagedCohort, faults: dict[str, str] | None = None, *, status: int = 200) -> Response:
    opened = _opened(cohort)
    left = [day for day in quest_of_cohort(cohort).days if day.id in cohort.days and day.id not in opened]
    page = render_template(
        "counsellor/steering.html",
        cohort=cohort,
        lines=_lines(cohort),
        left=left,
        today=local_now().date(),
        next_on=request.form.get("next_on") or _planned(cohort, [day.id for day in left]),
        crew=crew_of(reading(), cohort.id),
        colleagues=[{"value": each.public_id, "label": each.name} for each in _colleagues(cohort)],
        is_fresh=is_fresh(),
        said=SAID.get(request.args.get("fait", "")),
        faults=faults or {},
    )
    return make_response(page, status)
