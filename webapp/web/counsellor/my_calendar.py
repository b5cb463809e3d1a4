"""My appointments in my agenda, by a secret address."""

import secrets
from typing import Any

from flask import make_response, redirect, render_template, url_for

from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.feeds import has_feed
from webapp.usecases.feeds import close_feed, open_feed
from webapp.web.common.access import current_staff, requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.counsellor.blueprint import blueprint


@blueprint.get("/pro/rendez-vous/agenda")
@requires(Permission.MEET)
def calendar_feed() -> str:
    return feed_page(None)


@blueprint.post("/pro/rendez-vous/agenda")
@requires(Permission.MEET)
def new_calendar_feed() -> Any:
    staff, moment, token = current_staff(), now(), secrets.token_urlsafe(32)
    kept = token_hash(token)
    write(lambda session: open_feed(session, token_hash=kept, staff_id=staff.id, now=moment))
    # Shown once: only its hash is kept, so the page is made here and no copy of it stays in the browser.
    response = make_response(feed_page(url_for("public.calendar_feed", token=token, _external=True)))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/pro/rendez-vous/agenda/fermer")
@requires(Permission.MEET)
def end_calendar_feed() -> Any:
    staff, moment = current_staff(), now()
    write(lambda session: close_feed(session, staff_id=staff.id, now=moment))
    return redirect(url_for("counsellor.calendar_feed"), 303)


def feed_page(address: str | None) -> str:
    """Return the page of the secret address, with the address itself just after it was made."""
    is_open = has_feed(reading(), staff_id=current_staff().id)
    return render_template("counsellor/calendar_feed.html", address=address, is_open=is_open)
