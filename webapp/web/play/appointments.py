"""My appointment: choose, move, cancel, excuse myself; or another way, which counts as much."""

import secrets
from itertools import groupby, islice
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.queries.appointments import (
    WAITING_TIMES,
    AppointmentView,
    Reason,
    SlotView,
    appointment_of,
    appointment_step,
    echo_of,
    free_slots,
    last_appointment,
    reason_of,
    wish_of,
)
from webapp.queries.notices import email_of
from webapp.queries.wording import spoken_date
from webapp.usecases.asking import Asked, ask_for_help
from webapp.usecases.booking import (
    UnknownSlot,
    Wanted,
    book_appointment,
    cancel_appointment,
    excuse_absence,
    send_words,
)
from webapp.usecases.errors import Refused, SlotTaken
from webapp.usecases.recurrence import working_day_after
from webapp.usecases.waiting import stop_waiting, wait_for_slot
from webapp.web.common.access import current_player, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config
from webapp.web.common.wording import fill
from webapp.web.play.game import quest, standing, words
from webapp.web.play.pushes import ringing

blueprint = Blueprint("appointments", __name__)
MAX_WORDS = 1000
ANSWER_IN_DAYS = 2
# Days whose slots are all in sight; the others are one tap away.
NEAR_DAYS = 3


@blueprint.get("/jeu/rendez-vous")
@requires(Permission.PLAY)
def show() -> str:
    return page()


@blueprint.post("/jeu/rendez-vous")
@requires(Permission.PLAY)
def book() -> Any:
    wanted = wanted_here()
    if not wanted.slot or wanted.mode not in {each.id for each in appointment_step(quest()).modes}:
        return page(fault="Choisis un créneau et une façon de se voir."), 422
    if any(each.id == wanted.slot and wanted.mode not in each.modes for each in slots()):
        return page(fault="Ce créneau ne se fait pas de cette façon. Change l’un ou l’autre."), 422
    player, moment, public_id = current_player(), now(), secrets.token_hex(16)
    try:
        write(lambda session: book_appointment(session, player=player, wanted=wanted, public_id=public_id, now=moment))
    except (SlotTaken, UnknownSlot) as refused:
        return page(taken=refused), 409
    return redirect(url_for("appointments.show", fait="pris"), 303)


@blueprint.post("/jeu/rendez-vous/sujet")
@requires(Permission.PLAY)
def say_why() -> Any:
    player, moment, said = current_player(), now(), words_to_send()
    write(lambda session: send_words(session, player=player, words=said, now=moment))
    return redirect(url_for("appointments.show", fait="envoye" if said else "garde"), 303)


@blueprint.post("/jeu/rendez-vous/annuler")
@requires(Permission.PLAY)
def cancel() -> Any:
    player, moment, said = current_player(), now(), typed("words") or None
    write(lambda session: cancel_appointment(session, player=player, now=moment, words=said))
    return redirect(url_for("appointments.show", fait="annule"), 303)


@blueprint.post("/jeu/rendez-vous/excuse")
@requires(Permission.PLAY)
def excuse() -> Any:
    player, moment, said, which = current_player(), now(), typed("words") or None, request.form.get("appointment", "")
    write(lambda session: excuse_absence(session, player=player, appointment=which, words=said, now=moment))
    return redirect(url_for("appointments.show", fait="excuse"), 303)


@blueprint.post("/jeu/rendez-vous/attente")
@requires(Permission.PLAY)
def wait() -> Any:
    player, moment, said = current_player(), now(), typed("words") or None
    times = [each for each in WAITING_TIMES if each in request.form.getlist("times")]
    write(lambda session: wait_for_slot(session, player=player, times=times, words=said, now=moment))
    return redirect(url_for("appointments.show", fait="attente"), 303)


@blueprint.post("/jeu/rendez-vous/attente/quitter")
@requires(Permission.PLAY)
def leave_waiting() -> Any:
    player, moment = current_player(), now()
    write(lambda session: stop_waiting(session, participant_id=player.id, cohort_id=player.cohort_id, now=moment))
    return redirect(url_for("appointments.show"), 303)


@blueprint.post("/jeu/rendez-vous/autrement")
@requires(Permission.PLAY)
def otherwise() -> Any:
    player, moment = current_player(), now()
    said = f"Rendez-vous : {typed('words') or 'aucun créneau ne convient'}"
    asked = Asked(public_id=secrets.token_hex(16), kind="call_me", words=said)
    write(lambda session: ask_for_help(session, player=player, asked=asked, now=moment))
    return redirect(url_for("appointments.show", fait="demande"), 303)


def page(*, fault: str | None = None, taken: Refused | None = None, email_fault: str | None = None) -> str:
    """Return the page; what was chosen before stays chosen, except a slot that is gone."""
    booked, free, reason = appointment_of(reading(), standing()), slots(), reason_of(standing())
    last = None if booked else last_appointment(reading(), standing())
    chosen = chosen_here(booked, free, reason)
    html = render_template(
        "play/appointments.html",
        step=appointment_step(quest()),
        booked=booked,
        last=last,
        echo=echo_of(standing(), booked, last),
        wish=wish_of(reading(), standing()),
        times=WAITING_TIMES,
        near_days=NEAR_DAYS,
        is_alike=len({(each.counsellor, each.modes) for each in free}) == 1,
        modes={mode for each in free for mode in each.modes},
        days=[(day, list(times)) for day, times in groupby(free, key=lambda each: each.day)],
        chosen=chosen,
        answered_by=spoken_date(working_day_after(local_now().date(), ANSWER_IN_DAYS)),
        email=email_of(reading(), current_player().id),
        email_fault=email_fault,
        ringing=ringing(),
        done=request.args.get("fait"),
        fault=fault,
        taken=taken,
    )
    return fill(html, words())


def chosen_here(booked: AppointmentView | None, free: tuple[SlotView, ...], reason: Reason) -> dict[str, Any]:
    """Return what stands in the form: what was just sent, else what is held, else what was prepared in the game."""
    if request.method == "POST" and request.endpoint == "appointments.book":
        sent = {name: request.form.get(name, "") for name in ("slot", "mode", "words")}
        return {**sent, "options": request.form.getlist("options"), "send": bool(request.form.get("send"))}
    asked = next((each for each in free if each.id == request.args.get("creneau")), None)
    shared = set.intersection(*(set(each.modes) for each in free)) if free else set()
    usual = [each.id for each in appointment_step(quest()).modes if each.id in (asked.modes if asked else shared)]
    near = {day for day, _ in islice(groupby(free, key=lambda each: each.day), NEAR_DAYS)}
    return {
        "slot": asked.id if asked else "",
        "is_far": asked is not None and asked.day not in near,
        "mode": booked.mode if booked and booked.mode in usual else next(iter(usual), ""),
        "words": (booked.words if booked else None) or reason.words,
        "options": booked.options if booked else (),
        "send": bool(booked.words) if booked else reason.is_sent,
    }


def wanted_here() -> Wanted:
    """Return what this form asks for; the words are there only if they are to be sent."""
    known = appointment_step(quest()).options
    return Wanted(
        slot=request.form.get("slot", ""),
        mode=request.form.get("mode", ""),
        options=[each.id for each in known if each.id in request.form.getlist("options")],
        words=words_to_send(),
    )


def words_to_send() -> str | None:
    """Return what this form sends to the counsellor: nothing unless its box is ticked."""
    return (typed("words") or None) if request.form.get("send") else None


def typed(name: str) -> str:
    """Return a text of this form, cut to a sensible length."""
    return request.form.get(name, "").strip()[:MAX_WORDS]


def slots() -> tuple[SlotView, ...]:
    """Return what is free now."""
    return free_slots(reading(), current_player().cohort_id, now=now(), zone=config().timezone)
