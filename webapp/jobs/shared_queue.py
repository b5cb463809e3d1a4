"""The queue on Redis; loaded by an installation that has one."""

import logging
from datetime import UTC, datetime
from typing import Any

from huey.api import RedisHuey
from redis import RedisError

# Long enough for the slowest process to find that another one was first.
TURN_S = 600
_log = logging.getLogger(__name__)


class SharedQueue(RedisHuey):
    """A queue that several processes serve: each minute, the first of them puts the periodic work in."""

    def read_periodic(self, timestamp: datetime | None) -> Any:
        """Return the periodic work of this minute, to one process; nobody while Redis is lost."""
        turn = f"elan:turn:{timestamp or datetime.now(UTC):%Y%m%d%H%M}"
        try:
            is_first = self.storage.conn.set(turn, 1, nx=True, ex=TURN_S)
        except (RedisError, OSError) as error:
            # An exception would end the thread that looks at the clock, for good.
            _log.warning("the work of this minute waits for Redis: %s", error)
            return []
        return super().read_periodic(timestamp) if is_first else []  # type: ignore[no-untyped-call]  # huey has no types
