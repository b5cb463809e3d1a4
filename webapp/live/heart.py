"""One thread asks all phones for a sign of life; the engine has one thread a phone for it, which only sleeps."""

import time
from collections import deque
from contextlib import suppress
from typing import Any

from engineio.exceptions import EngineIOError
from engineio.packet import PING, Packet

from webapp.live.errands import Errands


class Heart(Errands[Any]):
    """Sends each phone its ping when the engine would."""

    name = "elan-heart"

    def __init__(self, interval_s: float) -> None:
        super().__init__()
        self._interval_s = interval_s
        # All wait equally long: whoever came first is due first.
        self._waiting: deque[tuple[float, Any]] = deque()

    def later(self, phone: Any) -> None:
        """Ask a phone after one interval."""
        with self._woken:
            self._waiting.append((time.monotonic() + self._interval_s, phone))
            self._wake()

    def _due(self, now: float) -> list[Any]:
        due = []
        while self._waiting and self._waiting[0][0] <= now:
            due.append(self._waiting.popleft()[1])
        return due

    def _next_at(self) -> float | None:
        return self._waiting[0][0] if self._waiting else None

    def _do(self, things: list[Any]) -> None:
        for phone in things:
            # Whoever reads from a phone that is gone finds out by themselves.
            with suppress(EngineIOError, OSError):
                if not (phone.closing or phone.closed):
                    phone.last_ping = time.time()
                    phone.send(Packet(PING))
