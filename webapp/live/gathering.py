"""Who is here, for several processes: each marks its own people in Redis, for as long as it lives."""

import logging
import threading
import time
from typing import Any
from uuid import uuid4

from redis import Redis, RedisError

from webapp.live.presence import OnChange, Watchman

PROCESSES = "elan:processes"
# A process that dies leaves its marks for half a minute: its phones are back elsewhere long before.
LIVES_S, BEATS_S = 30, 10
PATIENCE_S = 1.0
_log = logging.getLogger(__name__)


class SharedWatchman(Watchman):
    """Keeps the presence of this process, and knows that of the others; its own alone while Redis is lost."""

    def __init__(self, on_change: OnChange, redis_url: str) -> None:
        super().__init__(self._mark_and_tell)
        self._tell = on_change
        self._name = f"elan:here:{uuid4().hex}"
        self._heart: threading.Thread | None = None
        self._redis: Any = Redis.from_url(
            redis_url, socket_connect_timeout=PATIENCE_S, socket_timeout=PATIENCE_S, decode_responses=True
        )

    def arrive(self, phone: str, person: str) -> None:
        """Note that a phone is connected."""
        super().arrive(phone, person)
        if self._heart is None:
            self._heart = threading.Thread(target=self._beat, name="elan-presence", daemon=True)
            self._heart.start()

    def here(self) -> frozenset[str]:
        """Return everybody whose phone is connected, to any process."""
        own = super().here()
        try:
            names = self._redis.zrangebyscore(PROCESSES, time.time(), "+inf")
            return own | frozenset(self._redis.sunion(names)) if names else own
        except RedisError as error:
            _log.warning("who is elsewhere is not known: %s", error)
            return own

    def _mark_and_tell(self, person: str) -> None:
        # Marked first: whoever is told asks, and another process may answer.
        self._mark()
        self._tell(person)

    def _mark(self) -> None:
        own, now = super().here(), time.time()
        try:
            with self._redis.pipeline() as pipe:
                pipe.delete(self._name)
                if own:
                    pipe.sadd(self._name, *own)
                    pipe.expire(self._name, LIVES_S)
                pipe.zadd(PROCESSES, {self._name: now + LIVES_S})
                pipe.zremrangebyscore(PROCESSES, "-inf", now)
                pipe.execute()
        except RedisError as error:
            _log.warning("who is here is not told to the others: %s", error)

    def _beat(self) -> None:
        while True:
            self._mark()
            time.sleep(BEATS_S)
