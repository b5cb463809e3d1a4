"""The only place where a request asks what time it is, so that tests can say."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import current_app

from webapp.config import Config


def now() -> datetime:
    """Return the present instant, in UTC."""
    clock: Callable[[], datetime] = current_app.extensions.get("elan.clock", _system)
    return clock()


def local_now() -> datetime:
    """Return the present instant in the organisation's time zone."""
    config: Config = current_app.extensions["elan.config"]
    return now().astimezone(config.timezone)


def _system() -> datetime:
    return datetime.now(UTC)
