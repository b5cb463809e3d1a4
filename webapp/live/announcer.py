"""A thread that announces, so that nobody who writes waits for five hundred sockets."""

import logging
import threading
import time
from collections.abc import Callable, Sequence

from webapp.live.windows import Windows

_log = logging.getLogger(__name__)


class Announcer:
    """Calls ``emit`` with the topics that changed, each at most once a window. The thread starts with the first one."""

    def __init__(self, emit: Callable[[Sequence[str]], None]) -> None:
        self._emit = emit
        self._windows = Windows()
        self._woken = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_over = False

    def changed(self, topic: str) -> None:
        """Note that a topic changed."""
        with self._woken:
            self._windows.changed(topic)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="elan-announcer", daemon=True)
                self._thread.start()
            self._woken.notify()

    def close(self) -> None:
        """Announce nothing more, and wait for what is being announced."""
        with self._woken:
            self._is_over = True
            self._woken.notify()
        if self._thread is not None:
            self._thread.join()

    def _serve(self) -> None:
        while topics := self._next():
            try:
                self._emit(topics)
            except Exception:
                # Phones ask for the current version when they come back, and workers look from time to time.
                _log.exception("not announced: %s", ", ".join(topics))

    def _next(self) -> list[str]:
        """Wait for topics to announce; none once all is over."""
        with self._woken:
            while not self._is_over:
                if topics := self._windows.due(time.monotonic()):
                    return topics
                next_at = self._windows.next_at()
                self._woken.wait(None if next_at is None else max(0.0, next_at - time.monotonic()))
            return []
