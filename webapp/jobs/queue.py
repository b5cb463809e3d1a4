"""Work that leaves the request: Huey on a file by default, on Redis when there are several workers."""

from pathlib import Path
from typing import Any

from huey.api import Huey, SqliteHuey
from huey.consumer import Consumer

from webapp.config import Config


def make_queue(config: Config) -> Huey:
    """Return the queue of an installation."""
    if config.redis_url:
        from webapp.jobs.shared_queue import SharedQueue

        return SharedQueue("elan", url=config.redis_url)  # type: ignore[no-untyped-call]  # huey has no types
    return SqliteHuey("elan", filename=str(Path(config.data_dir) / "jobs.sqlite3"), fsync=True)


def start_consumer(queue: Huey) -> Any:
    """Run the queue in this process, in threads; several processes share one through Redis."""
    consumer: Any = _Consumer(queue, workers=1, worker_type="thread", check_worker_health=False)  # type: ignore[no-untyped-call]  # huey has no types
    consumer.start()
    return consumer


class _Consumer(Consumer):
    """A consumer that lives inside a server: signals belong to the server."""

    def _set_signal_handlers(self) -> None:
        """Leave the process's signal handlers as they are."""
