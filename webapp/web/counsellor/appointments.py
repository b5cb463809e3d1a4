"""My appointments: the week, what is to be settled, who waits, one appointment and what became of it."""

from datetime import date, timedelta
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from webapp.policy.meetings import Outcome
from webapp.policy.permissions import Permission
from webapp.queries.agenda import to_settle, waiting_list, week_of, weeks_of
from webapp.queries.appointments import WAITING_TIMES
from webapp.queries.meeting import MeetingView, meeting
from webapp.usecases.errors import Refused
from webapp.usecases.meeting import revoke, settle
from webapp.usecases.offering import Asking, SlotHeld, close_slot, reopen_slot
from webapp.usecases.waiting import answer_wish
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.desk import answer_to_tap

MAX_WORDS = 1000


@blueprint.get("/pro/rendez-vous")
@requires(Permission.MEET)
def appointments() -> str:
    return week_page()


@blueprint.get("/pro/rendez-vous/<appointment>")
@requires(Permission.MEET)
def appointment(appointment: str) -> str:
    return appointment_page(own_appointment(appointment))


@blueprint.post("/pro/rendez-vous/<appointment>/issue")
@requires(Permission.MEET)
def settle_appointment(appointment: str) -> Any:
    found, by, moment = own_appointment(appointment), asking(), now()
    outcome = next((each for each in Outcome if each == request.form.get("outcome")), Outcome.UNKNOWN)
    try:
        write(lambda session: settle(session, by=by, appointment=found.id, outcome=outcome, now=moment))
    except Refused as refused:
        return appointment_page(own_appointment(appointment), refused), refused.status
    return answer_to_tap(url_for("counsellor.appointment", appointment=found.id, fait="issue"))


@blueprint.post("/pro/rendez-vous/<appointment>/annuler")
@requires(Permission.MEET)
def revoke_appointment(appointment: str) -> Any:
    found, by, moment = own_appointment(appointment), asking(), now()
    words = request.form.get("words", "").strip()[:MAX_WORDS] or None
    try:
        write(lambda session: revoke(session, by=by, appointment=found.id, words=words, now=moment))
    except Refused as refused:
        return appointment_page(own_appointment(appointment), refused), refused.status
    return redirect(url_for("counsellor.appointment", appointment=found.id, fait="annule"), 303)


@blueprint.post("/pro/rendez-vous/creneaux/<slot>/fermer")
@requires(Permission.MEET)
def close_time_slot(slot: str) -> Any:
    by, moment = asking(), now()
    try:
        write(lambda session: close_slot(session, by=by, slot=slot, now=moment))
    except SlotHeld as refused:
        return week_page(refused), refused.status
    return back_to_week()


@blueprint.post("/pro/rendez-vous/creneaux/<slot>/rouvrir")
@requires(Permission.MEET)
def reopen_time_slot(slot: str) -> Any:
    by = asking()
    write(lambda session: reopen_slot(session, by=by, slot=slot))
    return back_to_week()


@blueprint.post("/pro/rendez-vous/attente/<youth>")
@requires(Permission.MEET)
def answer_waiting(youth: str) -> Any:
    by, moment = asking(), now()
    write(lambda session: answer_wish(session, by=by, participant=youth, now=moment))
    return answer_to_tap(week_address())


def week_page(refused: Refused | None = None) -> str:
    """Return the week that the address asks for, this one by default."""
    staff, reach, moment, zone = current_staff(), current_reach(Permission.MEET), now(), config().timezone
    is_everybody = request.values.get("qui") == "tous"
    first, last = weeks_of(reading(), staff, reach, today=local_now().date(), zone=zone, is_everybody=is_everybody)
    asked = day_here()
    day = min(max(asked, first), last)
    week = week_of(reading(), staff, reach, day=day, now=moment, zone=zone, is_everybody=is_everybody)
    return render_template(
        "counsellor/appointments.html",
        week=week,
        before=week.starts_on - timedelta(days=7) if week.starts_on > first else None,
        after=week.starts_on + timedelta(days=7) if week.ends_on < last else None,
        is_beyond=not week.starts_on <= asked <= week.ends_on,
        is_everybody=is_everybody,
        to_settle=to_settle(reading(), staff, reach, now=moment, zone=zone),
        waiting=waiting_list(reading(), staff, reach, zone=zone),
        times=WAITING_TIMES,
        refused=refused,
        done=request.args.get("fait"),
    )


def appointment_page(found: MeetingView, refused: Refused | None = None) -> str:
    """Return the page of one appointment."""
    done = request.args.get("fait")
    return render_template("counsellor/appointment.html", meeting=found, refused=refused, done=done)


def own_appointment(public_id: str) -> MeetingView:
    """Return an appointment that one reaches; a stranger's is a 404."""
    found = meeting(
        reading(),
        current_staff(),
        current_reach(Permission.MEET),
        public_id,
        now=now(),
        zone=config().timezone,
        data_dir=config().data_dir,
    )
    if found is None:
        abort(404)
    return found


def asking() -> Asking:
    """Return who asks, and how far they reach for appointments."""
    staff = current_staff()
    reach = current_reach(Permission.MEET)
    return Asking(staff_id=staff.id, name=staff.name, organisation_id=staff.organisation_id, reach=reach)


def day_here() -> date:
    """Return the day whose week is asked for; today if the address says nothing that can be read."""
    try:
        return date.fromisoformat(request.values.get("jour", ""))
    except ValueError:
        return local_now().date()


def back_to_week() -> Any:
    """Go back to the week from which one came."""
    return redirect(week_address(), 303)


def week_address() -> str:
    """Return the address of the week from which one came."""
    who = "tous" if request.form.get("qui") == "tous" else None
    return url_for("counsellor.appointments", jour=day_here().isoformat(), qui=who)
