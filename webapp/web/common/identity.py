"""Who is behind a request: the session cookies, looked up once."""

from flask import Flask, g, request

from webapp.policy.sessions import STAFF_TOUCH, cookie_name, staff_cookie_name, token_hash
from webapp.queries.identity import player_by_session
from webapp.queries.staff import StaffMember, staff_by_session
from webapp.usecases.signing_in import touch_session
from webapp.web.common.clock import now
from webapp.web.common.database import reading, write
from webapp.web.common.security import config

# Requests that never need to know who asks.
_ANONYMOUS = (
    "/static/", "/dessins/", "/healthz", "/readyz", "/metrics", "/service-worker.js", "/manifest.webmanifest",
    "/badges/", "/orgs/",
)  # fmt: skip


def install(app: Flask) -> None:
    """Look the sessions up before each view."""
    app.before_request(identify)


def identify() -> None:
    """Put the participant of the request in ``g.player``, the member of staff in ``g.staff`` (None for a visitor)."""
    g.player = g.staff = None
    if request.path.startswith(_ANONYMOUS):
        return
    if token := request.cookies.get(cookie_name(is_https=config().is_https)):
        g.player = player_by_session(reading(), token_hash(token))
    if token := request.cookies.get(staff_cookie_name(is_https=config().is_https)):
        g.staff = staff_by_session(reading(), token_hash(token), now=now())
        _note_presence(g.staff)


def _note_presence(staff: StaffMember | None) -> None:
    """Note now and then that a staff session is in use, so that one left open ends by itself."""
    moment = now()
    if staff is not None and staff.is_proven and moment - staff.seen_at >= STAFF_TOUCH:
        write(lambda session: touch_session(session, public_id=staff.session, now=moment))
