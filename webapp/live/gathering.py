"""Who is here, for several processes: each marks its own people in Redis, for as long as it lives.

A process that dies without a word is found by the beat of another one, which has the boards of its people asked again.
"""

import logging
import threading
import time
from typing import Any
from uuid import uuid4

from redis import Redis, RedisError

from webapp.live.presence import OnChange, Watchman

PROCESSES = "elan:processes"
# A process that dies leaves its marks for as long as a phone that leaves lingers: its phones are back elsewhere before.
LIVES_S, BEATS_S = 15.0, 5.0
# Who was there is known for a while longer, so that it can be told that they are gone.
REMEMBERED_S = 300
PATIENCE_S = 1.0
_log = logging.getLogger(__name__)


class SharedWatchman(Watchman):
    """Keeps the presence of this process, and knows that of the others; its own alone while Redis is lost."""

    def __init__(self, on_change: OnChange, redis_url: str) -> None:
        super().__init__(self._mark_and_tell)
        self._tell = on_change
        self._name = f"elan:here:{uuid4().hex}"
        self._heart: threading.Thread | None = None
        self._is_stopped = threading.Event()
        self._redis: Any = Redis.from_url(
            redis_url, socket_connect_timeout=PATIENCE_S, socket_timeout=PATIENCE_S, decode_responses=True
        )

    def arrive(self, phone: str, person: str) -> None:
        """Note that a phone is connected."""
        super().arrive(phone, person)
        self._live()

    def here(self) -> frozenset[str]:
        """Return everybody whose phone is connected, to any process."""
        self._live()
        own = super().here()
        try:
            names = self._redis.zrangebyscore(PROCESSES, time.time(), "+inf")
            return own | frozenset(self._redis.sunion(names)) if names else own
        except RedisError as error:
            _log.warning("who is elsewhere is not known: %s", error)
            return own

    def close(self) -> None:
        """Mark nobody any more: phones that do not come back elsewhere are gone a moment later."""
        self._is_stopped.set()
        super().close()

    def _live(self) -> None:
        """Beat from the first phone or the first board on."""
        with self._woken:
            if self._heart is None:
                self._heart = threading.Thread(target=self._beat, name="elan-presence", daemon=True)
                self._heart.start()

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
                    pipe.expire(self._name, REMEMBERED_S)
                pipe.zadd(PROCESSES, {self._name: now + LIVES_S})
                pipe.execute()
        except RedisError as error:
            _log.warning("who is here is not told to the others: %s", error)

    def _beat(self) -> None:
        while not self._is_stopped.is_set():
            self._mark()
            self._miss()
            self._is_stopped.wait(BEATS_S)

    def _miss(self) -> None:
        """Have it told of those whose process is dead: by one of the others, whichever comes first."""
        try:
            for name in self._redis.zrangebyscore(PROCESSES, "-inf", time.time()):
                if self._redis.zrem(PROCESSES, name):
                    people = self._redis.smembers(name)
                    with self._woken:
                        self._changed.extend(sorted(people))
                        self._wake()
        except RedisError as error:
            _log.warning("who left with another process is not known: %s", error)
