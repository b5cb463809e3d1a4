"""Opening and closing the session of a browser: a new token at each stage."""

import re
import secrets
from typing import Final

from flask import request, url_for

from webapp.policy.sessions import token_hash
from webapp.usecases.signing_in import NewSession
from webapp.web.common.paths import local_path

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"), ("iPhone|iPad", "iOS"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
)  # fmt: skip


def new_session() -> tuple[str, NewSession]:
    """Mint a token, and the session that it opens."""
    token = secrets.token_urlsafe(32)
    held = NewSession(token_hash=token_hash(token), public_id=secrets.token_hex(12), device=device_words())
    return token, held


def device_words() -> str:
    """Say in two words which browser asks, so that its session can be recognised in a list."""
    agent = request.user_agent.string
    browser = _first(_BROWSERS, agent) or "Navigateur"
    system = _first(_SYSTEMS, agent)
    return f"{browser} sur {system}" if system else browser


def wanted_page() -> str:
    """Return the page of staff that was asked for before the door."""
    home = url_for("counsellor.home")
    wanted = local_path(request.values.get("suite"), home)
    return wanted if wanted.startswith("/pro") else home


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str | None:
    return next((name for mark, name in known if re.search(mark, agent)), None)
