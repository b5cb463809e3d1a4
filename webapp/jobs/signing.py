"""Badges are signed in a thread of their own: when one is given, when the server starts, and every minute.

It also judges a badge of each organisation when the last time was more than a day ago.
"""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine

from webapp.config import Config
from webapp.store.database import read_session
from webapp.store.writer import Writer
from webapp.usecases.awarding.issuers import wrapping_key
from webapp.usecases.awarding.self_check import check_samples_when_due
from webapp.usecases.awarding.signing import Workshop, sign_all

EVERY_S = 60.0
_log = logging.getLogger(__name__)


def make_workshop(config: Config, engine: Engine, writer: Writer) -> Workshop:
    """Return the workshop of an installation; the key that wraps its private keys is made where it has none."""
    return Workshop(
        read=lambda: read_session(engine),
        write=writer.run,
        base=config.public_url,
        wrapping_key=wrapping_key(config),
    )


class Signer:
    """Signs what waits, one badge after the other, far from the requests."""

    def __init__(self, make: Callable[[], Workshop], *, every: float = EVERY_S) -> None:
        self._make, self._every = make, every
        self._called, self._is_closed = threading.Event(), False
        self._thread = threading.Thread(target=self._serve, name="elan-signer", daemon=True)

    def start(self) -> None:
        """Begin with what was left by whoever was here before."""
        self._called.set()
        self._thread.start()

    def nudge(self) -> None:
        """Say that something waits. Costs nothing, and nothing at all before the start."""
        self._called.set()

    def close(self) -> None:
        """Stop after the badge at hand."""
        self._is_closed = True
        self._called.set()
        if self._thread.is_alive():
            self._thread.join()

    def _serve(self) -> None:
        while not self._is_closed:
            self._called.wait(self._every)
            self._called.clear()
            try:
                workshop, now = self._make(), datetime.now(UTC)
                sign_all(workshop, now=now)
                check_samples_when_due(workshop, now=now)
            except Exception:
                _log.exception("badges wait: the signer tries again in a minute")
