"""Buckets of wrong guesses in Redis, for several processes; loaded by an installation that has one."""

import hashlib
import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from redis import Redis, RedisError

from webapp.policy.throttle import Bucket, Limit, after_failure, full, wait
from webapp.web.common.buckets import Attempts

DAY_S = 86_400
# A door that waits for a lost Redis would be shut.
PATIENCE_S = 1.0
_log = logging.getLogger(__name__)


class SharedAttempts(Attempts):
    """The same for all processes; each counts alone while Redis is lost."""

    def __init__(self, redis_url: str) -> None:
        super().__init__()
        self._redis: Any = Redis.from_url(redis_url, socket_connect_timeout=PATIENCE_S, socket_timeout=PATIENCE_S)

    def wait(self, limits: dict[str, Limit], *, now: datetime) -> timedelta:
        """Return how long these keys must wait before another guess."""
        alone = super().wait(limits, now=now)
        try:
            kept = self._redis.mget([_name(key) for key in limits])
        except RedisError as error:
            _log.warning("wrong guesses are counted by each process: %s", error)
            return alone
        held = zip(map(_read, kept), limits.values(), strict=True)
        return max(alone, *(wait(bucket or full(limit, now=now), limit, now=now) for bucket, limit in held))

    def fail(self, limits: dict[str, Limit], guess: bytes, *, now: datetime) -> None:
        """Count a wrong guess, unless it is the phone's last one again."""
        try:
            self._count(limits, guess, now)
        except RedisError as error:
            _log.warning("wrong guesses are counted by each process: %s", error)
            super().fail(limits, guess, now=now)

    def _count(self, limits: dict[str, Limit], guess: bytes, now: datetime) -> None:
        last = _name(f"last guess: {next(iter(limits))}")
        if self._redis.set(last, guess, ex=DAY_S, get=True) == guess:
            return
        for key, limit in limits.items():
            name = _name(key)
            self._redis.transaction(partial(_draw, name=name, limit=limit, now=now), name)


def _draw(pipe: Any, *, name: str, limit: Limit, now: datetime) -> None:
    """Take a guess out of a bucket; runs again if another process did so at the same moment."""
    bucket = after_failure(_read(pipe.get(name)) or full(limit, now=now), limit, now=now)
    pipe.multi()
    # Once it would be full again there is nothing to remember.
    pipe.set(
        name, f"{bucket.left} {bucket.at.isoformat()}", ex=int((limit.capacity * limit.refill).total_seconds()) + 1
    )


def _read(kept: bytes | None) -> Bucket | None:
    if kept is None:
        return None
    left, at = kept.decode().split()
    return Bucket(left=float(left), at=datetime.fromisoformat(at))


def _name(key: str) -> str:
    """Name a bucket without the address or the e-mail that it stands for."""
    return f"elan:guess:{hashlib.sha256(key.encode()).hexdigest()}"
