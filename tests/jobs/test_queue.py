"""The queue that several processes share."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from huey.api import crontab

from tests.setup.servers import RedisServer
from webapp.config import Config
from webapp.jobs.queue import make_queue

MINUTE = datetime(2027, 3, 1, 9, 17, tzinfo=UTC)


def make_two(config: Config) -> tuple[Any, Any]:
    """The queue of two processes, each with the same work of every minute."""
    queues = (make_queue(config), make_queue(config))
    for queue in queues:
        queue.periodic_task(crontab(minute="*"), name="look")(lambda: None)
    return queues


@pytest.fixture
def shared(own_redis: RedisServer, tmp_path: Path) -> Config:
    return Config(
        data_dir=tmp_path,
        database_url="postgresql://nobody@/none",
        redis_url=own_redis.url,
        public_url="http://elan.test",
        secret_key="shared",
    )


@pytest.mark.redis
def test_the_work_of_a_minute_is_for_the_first_process_that_looks(shared: Config) -> None:
    first, second = make_two(shared)

    taken = [len(queue.read_periodic(MINUTE)) for queue in (first, second, first)]
    later = [len(queue.read_periodic(MINUTE.replace(minute=18))) for queue in (second, first)]

    assert (taken, later) == ([1, 0, 0], [1, 0])


@pytest.mark.redis
def test_while_redis_is_lost_nothing_is_taken_and_the_thread_lives_on(shared: Config, own_redis: RedisServer) -> None:
    first, _ = make_two(shared)
    own_redis.stop()
    assert first.read_periodic(MINUTE) == []

    own_redis.start()
    assert len(first.read_periodic(MINUTE)) == 1


def test_one_process_alone_needs_no_turn(shared: Config, tmp_path: Path) -> None:
    alone, _ = make_two(replace(shared, redis_url=None))

    assert [len(alone.read_periodic(MINUTE)) for _ in range(2)] == [1, 1]
