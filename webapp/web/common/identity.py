"""Who is behind a request: the session cookie, looked up once."""

from flask import Flask, g, request

from webapp.policy.sessions import cookie_name, token_hash
from webapp.queries.identity import player_by_session
from webapp.web.common.database import reading
from webapp.web.common.security import config

# Requests that never need to know who asks.
_ANONYMOUS = ("/static/", "/dessins/", "/healthz", "/readyz", "/metrics", "/service-worker.js", "/manifest.webmanifest")


def install(app: Flask) -> None:
    """Look the session up before each view."""
    app.before_request(identify)


def identify() -> None:
    """Put the participant of the request in ``g.player`` (None for a visitor)."""
    g.player = None
    token = request.cookies.get(cookie_name(is_https=config().is_https))
    if token and not request.path.startswith(_ANONYMOUS):
        g.player = player_by_session(reading(), token_hash(token))
