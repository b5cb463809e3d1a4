"""My appointments in my agenda, by a secret address."""

from typing import Any

from flask import render_template

from webapp.policy.permissions import Permission
from webapp.queries.feeds import has_feed
from webapp.web.common.access import current_staff, requires
from webapp.web.common.database import reading
from webapp.web.common.own_feed import begin_feed, end_feed
from webapp.web.counsellor.blueprint import blueprint


@blueprint.get("/pro/rendez-vous/agenda")
@requires(Permission.MEET)
def calendar_feed() -> str:
    return feed_page(None)


@blueprint.post("/pro/rendez-vous/agenda")
@requires(Permission.MEET)
def new_calendar_feed() -> Any:
    return begin_feed(feed_page, staff_id=current_staff().id)


@blueprint.post("/pro/rendez-vous/agenda/fermer")
@requires(Permission.MEET)
def end_calendar_feed() -> Any:
    return end_feed("counsellor.calendar_feed", staff_id=current_staff().id)


def feed_page(address: str | None) -> str:
    """Return the page of the secret address, with the address itself just after it was made."""
    is_open = has_feed(reading(), staff_id=current_staff().id)
    return render_template("counsellor/calendar_feed.html", address=address, is_open=is_open)
