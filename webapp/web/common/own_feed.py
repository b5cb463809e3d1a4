"""One's appointments in one's agenda, by a secret address: begun, shown once, ended. Youths and staff alike."""

import secrets
from collections.abc import Callable
from typing import Any

from flask import Response, make_response, redirect, url_for

from webapp.policy.sessions import token_hash
from webapp.usecases.feeds import close_feed, open_feed
from webapp.web.common.clock import now
from webapp.web.common.database import write


def begin_feed(page: Callable[[str], str], **owner: int) -> Response:
    """Make an address for ``participant_id`` or ``staff_id``, in place of the former one, and show it."""
    moment, token = now(), secrets.token_urlsafe(32)
    kept = token_hash(token)
    write(lambda session: open_feed(session, token_hash=kept, **owner, now=moment))
    # Shown once: only its hash is kept, so the page is made here and no copy of it stays in the browser.
    response = make_response(page(url_for("public.calendar_feed", token=token, _external=True)))
    response.headers["Cache-Control"] = "no-store"
    return response


def end_feed(page: str, **owner: int) -> Any:
    """Close the address, and go back to its page."""
    moment = now()
    write(lambda session: close_feed(session, **owner, now=moment))
    return redirect(url_for(page), 303)
