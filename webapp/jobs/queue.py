"""Work that leaves the request: Huey on a file by default, on Redis when there are several workers."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huey.api import Huey, RedisHuey, SqliteHuey
from huey.consumer import Consumer
from redis import RedisError

from webapp.config import Config

# Long enough for the slowest process to find that another one was first.
TURN_S = 600
_log = logging.getLogger(__name__)


def make_queue(config: Config) -> Huey:
    """Return the queue of an installation."""
    if config.redis_url:
        return _SharedQueue("elan", url=config.redis_url)  # type: ignore[no-untyped-call]  # huey has no types
    return SqliteHuey("elan", filename=str(Path(config.data_dir) / "jobs.sqlite3"), fsync=True)


def start_consumer(queue: Huey) -> Any:
    """Run the queue in this process, in threads; several processes share one through Redis."""
    consumer: Any = _Consumer(queue, workers=1, worker_type="thread", check_worker_health=False)  # type: ignore[no-untyped-call]  # huey has no types
    consumer.start()
    return consumer


class _SharedQueue(RedisHuey):
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


class _Consumer(Consumer):
    """A consumer that lives inside a server: signals belong to the server."""

    def _set_signal_handlers(self) -> None:
        """Leave the process's signal handlers as they are."""
