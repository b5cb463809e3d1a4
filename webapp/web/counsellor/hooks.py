"""The webhooks of my organisation: addresses that are told what happens, and the journal of what they were told."""

from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for

from webapp.policy.permissions import Permission
from webapp.policy.programs import HookEvent, hook_address_fault, hook_secret
from webapp.queries.hooks import deliveries_of, hooks_of
from webapp.usecases.hooks import NewHook, close_hook, open_hook, try_hook
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.resume_card import derived, new_token, sent_token
from webapp.web.common.security import config
from webapp.web.counsellor.blueprint import blueprint
from webapp.web.counsellor.programs import acting

EVENTS = (
    {"value": HookEvent.JOINED.value, "label": "Quelqu’un a rejoint une équipe"},
    {"value": HookEvent.ATTENDED.value, "label": "Quelqu’un est venu un jour de la quête"},
    {"value": HookEvent.APPOINTMENT.value, "label": "Un rendez-vous est pris, ou change d’état"},
    {"value": HookEvent.BADGE.value, "label": "Un badge est attribué"},
)
LABELS = {each["value"]: each["label"] for each in EVENTS} | {HookEvent.TEST.value: "Essai"}
NO_EVENT = "Cochez au moins une chose à dire."


@blueprint.get("/pro/organisation/webhooks")
@requires(Permission.MANAGE_PROGRAMS)
def hooks() -> Response:
    return _page(new_token())


@blueprint.post("/pro/organisation/webhooks")
@requires(Permission.MANAGE_PROGRAMS)
def make_hook() -> Response:
    """Open a webhook; the same form sent twice opens, and shows the secret of, the same one."""
    form, address, events = sent_token(), request.form.get("address", "").strip(), _events()
    faults = {"address": hook_address_fault(address), "events": None if events else NO_EVENT}
    if any(faults.values()):
        return _page(form, {field: fault for field, fault in faults.items() if fault}, status=422)
    by, moment = acting(), now()
    made = NewHook(public_id=derived("webhook id", f"{by.staff_id}:{form}").hex()[:24], address=address, events=events)
    write(lambda session: open_hook(session, new=made, by=by, now=moment))
    return _page(new_token(), made=hook_secret(made.public_id, secret_key=config().secret_key))


@blueprint.post("/pro/organisation/webhooks/<hook>/fermer")
@requires(Permission.MANAGE_PROGRAMS)
def shut_hook(hook: str) -> Any:
    by, moment = acting(), now()
    if not write(lambda session: close_hook(session, public_id=hook, by=by, now=moment)):
        abort(404)
    return redirect(url_for("counsellor.hooks"), 303)


@blueprint.post("/pro/organisation/webhooks/<hook>/essai")
@requires(Permission.MANAGE_PROGRAMS)
def test_hook(hook: str) -> Any:
    by, moment = acting(), now()
    # Twice in a minute is once.
    key = f"test:{moment:%Y%m%d%H%M}"
    if not write(lambda session: try_hook(session, public_id=hook, key=key, by=by, now=moment)):
        abort(404)
    return redirect(url_for("counsellor.hooks", _anchor="journal"), 303)


def _events() -> list[HookEvent]:
    sent, offered = request.form.getlist("events"), {each["value"] for each in EVENTS}
    return [event for event in HookEvent if event.value in sent and event.value in offered]


def _page(form: str, faults: dict[str, str] | None = None, *, made: str | None = None, status: int = 200) -> Response:
    organisation = acting().organisation_id
    page = render_template(
        "counsellor/hooks.html",
        hooks=hooks_of(reading(), organisation),
        deliveries=deliveries_of(reading(), organisation),
        events=EVENTS,
        labels=LABELS,
        form=form,
        typed=request.form if faults else {},
        chosen=request.form.getlist("events") if faults else [],
        faults=faults or {},
        made=made,
    )
    return make_response(page, status)
