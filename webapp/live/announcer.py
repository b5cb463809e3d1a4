"""A thread that announces, so that nobody who writes waits for five hundred sockets."""

import logging
from collections.abc import Callable, Sequence

from webapp.live.errands import Errands
from webapp.live.windows import Windows

_log = logging.getLogger(__name__)


class Announcer(Errands[str]):
    """Calls ``emit`` with the topics that changed, each at most once a window."""

    name = "elan-announcer"

    def __init__(self, emit: Callable[[Sequence[str]], None]) -> None:
        super().__init__()
        self._emit = emit
        self._windows = Windows()

    def changed(self, topic: str) -> None:
        """Note that a topic changed."""
        with self._woken:
            self._windows.changed(topic)
            self._wake()

    def _due(self, now: float) -> list[str]:
        return self._windows.due(now)

    def _next_at(self) -> float | None:
        return self._windows.next_at()

    def _do(self, things: list[str]) -> None:
        try:
            self._emit(things)
        except Exception:
            # Phones ask for the current version when they come back, and workers look from time to time.
            _log.exception("not announced: %s", ", ".join(things))
