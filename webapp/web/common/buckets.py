"""Buckets of wrong guesses, in the memory of this process."""

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TypeVar

from webapp.policy.throttle import Bucket, Limit, after_failure, full, wait

Value = TypeVar("Value")

REMEMBERED = 20_000


class Attempts:
    """Buckets of guesses by key, the least recently used ones forgotten first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._last_guess: OrderedDict[str, bytes] = OrderedDict()

    def wait(self, limits: dict[str, Limit], *, now: datetime) -> timedelta:
        """Return how long these keys must wait before another guess."""
        with self._lock:
            held = [(self._buckets.get(key) or full(limit, now=now), limit) for key, limit in limits.items()]
        return max(wait(bucket, limit, now=now) for bucket, limit in held)

    def fail(self, limits: dict[str, Limit], guess: bytes, *, now: datetime) -> None:
        """Count a wrong guess, unless it is the phone's last one again."""
        phone = next(iter(limits))
        with self._lock:
            if self._last_guess.get(phone) == guess:
                return
            _keep(self._last_guess, phone, guess)
            for key, limit in limits.items():
                _keep(self._buckets, key, after_failure(self._buckets.get(key) or full(limit, now=now), limit, now=now))


def _keep(memory: OrderedDict[str, Value], key: str, value: Value) -> None:
    memory[key] = value
    memory.move_to_end(key)
    while len(memory) > REMEMBERED:
        memory.popitem(last=False)
