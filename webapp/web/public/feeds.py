"""A private calendar, for an agenda that follows its secret address."""

from flask import Response, abort, request

from webapp.policy.permissions import Permission
from webapp.policy.sessions import token_hash
from webapp.queries.feeds import Feed, FeedLine, feed_by
from webapp.web.common.access import requires
from webapp.web.common.clock import now
from webapp.web.common.database import reading
from webapp.web.common.icalendar import MEDIA_TYPE, CalendarEvent, write_calendar
from webapp.web.public.blueprint import blueprint


@blueprint.get("/agenda/<token>.ics")
@requires(Permission.VISIT)
def calendar_feed(token: str) -> Response:
    feed = feed_by(reading(), token_hash(token), now=now())
    if feed is None:
        abort(404)
    events = [feed_event(feed, line) for line in feed.lines]
    response = Response(write_calendar(events, name="Élan"), mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "private, max-age=600"
    return response


def feed_event(feed: Feed, line: FeedLine) -> CalendarEvent:
    """Write a line for an agenda, which others may see: who one meets and where, never what for."""
    if line.kind == "workshop":
        page = f"pro/seances/{line.id}" if feed.is_of_staff else "jeu/ateliers"
        summary, description = f"Atelier «\N{NO-BREAK SPACE}{line.what}\N{NO-BREAK SPACE}»", "Voir l’atelier"
    else:
        page = f"pro/rendez-vous/{line.id}" if feed.is_of_staff else "jeu/rendez-vous"
        summary, description = f"Rendez-vous avec {line.what}", "Voir, déplacer ou annuler"
    return CalendarEvent(
        uid=f"{line.id}@elan",
        sequence=line.sequence,
        stamp=now(),
        starts_at=line.starts_at,
        duration_min=line.duration_min,
        summary=summary,
        description=f"{description} : {request.host_url}{page}",
        organizer=line.counsellor,
        url=f"{request.host_url}{page}",
        location=line.place,
        status="CANCELLED" if line.is_cancelled else "CONFIRMED",
    )
