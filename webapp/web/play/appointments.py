"""My appointment: choose, move, cancel, put it in one's agenda; or another way, which counts as much."""

import secrets
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.appointments import AppointmentView, SlotView, appointment_of, appointment_step, free_slots
from webapp.usecases.asking import Asked, ask_for_help
from webapp.usecases.booking import UnknownSlot, book_appointment, cancel_appointment
from webapp.usecases.errors import Refused, SlotTaken
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config
from webapp.web.common.wording import fill
from webapp.web.play.game import quest, standing, words
from webapp.web.play.icalendar import MEDIA_TYPE, CalendarEvent, write_calendar

blueprint = Blueprint("appointments", __name__)
MAX_WORDS = 1000


@blueprint.get("/jeu/rendez-vous")
@requires(Permission.PLAY)
def show() -> str:
    return page()


@blueprint.post("/jeu/rendez-vous")
@requires(Permission.PLAY)
def book() -> Any:
    slot, mode = request.form.get("slot", ""), request.form.get("mode", "")
    step = appointment_step(quest())
    options = [each.id for each in step.options if each.id in request.form.getlist("options")]
    if not slot or mode not in {each.id for each in step.modes}:
        return page(fault="Choisis un créneau et une façon de se voir."), 422
    if any(each.id == slot and mode not in each.modes for each in slots()):
        return page(fault="Ce créneau ne se fait pas de cette façon. Change l’un ou l’autre."), 422
    player, moment, public_id = current_player(), now(), secrets.token_hex(16)
    try:
        write(
            lambda session: book_appointment(
                session, player=player, slot=slot, mode=mode, options=options, public_id=public_id, now=moment
            )
        )
    except (SlotTaken, UnknownSlot) as refused:
        return page(taken=refused), 409
    return redirect(url_for("appointments.show", fait="pris"), 303)


@blueprint.post("/jeu/rendez-vous/annuler")
@requires(Permission.PLAY)
def cancel() -> Any:
    player = current_player()
    write(lambda session: cancel_appointment(session, player=player))
    return redirect(url_for("appointments.show", fait="annule"), 303)


@blueprint.post("/jeu/rendez-vous/autrement")
@requires(Permission.PLAY)
def otherwise() -> Any:
    player, moment = current_player(), now()
    typed = request.form.get("words", "").strip()[:MAX_WORDS]
    said = f"Rendez-vous : {typed or 'aucun créneau ne convient'}"
    asked = Asked(public_id=secrets.token_hex(16), kind="call_me", words=said)
    write(lambda session: ask_for_help(session, player=player, asked=asked, now=moment))
    return redirect(url_for("appointments.show", fait="demande"), 303)


@blueprint.get("/jeu/rendez-vous.ics")
@requires(Permission.PLAY)
def calendar() -> Response:
    booked = appointment_of(reading(), standing())
    if booked is None:
        abort(404)
    response = Response(write_calendar(calendar_event(booked)), mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


def page(*, fault: str | None = None, taken: Refused | None = None) -> str:
    """Return the page; what was chosen before stays chosen, except a slot that is gone."""
    step = appointment_step(quest())
    booked = appointment_of(reading(), standing())
    free = slots()
    html = render_template(
        "play/appointments.html",
        step=step,
        booked=booked,
        modes={mode for each in free for mode in each.modes},
        days=[(day, list(times)) for day, times in groupby(free, key=lambda each: each.day)],
        chosen=request.form if request.method == "POST" else {},
        chosen_options=request.form.getlist("options"),
        done=request.args.get("fait"),
        fault=fault,
        taken=taken,
    )
    return fill(html, words())


def slots() -> tuple[SlotView, ...]:
    """Return what is free now."""
    return free_slots(reading(), current_player().cohort_id, now=now(), zone=config().timezone)


def calendar_event(booked: AppointmentView) -> CalendarEvent:
    """Write an appointment for an agenda: nothing in it says more than its owner would say aloud."""
    place = words()
    return CalendarEvent(
        uid=f"{booked.id}@elan",
        sequence=booked.sequence,
        stamp=now(),
        starts_at=booked.starts_at,
        duration_min=booked.duration_min,
        summary=f"Rendez-vous avec {booked.counsellor}",
        description=f"Pour déplacer ou annuler : {request.host_url}jeu/rendez-vous ou {place.get('numero_ml', '')}",
        location=", ".join(word for name in ("mission_locale", "adresse_ml") if (word := place.get(name))),
    )
