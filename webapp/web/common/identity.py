"""Who is behind a request: the session cookies, looked up once.

An outbox sends all day long by the same session. Whoever it spoke for the last time is believed, and the transaction
that writes looks at the session itself: nothing is kept, and nothing is told, for one that has ended.
"""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from flask import Flask, abort, current_app, g, request

from webapp.policy.sessions import STAFF_TOUCH, cookie_name, staff_cookie_name, token_hash
from webapp.queries.identity import Player, player_by_session
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
# Requests that are judged for whoever is recalled, and confirm the session as they write.
_CONFIRMING = frozenset({"/api/play/events"})
REMEMBERED = 4096


class Recalled:
    """Whom sessions spoke for the last time, by the hash of their token; the oldest are forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._players: dict[bytes, Player] = {}

    def get(self, token: bytes) -> Player | None:
        return self._players.get(token)

    def keep(self, token: bytes, player: Player | None) -> None:
        with self._lock:
            self._players.pop(token, None)
            if player is not None:
                self._players[token] = player
            while len(self._players) > REMEMBERED:
                del self._players[next(iter(self._players))]


def install(app: Flask) -> None:
    """Look the sessions up before each view."""
    app.extensions["elan.recalled"] = Recalled()
    app.before_request(identify)


def identify() -> None:
    """Put the participant of the request in ``g.player``, the member of staff in ``g.staff`` (None for a visitor)."""
    g.player = g.staff = g.token = None
    environ = request.environ
    path = environ["PATH_INFO"]
    if path.startswith(_ANONYMOUS):
        return
    is_https = config().is_https
    if token := _cookie(environ, cookie_name(is_https=is_https)):
        g.token = token_hash(token)
        g.player = _recalled().get(g.token) if path in _CONFIRMING else None
        g.is_recalled = g.player is not None
        if not g.is_recalled:
            _look_up()
    if token := _cookie(environ, staff_cookie_name(is_https=is_https)):
        g.staff = staff_by_session(reading(), token_hash(token), now=now())
        _note_presence(g.staff)


def _cookie(environ: Mapping[str, Any], name: str) -> str | None:
    """Return a cookie of ours: letters and digits, never quoted, so that nothing has to be decoded."""
    for pair in environ.get("HTTP_COOKIE", "").split(";"):
        key, _, value = pair.partition("=")
        if key.strip() == name:
            return str(value.strip())
    return None


def look_again() -> Player:
    """Look a recalled player up, before anything else of theirs is read; refuse a session that has ended."""
    if g.get("is_recalled"):
        _look_up()
    player: Player | None = g.player
    if player is None:
        abort(401)
    return player


def _look_up() -> None:
    g.player, g.is_recalled = player_by_session(reading(), g.token), False
    if request.path in _CONFIRMING:
        _recalled().keep(g.token, g.player)


def _recalled() -> Recalled:
    recalled: Recalled = current_app.extensions["elan.recalled"]
    return recalled


def _note_presence(staff: StaffMember | None) -> None:
    """Note now and then that a staff session is in use, so that one left open ends by itself."""
    moment = now()
    if staff is not None and staff.is_proven and moment - staff.seen_at >= STAFF_TOUCH:
        write(lambda session: touch_session(session, public_id=staff.session, now=moment))
