"""Opening slots, once or by a rule; the rules, what they leave out, their end."""

import secrets
from datetime import date
from typing import Any

from flask import abort, redirect, render_template, request, url_for

from webapp.policy.meetings import DURATIONS, MODES
from webapp.policy.permissions import Permission
from webapp.queries.agenda import DAY_NAMES, MODE_WORDS, rules_of
from webapp.queries.staff import my_cohorts
from webapp.usecases.offering import NotYours, open_slots
from webapp.usecases.repeating import add_rule, end_rule, leave_out
from webapp.web.common.access import current_reach, current_staff, requires
from webapp.web.common.clock import local_now, now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config
from webapp.web.counsellor.appointments import asking
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.slot_form import RHYTHMS, SlotForm, first_values, read_form, sent_values


@blueprint.get("/pro/rendez-vous/ouvrir")
@requires(Permission.MEET)
def new_slots() -> str:
    return slots_page(first_values(), {})


@blueprint.post("/pro/rendez-vous/ouvrir")
@requires(Permission.MEET)
def open_time_slots() -> Any:
    found = read_form()
    if not found.faults:
        try:
            opened = open_as_asked(found)
        except NotYours:
            found.faults["cohort"] = "Choisissez un de vos groupes."
        else:
            first = found.repeat.starts_on.isoformat() if found.repeat else request.form.get("on")
            return redirect(url_for("counsellor.appointments", jour=first, fait="ouvert" if opened else "occupe"), 303)
    return slots_page(sent_values(), found.faults), 422


@blueprint.get("/pro/rendez-vous/series")
@requires(Permission.MEET)
def slot_rules() -> str:
    return rules_page()


@blueprint.post("/pro/rendez-vous/series/<rule>/exception")
@requires(Permission.MEET)
def leave_day_out(rule: str) -> Any:
    by, moment, zone = asking(), now(), config().timezone
    if rule not in {each.id for each in rules_of(reading(), current_staff(), by.reach)}:
        abort(404)
    try:
        day = date.fromisoformat(request.form.get("on", ""))
    except ValueError:
        return rules_page(fault=rule), 422
    held = write(lambda session: leave_out(session, by=by, rule=rule, day=day, now=moment, zone=zone))
    return redirect(url_for("counsellor.slot_rules", fait="exception", tenus=held or None), 303)


@blueprint.post("/pro/rendez-vous/series/<rule>/finir")
@requires(Permission.MEET)
def end_slot_rule(rule: str) -> Any:
    by, moment = asking(), now()
    held = write(lambda session: end_rule(session, by=by, rule=rule, now=moment))
    return redirect(url_for("counsellor.slot_rules", fait="fin", tenus=held or None), 303)


def open_as_asked(found: SlotForm) -> int:
    """Open what a form without fault asks for; return how many slots were opened."""
    by, moment, zone, seed = asking(), now(), config().timezone, secrets.token_hex(16)
    offer, repeat, starts = found.offer, found.repeat, found.starts
    if offer is None:
        return 0
    if repeat is None:
        return write(lambda session: open_slots(session, by=by, offer=offer, starts=starts, seed=seed))
    return write(
        lambda session: add_rule(session, by=by, public_id=seed, offer=offer, repeat=repeat, now=moment, zone=zone)
    )


def slots_page(values: dict[str, Any], faults: dict[str, str]) -> str:
    """Return the form that opens slots."""
    cohorts = my_cohorts(reading(), current_staff(), current_reach(Permission.MEET), local_now=local_now())
    return render_template(
        "counsellor/open_slots.html",
        cohorts=cohorts,
        values=values,
        faults=faults,
        durations=DURATIONS,
        modes=[(mode, MODE_WORDS[mode]) for mode in MODES],
        days=list(enumerate(DAY_NAMES.values())),
        rhythms=RHYTHMS,
    )


def rules_page(fault: str | None = None) -> str:
    """Return the rules that still offer slots."""
    rules = rules_of(reading(), current_staff(), current_reach(Permission.MEET))
    return render_template(
        "counsellor/slot_rules.html",
        rules=rules,
        fault=fault,
        done=request.args.get("fait"),
        held=request.args.get("tenus", type=int),
    )
