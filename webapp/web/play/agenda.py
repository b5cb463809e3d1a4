"""My appointment in my agenda: a file, or a secret address that an agenda follows."""

from typing import Any

from flask import Blueprint, Response, abort, render_template, request

from webapp.policy.permissions import Permission
from webapp.queries.appointments import AppointmentView, appointment_of, last_appointment
from webapp.queries.feeds import has_feed
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.icalendar import MEDIA_TYPE, CalendarEvent, write_calendar
from webapp.web.common.own_feed import begin_feed, end_feed
from webapp.web.play.game import standing, words

blueprint = Blueprint("agenda", __name__)


@blueprint.get("/jeu/rendez-vous.ics")
@requires(Permission.PLAY)
def calendar() -> Response:
    booked = appointment_of(reading(), standing())
    last = None if booked else last_appointment(reading(), standing())
    if booked is not None:
        text = write_calendar([calendar_event(booked)])
    elif last is not None and last.is_cancelled:
        text = write_calendar([calendar_event(last)], method="CANCEL")
    else:
        abort(404)
    response = Response(text, mimetype=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


@blueprint.get("/jeu/rendez-vous/agenda")
@requires(Permission.PLAY)
def feed() -> str:
    return feed_page(None)


@blueprint.post("/jeu/rendez-vous/agenda")
@requires(Permission.PLAY)
def new_feed() -> Any:
    return begin_feed(feed_page, participant_id=current_player().id)


@blueprint.post("/jeu/rendez-vous/agenda/fermer")
@requires(Permission.PLAY)
def end_my_feed() -> Any:
    return end_feed("agenda.feed", participant_id=current_player().id)


def feed_page(address: str | None) -> str:
    """Return the page of the secret address, with the address itself just after it was made."""
    is_open = has_feed(reading(), participant_id=current_player().id)
    return render_template("play/calendar_feed.html", address=address, is_open=is_open)


def calendar_event(booked: AppointmentView) -> CalendarEvent:
    """Write an appointment for an agenda: nothing in it says more than its owner would say aloud."""
    place = words()
    usual = ", ".join(word for name in ("mission_locale", "adresse_ml") if (word := place.get(name)))
    return CalendarEvent(
        uid=f"{booked.id}@elan",
        sequence=booked.sequence,
        stamp=now(),
        starts_at=booked.starts_at,
        duration_min=booked.duration_min,
        summary=f"Rendez-vous avec {booked.counsellor}",
        description=f"Pour déplacer ou annuler : {request.host_url}jeu/rendez-vous ou {place.get('numero_ml', '')}",
        organizer=booked.counsellor,
        url=f"{request.host_url}jeu/rendez-vous",
        location=booked.place or (usual if booked.mode == "on-site" else ""),
        status="CANCELLED" if booked.is_cancelled else "CONFIRMED",
    )
